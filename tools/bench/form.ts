import { loadCatalog } from '../../src/modules/catalog/index.ts'
import { insertDraft } from '../../src/modules/dossiers/index.ts'
import { loadDirectory } from '../../src/modules/organizations/index.ts'
import { systemClock } from '../../src/platform/clock/clock.ts'
import { listCitizens, openBenchDatabase, signIn } from './bench-database.ts'
import { withTemporaryFolder } from './bench-folder.ts'
import { benchPage } from './page-bench.ts'
import { type RunningProgram, startOnExistingData } from './program.ts'

/** A page of the form of somebody who is signed in and has begun: session, draft and form are looked up each time. */
export function benchForm(): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    const program = await startOnExistingData(folder)
    try {
      const { path, cookie } = await beginDraft(program)
      await benchPage(program, { name: 'form', request: { path, cookie }, text: 'name="_csrf"' })
    } finally {
      await program.stop()
    }
  })
}

async function beginDraft({ dataDir }: RunningProgram): Promise<{ path: string; cookie: string }> {
  const database = await openBenchDatabase(dataDir)
  try {
    const { db } = database
    const catalog = await loadCatalog(db, await loadDirectory(db))
    const revision = catalog.findProcedure('bl-44')
    const [service] = catalog.servicesOf('bl-44')
    const [citizen] = await listCitizens(db, 1)
    if (!revision || !service || !citizen) throw new Error('the demo has no service bl-44 or no citizen')
    const draft = { ownerAccountId: citizen.id, channel: 'online', service, revision, applicant: {} } as const
    const id = await insertDraft({ db, clock: systemClock }, draft)
    const { cookie } = await signIn(database, citizen, 'portal')
    return { path: `/nop-ho-so/ho-so/${id}/muc/1`, cookie }
  } finally {
    await database.close()
  }
}
