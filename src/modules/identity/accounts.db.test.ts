import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { codeSentTo, deliverIdentityPost, type Installation } from '../../../test/support/identity-post.ts'
import { type ManualClock, manualClock } from '../../platform/clock/clock.ts'
import { countQueries } from '../../platform/db/count-queries.ts'
import { countAttempt, forgetAttempts } from './attempt-brake.ts'
import {
  changePassword,
  confirmAccount,
  confirmAddress,
  endSession,
  endSessionById,
  findSession,
  getAccount,
  listSessions,
  registerAccount,
  requestAddress,
  requestReset,
  resendConfirmation,
  resetPassword,
  sessionFinder,
  signIn,
} from './index.ts'
import { sweepIdentity } from './sweep-identity.ts'

const PASSWORD = 'con mèo đen ngủ'
const DEVICE = 'Chrome, Windows'
const MINUTE = 60_000

let database: TestDatabase
let clock: ManualClock
let ctx: Installation
let people = 0

before(async () => {
  database = await testDatabase()
  clock = manualClock(new Date('2026-11-24T09:00:00+07:00'))
  ctx = {
    db: database.db,
    ownerDb: database.ownerDb,
    clock,
    secret: 'a secret of the tests, 32 letters or more',
  }
})
after(() => database.close())

function newAddress(): string {
  people += 1
  return `nguoi${people}@vidu.vn`
}

const registration = (loginName: string, password = PASSWORD) => ({
  kind: 'person' as const,
  loginName,
  fullName: 'Nguyễn Văn An',
  organisationName: '',
  nationalId: '095 190 001 234',
  taxCode: '',
  password,
  locale: 'vi' as const,
})

async function confirmed(loginName = newAddress()) {
  await registerAccount(ctx, registration(loginName))
  const code = await codeSentTo(ctx, loginName)
  const outcome = await confirmAccount(ctx, { loginName, code, password: PASSWORD, device: DEVICE })
  assert.equal(outcome.kind, 'signed-in')
  return { loginName, ...(outcome as Extract<typeof outcome, { kind: 'signed-in' }>) }
}

const enter = (loginName: string, password = PASSWORD) => signIn(ctx, { loginName, password, device: DEVICE })

