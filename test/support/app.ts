import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type App, buildApp, prepareAssets } from '../../src/app.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { type Actor, getAccount, startSession } from '../../src/modules/identity/index.ts'
import type { ManualClock } from '../../src/platform/clock/clock.ts'
import { silentLog } from '../../src/platform/log/log.ts'
import type { AssetUrls } from '../../src/ui/index.ts'
import type { Services } from '../../src/web/services.ts'
import { IDLE_MS } from './database.ts'
import { Visitor } from './visitor.ts'
import { testWorld, type World } from './world.ts'

/** The real program over a database of its own with the pack in it, listening on a free port. */
export interface TestApp {
  readonly baseUrl: string
  readonly services: Services
  readonly world: World
  readonly clock: ManualClock
  /** A browser with no cookie yet. */
  visitor(): Visitor
  /** A browser of somebody whom the world made, signed in at his face. */
  signedIn(actor: Actor): Promise<Visitor>
  /** Reads the catalogue anew after a test published or suspended something. */
  refresh(): Promise<void>
  close(): Promise<void>
}

export interface TestAppOptions {
  /** Where the clock starts; the world's Tuesday morning unless told. */
  readonly at?: Date
  readonly demo?: boolean
  readonly mailboxFolder?: string
}

export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const dataDir = mkdtempSync(path.join(tmpdir(), `motcua-test-${process.pid}-app-`))
  const world = await testWorld({ filesFolder: path.join(dataDir, 'files') })
  if (options.at) world.clock.set(options.at)
  const config = testConfig(world, dataDir, options.demo ?? false)
  const app = await buildApp({
    config,
    connection: world.database.connection,
    idleMs: IDLE_MS,
    clock: world.clock,
    log: silentLog,
    assets: await sharedAssets(config),
    mailboxFolder: options.mailboxFolder,
  })
  const baseUrl = await app.server.listen({ host: '127.0.0.1', port: 0 })
  return {
    baseUrl,
    services: app.services,
    world,
    clock: world.clock,
    visitor: () => new Visitor(baseUrl),
    signedIn: async (actor) => new Visitor(baseUrl, { session: await sessionFor(app, actor) }),
    refresh: () => app.refresh(),
    async close() {
      await app.stop()
      await world.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function testConfig(world: World, dataDir: string, demo: boolean): Config {
  const config = readConfig({
    DATA_DIR: dataDir,
    DATABASE_URL: world.database.url,
    SECRET: 'a secret of the tests, 32 letters or more',
    LOG_LEVEL: 'silent',
  })
  return { ...config, demo }
}

let built: Promise<AssetUrls> | undefined

/** Style sheets and scripts take a second to build: once in a process, seen by every app of it. */
async function sharedAssets(config: Config): Promise<AssetUrls> {
  const shared = path.join(tmpdir(), `motcua-test-${process.pid}-assets`)
  if (built === undefined) {
    mkdirSync(shared, { recursive: true })
    process.once('exit', () => rmSync(shared, { recursive: true, force: true }))
    built = prepareAssets({ ...config, dataDir: shared })
  }
  const assets = await built
  symlinkSync(path.join(shared, 'assets'), path.join(config.dataDir, 'assets'))
  return assets
}

async function sessionFor({ services }: App, actor: Actor): Promise<string> {
  if (actor.kind !== 'citizen' && actor.kind !== 'officer') throw new Error('nobody to sign in')
  const { db, clock, secret } = services
  const account = await getAccount(db, actor.accountId)
  const face = actor.kind === 'officer' ? 'backoffice' : 'portal'
  return startSession({ db, clock, secret }, account, { face, device: 'test' })
}
