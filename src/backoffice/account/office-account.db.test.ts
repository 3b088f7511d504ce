import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import { secondFactorOf } from '../../../test/support/second-factor.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import { createOfficer, findSession, type OfficerActor, ROLES } from '../../modules/identity/index.ts'
import { DEMO_PASSWORD } from '../../web/demo-accounts.ts'
import { seedDemo } from '../../demo/seed-demo.ts'
import { backofficeRoutes } from '../index.ts'

const OWN_PASSWORD = 'mật khẩu riêng của tôi'
const TOTP = '/can-bo/xac-thuc-hai-lop'
const PASSWORD = '/can-bo/doi-mat-khau'

let app: TestApp
let administrator: OfficerActor
before(async () => {
  app = await testApp()
  administrator = await app.world.officer([
    { agencyId: 'so-tnmt', unitId: 'so-tnmt.van-thu', role: 'agency_admin' },
  ])
})
after(() => app.close())

let made = 0
async function newOfficer() {
  made += 1
  const username = `canbo.moi${made}`
  const { db, clock, secret, directory } = app.services
  const outcome = await createOfficer(
    { db, clock, secret, directory, actor: administrator },
    {
      username,
      fullName: `Trần Thị Số ${made}`,
      email: '',
      post: { agencyId: 'so-tnmt', unitId: 'so-tnmt.mot-cua', role: 'receptionist', title: 'Công chức' },
    },
  )
  assert.equal(outcome.kind, 'done')
  const { accountId, oneTimePassword } = outcome as Extract<typeof outcome, { kind: 'done' }>
  return { username, accountId, oneTimePassword }
}

const enter = (visitor: Visitor, username: string, password: string, more = {}) =>
  visitor.post('/can-bo/dang-nhap', { username, password, ...more })

/** Has signed in the first time, with a second factor and a password of his own. */
async function settled() {
  const officer = await newOfficer()
  const visitor = app.visitor()
  await enter(visitor, officer.username, officer.oneTimePassword)
  const factor = secondFactorOf((await visitor.get(TOTP)).text, app.clock)
  await visitor.post(TOTP, { code: factor.code() })
  await visitor.post(PASSWORD, { current: officer.oneTimePassword, password: OWN_PASSWORD })
  app.clock.advance(30_000)
  return { ...officer, visitor, factor }
}

const HOME = /^\/can-bo(\/(?!dang-nhap|xac-thuc|doi-mat-khau).*)?$/

