import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { driveTo } from '../../test/support/dossier-builders.ts'
import { emptyDatabase } from '../../test/support/database.ts'
import { testWorld, type World } from '../../test/support/world.ts'
import { readConfig } from '../config.ts'
import { sealRoots } from '../modules/dossiers/index.ts'
import { type ManualClock, manualClock } from '../platform/clock/clock.ts'
import { connectionUrl } from '../platform/db/connection.ts'
import { silentLog } from '../platform/log/log.ts'
import { domainCommands } from './domain-commands.ts'
import { everyFewSeconds } from './progress.ts'
import { runCommand } from './run-command.ts'

let world: World
let dossierId: string
before(async () => {
  world = await testWorld()
  const made = await driveTo(world, { procedureId: 'bl-08', state: 'assigned' })
  dossierId = made.dossierId
  await sealRoots(world)
})
after(() => world.close())

const run = (...argv: string[]) => runOn(world.database.url, ...argv)

async function runOn(url: string, ...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await runCommand(domainCommands, argv, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    config: () => readConfig({ DATABASE_URL: url }),
    clock: world.clock,
    log: silentLog,
  })
  return { code, out, err }
}

test('a database without tables is told what to do first', async () => {
  const empty = await emptyDatabase()
  for (const argv of [['verify'], ['catalog', 'export', '-']]) {
    const { code, err } = await runOn(connectionUrl(empty.connection), ...argv)
    assert.equal(code, 1)
    assert.match(err.join(), /hãy chạy lệnh migrate trước/)
  }
  await empty.close()
})

describe('verify', () => {
  test('of an intact database counts and ends with 0', async () => {
    const { code, out, err } = await run('verify')
    assert.equal(code, 0, err.join('\n'))
    assert.match(out[0] ?? '', /1 hồ sơ, 3 sự kiện, 1 mã niêm phong/)
    assert.equal(out.at(-1), 'Nguyên vẹn (intact)')
    assert.deepEqual(err, [])
  })

  test('of a database somebody changed says what, one line each in both languages, and ends with 1', async () => {
    await sql.raw('alter table dossier_events disable trigger all').execute(world.ownerDb)
    const change = (seq: string) =>
      sql.raw(`update dossier_events set type = ${seq} where dossier_id = '${dossierId}' and seq = 2`)
    await change(`'noted'`).execute(world.ownerDb)
    try {
      const { code, out } = await run('verify')
      assert.equal(code, 1)
      assert.ok(out.includes(`dossier ${dossierId} event 2: đã bị sửa (changed)`), out.join('\n'))
      assert.match(out.at(-1) ?? '', /^Có 1 sai lệch \(faults found\)/)
    } finally {
      await change(`'received'`).execute(world.ownerDb)
      await sql.raw('alter table dossier_events enable trigger all').execute(world.ownerDb)
    }
  })

  test('tells how many personal rows are gone, which is no fault', async () => {
    await world.db.deleteFrom('dossier_event_private').where('seq', '=', 1).execute()
    const { code, out } = await run('verify')
    assert.equal(code, 0)
    assert.match(out[1] ?? '', /xoá ở 1 sự kiện.*personal data removed/)
  })
})

describe('rebuild', () => {
  test('computes the tables anew while the program has the database open', async () => {
    await sql`update dossiers set state = 'done'`.execute(world.ownerDb)
    const { code, out } = await run('rebuild')
    assert.equal(code, 0)
    assert.deepEqual(out, ['Đã tính lại 1 hồ sơ (dossiers rebuilt)'])
    const row = await world.db.selectFrom('dossiers').select('state').executeTakeFirstOrThrow()
    assert.equal(row.state, 'processing')
  })
})

for (const { name } of domainCommands) {
  test(`${name} --help explains itself in both languages and does nothing`, async () => {
    const { code, out, err } = await run(...name.split(' '), '--help')
    assert.equal(code, 0)
    assert.ok(out[0]?.startsWith(`npm run -s motcua -- ${name}`))
    assert.ok(out.length > 3)
    assert.deepEqual(err, [])
  })

  test(`${name} does not take what it does not know`, async () => {
    const { code, err } = await run(...name.split(' '), '--whatever')
    assert.equal(code, 2)
    assert.ok(err.length > 0)
  })
}

test('progress is told every few seconds, not at each step', () => {
  const clock: ManualClock = manualClock(new Date('2026-11-24T02:00:00Z'))
  const told: number[] = []
  const tell = everyFewSeconds(clock, (count) => told.push(count))
  for (let count = 1; count <= 70; count += 1) {
    clock.advance(100)
    tell(count)
  }
  assert.deepEqual(told, [30, 60])
})

describe('reorganise', () => {
  test('wants one pack that there is', async () => {
    for (const argv of [[], ['vn'], ['reorganisation-2025', 'reorganisation-gia-rai-2015']]) {
      const { code, err } = await run('reorganise', ...argv)
      assert.equal(code, 2)
      assert.match(err.join('\n'), /reorganisation-2025, reorganisation-gia-rai-2015/)
    }
  })

  test('shows before it does, does it once, and leaves the ledger whole', async () => {
    const looked = await run('reorganise', 'reorganisation-gia-rai-2015', '--preview')
    assert.equal(looked.code, 0, looked.err.join('\n'))
    assert.match(looked.out.join('\n'), /Cơ quan \(agencies\): 8 kết thúc, 8 thành lập/)
    assert.match(looked.out.at(-1) ?? '', /không có gì thay đổi/)
    const done = await run('reorganise', 'reorganisation-2025')
    assert.equal(done.code, 0, done.err.join('\n'))
    assert.match(done.out.join('\n'), /Hồ sơ đang giải quyết \(open files\): 1, chuyển 1/)
    const again = await run('reorganise', 'reorganisation-2025')
    assert.equal(again.code, 0)
    assert.match(again.out.join('\n'), /đã áp dụng từ trước/)
    const late = await run('reorganise', 'reorganisation-gia-rai-2015')
    assert.equal(late.code, 1)
    assert.match(late.err.join('\n'), /có hiệu lực sau/)
    assert.equal((await run('verify')).code, 0)
  })
})
