import path from 'node:path'
import { backofficeRoutes } from './backoffice/index.ts'
import { type Config, resolveSecret } from './config.ts'
import { loadPack } from './load-pack.ts'
import { loadCatalog } from './modules/catalog/index.ts'
import { findSession, type Session } from './modules/identity/index.ts'
import { loadDirectory } from './modules/organizations/index.ts'
import { DOCUMENT_TEMPLATES } from './modules/documents/index.ts'
import type { Clock } from './platform/clock/clock.ts'
import type { Connection } from './platform/db/connection.ts'
import { APPLICATION_ROLE, type Database, openDatabase } from './platform/db/database.ts'
import { NotFound } from './platform/db/not-found.ts'
import { folderFileStore } from './platform/files/index.ts'
import { PageCache } from './platform/http/page-cache.ts'
import { createServer, type HttpServer } from './platform/http/server.ts'
import { tusRoutes } from './platform/http/tus.ts'
import type { Log } from './platform/log/log.ts'
import { createPdfRenderer } from './platform/pdf/pdf-renderer.ts'
import { tinosFontFiles } from './platform/pdf/tinos-fonts.ts'
import { Uploads } from './platform/uploads/uploads.ts'
import { portalRoutes } from './portal/index.ts'
import { type AssetUrls, assetUrls, buildAssets } from './ui/index.ts'
import { anyUploader } from './web/access.ts'
import { errorPage } from './web/error-page.ts'
import { FORM_ISLANDS } from './web/form-islands.ts'
import type { Services } from './web/services.ts'

const UPLOAD_MAX_BYTES = 25 * 1024 * 1024
const UPLOAD_LIFE_SECONDS = 24 * 3600
const ASSET_PREFIX = '/tai-nguyen/'

export interface AppOptions {
  readonly config: Config
  readonly connection: Connection
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
  const { config, connection, clock, log } = options
  const database = openDatabase({ connection, role: APPLICATION_ROLE, log, max: 20 })
  const { db } = database
  if (config.demo) for (const pack of config.packs) await loadPack(db, clock, pack)
  const secret = resolveSecret(config)
  let directory = await loadDirectory(db)
  let catalog = await loadCatalog(db, directory)
  const pdf = createPdfRenderer({ templateDirs: [DOCUMENT_TEMPLATES], fonts: tinosFontFiles() })
  const pages = new PageCache({ clock })
  const uploads = new Uploads({
    prefix: '/tai-len',
    folder: path.join(config.dataDir, 'uploads'),
    maxBytes: UPLOAD_MAX_BYTES,
    expireAfterSeconds: UPLOAD_LIFE_SECONDS,
    secret,
  })
  const services: Services = {
    db,
    clock,
    log,
    files: folderFileStore(path.join(config.dataDir, 'files')),
    pdf,
    uploads,
    pages,
    assets: options.assets,
    get directory() {
      return directory
    },
    get catalog() {
      return catalog
    },
    publicUrl: config.publicUrl,
    secret,
    demo: config.demo,
    provinceName: { vi: 'Tỉnh Bạc Liêu', en: 'Bạc Liêu Province' },
    mailboxFolder: options.mailboxFolder,
  }
  const identity = { db, clock, secret }
  const server = await createServer<Session>({
    routes: [...portalRoutes(services), ...backofficeRoutes(services)],
    loadSession: (token) => findSession(identity, token),
    errorPage: (status, request, detail) => errorPage(services, { status, request, detail }),
    config: {
      secure: config.publicUrl.startsWith('https:'),
      trustProxy: config.publicUrl.startsWith('https:') ? 'loopback' : false,
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
  })
  return {
    services,
    server,
    database,
    refresh: async () => {
      directory = await loadDirectory(db)
      catalog = await loadCatalog(db, directory)
      pages.invalidate('catalog')
    },
    stop: async () => {
      await server.stop()
      await pdf.close()
      await database.close()
    },
  }
}
