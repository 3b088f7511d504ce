import assert from 'node:assert/strict'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import pg from 'pg'
import { emptyDatabase, type TestDatabase, testDatabase } from '../../../../test/support/database.ts'
import { manualClock } from '../../clock/clock.ts'
import { enqueue } from '../../jobs/enqueue.ts'
import { silentLog } from '../../log/log.ts'
import { type Connection, connectionFields } from '../connection.ts'
import { readManifest } from './backup-manifest.ts'
import { makeBackup } from './make-backup.ts'
import { restoreBackup } from './restore-backup.ts'

const CLOCK = manualClock(new Date('2026-12-01T00:00:00Z'))

/** Text that COPY must escape. */
const ODD = 'Đường "Trần\tPhú"\\N\nấp 3\r'

describe('backup and restore', () => {
  let folder: string
  let source: TestDatabase
  let backup: string
  let target: { connection: Connection; close(): Promise<void> }

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'motcua-backup-'))
    mkdirSync(path.join(folder, 'files/ab'), { recursive: true })
    writeFileSync(path.join(folder, 'files/ab/paper.pdf'), Buffer.alloc(300_000, 7))
    writeFileSync(path.join(folder, 'files/empty'), '')
    mkdirSync(path.join(folder, 'files/.unfinished'))
    writeFileSync(path.join(folder, 'files/.unfinished/upload'), 'half')
    writeFileSync(path.join(folder, 'secret.key'), 'the key')
    source = await testDatabase()
    await source.db
      .insertInto('audit_log')
      .values(
        Array.from({ length: 5_000 }, (_, index) => ({
          at: new Date('2026-11-30T01:02:03.004Z'),
          action: 'test.look',
          subject_type: 'thing',
          subject_id: String(index),
          outcome: ODD,
          details: JSON.stringify({ index, list: [null, ODD] }),
        })),
      )
      .execute()
    await enqueue(source.db, 'test.later', { id: 1 })
    backup = path.join(folder, 'backup')
    await makeBackup(optionsFor(backup))
  })
  after(async () => {
    await source.close()
    rmSync(folder, { recursive: true })
  })
  beforeEach(async () => {
    target = await emptyDatabase()
  })
  afterEach(() => target.close())

  const optionsFor = (to: string) => ({
    connection: source.connection,
    filesDir: path.join(folder, 'files'),
    extraFiles: [path.join(folder, 'secret.key'), path.join(folder, 'absent')],
    target: to,
    clock: CLOCK,
    log: silentLog,
  })

  let restores = 0
  /** Each into folders of its own. */
  const restore = async (from = backup, connection = target.connection) => {
    restores += 1
    const extraDir = path.join(folder, `restored-${restores}`)
    const filesDir = path.join(extraDir, 'files')
    await restoreBackup({ connection, filesDir, extraDir, source: from, log: silentLog })
    return { extraDir, filesDir }
  }

  const ask = async (connection: Connection, text: string) => {
    const client = new pg.Client(connectionFields(connection))
    await client.connect()
    try {
      return (await client.query(text)).rows
    } finally {
      await client.end()
    }
  }

  test('every row comes back as it was', async () => {
    await restore()
    const rows = 'select * from audit_log order by id'
    assert.deepEqual(await ask(target.connection, rows), await ask(source.connection, rows))
    const jobs = 'select id, task_id, payload::text, run_at, attempts from graphile_worker._private_jobs'
    assert.deepEqual(await ask(target.connection, jobs), await ask(source.connection, jobs))
  })

  test('files and the key come back as they were', async () => {
    const { extraDir, filesDir } = await restore()
    for (const file of ['ab/paper.pdf', 'empty']) {
      const original = readFileSync(path.join(folder, 'files', file))
      assert.ok(original.equals(readFileSync(path.join(filesDir, file))), file)
    }
    assert.equal(readFileSync(path.join(extraDir, 'secret.key'), 'utf8'), 'the key')
  })

  test('numbering goes on where it was', async () => {
    await restore()
    const add = `insert into audit_log (at, action, subject_type, subject_id, outcome)
                 values (now(), 'a', 'b', 'c', 'd') returning id`
    assert.deepEqual(await ask(target.connection, add), [{ id: '5001' }])
  })

  test('keys, triggers and grants are those of a database made by the migrations', async () => {
    await restore()
    const shape = `
      select conrelid::regclass::text as table, conname::text as name, pg_get_constraintdef(oid) as what
      from pg_constraint where contype <> 'n'
      union all
      select tgrelid::regclass::text, tgname::text, tgenabled::text from pg_trigger where not tgisinternal
      union all
      select oid::regclass::text, 'grants', relacl::text from pg_class where relnamespace = 'public'::regnamespace
      order by 1, 2, 3`
    assert.deepEqual(await ask(target.connection, shape), await ask(source.connection, shape))
    await assert.rejects(ask(target.connection, 'delete from audit_log'), /append-only/)
  })

  test('a database that is not empty is refused', async () => {
    await ask(target.connection, 'create table somebody_s (id integer)')
    await assert.rejects(restore(), /not empty/)
  })

  test('a files folder that is not empty is refused before anything is written', async () => {
    await assert.rejects(
      restoreBackup({
        connection: target.connection,
        filesDir: path.join(folder, 'files'),
        extraDir: folder,
        source: backup,
        log: silentLog,
      }),
      /not empty/,
    )
    assert.deepEqual(await ask(target.connection, `select to_regclass('accounts') as found`), [
      { found: null },
    ])
  })

  for (const file of ['database/public.audit_log.copy.gz', 'files/ab/paper.pdf', 'manifest.json']) {
    test(`a changed ${file} is refused before anything is written`, async () => {
      const changed = path.join(folder, 'changed')
      cpSync(backup, changed, { recursive: true })
      appendFileSync(path.join(changed, file), ' ')
      await assert.rejects(restore(changed), new RegExp(path.basename(file)))
      assert.deepEqual(await ask(target.connection, `select to_regclass('accounts') as found`), [
        { found: null },
      ])
      rmSync(changed, { recursive: true })
    })
  }

  test('a backup that lacks a file is refused', async () => {
    const lacking = path.join(folder, 'lacking')
    cpSync(backup, lacking, { recursive: true })
    rmSync(path.join(lacking, 'files/empty'))
    await assert.rejects(restore(lacking), /files\/empty/)
    rmSync(lacking, { recursive: true })
  })

  test('an existing folder is not written over', async () => {
    await assert.rejects(makeBackup(optionsFor(backup)), /exists/)
  })

  test('the manifest tells when it was made and what it holds', async () => {
    const manifest = await readManifest(backup)
    assert.equal(manifest.madeAt, '2026-12-01T00:00:00.000Z')
    assert.equal(manifest.tables.find((table) => table.name === 'audit_log')?.rows, 5_000)
    assert.deepEqual(
      manifest.files.map(({ file }) => file),
      ['files/ab/paper.pdf', 'files/empty', 'extra/secret.key'],
    )
  })

  test('rows written while it is made are all in or all out', async () => {
    let writing = true
    let written = 0
    const writer = (async () => {
      while (writing) {
        await source.db.transaction().execute(async (tx) => {
          const at = CLOCK.now()
          await tx
            .insertInto('packs')
            .values({ id: `pair-${written}`, loaded_at: at, digest: '' })
            .execute()
          await tx
            .insertInto('attempt_counters')
            .values({ key: `pair-${written}`, window_started_at: at, count: 1 })
            .execute()
        })
        written += 1
      }
    })()
    const live = path.join(folder, 'live')
    const manifest = await makeBackup(optionsFor(live))
    writing = false
    await writer
    const rows = (name: string) => manifest.tables.find((table) => table.name === name)?.rows
    assert.ok(written > 0)
    assert.equal(rows('packs'), rows('attempt_counters'))
    await restore(live)
  })
})