describe('the first sign-in of an officer', () => {
  test('leads over the second factor and a password of his own to the work', async () => {
    const { username, oneTimePassword } = await newOfficer()
    const visitor = app.visitor()
    const next = '/can-bo/tai-khoan'
    const entered = await enter(visitor, username, oneTimePassword, { next })
    assert.equal(entered.location, `${TOTP}?tiep=${encodeURIComponent(next)}`)
    const page = await visitor.follow(entered)
    checkHtml(page.text)
    assert.match(page.text, /<img src="data:image\/svg\+xml;base64,/)
    const wrong = await visitor.post(TOTP, { code: '000000', next })
    assert.equal(wrong.status, 422)
    checkHtml(wrong.text)
    const factor = secondFactorOf(page.text, app.clock)
    const confirmed = await visitor.post(TOTP, { code: factor.code(), next })
    assert.equal(confirmed.location, `${PASSWORD}?tiep=${encodeURIComponent(next)}`)
    checkHtml((await visitor.follow(confirmed)).text)
    const changed = await visitor.post(PASSWORD, { current: oneTimePassword, password: OWN_PASSWORD, next })
    assert.equal(changed.location, next)
    const account = await visitor.follow(changed)
    assert.equal(account.status, 200)
    checkHtml(account.text)
  })

  test('reaches nothing else before, and is led to what is missing', async () => {
    const { username, oneTimePassword } = await newOfficer()
    const visitor = app.visitor()
    await enter(visitor, username, oneTimePassword)
    const closed = ['/can-bo', '/can-bo/tai-khoan', '/can-bo/can-bo', '/can-bo/viec/mine', PASSWORD]
    for (const path of closed) {
      const answer = await visitor.get(path)
      assert.match(answer.location, /^\/can-bo\/dang-nhap\?/, path)
      assert.match((await visitor.follow(answer)).location, /^\/can-bo\/xac-thuc-hai-lop/, path)
    }
    for (const path of ['/can-bo/tai-khoan/phien', '/can-bo/can-bo', PASSWORD])
      assert.equal((await visitor.post(path, {}, { form: TOTP })).status, 401, path)
    const factor = secondFactorOf((await visitor.get(TOTP)).text, app.clock)
    await visitor.post(TOTP, { code: factor.code() })
    for (const path of closed.filter((one) => one !== PASSWORD)) {
      const answer = await visitor.get(path)
      assert.match((await visitor.follow(answer)).location, /^\/can-bo\/doi-mat-khau/, path)
    }
    const weak = await visitor.post(PASSWORD, { current: oneTimePassword, password: oneTimePassword })
    assert.equal(weak.status, 422)
    checkHtml(weak.text)
    await visitor.post(PASSWORD, { current: oneTimePassword, password: OWN_PASSWORD })
    assert.equal((await visitor.get('/can-bo/tai-khoan')).status, 200)
  })
})

test('no route of the office opens before the second factor and the password are set', async () => {
  const { username, oneTimePassword } = await newOfficer()
  const visitor = app.visitor()
  await enter(visitor, username, oneTimePassword)
  const session = await findSession(app.services, visitor.cookies.get('session') ?? '')
  assert.ok(session?.mustEnrol)
  // Holding every role there is.
  const posts = ROLES.map((role) => ({ ...session.posts[0]!, role }))
  const routes = backofficeRoutes(app.services)
  const openTo = (half: object) =>
    routes
      .filter(({ access }) => access.name !== 'anyone')
      .filter(({ access }) => access.check({ ...session, posts, ...half }) === 'allowed')
      .map(({ name }) => name)
  const totp = ['backoffice.account.totp', 'backoffice.account.totp.confirm']
  const password = ['backoffice.account.password', 'backoffice.account.password.change']
  assert.deepEqual(openTo({}), totp)
  assert.deepEqual(openTo({ mustEnrol: false }), [...totp, ...password])
  assert.ok(openTo({ mustEnrol: false, mustChangePassword: false }).length > 10)
})

describe('signing in', () => {
  test('asks for the code on a page of its own, and takes it once', async () => {
    const { username, factor } = await settled()
    const visitor = app.visitor()
    const asked = await enter(visitor, username, OWN_PASSWORD)
    assert.equal(asked.status, 200)
    checkHtml(asked.text)
    assert.doesNotMatch(asked.text, new RegExp(OWN_PASSWORD))
    const ticket = /name="ticket" value="([^"]+)"/.exec(asked.text)?.[1] ?? ''
    const wrong = await visitor.post('/can-bo/dang-nhap/ma', { ticket, code: '000000' })
    assert.equal(wrong.status, 422)
    checkHtml(wrong.text)
    const code = factor.code()
    const entered = await visitor.post('/can-bo/dang-nhap/ma', { ticket, code })
    assert.match(entered.location, HOME)
    const replayed = await app
      .visitor()
      .post('/can-bo/dang-nhap/ma', { ticket, code }, { form: '/can-bo/dang-nhap' })
    assert.equal(replayed.status, 422)
    assert.equal((await app.visitor().get('/can-bo/dang-nhap/ma')).location, '/can-bo/dang-nhap')
  })

  test('keeps the name but not the password, and tells nobody whether the name exists', async () => {
    const { username } = await settled()
    const answers = await Promise.all(
      [username, 'khong.co.ai'].map((name) => enter(app.visitor(), name, 'not the password')),
    )
    const [known, unknown] = answers.map(({ status, text }) => [
      status,
      text.replace(/name="_csrf" value="[^"]*"/g, '').replace(/value="[a-z0-9.]+"/g, ''),
    ])
    assert.deepEqual(known, unknown)
    assert.equal(answers[0]?.status, 422)
    assert.match(answers[0]?.text ?? '', new RegExp(`value="${username}"`))
    assert.doesNotMatch(answers[0]?.text ?? '', /not the password/)
    checkHtml(answers[0]?.text ?? '')
  })

  test('is stopped after ten failures', async () => {
    const { username } = await settled()
    for (let tried = 0; tried < 10; tried += 1) await enter(app.visitor(), username, 'not the password')
    assert.match((await enter(app.visitor(), username, OWN_PASSWORD)).text, /Hãy đợi 15 phút/)
    app.clock.advance(16 * 60_000)
    assert.equal((await enter(app.visitor(), username, OWN_PASSWORD)).status, 200)
  })

  test('never leads out of the office', async () => {
    const { visitor } = await settled()
    for (const next of ['//evil.example', '/tai-khoan', '/can-bo/dang-nhap', 'https://evil.example']) {
      const answer = await visitor.get(`/can-bo/dang-nhap?tiep=${encodeURIComponent(next)}`)
      assert.equal(answer.location, '/can-bo', next)
    }
    assert.equal(
      (await visitor.get('/can-bo/dang-nhap?tiep=/can-bo/tai-khoan')).location,
      '/can-bo/tai-khoan',
    )
  })

  test('a citizen cannot sign in here, nor an officer at the portal', async () => {
    const { username } = await settled()
    const atPortal = await app.visitor().post('/dang-nhap', { loginName: username, password: OWN_PASSWORD })
    assert.equal(atPortal.status, 422)
    const citizen = await app.signedIn(await app.world.citizen())
    assert.match((await citizen.get('/can-bo/tai-khoan')).location, /^\/can-bo\/dang-nhap/)
    assert.match((await citizen.get(TOTP)).location, /^\/can-bo\/dang-nhap/)
  })

  test('signing out ends the session, and forms without their token are refused', async () => {
    const { visitor } = await settled()
    assert.equal((await visitor.post('/can-bo/dang-xuat', {}, { csrf: '' })).status, 403)
    const session = visitor.cookies.get('session') ?? ''
    const out = await visitor.post('/can-bo/dang-xuat', {}, { form: '/can-bo/tai-khoan' })
    assert.equal(out.location, '/can-bo/dang-nhap')
    const thief = await app.visitor().get('/can-bo/tai-khoan', { cookie: `session=${session}` })
    assert.equal(thief.status, 303)
  })
})

