import path from 'node:path'
import { backofficeRoutes } from './backoffice/index.ts'
import { type Config, resolveSecret } from './config.ts'
import { loadPack } from './load-pack.ts'
import { type Session, sessionFinder } from './modules/identity/index.ts'
import { DOCUMENT_TEMPLATES } from './modules/documents/index.ts'
import { examineLevelsJob } from './modules/levels/index.ts'
import type { Clock } from './platform/clock/clock.ts'
import type { Connection } from './platform/db/connection.ts'
import { APPLICATION_ROLE, type Database, type Db, openDatabase } from './platform/db/database.ts'
import { NotFound } from './platform/db/not-found.ts'
import { clamavScanner, folderFileStore } from './platform/files/index.ts'
import type { ServerOptions } from './platform/http/floor.ts'
import { PageCache } from './platform/http/page-cache.ts'
import { createServer, type HttpServer } from './platform/http/server.ts'
import { tusRoutes } from './platform/http/tus.ts'
import { enqueue } from './platform/jobs/enqueue.ts'
import type { Log } from './platform/log/log.ts'
import { createPdfRenderer } from './platform/pdf/pdf-renderer.ts'
import { tinosFontFiles } from './platform/pdf/tinos-fonts.ts'
import { Uploads } from './platform/uploads/uploads.ts'
import { portalRoutes } from './portal/index.ts'
import { Reference } from './reference.ts'
import { type AssetUrls, assetUrls, buildAssets } from './ui/index.ts'
import { anyUploader } from './web/access.ts'
import { errorPage } from './web/error-page.ts'
import { FORM_ISLANDS } from './web/form-islands.ts'
import type { Services } from './web/services.ts'
import type { Directory } from './modules/organizations/index.ts'
import type { Text } from './platform/i18n/translator.ts'

const UPLOAD_MAX_BYTES = 25 * 1024 * 1024
const UPLOAD_LIFE_SECONDS = 24 * 3600
const ASSET_PREFIX = '/tai-nguyen/'
/** How long a process may not know what another one changed: packs, calendars, rules. */
const LOOK_AGAIN_MS = 30_000

export interface AppOptions {
  readonly config: Config
  readonly connection: Connection
  /** How long a connection that nobody uses stays open; as `DatabaseOptions` unless told. */
  readonly idleMs?: number | undefined
  readonly clock: Clock
  readonly log: Log
  /** Built by `prepareAssets`. */
  readonly assets: AssetUrls
  readonly mailboxFolder?: string | undefined
}

export interface App {
  readonly services: Services
  readonly server: HttpServer
  readonly database: Database
  /** Reads the catalogue and the directory anew, after a publication or a load. */
  refresh(): Promise<void>
  stop(): Promise<void>
}

export function assetFolder(config: Config): string {
  return path.join(config.dataDir, 'assets')
}

export async function prepareAssets(config: Config): Promise<AssetUrls> {
  const manifest = await buildAssets({ outDir: assetFolder(config), islands: FORM_ISLANDS })
  return assetUrls(manifest, ASSET_PREFIX)
}

/** Puts the program together by hand; nothing else knows everything. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { config, connection, clock, log, idleMs } = options
  const database = openDatabase({ connection, role: APPLICATION_ROLE, log, max: 20, idleMs })
  const { db } = database
  if (config.demo) for (const pack of config.packs) await loadPack(db, clock, pack)
  const reference = await Reference.read(db, clock)
  const services = createServices(options, db, reference)
  const server = await createServer<Session>(serverOptions(config, services))
  const { refresh } = services
  const stopWatching = reference.watch({ everyMs: LOOK_AGAIN_MS, log, onChange: refresh })
  return {
    services,
    server,
    database,
    refresh,
    stop: async () => {
      stopWatching()
      await server.stop()
      await services.pdf.close()
      await database.close()
    },
  }
}

function createServices(
  { config, clock, log, ...options }: AppOptions,
  db: Db,
  reference: Reference,
): Services {
  const secret = resolveSecret(config)
  const pages = new PageCache({ clock })
  return {
    db,
    clock,
    log,
    files: folderFileStore(config.filesDir),
    scanner: config.clamav && clamavScanner(config.clamav),
    pdf: createPdfRenderer({ templateDirs: [DOCUMENT_TEMPLATES], fonts: tinosFontFiles() }),
    uploads: new Uploads({
      prefix: '/tai-len',
      folder: path.join(config.dataDir, 'uploads'),
      maxBytes: UPLOAD_MAX_BYTES,
      expireAfterSeconds: UPLOAD_LIFE_SECONDS,
      secret,
    }),
    pages,
    refresh: async () => {
      await reference.refresh()
      pages.invalidate('catalog')
      // What changed may change levels: examined at once, not at the next minute.
      await enqueue(db, examineLevelsJob, {}, { jobKey: examineLevelsJob.name })
    },
    assets: options.assets,
    get directory() {
      return reference.directory
    },
    get catalog() {
      return reference.catalog
    },
    publicUrl: config.publicUrl,
    secret,
    demo: config.demo,
    get provinceName() {
      return provinceOf(reference.directory)
    },
    mailboxFolder: options.mailboxFolder,
  }
}

/** The province whose committee stands today: a merger gives the site another name. */
function provinceOf({ agencies, findArea }: Directory): Text {
  const committee = agencies.find(({ kind, endedOn }) => kind === 'provincial_committee' && endedOn === null)
  const { vi, en } = findArea(committee?.areaCode ?? '')?.name ?? { vi: 'Một Cửa', en: 'Một Cửa' }
  return { vi, en }
}

function serverOptions(config: Config, services: Services): ServerOptions<Session> {
  const { db, clock, log, secret, uploads } = services
  const secure = config.publicUrl.startsWith('https:')
  return {
    routes: [...portalRoutes(services), ...backofficeRoutes(services)],
    loadSession: sessionFinder({ db, clock }),
    errorPage: (status, request, detail) => errorPage(services, { status, request, detail }),
    config: {
      secure,
      // Behind https stands a proxy on this machine; without it nobody may say who the visitor is.
      trustProxy: secure ? 'loopback' : false,
      secret,
      tempFolder: path.join(config.dataDir, 'tmp'),
      publicOrigin: new URL(config.publicUrl).origin,
    },
    log,
    assets: [{ prefix: ASSET_PREFIX, folder: assetFolder(config) }],
    readyChecks: [{ name: 'database', check: () => db.selectFrom('packs').select('id').limit(1).execute() }],
    signIn: (next) =>
      `${next.startsWith('/can-bo') ? '/can-bo/dang-nhap' : '/dang-nhap'}?tiep=${encodeURIComponent(next)}`,
    statusOf: (error) => (error instanceof NotFound ? 404 : undefined),
    uploads: tusRoutes<Session>({ uploads, access: anyUploader, subject: (session) => session.accountId }),
  }
}