describe('registering', () => {
  test('opens an account that works once the code came back', async () => {
    const loginName = newAddress()
    assert.deepEqual(await registerAccount(ctx, registration(loginName)), {
      kind: 'code-sent',
      channel: 'email',
    })
    assert.equal((await enter(loginName)).kind, 'unconfirmed')
    const code = await codeSentTo(ctx, loginName)
    const wrong = code === '111111' ? '222222' : '111111'
    const attempt = (typed: string, password = PASSWORD) =>
      confirmAccount(ctx, { loginName, code: typed, password, device: DEVICE })
    assert.equal((await attempt(wrong)).kind, 'wrong')
    assert.equal((await attempt(code, 'not the password')).kind, 'wrong')
    assert.equal((await attempt(code)).kind, 'signed-in')
    assert.equal((await attempt(code)).kind, 'wrong', 'a code is good once')
    assert.equal((await enter(loginName)).kind, 'signed-in')
  })

  test('keeps what was typed in its plain form', async () => {
    const { accountId, loginName } = await confirmed()
    const account = await getAccount(ctx.db, accountId)
    assert.equal(account.nationalId, '095190001234')
    assert.equal(account.email, loginName)
    assert.equal(account.status, 'active')
  })

  test('takes a phone number in any form, and one account has it', async () => {
    assert.equal((await registerAccount(ctx, registration('+84 912 345 678'))).kind, 'code-sent')
    const code = await codeSentTo(ctx, '0912345678')
    const outcome = await confirmAccount(ctx, {
      loginName: '0912 345 678',
      code,
      password: PASSWORD,
      device: DEVICE,
    })
    assert.equal(outcome.kind, 'signed-in')
  })

  test('names everything that is wrong at once', async () => {
    const outcome = await registerAccount(ctx, {
      ...registration('0291 3822 345', 'ngắn'),
      kind: 'organisation',
      fullName: ' ',
      nationalId: '123',
      taxCode: '12',
    })
    assert.deepEqual(outcome, {
      kind: 'invalid',
      errors: {
        loginName: 'landline',
        fullName: 'missing',
        organisationName: 'missing',
        nationalId: 'malformed',
        taxCode: 'malformed',
        password: 'too-short',
      },
    })
  })

  test('an address that has an account is answered alike, and its owner told', async () => {
    const { loginName, accountId } = await confirmed()
    const again = await registerAccount(ctx, registration(loginName, 'another good password'))
    assert.deepEqual(again, { kind: 'code-sent', channel: 'email' })
    const [letter] = await deliverIdentityPost(ctx)
    assert.equal(letter?.to, loginName)
    assert.match(letter?.text ?? '', /đã có tài khoản/)
    assert.doesNotMatch(letter?.text ?? '', /\d{3} \d{3}/)
    assert.equal((await enter(loginName)).kind, 'signed-in')
    assert.equal((await getAccount(ctx.db, accountId)).status, 'active')
  })

  test('nobody is led to confirm what another registered on his address', async () => {
    const victim = newAddress()
    await registerAccount(ctx, registration(victim))
    await registerAccount(ctx, registration(victim, 'the password of a thief'))
    const code = await codeSentTo(ctx, victim)
    const outcome = await confirmAccount(ctx, { loginName: victim, code, password: PASSWORD, device: DEVICE })
    assert.equal(outcome.kind, 'wrong')
    assert.equal((await enter(victim, 'the password of a thief')).kind, 'unconfirmed')
    await requestReset(ctx, victim)
    const reset = { loginName: victim, code: await codeSentTo(ctx, victim), password: PASSWORD }
    assert.equal((await resetPassword(ctx, reset)).kind, 'changed')
    assert.equal((await enter(victim, 'the password of a thief')).kind, 'wrong')
    assert.equal((await enter(victim)).kind, 'signed-in')
  })

  test('the same address at the same moment makes one account', async () => {
    const loginName = newAddress()
    const outcomes = await Promise.all([1, 2, 3].map(() => registerAccount(ctx, registration(loginName))))
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ['code-sent', 'code-sent', 'code-sent'],
    )
    const rows = await ctx.db.selectFrom('accounts').select('id').where('email', '=', loginName).execute()
    assert.equal(rows.length, 1)
    await deliverIdentityPost(ctx)
  })

  test('an address gets five codes an hour, known or not', async () => {
    const loginName = newAddress()
    await registerAccount(ctx, registration(loginName))
    for (let sent = 1; sent < 5; sent += 1) assert.equal(await resendConfirmation(ctx, loginName), 'sent')
    assert.equal(await resendConfirmation(ctx, loginName), 'too-many')
    assert.equal((await registerAccount(ctx, registration(loginName))).kind, 'too-many')
    const unknown = newAddress()
    for (let sent = 0; sent < 5; sent += 1) assert.equal(await requestReset(ctx, unknown), 'sent')
    assert.equal(await requestReset(ctx, unknown), 'too-many')
    const letters = await deliverIdentityPost(ctx)
    assert.equal(letters.length, 1, 'only the newest code is still worth sending')
    clock.advance(61 * MINUTE)
    assert.equal(await resendConfirmation(ctx, loginName), 'sent')
    await deliverIdentityPost(ctx)
  })
})

describe('a code', () => {
  test('is too old after thirty minutes', async () => {
    const loginName = newAddress()
    await registerAccount(ctx, registration(loginName))
    const code = await codeSentTo(ctx, loginName)
    clock.advance(31 * MINUTE)
    const outcome = await confirmAccount(ctx, { loginName, code, password: PASSWORD, device: DEVICE })
    assert.equal(outcome.kind, 'wrong')
  })

  test('cannot be guessed: five wrong ones and the right one is no good either', async () => {
    const { loginName } = await confirmed()
    await requestReset(ctx, loginName)
    const code = await codeSentTo(ctx, loginName)
    const attempt = (typed: string) =>
      resetPassword(ctx, { loginName, code: typed, password: 'brand new password' })
    for (let tried = 0; tried < 5; tried += 1)
      assert.equal(
        (await attempt(String((Number(code) + 1 + tried) % 1_000_000).padStart(6, '0'))).kind,
        'wrong-code',
      )
    assert.equal((await attempt(code)).kind, 'wrong-code')
    for (let tried = 6; tried < 15; tried += 1) await attempt('000000')
    assert.equal((await attempt(code)).kind, 'too-many')
  })

  test('of one purpose opens nothing of another', async () => {
    const { loginName } = await confirmed()
    await requestReset(ctx, loginName)
    const code = await codeSentTo(ctx, loginName)
    const outcome = await confirmAccount(ctx, { loginName, code, password: PASSWORD, device: DEVICE })
    assert.equal(outcome.kind, 'wrong')
  })

  test('is in neither the queue nor the table', async () => {
    const loginName = newAddress()
    await registerAccount(ctx, registration(loginName))
    const stored = await sql<{ text: string }>`
      select payload::text as text from graphile_worker._private_jobs
      union all select to_jsonb(c)::text from verification_codes c`.execute(ctx.ownerDb)
    const code = await codeSentTo(ctx, loginName)
    for (const { text } of stored.rows) assert.ok(!text.includes(`"${code}"`), text)
    assert.ok(stored.rows.length > 1)
  })
})

