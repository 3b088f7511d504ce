import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loadPack } from '../../src/load-pack.ts'
import { type Catalog, loadCatalog } from '../../src/modules/catalog/index.ts'
import { DOCUMENT_TEMPLATES } from '../../src/modules/documents/index.ts'
import type { DossierContext } from '../../src/modules/dossiers/index.ts'
import type {
  AccountKind,
  Actor,
  CitizenActor,
  OfficerActor,
  Role,
} from '../../src/modules/identity/index.ts'
import { type Directory, loadDirectory } from '../../src/modules/organizations/index.ts'
import { type ManualClock, manualClock } from '../../src/platform/clock/clock.ts'
import type { Connection } from '../../src/platform/db/connection.ts'
import { type Db, openDatabase } from '../../src/platform/db/database.ts'
import { type FileStore, folderFileStore } from '../../src/platform/files/index.ts'
import { newId } from '../../src/platform/ids/id.ts'
import { silentLog } from '../../src/platform/log/log.ts'
import { createPdfRenderer, type PdfRenderer } from '../../src/platform/pdf/pdf-renderer.ts'
import { tinosFontFiles } from '../../src/platform/pdf/tinos-fonts.ts'
import { testDatabase, type TestDatabase } from './database.ts'

/** A Tuesday morning in working time. */
const START = new Date('2026-11-24T09:00:00+07:00')
const PACK = 'bac-lieu'

export interface NewPostHeld {
  readonly agencyId: string
  readonly unitId: string
  readonly role: Role
  readonly title?: string
}

/** The province with nobody in it yet and no dossier: people are made as a test needs them. */
export interface World {
  readonly database: TestDatabase
  readonly db: Db
  readonly ownerDb: Db
  readonly clock: ManualClock
  readonly directory: Directory
  readonly catalog: Catalog
  readonly files: FileStore
  readonly pdf: PdfRenderer
  contextFor<A extends Actor>(actor: A): DossierContext<A>
  citizen(person?: Partial<TestPerson>): Promise<CitizenActor>
  officer(posts: readonly NewPostHeld[], name?: string): Promise<OfficerActor>
  /** The officer who holds that post, made at the first asking. */
  holder(post: NewPostHeld): Promise<OfficerActor>
  /** An officer made before. */
  officerById(accountId: string): OfficerActor
  close(): Promise<void>
}

export interface TestPerson {
  readonly kind: 'person' | 'organisation'
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly nationalId: string
}

/** One for all worlds of the process: it starts a process of its own, and lets it go when nothing is drawn. */
const pdf = createPdfRenderer({ templateDirs: [DOCUMENT_TEMPLATES], fonts: tinosFontFiles() })

let snapshot: { directory: Directory; catalog: Catalog } | undefined

export async function testWorld(options: { readonly filesFolder?: string } = {}): Promise<World> {
  const database = await testDatabase({ name: 'pack', fill: fillWithPack })
  const { db, ownerDb } = database
  // Equal in every world of the process, and never changed.
  if (!snapshot) {
    const directory = await loadDirectory(db)
    snapshot = { directory, catalog: await loadCatalog(db, directory) }
  }
  const { directory, catalog } = snapshot
  const clock = manualClock(START)
  const folder = options.filesFolder ?? mkdtempSync(path.join(tmpdir(), `motcua-test-${process.pid}-files-`))
  const files = folderFileStore(folder)
  const people = peopleOf(ownerDb, clock)
  return {
    database,
    db,
    ownerDb,
    clock,
    directory,
    catalog,
    files,
    pdf,
    ...people,
    contextFor: (actor) => ({
      db,
      clock,
      actor,
      directory,
      catalog,
      files,
      pdf,
      log: silentLog,
      publicUrl: 'https://motcua.example',
    }),
    async close() {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function fillWithPack(connection: Connection): Promise<void> {
  const { db, close } = openDatabase({ connection, log: silentLog, max: 2, name: 'motcua-test-pack' })
  try {
    await loadPack(db, manualClock(START), PACK)
  } finally {
    await close()
  }
}

type People = Pick<World, 'citizen' | 'officer' | 'holder' | 'officerById'>

function peopleOf(ownerDb: Db, clock: ManualClock): People {
  const officers = new Map<string, OfficerActor>()
  const holders = new Map<string, Promise<OfficerActor>>()
  let made = 0
  const insertAccount = async (kind: AccountKind, person: { name: string } & Partial<TestPerson>) => {
    made += 1
    const id = newId(clock)
    await ownerDb
      .insertInto('accounts')
      .values({
        id,
        kind,
        username: kind === 'officer' ? `canbo${made}` : null,
        full_name: person.name,
        email: person.email ?? `nguoi${made}@motcua.example`,
        phone: person.phone ?? null,
        national_id: person.nationalId ?? null,
        password_hash: 'nobody signs in with this',
        status: 'active',
        created_at: clock.now(),
        confirmed_at: clock.now(),
        password_changed_at: clock.now(),
      })
      .execute()
    return id
  }
  const citizen: People['citizen'] = async (person = {}) => {
    const kind = person.kind ?? 'person'
    const accountId = await insertAccount(kind, { name: 'Nguyễn Văn Bình', ...person })
    return { kind: 'citizen', accountId, accountKind: kind }
  }
  const officer: People['officer'] = async (posts, name = 'Trần Thị Công Chức') => {
    const accountId = await insertAccount('officer', { name })
    const held = posts.map((post) => ({ title: `Chức vụ ${post.role}`, ...post, id: newId(clock) }))
    await insertPosts(ownerDb, accountId, held)
    const actor: OfficerActor = { kind: 'officer', accountId, name, posts: held }
    officers.set(accountId, actor)
    return actor
  }
  return {
    citizen,
    officer,
    holder: (post) => {
      const key = `${post.unitId} ${post.role}`
      const known = holders.get(key) ?? officer([post], `Cán bộ ${holders.size + 1}`)
      holders.set(key, known)
      return known
    },
    officerById: (accountId) => {
      const found = officers.get(accountId)
      if (!found) throw new Error(`no officer ${accountId} was made in this world`)
      return found
    },
  }
}

async function insertPosts(
  ownerDb: Db,
  accountId: string,
  posts: readonly (NewPostHeld & { id: string; title: string })[],
): Promise<void> {
  if (posts.length === 0) return
  await ownerDb
    .insertInto('posts')
    .values(
      posts.map(({ id, agencyId, unitId, role, title }) => ({
        id,
        account_id: accountId,
        agency_id: agencyId,
        unit_id: unitId,
        role,
        title,
        title_en: title,
        valid_from: '2015-01-01',
      })),
    )
    .execute()
}

/** A PDF of one page that a reader opens, with `words` in it. */
export function tinyPdf(words = 'Giay to'): Buffer {
  const stream = `BT /F1 12 Tf 72 720 Td (${words.replace(/[^ -~]|[()\\]/g, '?')}) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const tail = `xref\n0 6\n0000000000 65535 f \n${entries}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text + tail, 'latin1')
}

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
