import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testWorld, type World } from '../../../test/support/world.ts'
import type { OfficerActor } from './actor.ts'
import {
  addPost,
  beginTotp,
  changePassword,
  confirmTotp,
  createFirstAdministrator,
  createOfficer,
  endPost,
  enterOfficerCode,
  findOfficer,
  findSession,
  listAccountActs,
  listOfficers,
  type ManageContext,
  resetOfficerPassword,
  resetOfficerTotp,
  searchOfficers,
  setOfficerLock,
  signInOfficer,
} from './index.ts'
import { totpCode, totpStep } from './totp.ts'

const MINUTE = 60_000
const secret = 'a secret of the tests, 32 letters or more'

let world: World
let administrator: OfficerActor
before(async () => {
  world = await testWorld()
  administrator = await world.officer([
    { agencyId: 'so-tnmt', unitId: 'so-tnmt.van-thu', role: 'agency_admin' },
  ])
})
after(() => world.close())

const identity = () => ({ db: world.db, clock: world.clock, secret })
const manage = (actor = administrator): ManageContext => ({
  ...identity(),
  actor,
  directory: world.directory,
})

let made = 0
const aNewOfficer = (post = {}) => {
  made += 1
  return {
    username: `Can.Bo${made}`,
    fullName: `Trần Thị Số ${made}`,
    email: '',
    post: {
      agencyId: 'so-tnmt',
      unitId: 'so-tnmt.mot-cua',
      role: 'receptionist' as const,
      title: 'Công chức',
      ...post,
    },
  }
}

async function created() {
  const officer = aNewOfficer()
  const outcome = await createOfficer(manage(), officer)
  assert.equal(outcome.kind, 'done')
  const { accountId, oneTimePassword } = outcome as Extract<typeof outcome, { kind: 'done' }>
  return { accountId, oneTimePassword, username: officer.username }
}

const enter = (username: string, password: string, secondFactorRequired = true) =>
  signInOfficer(identity(), { username, password, code: '', device: 'test', secondFactorRequired })

/** An officer with a password and a second factor of his own. */
async function settled() {
  const { accountId, username, oneTimePassword } = await created()
  const password = 'mật khẩu riêng của tôi'
  const first = await enter(username, oneTimePassword)
  assert.equal(first.kind, 'signed-in')
  const { token } = first as { token: string }
  const begun = await beginTotp(identity(), accountId, 'Tỉnh')
  const key = base32Decode(begun?.secret ?? '')
  const code = totpCode(key, totpStep(world.clock.now()))
  assert.equal(await confirmTotp(identity(), { accountId, code, keepToken: token }), 'confirmed')
  const changed = await changePassword(identity(), {
    accountId,
    current: oneTimePassword,
    next: password,
    keepToken: token,
  })
  assert.equal(changed.kind, 'changed')
  return { accountId, username, password, token, key, code }
}