describe('signing in', () => {
  test('looks the same for a wrong password and for nobody', async () => {
    const { loginName } = await confirmed()
    const outcomes = await Promise.all([
      enter(loginName, 'not the password'),
      enter('nobody@vidu.vn'),
      enter('0987654321'),
      enter('not an address'),
    ])
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ['wrong', 'wrong', 'wrong', 'wrong'],
    )
  })

  test('is stopped after ten failures for a quarter of an hour, also with the right password', async () => {
    const { loginName } = await confirmed()
    for (let tried = 0; tried < 10; tried += 1)
      assert.equal((await enter(loginName, 'not the password')).kind, 'wrong')
    assert.equal((await enter(loginName)).kind, 'too-many')
    assert.equal(
      (await enter(loginName.toUpperCase())).kind,
      'too-many',
      'another spelling is the same address',
    )
    clock.advance(16 * MINUTE)
    assert.equal((await enter(loginName)).kind, 'signed-in')
  })

  test('is refused to a locked account in the words of a wrong password', async () => {
    const { loginName, accountId, token } = await confirmed()
    await ctx.db.updateTable('accounts').set({ status: 'locked' }).where('id', '=', accountId).execute()
    assert.equal((await enter(loginName)).kind, 'wrong')
    assert.equal(await findSession(ctx, token), undefined)
    await requestReset(ctx, loginName)
    assert.deepEqual(await deliverIdentityPost(ctx), [])
  })
})

describe('a brake', () => {
  test('holds when attempts come all at once, and forgets on success', async () => {
    const brake = { action: 'test', subject: 'somebody', max: 3, windowMinutes: 10 }
    const allowed = await Promise.all(Array.from({ length: 10 }, () => countAttempt(ctx, brake)))
    assert.equal(allowed.filter(Boolean).length, 3)
    await forgetAttempts(ctx, brake)
    assert.equal(await countAttempt(ctx, brake), true)
    const rows = await ctx.db.selectFrom('attempt_counters').select('key').execute()
    assert.ok(rows.every(({ key }) => !key.includes('somebody') && !key.includes('@')))
  })
})

