import pg from 'pg'
import { seededRandom } from '../../src/engines/forms/index.ts'
import { loadCatalog } from '../../src/modules/catalog/index.ts'
import { insertDraft, updateDraft } from '../../src/modules/dossiers/index.ts'
import { loadDirectory } from '../../src/modules/organizations/index.ts'
import { systemClock } from '../../src/platform/clock/clock.ts'
import { connectionFields } from '../../src/platform/db/connection.ts'
import { folderFileStore } from '../../src/platform/files/index.ts'
import { randomDeclaration } from '../../src/simulate/declaration.ts'
import { storePdf } from '../../src/simulate/paper-files.ts'
import { countAccounts, insertAccounts, someone } from '../../src/simulate/simulated-accounts.ts'
import { type BenchDatabase, openBenchDatabase, signIn } from './bench-database.ts'
import { withTemporaryFolder } from './bench-folder.ts'
import { alternate, median, printCost, printFigures } from './figures.ts'
import { CONNECTIONS, type LoadRequest, requestBytes, runLoad } from './load.ts'
import { type RunningProgram, startOnExistingData } from './program.ts'

const ROUNDS = 5
const DRAFTS_A_ROUND = 600
/** The route lets one session send 60 in ten minutes. */
const DRAFTS_A_PERSON = 30
const BASELINE_SECONDS = 3

/** Durable submissions through the real route, against `pg` inserting one row a transaction. */
export function benchSubmit(): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    const program = await startOnExistingData(folder)
    const database = await openBenchDatabase(folder)
    try {
      const drafts = await prepareDrafts(program, database, DRAFTS_A_ROUND * (ROUNDS + 1))
      const insert = await rawInserts(database)
      const used = program.processorSeconds()
      const { a, b } = await alternate(ROUNDS, () => submitSome(program, database, drafts), insert.round)
      await insert.close()
      printCost(program, used, DRAFTS_A_ROUND * (ROUNDS + 1))
      printFigures({ name: 'submit', figure: median(a), unit: 'submissions/s', baseline: median(b) })
    } finally {
      await database.close()
      await program.stop()
    }
  })
}

/** Sends the next drafts, and does not believe the answers alone: as many dossiers must be stored. */
async function submitSome(
  program: RunningProgram,
  database: BenchDatabase,
  drafts: LoadRequest[],
): Promise<number> {
  const batch = drafts.splice(0, DRAFTS_A_ROUND)
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
  { address, dataDir }: RunningProgram,
  database: BenchDatabase,
  count: number,
): Promise<LoadRequest[]> {
  const { db } = database
  const clock = systemClock
  const directory = await loadDirectory(db)
  const catalog = await loadCatalog(db, directory)
  const accounts = { seed: 1, offset: await countAccounts(db) }
  const people = await insertAccounts(db, clock, {
    ...accounts,
    count: count / DRAFTS_A_PERSON,
    from: '2026-01-05',
  })
  const files = folderFileStore(`${dataDir}/files`)
  const random = seededRandom(1)
  const requests: LoadRequest[] = []
  for (const ownerAccountId of people) {
    const { cookie, csrf } = await signIn(database, { id: ownerAccountId }, 'portal')
    const paper = { name: 'giay-to.pdf', origin: 'applicant', uploadedBy: ownerAccountId } as const
    const fileId = await storePdf({ db, clock, files }, paper)
    for (let made = 0; made < DRAFTS_A_PERSON; made += 1) {
      const service = catalog.services[requests.length % catalog.services.length]
      const revision = service && catalog.findProcedure(service.procedureId)
      if (!service || !revision) throw new Error('the catalogue is empty')
      const applicant = someone(1, requests.length)
      const id = await insertDraft(
        { db, clock },
        { ownerAccountId, channel: 'online', service, revision, applicant },
      )
      const { answers, situations, paperIds } = randomDeclaration({ catalog, directory }, revision, random)
      const papers = paperIds.map((paperId) => ({ paperId, fileIds: [fileId], originals: 0, copies: 0 }))
      const delivery = { way: 'online', address: null } as const
      await updateDraft({ db, clock }, { id }, { applicant, answers, situations, papers, delivery })
      const path = `/nop-ho-so/ho-so/${id}/kiem-tra`
      const form = { _csrf: csrf, 'cam-doan': 'yes' }
      requests.push({
        bytes: requestBytes(address, { method: 'POST', path, cookie, form }),
        expect: { status: 303 },
      })
    }
  }
  return requests
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