function base32Decode(text: string): Buffer {
  const bits = [...text].map((sign) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  )
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

describe('a new officer', () => {
  test('comes in with the one-time password to set up what is missing, and may do nothing before', async () => {
    const { username, oneTimePassword, accountId } = await created()
    assert.match(oneTimePassword, /^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    const outcome = await enter(username, oneTimePassword)
    assert.equal(outcome.kind, 'signed-in')
    const { token } = outcome as { token: string }
    const session = await findSession(identity(), token)
    assert.equal(session?.mustEnrol, true)
    assert.equal(session?.mustChangePassword, true)
    assert.deepEqual(
      (await listAccountActs(world.db, accountId)).map(({ action, actorName }) => [action, actorName]),
      [['officer.created', administrator.name]],
    )
  })

  test('is refused with all that is wrong, or a name that is taken', async () => {
    const bad = await createOfficer(manage(), {
      username: 'Cán bộ',
      fullName: '',
      email: 'x',
      post: { agencyId: 'so-tnmt', unitId: 'so-y-te.mot-cua', role: 'agency_admin', title: '' },
    })
    assert.deepEqual(bad, {
      kind: 'invalid',
      errors: {
        username: 'malformed',
        fullName: 'missing',
        email: 'malformed',
        unit: 'unknown',
        role: 'not-yours',
        title: 'missing',
      },
    })
    const { username } = await created()
    const again = await createOfficer(manage(), { ...aNewOfficer(), username: username.toUpperCase() })
    assert.deepEqual(again, { kind: 'invalid', errors: { username: 'taken' } })
  })

  test('loses a one-time password that was not used within a week', async () => {
    const { username, oneTimePassword } = await created()
    world.clock.advance(7 * 24 * 60 * MINUTE + 1000)
    assert.equal((await enter(username, oneTimePassword)).kind, 'stale')
    assert.equal((await enter(username, 'not the password')).kind, 'wrong')
  })
})

describe('signing in with a second factor', () => {
  test('asks for the code only after the right password, and takes each code once', async () => {
    const { username, password, key, code } = await settled()
    assert.equal((await enter(username, 'not the password')).kind, 'wrong')
    const first = await enter(username, password)
    assert.equal(first.kind, 'code-needed')
    const { ticket } = first as { ticket: string }
    const give = (typed: string, with_ = ticket) =>
      enterOfficerCode(identity(), { ticket: with_, code: typed, device: 'test', secondFactorRequired: true })
    assert.equal((await give(code)).kind, 'wrong', 'the code that proved the app is used')
    world.clock.advance(30_000)
    const next = totpCode(key, totpStep(world.clock.now()))
    const both = await Promise.all([give(next), give(next)])
    assert.deepEqual(both.map(({ kind }) => kind).toSorted(), ['signed-in', 'wrong'])
    assert.equal((await give(next, `x${ticket}`)).kind, 'expired')
    world.clock.advance(11 * MINUTE)
    assert.equal((await give(totpCode(key, totpStep(world.clock.now())))).kind, 'expired')
  })

  test('stops guessing of codes, also across new tickets', async () => {
    const { username, password, key } = await settled()
    const ticketOf = async () => (await enter(username, password)) as { ticket: string }
    const give = async (code: string) =>
      enterOfficerCode(identity(), {
        ...(await ticketOf()),
        code,
        device: 'test',
        secondFactorRequired: true,
      })
    const { ticket } = await ticketOf()
    for (let tried = 0; tried < 10; tried += 1) {
      const outcome = await enterOfficerCode(identity(), {
        ticket,
        code: '000000',
        device: '',
        secondFactorRequired: true,
      })
      assert.equal(outcome.kind, 'wrong')
    }
    world.clock.advance(30_000)
    assert.equal((await give(totpCode(key, totpStep(world.clock.now())))).kind, 'too-many')
    world.clock.advance(16 * MINUTE)
    assert.equal((await give(totpCode(key, totpStep(world.clock.now())))).kind, 'signed-in')
  })

  test('a ticket given before a password reset opens nothing', async () => {
    const { accountId, username, password, key } = await settled()
    const { ticket } = (await enter(username, password)) as { ticket: string }
    world.clock.advance(30_000)
    await resetOfficerPassword(manage(), accountId)
    const code = totpCode(key, totpStep(world.clock.now()))
    const outcome = await enterOfficerCode(identity(), {
      ticket,
      code,
      device: '',
      secondFactorRequired: true,
    })
    assert.equal(outcome.kind, 'expired')
  })

  test('setting it up shows the same secret until it is confirmed, then none', async () => {
    const { accountId } = await created()
    const [one, two] = await Promise.all([1, 2].map(() => beginTotp(identity(), accountId, 'Tỉnh')))
    assert.equal(one?.secret, two?.secret)
    assert.equal(await confirmTotp(identity(), { accountId, code: '000000', keepToken: '' }), 'wrong')
    const code = totpCode(base32Decode(one?.secret ?? ''), totpStep(world.clock.now()))
    assert.equal(await confirmTotp(identity(), { accountId, code, keepToken: '' }), 'confirmed')
    assert.equal(await beginTotp(identity(), accountId, 'Tỉnh'), undefined)
  })

  test('in demo mode an officer without one simply works', async () => {
    const { username, oneTimePassword } = await created()
    const outcome = await enter(username, oneTimePassword, false)
    assert.equal(outcome.kind === 'signed-in' && outcome.mustEnrol, false)
  })
})

describe('an administrator', () => {
  test('locks an officer out at once and lets him in again', async () => {
    const { accountId, username, password, token } = await settled()
    assert.equal((await setOfficerLock(manage(), { accountId, locked: true })).kind, 'done')
    assert.equal(await findSession(identity(), token), undefined)
    assert.equal((await enter(username, password)).kind, 'wrong')
    assert.equal((await setOfficerLock(manage(), { accountId, locked: true })).kind, 'done')
    assert.equal((await setOfficerLock(manage(), { accountId, locked: false })).kind, 'done')
    assert.equal((await enter(username, password)).kind, 'code-needed')
    const acts = (await listAccountActs(world.db, accountId)).map(({ action }) => action)
    assert.deepEqual(acts, ['officer.unlocked', 'officer.locked', 'officer.totp-set', 'officer.created'])
  })

  test('gives new means to sign in, which end all sessions', async () => {
    const { accountId, username, password, token } = await settled()
    const reset = await resetOfficerPassword(manage(), accountId)
    assert.equal(reset.kind, 'done')
    assert.equal(await findSession(identity(), token), undefined)
    assert.equal((await enter(username, password)).kind, 'wrong')
    const { oneTimePassword } = reset as { oneTimePassword: string }
    assert.equal((await enter(username, oneTimePassword)).kind, 'code-needed', 'the second factor stays')
    assert.equal((await resetOfficerTotp(manage(), accountId)).kind, 'done')
    const outcome = await enter(username, oneTimePassword)
    assert.equal(outcome.kind === 'signed-in' && outcome.mustEnrol && outcome.mustChangePassword, true)
  })

  test('adds a post once and ends it, from that day on', async () => {
    const { accountId } = await created()
    const post = {
      agencyId: 'so-tnmt',
      unitId: 'so-tnmt.lanh-dao',
      role: 'agency_leader' as const,
      title: 'Giám đốc',
    }
    assert.equal((await addPost(manage(), { accountId, post })).kind, 'done')
    assert.deepEqual(await addPost(manage(), { accountId, post }), {
      kind: 'invalid',
      errors: { post: 'held' },
    })
    const postId = async () =>
      (await findOfficer(manage(), accountId))?.posts.find(({ role }) => role === 'agency_leader')?.id ?? ''
    world.clock.advance(24 * 60 * MINUTE)
    const id = await postId()
    assert.equal((await endPost(manage(), id)).kind, 'done')
    assert.equal((await endPost(manage(), id)).kind, 'done', 'ending it again does no harm')
    const officer = await findOfficer(manage(), accountId)
    const ended = officer?.posts.find((one) => one.id === id)
    assert.equal(
      ended?.validTo,
      new Date(world.clock.now().getTime() + 7 * 60 * MINUTE - 24 * 60 * MINUTE).toISOString().slice(0, 10),
    )
    assert.deepEqual((await addPost(manage(), { accountId, post })).kind, 'done')
    assert.equal((await endPost(manage(), await postId())).kind, 'done')
    assert.equal((await listAccountActs(world.db, accountId))[0]?.action, 'officer.post-ended')
  })

  test('neither locks himself out nor takes his own post or second factor', async () => {
    const { accountId, posts } = administrator
    assert.equal((await setOfficerLock(manage(), { accountId, locked: true })).kind, 'self')
    assert.equal((await resetOfficerPassword(manage(), accountId)).kind, 'self')
    assert.equal((await resetOfficerTotp(manage(), accountId)).kind, 'self')
    const province = await world.officer([
      { agencyId: 'ubnd-tinh', unitId: 'ubnd-tinh.van-thu', role: 'province_admin' },
    ])
    assert.equal((await endPost(manage(province), province.posts[0]?.id ?? '')).kind, 'self')
    assert.equal((await endPost(manage(), posts[0]?.id ?? '')).kind, 'forbidden')
  })

  test('finds officers by name without marks, in the agencies one manages', async () => {
    const { accountId } = await created()
    const stranger = await world.officer(
      [{ agencyId: 'so-y-te', unitId: 'so-y-te.mot-cua', role: 'receptionist' }],
      'Trần Thị Số Xa',
    )
    const ids = async (actor: OfficerActor, text: string) =>
      (await searchOfficers(manage(actor), text)).map(({ id }) => id)
    const found = await ids(administrator, 'tran thi so')
    assert.ok(found.includes(accountId))
    assert.ok(!found.includes(stranger.accountId))
    const province = await world.officer([
      { agencyId: 'ubnd-tinh', unitId: 'ubnd-tinh.van-thu', role: 'province_admin' },
    ])
    assert.deepEqual(await ids(province, 'TRẦN so xa'), [stranger.accountId])
    assert.deepEqual(await ids(province, '   '), [])
    const listed = await listOfficers(manage(), 'so-tnmt')
    assert.ok(listed.some(({ id }) => id === accountId))
    assert.ok(!listed.some(({ id }) => id === stranger.accountId))
  })
})

test('the first administrator is made once, by the installation', async () => {
  const other = await testWorld()
  try {
    const ctx = { db: other.db, clock: other.clock, secret, directory: other.directory }
    const wanted = { username: 'Quan.Tri', fullName: 'Lê Văn Quản', agencyId: 'ubnd-tinh', force: false }
    const both = await Promise.all([
      createFirstAdministrator(ctx, wanted),
      createFirstAdministrator(ctx, { ...wanted, username: 'quan.tri2' }),
    ])
    assert.deepEqual(both.map(({ kind }) => kind).toSorted(), ['done', 'exists'])
    assert.equal(
      (await createFirstAdministrator(ctx, { ...wanted, username: 'Quản trị' })).kind,
      'bad-username',
    )
    assert.equal((await createFirstAdministrator(ctx, { ...wanted, fullName: '' })).kind, 'bad-name')
    const weak = await createFirstAdministrator(ctx, { ...wanted, force: true, password: '1234567890' })
    assert.equal(weak.kind, 'weak')
    const forced = await createFirstAdministrator(ctx, {
      ...wanted,
      username: 'quan.tri3',
      force: true,
      password: 'một câu dễ nhớ',
    })
    assert.equal(forced.kind === 'done' && forced.oneTimePassword, undefined)
  } finally {
    await other.close()
  }
})