describe('sessions', () => {
  test('end everywhere when the password is reset, and elsewhere when it is changed', async () => {
    const { loginName, accountId, token } = await confirmed()
    const second = await enter(loginName)
    assert.equal(second.kind, 'signed-in')
    const other = (second as { token: string }).token
    const change = (current: string, next: string) =>
      changePassword(ctx, { accountId, current, next, keepToken: other })
    assert.equal((await change('not the password', 'brand new password')).kind, 'wrong')
    assert.deepEqual(await change(PASSWORD, PASSWORD), { kind: 'weak', fault: 'same' })
    assert.deepEqual(await change(PASSWORD, '1234567890'), { kind: 'weak', fault: 'too-simple' })
    await deliverIdentityPost(ctx)
    assert.equal((await change(PASSWORD, 'brand new password')).kind, 'changed')
    const told = await deliverIdentityPost(ctx)
    assert.deepEqual(
      told.map(({ to, subject }) => [to, subject]),
      [[loginName, 'Mật khẩu của bạn đã được đổi']],
    )
    assert.equal(await findSession(ctx, token), undefined)
    assert.equal((await findSession(ctx, other))?.accountId, accountId)
    await requestReset(ctx, loginName)
    const reset = { loginName, code: await codeSentTo(ctx, loginName), password: 'yet another password' }
    assert.equal((await resetPassword(ctx, reset)).kind, 'changed')
    assert.match((await deliverIdentityPost(ctx)).at(-1)?.text ?? '', /vừa được đổi/)
    assert.equal(await findSession(ctx, other), undefined)
    assert.equal((await enter(loginName, 'yet another password')).kind, 'signed-in')
  })

  test('are listed with their device and ended one by one, but only one’s own', async () => {
    const mine = await confirmed()
    const stranger = await confirmed()
    await enter(mine.loginName)
    const listed = await listSessions(ctx, mine.accountId, mine.token)
    assert.deepEqual(listed.map(({ current }) => current).toSorted(), [false, true])
    assert.ok(listed.every(({ device }) => device === DEVICE))
    const [theirs] = await listSessions(ctx, stranger.accountId, stranger.token)
    await endSessionById(ctx, mine.accountId, theirs?.id ?? '')
    assert.ok(await findSession(ctx, stranger.token))
    await endSessionById(ctx, mine.accountId, listed.find(({ current }) => !current)?.id ?? '')
    assert.equal((await listSessions(ctx, mine.accountId, mine.token)).length, 1)
  })

  test('asked for at once come each to its holder, by one statement; one ended a moment before does not', async () => {
    const [mine, theirs, gone] = [await confirmed(), await confirmed(), await confirmed()]
    const find = sessionFinder(ctx)
    assert.ok(await find(gone.token))
    await endSession(ctx, gone.token)
    const tokens = [mine.token, gone.token, theirs.token, 'made up', mine.token]
    const { result, count } = await countQueries(() => Promise.all(tokens.map(find)))
    const holders = [mine.accountId, undefined, theirs.accountId, undefined, mine.accountId]
    assert.deepEqual(
      result.map((session) => session?.accountId),
      holders,
    )
    assert.equal(count, 1)
  })

  test('last twelve hours at the portal', async () => {
    const { token } = await confirmed()
    clock.advance(12 * 60 * MINUTE - 1000)
    assert.ok(await findSession(ctx, token))
    clock.advance(2000)
    assert.equal(await findSession(ctx, token), undefined)
    assert.equal(await findSession(ctx, 'made up'), undefined)
  })
})

describe('another address', () => {
  test('counts once the code sent there came back', async () => {
    const { accountId, loginName } = await confirmed()
    const own = { ...ctx, actor: { kind: 'citizen' as const, accountId, accountKind: 'person' as const } }
    const ask = (password: string) => requestAddress(own, { loginName: '0933 444 555', password })
    assert.equal((await ask('not the password')).kind, 'wrong-password')
    assert.equal((await ask(PASSWORD)).kind, 'code-sent')
    const code = await codeSentTo(ctx, '0933444555')
    assert.equal((await enter('0933444555')).kind, 'wrong')
    assert.equal(await confirmAddress(own, code), 'changed')
    assert.equal((await enter('0933444555')).kind, 'signed-in')
    assert.equal((await enter(loginName)).kind, 'signed-in')
  })

  test('of somebody else is answered alike and tells the owner', async () => {
    const owner = await confirmed()
    const { accountId } = await confirmed()
    const own = { ...ctx, actor: { kind: 'citizen' as const, accountId, accountKind: 'person' as const } }
    const outcome = await requestAddress(own, { loginName: owner.loginName, password: PASSWORD })
    assert.equal(outcome.kind, 'code-sent')
    const letters = await deliverIdentityPost(ctx)
    assert.deepEqual(
      letters.map(({ to }) => to),
      [owner.loginName],
    )
    assert.equal(await confirmAddress(own, '000000'), 'wrong-code')
  })
})

test('the sweep removes what is past its use, and nothing that lives', async () => {
  const { accountId, token } = await confirmed()
  const forgotten = newAddress()
  await registerAccount(ctx, registration(forgotten))
  clock.advance(8 * 24 * 60 * MINUTE)
  const fresh = await confirmed()
  await sweepIdentity(ctx)
  const left = await ctx.db.selectFrom('accounts').select('email').where('email', '=', forgotten).execute()
  assert.deepEqual(left, [])
  assert.equal((await getAccount(ctx.db, accountId)).status, 'active')
  assert.equal(await findSession(ctx, token), undefined)
  assert.ok(await findSession(ctx, fresh.token))
  const codes = await ctx.db.selectFrom('verification_codes').select('expires_at').execute()
  assert.ok(codes.every(({ expires_at }) => expires_at.getTime() > clock.now().getTime() - 24 * 60 * MINUTE))
})
