import pg from 'pg'
import { type Random, seededRandom } from '../../src/engines/forms/index.ts'
import { type Catalog, loadCatalog } from '../../src/modules/catalog/index.ts'
import { insertDraft, updateDraft } from '../../src/modules/dossiers/index.ts'
import { type Directory, loadDirectory } from '../../src/modules/organizations/index.ts'
import { systemClock } from '../../src/platform/clock/clock.ts'
import { connectionFields } from '../../src/platform/db/connection.ts'
import { folderFileStore } from '../../src/platform/files/index.ts'
import { randomDeclaration } from '../../src/simulate/declaration.ts'
import { storePdf } from '../../src/simulate/paper-files.ts'
import { countAccounts, insertAccounts, someone } from '../../src/simulate/simulated-accounts.ts'
import { type BenchDatabase, openBenchDatabase, signIn } from './bench-database.ts'
import { withTemporaryFolder } from './bench-folder.ts'
import { alternate, CostMeter, printFigures } from './figures.ts'
import { CONNECTIONS, type LoadRequest, requestBytes, runLoad } from './load.ts'
import { type RunningProgram, startOnExistingData } from './program.ts'

const ROUNDS = 5
const DRAFTS_A_ROUND = 1200
/** The first drafts compile each form, and the code itself. */
const WARM_UP = 2000
/** The route lets one session send 60 in ten minutes. */
const DRAFTS_A_PERSON = 30
const BASELINE_SECONDS = 3

/** Durable submissions through the real route, against `pg` inserting one row a transaction. */
export function benchSubmit(): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    const program = await startOnExistingData(folder)
    const database = await openBenchDatabase(folder)
    try {
      const drafts = await prepareDrafts(program, database, WARM_UP + DRAFTS_A_ROUND * ROUNDS)
      const insert = await rawInserts(database)
      const meter = new CostMeter(program)
      let next = WARM_UP
      const { a, b } = await alternate({
        rounds: ROUNDS,
        a: () => {
          const batch = drafts.splice(0, next)
          next = DRAFTS_A_ROUND
          const { length } = batch
          return meter.measure(
            () => submitAll(program, database, batch),
            () => length,
          )
        },
        b: insert.round,
        onWarm: () => meter.begin(),
      })
      await insert.close()
      meter.print()
      printFigures({ name: 'submit', figure: a, unit: 'submissions/s', baseline: b })
    } finally {
      await database.close()
      await program.stop()
    }
  })
}

/** Does not believe the answers alone: as many dossiers must be stored. */
async function submitAll(
  program: RunningProgram,
  database: BenchDatabase,
  batch: LoadRequest[],
): Promise<number> {
  const before = await countDossiers(database)
  const { perSecond, count } = await runLoad({ address: program.address, next: () => batch.pop() })
  const stored = (await countDossiers(database)) - before
  if (stored !== count) throw new Error(`${count} were acknowledged, but ${stored} are stored`)
  return perSecond
}

async function countDossiers({ pool }: BenchDatabase): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('select count(*)::integer as count from dossiers')
  return rows[0]?.count ?? 0
}

/** Complete drafts of many people, over all services. */
async function prepareDrafts(
  program: RunningProgram,
  database: BenchDatabase,
  count: number,
): Promise<LoadRequest[]> {
  const { db } = database
  const directory = await loadDirectory(db)
  const catalog = await loadCatalog(db, directory)
  const accounts = { seed: 1, offset: await countAccounts(db) }
  const wanted = { ...accounts, count: Math.ceil(count / DRAFTS_A_PERSON), from: '2026-01-05' }
  const people = await insertAccounts(db, systemClock, wanted)
  const desk: Desk = { program, database, catalog, directory }
  const requests: LoadRequest[] = []
  for (let from = 0; from < people.length; from += CONNECTIONS) {
    const some = people.slice(from, from + CONNECTIONS)
    requests.push(...(await Promise.all(some.map((id, at) => draftsOf(desk, id, from + at)))).flat())
  }
  return requests.slice(0, count)
}

interface Desk {
  readonly program: RunningProgram
  readonly database: BenchDatabase
  readonly catalog: Catalog
  readonly directory: Directory
}

async function draftsOf(desk: Desk, ownerAccountId: string, person: number): Promise<LoadRequest[]> {
  const { program, database } = desk
  const { db } = database
  const clock = systemClock
  const random = seededRandom(person)
  const { cookie, csrf } = await signIn(database, { id: ownerAccountId }, 'portal')
  const files = folderFileStore(`${program.dataDir}/files`)
  const paper = { name: 'giay-to.pdf', origin: 'applicant', uploadedBy: ownerAccountId } as const
  const fileId = await storePdf({ db, clock, files }, paper)
  const requests: LoadRequest[] = []
  for (let made = 0; made < DRAFTS_A_PERSON; made += 1) {
    const id = await completeDraft(
      desk,
      { ownerAccountId, fileId, number: person * DRAFTS_A_PERSON + made },
      random,
    )
    const path = `/nop-ho-so/ho-so/${id}/kiem-tra`
    const form = { _csrf: csrf, 'cam-doan': 'yes' }
    const bytes = requestBytes(program.address, { method: 'POST', path, cookie, form })
    requests.push({ bytes, expect: { status: 303 } })
  }
  return requests
}

interface DraftWish {
  readonly ownerAccountId: string
  readonly fileId: string
  readonly number: number
}

/** Written directly, as the pages of the form would have written it. */
async function completeDraft(
  { database: { db }, catalog, directory }: Desk,
  { ownerAccountId, fileId, number }: DraftWish,
  random: Random,
): Promise<string> {
  const clock = systemClock
  const service = catalog.services[number % catalog.services.length]
  const revision = service && catalog.findProcedure(service.procedureId)
  if (!service || !revision) throw new Error('the catalogue is empty')
  const applicant = someone(1, number)
  const draft = { ownerAccountId, channel: 'online', service, revision, applicant } as const
  const id = await insertDraft({ db, clock }, draft)
  const { answers, situations, paperIds } = randomDeclaration({ catalog, directory }, revision, random)
  const papers = paperIds.map((paperId) => ({ paperId, fileIds: [fileId], originals: 0, copies: 0 }))
  const delivery = { way: 'online', address: null } as const
  await updateDraft({ db, clock }, { id }, { applicant, answers, situations, papers, delivery })
  return id
}

/** The baseline: one row a transaction, each committed to disk, on as many connections. */
async function rawInserts({ connection, pool }: BenchDatabase) {
  await pool.query(
    'create table bench_rows (id bigint generated always as identity primary key, at timestamptz not null, note text not null)',
  )
  const clients = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const client = new pg.Client(connectionFields(connection))
      await client.connect()
      return client
    }),
  )
  const statement = { name: 'bench-insert', text: 'insert into bench_rows (at, note) values (now(), $1)' }
  return {
    round: async (): Promise<number> => {
      const begin = performance.now()
      let count = 0
      const drive = async (client: pg.Client) => {
        while (performance.now() < begin + BASELINE_SECONDS * 1000) {
          await client.query({ ...statement, values: [`row ${count}`] })
          count += 1
        }
      }
      await Promise.all(clients.map(drive))
      return count / ((performance.now() - begin) / 1000)
    },
    close: () => Promise.all(clients.map((client) => client.end())),
  }
}