test('an officer sees his posts, his sessions and the state of his second factor', async () => {
  const { visitor } = await settled()
  for (const lang of ['vi', 'en']) {
    const page = await visitor.get(`/can-bo/tai-khoan?lang=${lang}`)
    checkHtml(page.text)
    assert.match(page.text, lang === 'vi' ? /Tiếp nhận và trả kết quả/ : /Reception and return/)
    checkHtml((await visitor.get(`${TOTP}?lang=${lang}`)).text)
    checkHtml((await visitor.get(`${PASSWORD}?lang=${lang}`)).text)
  }
  const ended = await visitor.post(
    '/can-bo/tai-khoan/phien',
    { session: 'others' },
    { form: '/can-bo/tai-khoan' },
  )
  assert.equal(ended.location, '/can-bo/tai-khoan')
})

describe('the demo', () => {
  let demo: TestApp
  before(async () => {
    demo = await testApp({ demo: true })
    await seedDemo(demo.services)
  })
  after(() => demo.close())

  test('lists its officers by agency, and one button signs in without a second factor', async () => {
    const visitor = demo.visitor()
    const page = await visitor.get('/can-bo/dang-nhap?co-quan=so-y-te')
    checkHtml(page.text)
    assert.match(page.text, /tiepnhan\.syt/)
    assert.match(page.text, /quantri\.tinh/)
    assert.doesNotMatch(page.text, /tiepnhan\.stnmt/)
    assert.match((await visitor.get('/can-bo/dang-nhap')).text, /tiepnhan\.stnmt/)
    const entered = await enter(visitor, 'tiepnhan.stnmt', DEMO_PASSWORD)
    assert.match(entered.location, HOME)
    assert.equal((await visitor.get('/can-bo/tai-khoan')).status, 200)
  })

  test('is seeded once, and what people changed since is left alone', async () => {
    const { db } = demo.services
    const count = async () =>
      (
        await db
          .selectFrom('accounts')
          .select((eb) => eb.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n
    const before_ = await count()
    await db
      .updateTable('accounts')
      .set({ full_name: 'Tên Mới' })
      .where('username', '=', 'tiepnhan.stnmt')
      .execute()
    await db.deleteFrom('accounts').where('username', '=', 'quantri.tinh').execute()
    await seedDemo(demo.services)
    assert.equal(await count(), before_)
    const kept = await db
      .selectFrom('accounts')
      .select('full_name')
      .where('username', '=', 'tiepnhan.stnmt')
      .executeTakeFirst()
    assert.equal(kept?.full_name, 'Tên Mới')
    const posts = await db
      .selectFrom('posts')
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirstOrThrow()
    await seedDemo(demo.services)
    assert.deepEqual(
      await db
        .selectFrom('posts')
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow(),
      posts,
    )
  })
})

test('outside the demo no account is listed', async () => {
  const page = await app.visitor().get('/can-bo/dang-nhap')
  checkHtml(page.text)
  assert.doesNotMatch(page.text, /stnmt|chạy thử/)
})
