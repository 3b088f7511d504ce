import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import { codeSentTo, deliverIdentityPost } from '../../../test/support/identity-post.ts'
import type { Visitor } from '../../../test/support/visitor.ts'

const PASSWORD = 'con mèo đen ngủ'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

const installation = () => ({ ...app.services, ownerDb: app.world.ownerDb })

let people = 0
const newAddress = () => {
  people += 1
  return `nguoi.dan${people}@vidu.vn`
}

const form = (loginName: string) => ({
  kind: 'person',
  loginName,
  fullName: 'Nguyễn Văn An',
  password: PASSWORD,
})

/** Somebody who registered, confirmed and is in. */
async function member(loginName = newAddress()): Promise<{ visitor: Visitor; loginName: string }> {
  const visitor = app.visitor()
  await visitor.post('/dang-ky', form(loginName))
  const code = await codeSentTo(installation(), loginName)
  const done = await visitor.post('/xac-nhan-tai-khoan', { loginName, code, password: PASSWORD })
  assert.equal(done.status, 303)
  return { visitor, loginName }
}

const signIn = (visitor: Visitor, loginName: string, password = PASSWORD, more = {}) =>
  visitor.post('/dang-nhap', { loginName, password, ...more })

describe('coming in for the first time', () => {
  test('leads from registering over the code back to what one was doing', async () => {
    const visitor = app.visitor()
    const loginName = newAddress()
    const asked = await visitor.get('/tai-khoan/thong-tin')
    assert.equal(asked.location, '/dang-nhap?tiep=%2Ftai-khoan%2Fthong-tin')
    const signInPage = await visitor.follow(asked)
    assert.match(signInPage.text, /href="\/dang-ky\?tiep=%2Ftai-khoan%2Fthong-tin"/)
    const registered = await visitor.post('/dang-ky', { ...form(loginName), next: '/tai-khoan/thong-tin' })
    assert.equal(registered.location, '/xac-nhan-tai-khoan?tiep=%2Ftai-khoan%2Fthong-tin')
    const confirmPage = await visitor.follow(registered)
    assert.match(confirmPage.text, new RegExp(`name="loginName"[^>]*value="${loginName}"`))
    const code = await codeSentTo(installation(), loginName)
    const wrong = await visitor.post('/xac-nhan-tai-khoan', { loginName, code, password: 'not the password' })
    assert.equal(wrong.status, 422)
    checkHtml(wrong.text)
    const done = await visitor.post('/xac-nhan-tai-khoan', {
      loginName,
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
      password: PASSWORD,
      next: '/tai-khoan/thong-tin',
    })
    assert.equal(done.location, '/tai-khoan/thong-tin')
    assert.equal((await visitor.follow(done)).status, 200)
    assert.equal(visitor.cookies.has('login-name'), false)
  })

  test('keeps what was typed when something is wrong, but never the password', async () => {
    const answer = await app.visitor().post('/dang-ky', {
      ...form('not an address'),
      kind: 'organisation',
      organisationName: 'Công ty <Ví Dụ>',
      password: 'ngắn',
    })
    assert.equal(answer.status, 422)
    checkHtml(answer.text)
    assert.match(answer.text, /<title>Lỗi: /)
    assert.match(answer.text, /value="Công ty &lt;Ví Dụ&gt;"/)
    assert.match(answer.text, /value="not an address"/)
    assert.doesNotMatch(answer.text, /ngắn"/)
    for (const id of ['loginName', 'taxCode', 'password'])
      assert.match(answer.text, new RegExp(`href="#${id}"`))
  })

  test('sends another code, and the old one stops working', async () => {
    const visitor = app.visitor()
    const loginName = newAddress()
    await visitor.post('/dang-ky', form(loginName))
    const old = await codeSentTo(installation(), loginName)
    const again = await visitor.post('/xac-nhan-tai-khoan', { loginName, _action: 'resend' })
    assert.equal(again.status, 303)
    const code = await codeSentTo(installation(), loginName)
    assert.equal(
      (await visitor.post('/xac-nhan-tai-khoan', { loginName, code: old, password: PASSWORD })).status,
      422,
    )
    assert.equal(
      (await visitor.post('/xac-nhan-tai-khoan', { loginName, code, password: PASSWORD })).status,
      303,
    )
  })
})

/** A page without what differs from visitor to visitor. */
const bare = (text: string) =>
  text.replace(/name="_csrf" value="[^"]*"/g, '').replace(/[a-z0-9.]+@vidu\.vn/g, 'ADDRESS')

describe('who has an account', () => {
  test('cannot be told from any answer', async () => {
    const { loginName: known } = await member()
    const unknown = newAddress()
    const asking: Readonly<Record<string, (visitor: Visitor, address: string) => Promise<unknown>>> = {
      register: async (visitor, address) => {
        const answer = await visitor.post('/dang-ky', form(address))
        return [answer.status, answer.location, bare((await visitor.follow(answer)).text)]
      },
      forgotten: async (visitor, address) => {
        const answer = await visitor.post('/quen-mat-khau', { loginName: address })
        return [answer.status, answer.location, bare((await visitor.follow(answer)).text)]
      },
      resend: async (visitor, address) => {
        const answer = await visitor.post('/xac-nhan-tai-khoan', { loginName: address, _action: 'resend' })
        return [answer.status, answer.location, bare((await visitor.follow(answer)).text)]
      },
      signIn: async (visitor, address) => {
        const answer = await signIn(visitor, address, 'not the password')
        return [answer.status, bare(answer.text)]
      },
      reset: async (visitor, address) => {
        const answer = await visitor.post('/dat-lai-mat-khau', {
          loginName: address,
          code: '123456',
          password: 'a good new one',
        })
        return [answer.status, bare(answer.text)]
      },
    }
    for (const [what, ask] of Object.entries(asking)) {
      assert.deepEqual(await ask(app.visitor(), known), await ask(app.visitor(), unknown), what)
    }
    await deliverIdentityPost(installation())
  })
})

describe('signing in and out', () => {
  test('returns to a page of this site only', async () => {
    const { loginName } = await member()
    const goes = async (next: string) => (await signIn(app.visitor(), loginName, PASSWORD, { next })).location
    assert.equal(await goes('/tai-khoan/mat-khau'), '/tai-khoan/mat-khau')
    const home = await goes('')
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/can-bo', '/dang-nhap'])
      assert.equal(await goes(next), home, next)
  })

  test('a wrong password keeps the address and says nothing about it', async () => {
    const { loginName } = await member()
    const answer = await signIn(app.visitor(), loginName, 'not the password')
    assert.equal(answer.status, 422)
    checkHtml(answer.text)
    assert.match(answer.text, new RegExp(`value="${loginName}"`))
    assert.doesNotMatch(answer.text, /not the password/)
  })

  test('an account not confirmed yet is led to its code', async () => {
    const loginName = newAddress()
    await app.visitor().post('/dang-ky', form(loginName))
    const visitor = app.visitor()
    assert.equal((await signIn(visitor, loginName)).location, '/xac-nhan-tai-khoan')
    assert.match((await visitor.get('/xac-nhan-tai-khoan')).text, new RegExp(`value="${loginName}"`))
  })

  test('signing out ends the session, not just the cookie', async () => {
    const { visitor } = await member()
    const session = visitor.cookies.get('session') ?? ''
    assert.equal((await visitor.get('/tai-khoan')).status, 200)
    assert.equal((await visitor.post('/dang-xuat', {}, { form: '/tai-khoan' })).status, 303)
    assert.equal(visitor.cookies.has('session'), false)
    const thief = await app.visitor().get('/tai-khoan', { cookie: `session=${session}` })
    assert.equal(thief.status, 303)
  })

  test('is never ridden: forms without their token, or from another site, are refused', async () => {
    const { visitor, loginName } = await member()
    const other = app.visitor()
    assert.equal(
      (await other.post('/dang-nhap', { loginName, password: PASSWORD }, { csrf: '' })).status,
      403,
    )
    assert.equal((await visitor.post('/dang-xuat', {}, { csrf: 'made.up' })).status, 403)
    for (const path of [
      '/tai-khoan/mat-khau',
      '/tai-khoan/phien',
      '/tai-khoan/thong-tin',
      '/tai-khoan/lien-lac',
    ]) {
      const answer = await visitor.post(
        path,
        {},
        { form: '/tai-khoan', headers: { origin: 'https://evil.example' } },
      )
      assert.equal(answer.status, 403, path)
    }
    assert.equal((await visitor.get('/tai-khoan')).status, 200)
  })

  test('guessing from one account is stopped for a while', async () => {
    const { loginName } = await member()
    const visitor = app.visitor()
    for (let tried = 0; tried < 10; tried += 1) await signIn(visitor, loginName, 'not the password')
    const stopped = await signIn(visitor, loginName)
    assert.equal(stopped.status, 422)
    assert.match(stopped.text, /Hãy đợi 15 phút/)
    app.clock.advance(16 * 60_000)
    assert.equal((await signIn(visitor, loginName)).status, 303)
  })
})

describe('a forgotten password', () => {
  test('is replaced with a code, which ends every session', async () => {
    const { visitor: atHome, loginName } = await member()
    const visitor = app.visitor()
    const sent = await visitor.post('/quen-mat-khau', { loginName })
    assert.equal(sent.location, '/dat-lai-mat-khau')
    const code = await codeSentTo(installation(), loginName)
    const weak = await visitor.post('/dat-lai-mat-khau', { loginName, code, password: '1234567890' })
    assert.equal(weak.status, 422)
    checkHtml(weak.text)
    const reset = await visitor.post('/dat-lai-mat-khau', { loginName, code, password: 'câu mới dễ nhớ' })
    assert.equal(reset.location, '/dang-nhap')
    assert.equal((await atHome.get('/tai-khoan')).status, 303)
    assert.equal((await signIn(visitor, loginName)).status, 422)
    assert.equal((await signIn(visitor, loginName, 'câu mới dễ nhớ')).status, 303)
  })
})

describe('one’s own account', () => {
  test('shows and saves the details that forms are filled with', async () => {
    const { visitor } = await member()
    const details = {
      fullName: 'Trần Thị Bưởi',
      nationalId: '095 190 001 234',
      day: '4',
      month: '3',
      year: '1990',
      areaCode: '31816',
      address: 'Ấp Nội Ô',
    }
    const wrong = await visitor.post('/tai-khoan/thong-tin', {
      ...details,
      day: '31',
      month: '2',
      nationalId: '12',
    })
    assert.equal(wrong.status, 422)
    checkHtml(wrong.text)
    assert.match(wrong.text, /href="#dateOfBirth-day"/)
    assert.match(wrong.text, /value="Trần Thị Bưởi"/)
    const saved = await visitor.post('/tai-khoan/thong-tin', details)
    assert.equal(saved.status, 303)
    const page = await visitor.follow(saved)
    for (const text of ['Trần Thị Bưởi', '095190001234', '04/03/1990', 'Ấp Nội Ô', 'Thành phố Bạc Liêu'])
      assert.ok(page.text.includes(text), text)
  })

  test('changes the password, and other sessions end', async () => {
    const { visitor, loginName } = await member()
    const elsewhere = app.visitor()
    await signIn(elsewhere, loginName)
    const change = (current: string, password: string) =>
      visitor.post('/tai-khoan/mat-khau', { current, password })
    assert.equal((await change('not the password', 'câu mới dễ nhớ')).status, 422)
    assert.equal((await change(PASSWORD, PASSWORD)).status, 422)
    assert.equal((await change(PASSWORD, 'câu mới dễ nhớ')).status, 303)
    assert.equal((await visitor.get('/tai-khoan')).status, 200)
    assert.equal((await elsewhere.get('/tai-khoan')).status, 303)
  })

  test('lists sessions and ends the others', async () => {
    const { visitor, loginName } = await member()
    const elsewhere = app.visitor()
    await signIn(elsewhere, loginName)
    const page = await visitor.get('/tai-khoan')
    const id = /name="session" value="([0-9a-f]{64})"/.exec(page.text)?.[1] ?? ''
    assert.equal(
      (await visitor.post('/tai-khoan/phien', { session: id }, { form: '/tai-khoan' })).status,
      303,
    )
    assert.equal((await elsewhere.get('/tai-khoan')).status, 303)
    await signIn(elsewhere, loginName)
    await visitor.post('/tai-khoan/phien', { session: 'others' }, { form: '/tai-khoan' })
    assert.equal((await elsewhere.get('/tai-khoan')).status, 303)
    assert.equal((await visitor.get('/tai-khoan')).status, 200)
  })

  test('takes another address by a code sent there', async () => {
    const { visitor } = await member()
    const phone = '0933000111'
    const landline = await visitor.post('/tai-khoan/lien-lac', { address: '02913822345', password: PASSWORD })
    assert.match(landline.text, /điện thoại cố định/)
    const sent = await visitor.post('/tai-khoan/lien-lac', { address: phone, password: PASSWORD })
    assert.equal(sent.location, '/tai-khoan/lien-lac/ma')
    const code = await codeSentTo(installation(), phone)
    assert.equal((await visitor.post('/tai-khoan/lien-lac/ma', { code: '1' })).status, 422)
    assert.equal((await visitor.post('/tai-khoan/lien-lac/ma', { code })).location, '/tai-khoan')
    assert.equal((await signIn(app.visitor(), phone)).status, 303)
  })

  test('speaks the language chosen, and so do its letters', async () => {
    const { visitor, loginName } = await member()
    const saved = await visitor.post('/tai-khoan/ngon-ngu', { locale: 'en' }, { form: '/tai-khoan' })
    assert.match((await visitor.follow(saved)).text, /My account/)
    await visitor.post('/quen-mat-khau', { loginName })
    const [letter] = await deliverIdentityPost(installation())
    assert.match(letter?.text ?? '', /Your confirmation code is/)
  })

  test('is a citizen’s: an officer’s session does not open it', async () => {
    const officer = await app.world.officer([
      { agencyId: 'so-tnmt', unitId: 'so-tnmt.mot-cua', role: 'receptionist' },
    ])
    const visitor = await app.signedIn(officer)
    assert.match((await visitor.get('/tai-khoan')).location, /^\/dang-nhap/)
  })
})

test('every page of the account is valid and complete, in both languages', async () => {
  const { visitor } = await member()
  const open = ['/dang-nhap', '/dang-ky', '/xac-nhan-tai-khoan', '/quen-mat-khau', '/dat-lai-mat-khau']
  const own = ['', '/thong-tin', '/mat-khau', '/lien-lac', '/lien-lac/ma'].map((path) => `/tai-khoan${path}`)
  for (const lang of ['vi', 'en']) {
    for (const path of open) checkHtml((await app.visitor().get(`${path}?lang=${lang}`)).text)
    for (const path of own) checkHtml((await visitor.get(`${path}?lang=${lang}`)).text)
  }
})

test('the demo lists its people and the mailbox; the real site does not', async () => {
  const real = await app.visitor().get('/dang-nhap')
  assert.doesNotMatch(real.text, /motcua\.example|hop-thu-thu|chạy thử/)
  const demo = await testApp({ demo: true, mailboxFolder: '/nowhere' })
  try {
    const page = await demo.visitor().get('/dang-nhap')
    checkHtml(page.text)
    assert.match(page.text, /congdan1@motcua\.example/)
    assert.match(page.text, /href="\/hop-thu-thu"/)
  } finally {
    await demo.close()
  }
})
