import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { emptyDatabase } from '../../test/support/database.ts'
import { readConfig } from '../config.ts'
import { systemClock } from '../platform/clock/clock.ts'
import { type Connection, connectionFields, connectionUrl } from '../platform/db/connection.ts'
import { silentLog } from '../platform/log/log.ts'
import { floorCommands } from './floor-commands.ts'
import { runCommand } from './run-command.ts'

describe('migrate, backup and restore by command', () => {
  let folder: string
  let from: { connection: Connection; close(): Promise<void> }
  let to: { connection: Connection; close(): Promise<void> }

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'motcua-commands-'))
    from = await emptyDatabase()
    to = await emptyDatabase()
  })
  after(async () => {
    await from.close()
    await to.close()
    rmSync(folder, { recursive: true })
  })

  const run = async (database: Connection, dataDir: string, ...argv: string[]) => {
    const lines: string[] = []
    const write = (line: string) => void lines.push(line)
    const config = () =>
      readConfig({ DATABASE_URL: connectionUrl(database), DATA_DIR: path.join(folder, dataDir) })
    const code = await runCommand(floorCommands, argv, {
      out: write,
      err: write,
      config,
      clock: systemClock,
      log: silentLog,
    })
    return { code, text: lines.join('\n') }
  }

  const countJobs = async (connection: Connection) => {
    const client = new pg.Client(connectionFields(connection))
    await client.connect()
    try {
      return (await client.query('select from graphile_worker._private_jobs')).rowCount
    } finally {
      await client.end()
    }
  }

  test('an operator migrates, backs up and restores elsewhere', async () => {
    const migrated = await run(from.connection, 'one', 'migrate')
    assert.equal(migrated.code, 0)
    assert.match(migrated.text, /0001_ground/)
    assert.match((await run(from.connection, 'one', 'migrate')).text, /nothing new/)

    const client = new pg.Client(connectionFields(from.connection))
    await client.connect()
    await client.query(`select graphile_worker.add_job('test.nothing')`)
    await client.end()
    mkdirSync(path.join(folder, 'one/files'), { recursive: true })
    writeFileSync(path.join(folder, 'one/files/paper'), 'a paper')

    const backup = path.join(folder, 'backup')
    const saved = await run(from.connection, 'one', 'backup', backup)
    assert.equal(saved.code, 0, saved.text)
    assert.ok(existsSync(path.join(backup, 'manifest.json')))

    const restored = await run(to.connection, 'two', 'restore', backup)
    assert.equal(restored.code, 0, restored.text)
    assert.equal(readFileSync(path.join(folder, 'two/files/paper'), 'utf8'), 'a paper')
    assert.equal(await countJobs(to.connection), 1)

    const again = await run(to.connection, 'three', 'restore', backup)
    assert.equal(again.code, 1)
    assert.match(again.text, /not empty/)
  })

  test('a backup needs exactly one folder', async () => {
    assert.equal((await run(from.connection, 'one', 'backup')).code, 2)
    assert.equal((await run(from.connection, 'one', 'backup', 'a', 'b')).code, 2)
  })
})
