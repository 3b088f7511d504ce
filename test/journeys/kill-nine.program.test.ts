import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { loadCatalog } from '../../src/modules/catalog/index.ts'
import { PROJECTION_TABLES } from '../../src/modules/dossiers/rebuild-projections.ts'
import { type CitizenActor, getAccount, startSession } from '../../src/modules/identity/index.ts'
import { loadDirectory } from '../../src/modules/organizations/index.ts'
import { manualClock, systemClock } from '../../src/platform/clock/clock.ts'
import { type Db, openDatabase } from '../../src/platform/db/database.ts'
import { findRunningDatabase } from '../../src/platform/db/embedded/start-embedded-database.ts'
import { folderFileStore } from '../../src/platform/files/index.ts'
import { newId } from '../../src/platform/ids/id.ts'
import { silentLog } from '../../src/platform/log/log.ts'
import { createPdfRenderer } from '../../src/platform/pdf/pdf-renderer.ts'
import { tinosFontFiles } from '../../src/platform/pdf/tinos-fonts.ts'
import { aDraft, type Ground } from '../support/dossier-builders.ts'
import { type RunningProgram, runCommand, startProgram, survivorsOf } from '../support/journey-program.ts'
import { Visitor } from '../support/visitor.ts'

const PROCEDURE = 'bl-11'
const SUBMISSIONS = 200
const IN_FLIGHT = 16
/** Killed when about this many were acknowledged: the rest is under way or still to come. */
const KILL_AFTER = 80

const dataDir = mkdtempSync(path.join(tmpdir(), `motcua-test-${process.pid}-kill-`))
let program: RunningProgram
before(async () => {
  program = await startProgram(dataDir)
})
after(async () => {
  program.process.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

interface Submission {
  readonly accountId: string
  readonly path: string
  readonly visitor: Visitor
}

/** The database of the running program, as its owner. */
async function withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const connection = await findRunningDatabase(dataDir)
  assert.ok(connection, 'the program keeps a database')
  const { db, close } = openDatabase({ connection, log: silentLog, max: 8 })
  try {
    return await work(db)
  } finally {
    await close()
  }
}

async function groundOf(db: Db): Promise<Ground> {
  const directory = await loadDirectory(db)
  const catalog = await loadCatalog(db, directory)
  const files = folderFileStore(path.join(dataDir, 'files'))
  const pdf = createPdfRenderer({ templateDirs: [], fonts: tinosFontFiles() })
  const common = { db, clock: manualClock(systemClock.now()), directory, catalog, files }
  return {
    ...common,
    contextFor: (actor) => ({ ...common, pdf, actor, log: silentLog, publicUrl: program.baseUrl }),
    citizen: () => insertCitizen(db),
  }
}

async function insertCitizen(db: Db): Promise<CitizenActor> {
  const id = newId(systemClock)
  const now = systemClock.now()
  await db
    .insertInto('accounts')
    .values({
      id,
      kind: 'person',
      full_name: 'Nguyễn Văn Bình',
      email: `${id}@motcua.example`,
      password_hash: 'nobody signs in with this',
      status: 'active',
      created_at: now,
      confirmed_at: now,
      password_changed_at: now,
    })
    .execute()
  return { kind: 'citizen', accountId: id, accountKind: 'person' }
}

/** So many people, each on the last page of a form that is filled in. */
async function prepare(count: number): Promise<readonly Submission[]> {
  return withDatabase(async (db) => {
    const ground = await groundOf(db)
    const one = async (): Promise<Submission> => {
      const owner = await insertCitizen(db)
      const { draftId } = await aDraft(ground, { procedureId: PROCEDURE, owner })
      const identity = { db, clock: systemClock, secret: '' }
      const account = await getAccount(db, owner.accountId)
      const session = await startSession(identity, account, { face: 'portal', device: 'test' })
      const visitor = new Visitor(program.baseUrl, { session })
      const path = `/nop-ho-so/ho-so/${draftId}/kiem-tra`
      assert.equal((await visitor.get(path)).status, 200)
      return { accountId: owner.accountId, path, visitor }
    }
    const all: Submission[] = []
    while (all.length < count) all.push(...(await Promise.all(Array.from({ length: 8 }, one))))
    return all.slice(0, count)
  })
}

const send = ({ visitor, path }: Submission) => visitor.post(path, { 'cam-doan': 'yes' })

/** Sends them with so many in flight; gives those that were told it is done. */
async function sendAll(
  all: readonly Submission[],
  onAcknowledged: (count: number) => void = () => {},
): Promise<ReadonlySet<Submission>> {
  const acknowledged = new Set<Submission>()
  const waiting = [...all]
  const one = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const submission = next
      // Whoever gets no answer knows nothing, which is what a kill in the middle means.
      const answer = await send(submission).catch(() => undefined)
      if (answer === undefined) continue
      assert.equal(answer.status, 303, `${answer.status} ${answer.text.slice(0, 500)}`)
      acknowledged.add(submission)
      onAcknowledged(acknowledged.size)
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, one))
  return acknowledged
}

