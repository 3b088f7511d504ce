import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { ConfigError, readConfig, resolveSecret, secretFile } from './config.ts'

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://motcua@db/motcua',
  SECRET: 'k'.repeat(40),
  PUBLIC_URL: 'https://dichvucong.example.vn/',
  SMTP_URL: 'smtp://mail:25',
  MAIL_FROM: 'motcua@example.vn',
}

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    assert.ok(error instanceof ConfigError)
    return error.problems
  }
  return []
}

test('with no settings the program is a demo on the local machine', () => {
  const config = readConfig({})
  assert.equal(config.demo, true)
  assert.equal(config.production, false)
  assert.equal(config.publicUrl, 'http://127.0.0.1:3000')
  assert.deepEqual(config.packs, ['bac-lieu'])
  assert.equal(config.role, 'all')
  assert.ok(path.isAbsolute(config.dataDir))
})

test('a server database is no demo', () => {
  assert.equal(readConfig({ DATABASE_URL: 'postgres://db/motcua' }).demo, false)
})

test('production names all that is missing at once', () => {
  const problems = problemsOf({ MOTCUA_ENV: 'production', SECRET: '  ' })
  assert.deepEqual(
    problems.map((problem) => problem.split(':')[0]),
    ['DATABASE_URL', 'SECRET', 'PUBLIC_URL', 'SMTP_URL', 'MAIL_FROM'],
  )
})

test('missing and wrong settings are told together', () => {
  const { MAIL_FROM: _left, ...rest } = PRODUCTION
  const names = problemsOf({ ...rest, PORT: 'web' }).map((problem) => problem.split(':')[0])
  assert.deepEqual(names, ['PORT', 'MAIL_FROM'])
})

test('production with its settings starts', () => {
  const config = readConfig(PRODUCTION)
  assert.equal(config.production, true)
  assert.equal(config.demo, false)
  assert.equal(config.publicUrl, 'https://dichvucong.example.vn')
})

for (const [name, value] of Object.entries({
  SECRET: 'short',
  DATABASE_URL: 'mysql://db/motcua',
  SMTP_URL: 'mail.example.vn',
  PUBLIC_URL: 'javascript:alert(1)',
  PORT: '70000',
  CLOCK: 'tomorrow',
  LOG_LEVEL: 'loud',
  ROLE: 'queen',
  MOTCUA_ENV: 'prod',
})) {
  test(`${name}=${value} is refused by name`, () => {
    assert.match(problemsOf({ [name]: value }).join(), new RegExp(`^${name}: `))
  })
}

test('the value of a refused secret is not repeated', () => {
  assert.doesNotMatch(problemsOf({ SECRET: 'hunter2' }).join(), /hunter2/)
})

test('a clock without an offset is that of Viet Nam', () => {
  const expected = new Date('2027-02-01T01:00:00Z')
  assert.deepEqual(readConfig({ CLOCK: '2027-02-01T08:00:00' }).clockStart, expected)
  assert.deepEqual(readConfig({ CLOCK: '2027-02-01T01:00:00Z' }).clockStart, expected)
  assert.deepEqual(readConfig({ CLOCK: '2027-02-01' }).clockStart, new Date('2027-01-31T17:00:00Z'))
})

test('the settings cannot be changed afterwards', () => {
  const config = readConfig({})
  assert.throws(() => Object.assign(config, { port: 1 }), TypeError)
})

test('outside production a key is made once and kept from other users', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'motcua-config-'))
  try {
    const config = readConfig({ DATA_DIR: dataDir })
    const secret = resolveSecret(config)
    assert.ok(secret.length >= 32)
    assert.equal(resolveSecret(config), secret)
    assert.equal(readFileSync(secretFile(config), 'utf8'), secret)
    assert.equal(statSync(secretFile(config)).mode & 0o077, 0)
  } finally {
    rmSync(dataDir, { recursive: true })
  }
})
