import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { testDatabase, type TestDatabase } from '../../test/support/database.ts'
import { readConfig } from '../config.ts'
import { demoGreeting } from '../demo/seed-demo.ts'
import { signInOfficer } from '../modules/identity/index.ts'
import { systemClock } from '../platform/clock/clock.ts'
import { silentLog } from '../platform/log/log.ts'
import { DEMO_PASSWORD, readDemoPeople } from '../web/demo-accounts.ts'
import { makeAdminCreateCommand } from './admin-create-command.ts'
import { runCommand } from './run-command.ts'
import { seedCommand } from './seed-command.ts'

const SECRET = 'a secret of the tests, 32 letters or more'

let database: TestDatabase
let dataDir: string
before(async () => {
  database = await testDatabase()
  dataDir = mkdtempSync(path.join(tmpdir(), `motcua-test-${process.pid}-seed-`))
})
after(async () => {
  await database.close()
  rmSync(dataDir, { recursive: true })
})

async function run(argv: readonly string[], { env = {}, input = '' } = {}) {
  const lines: string[] = []
  const write = (line: string) => void lines.push(line)
  const commands = [seedCommand, makeAdminCreateCommand(async () => input)]
  const code = await runCommand(commands, argv, {
    out: write,
    err: write,
    config: () => readConfig({ DATABASE_URL: database.url, DATA_DIR: dataDir, SECRET, ...env }),
    clock: systemClock,
    log: silentLog,
  })
  return { code, text: lines.join('\n') }
}

const enter = (username: string, password: string) =>
  signInOfficer(
    { db: database.db, clock: systemClock, secret: SECRET },
    { username, password, code: '', device: 'test', secondFactorRequired: true },
  )

const admin = (username: string, ...more: string[]) =>
  run(['admin', 'create', '--username', username, '--name', 'Lê Văn Quản', ...more])

describe('setting an installation up by command', () => {
  test('asks for the packs first', async () => {
    const { code, text } = await admin('quan.tri')
    assert.equal(code, 1)
    assert.match(text, /run seed first/)
  })

  test('loads the packs once', async () => {
    assert.match((await run(['seed'])).text, /Đã nạp \(loaded\): bac-lieu/)
    assert.match((await run(['seed'])).text, /Không đổi \(unchanged\): bac-lieu/)
    assert.equal((await run(['seed'], { env: { PACKS: 'khong-co' } })).code, 1)
    const accounts = await database.db.selectFrom('accounts').select('id').execute()
    assert.deepEqual(accounts, [], 'no demo account unless asked for')
  })

  test('makes the first administrator, whose password is shown once and must be changed', async () => {
    const { code, text } = await admin('Quan.Tri')
    assert.equal(code, 0, text)
    const password = /one-time password\): (\S+)/.exec(text)?.[1] ?? ''
    const entered = await enter('quan.tri', password)
    assert.equal(entered.kind === 'signed-in' && entered.mustEnrol && entered.mustChangePassword, true)
    const audited = await database.db
      .selectFrom('audit_log')
      .select(['action', 'details'])
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    assert.equal(audited?.action, 'officer.created')
  })

  test('makes no second one without being forced, and takes a chosen password from the input', async () => {
    assert.match((await admin('hi')).text, /3 đến 40/)
    const refused = await admin('quan.tri2')
    assert.equal(refused.code, 1)
    assert.match(refused.text, /--force/)
    const force = ['--force', '--password-stdin']
    const argv = ['admin', 'create', '--username', 'quan.tri2', '--name', 'Lê Văn Hai', ...force]
    assert.match((await run(argv, { input: 'ngắn\n' })).text, /Mật khẩu quá ngắn/)
    const made = await run(argv, { input: 'một câu dễ nhớ\n' })
    assert.equal(made.code, 0, made.text)
    assert.doesNotMatch(made.text, /một câu dễ nhớ|one-time/)
    const entered = await enter('quan.tri2', 'một câu dễ nhớ')
    assert.equal(entered.kind === 'signed-in' && !entered.mustChangePassword, true)
    assert.match((await run(argv, { input: 'một câu dễ nhớ' })).text, /đã có người dùng/)
  })

  test('tells what is missing or unknown', async () => {
    assert.equal((await run(['admin', 'create', '--username', 'x'])).code, 2)
    assert.match((await admin('quan.tri3', '--agency', 'khong-co')).text, /Không có cơ quan "khong-co"/)
    assert.equal((await run(['seed', '--everything'])).code, 2)
  })

  test('makes demo accounts beside them, but never in production', async () => {
    const production = {
      MOTCUA_ENV: 'production',
      PUBLIC_URL: 'https://motcua.example',
      SMTP_URL: 'smtp://localhost',
      MAIL_FROM: 'a@motcua.example',
    }
    const refused = await run(['seed', '--demo'], { env: production })
    assert.equal(refused.code, 2)
    assert.match(refused.text, /no demo accounts in production/)
    assert.equal((await run(['seed'], { env: production })).code, 0)
    assert.equal((await enter('tiepnhan.stnmt', DEMO_PASSWORD)).kind, 'wrong')
    assert.equal((await run(['seed', '--demo'])).code, 0)
    assert.equal((await enter('tiepnhan.stnmt', DEMO_PASSWORD)).kind, 'signed-in')
  })
})

test('every officer of the demo holds his posts in a unit that exists', async () => {
  const { officers } = readDemoPeople()
  const wanted = officers.flatMap(({ username, posts }) =>
    posts.map(({ agency, unit, role }) => `${username} ${agency}.${unit} ${role}`),
  )
  const rows = await database.db
    .selectFrom('posts')
    .innerJoin('accounts', 'accounts.id', 'posts.account_id')
    .innerJoin('agency_units', 'agency_units.id', 'posts.unit_id')
    .select(['username', 'unit_id', 'role'])
    .where('username', 'not like', 'quan.tri%')
    .execute()
  assert.deepEqual(
    rows.map((row) => `${row.username} ${row.unit_id} ${row.role}`).toSorted(),
    wanted.toSorted(),
  )
})

test('the console names somebody for every role, and the password', () => {
  const text = demoGreeting().join('\n')
  for (const words of [
    DEMO_PASSWORD,
    'congdan1@',
    'tiepnhan.stnmt',
    'chuyenvien.stnmt',
    'truongphong.stnmt',
    'lanhdao.stnmt',
    'vanthu.stnmt',
    'quantri.stnmt',
    'quantri.tinh',
    '/can-bo/dang-nhap',
  ])
    assert.ok(text.includes(words), words)
})