/** How many dossiers each of the people has, by the events and by what the lists show. */
async function countDossiers(all: readonly Submission[]): Promise<ReadonlyMap<string, number>> {
  return withDatabase(async (db) => {
    const ids = all.map(({ accountId }) => accountId)
    const { rows } = await sql<{ account: string; events: number; listed: number }>`
      select a.id as account,
        (select count(*)::int from dossier_events e where e.type = 'submitted' and e.data->>'applicantAccountId' = a.id::text) as events,
        (select count(*)::int from dossiers d where d.applicant_account_id = a.id) as listed
      from accounts a where a.id = any(${ids})`.execute(db)
    for (const { account, events, listed } of rows) assert.equal(events, listed, account)
    return new Map(rows.map(({ account, events }) => [account, events]))
  })
}

async function dumpProjections(): Promise<Readonly<Record<string, readonly string[]>>> {
  return withDatabase(async (db) => {
    const dumps = PROJECTION_TABLES.map(async (table) => {
      const { rows } = await sql<{ line: string }>`
        select to_jsonb(t)::text as line from ${sql.table(table)} t order by 1`.execute(db)
      return [table, rows.map(({ line }) => line)] as const
    })
    return Object.fromEntries(await Promise.all(dumps))
  })
}

describe('a program killed in the middle of its work', () => {
  let all: readonly Submission[] = []
  let acknowledged: ReadonlySet<Submission> = new Set()

  test('leaves no process behind, neither database nor mailbox', async () => {
    all = await prepare(SUBMISSIONS)
    const children = program.children()
    assert.ok(
      children.some(({ command }) => command.includes('postgres')),
      'its database runs',
    )
    assert.ok(
      children.some(({ command }) => command.includes('mailbox-program')),
      'its mailbox runs',
    )
    let killed: Promise<unknown> | undefined
    acknowledged = await sendAll(all, (count) => {
      if (count >= KILL_AFTER) killed ??= program.end('SIGKILL')
    })
    await killed
    assert.ok(acknowledged.size >= KILL_AFTER && acknowledged.size < SUBMISSIONS, String(acknowledged.size))
    assert.deepEqual(await survivorsOf(children), [])
  })

  test('has every acknowledged submission once when it starts again, and none twice', async () => {
    program = await startProgram(dataDir)
    for (const one of all) one.visitor.moveTo(program.baseUrl)
    const counts = await countDossiers(all)
    for (const one of all) {
      const count = counts.get(one.accountId)
      if (acknowledged.has(one)) assert.equal(count, 1, 'what was acknowledged is there')
      else assert.ok(count === 0 || count === 1, `${count} dossiers of one submission`)
    }
  })

  test('takes the others again, one each; sending an acknowledged one again makes no second', async () => {
    const again = [...all.filter((one) => !acknowledged.has(one)), ...[...acknowledged].slice(0, 20)]
    assert.equal((await sendAll(again)).size, again.length)
    const counts = await countDossiers(all)
    assert.deepEqual(new Set(counts.values()), new Set([1]))
    assert.equal(counts.size, SUBMISSIONS)
  })

  test('is found intact by verify', () => {
    const { status, said } = runCommand(dataDir, 'verify')
    assert.equal(status, 0, said)
    assert.match(said, new RegExp(`${SUBMISSIONS} hồ sơ`))
  })

  test('loses and gains nothing when its projections are computed anew', async () => {
    const before = await dumpProjections()
    assert.equal(before['dossiers']?.length, SUBMISSIONS)
    const { status, said } = runCommand(dataDir, 'rebuild')
    assert.equal(status, 0, said)
    assert.deepEqual(await dumpProjections(), before)
  })

  test('stops in order when told to, and takes its processes with it', async () => {
    const children = program.children()
    const { code, signal } = await program.end('SIGTERM')
    assert.deepEqual([code, signal], [0, null])
    assert.deepEqual(await survivorsOf(children), [])
  })
})
