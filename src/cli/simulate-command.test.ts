import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readConfig } from '../config.ts'
import { manualClock } from '../platform/clock/clock.ts'
import { silentLog } from '../platform/log/log.ts'
import { runCommand } from './run-command.ts'
import { simulateCommand } from './simulate-command.ts'

/** Settings under which any look at the database would fail: there is no server at that address. */
const PRODUCTION = {
  MOTCUA_ENV: 'production',
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  SECRET: 'x'.repeat(40),
  PUBLIC_URL: 'https://motcua.example',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'motcua@motcua.example',
}

async function run(...args: string[]): Promise<{ code: number; err: string }> {
  const lines: string[] = []
  const code = await runCommand([simulateCommand], ['simulate', ...args], {
    out: () => {},
    err: (line) => lines.push(line),
    config: () => readConfig(PRODUCTION),
    clock: manualClock(new Date('2026-11-24T09:00:00+07:00')),
    log: silentLog,
  })
  return { code, err: lines.join('\n') }
}

describe('motcua simulate', () => {
  test('does nothing in production and says what to do instead', async () => {
    const { code, err } = await run('--files', '10')
    assert.equal(code, 1)
    assert.match(err, /Hãy dùng thư mục dữ liệu hoặc cơ sở dữ liệu khác/)
  })

  test('refuses periods and numbers that make no sense, with its usage', async () => {
    const wrong = [
      ['--from', '2026-02-01', '--to', '2026-01-01'],
      ['--from', '2014-12-31'],
      ['--from', 'yesterday'],
      ['--to', '2026-13-01'],
      ['--files', '0'],
      ['--files', 'many'],
      ['--seed', '-1'],
      ['--speed', '9'],
      ['--roadmap', '--bulk'],
      ['--roadmap', '--from', '2015-05-03'],
      ['--roadmap', '--pace', '0'],
    ]
    for (const args of wrong) {
      const { code, err } = await run(...args)
      assert.equal(code, 2, args.join(' '))
      assert.match(err, /simulate \[--files N\]/)
    }
  })
})
