import type { ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Connection } from '../connection.ts'
import type { Log } from '../../log/log.ts'
import { ensureCluster, makeSocketFolder, OWNER, PORT } from './cluster.ts'
import { lockDataFolder, readAnnouncement } from './data-folder-lock.ts'
import { settleFormerServer } from './former-server.ts'
import { chooseLauncher } from './launcher.ts'
import { preparePostgresRuntime } from './postgres-runtime.ts'

export interface EmbeddedOptions {
  readonly dataDir: string
  readonly log: Log
  /** False only for tests: nothing is synced to the disk. */
  readonly durable?: boolean
  /** Called once the server is on its way: time for other work. */
  readonly meanwhile?: (() => void) | undefined
}

export interface EmbeddedDatabase {
  readonly connection: Exclude<Connection, { url: string }>
  /** Settles when the server ends by itself: without it the program can only end too. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** Ends open sessions, writes everything, frees the folder. May be called twice. */
  stop(): Promise<void>
}

const DATABASE = 'motcua'
const START_TIMEOUT_MS = 60_000
const STOP_STEPS: readonly (readonly [NodeJS.Signals, number])[] = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
]
const LARGEST_LOG_BYTES = 5_000_000

/** Starts the program's own PostgreSQL on `dataDir`/postgres, reachable through a private unix socket only. */
export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  // Not 0700: another uid may have to walk through it to its own folder.
  mkdirSync(options.dataDir, { recursive: true, mode: 0o711 })
  mkdirSync(path.join(options.dataDir, 'postgres'), { recursive: true, mode: 0o700 })
  const folder = realpathSync(path.join(options.dataDir, 'postgres'))
  const lock = await lockDataFolder(folder)
  try {
    const running = await startServer(folder, options)
    lock.announce(running.connection)
    let stopping: Promise<void> | undefined
    const stop = () => (stopping ??= running.stop().finally(() => lock.release()))
    return { connection: running.connection, ended: running.ended, stop }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** The server that a running program of the same user keeps in this folder. */
export async function findRunningDatabase(dataDir: string): Promise<Connection | undefined> {
  const connection = readAnnouncement(path.join(dataDir, 'postgres'))?.connection
  if (connection === undefined) return undefined
  const client = new pg.Client(connection)
  try {
    await client.connect()
    await client.end()
    return connection
  } catch {
    return undefined
  }
}

async function startServer(folder: string, options: EmbeddedOptions) {
  const durable = options.durable ?? true
  const launcher = chooseLauncher(folder)
  const runtime = preparePostgresRuntime(folder, { forceCopy: launcher.asOther })
  // Whoever runs the server must be able to walk to it.
  if (launcher.asOther) launcher.handOver(folder)
  const { cluster, password } = await ensureCluster({ folder, runtime, launcher, durable })
  await settleFormerServer(cluster, options.log)
  const sockets = makeSocketFolder(folder, tmpdir())
  launcher.handOver(sockets.path)
  const log = openLog(path.join(folder, 'postgres.log'))
  const child = launcher.spawn(
    runtime.postgres,
    ['-D', cluster, '-h', '', '-k', sockets.path, '-p', String(PORT), ...settings(durable)],
    ['ignore', log.descriptor, log.descriptor],
  )
  closeSync(log.descriptor)
  options.meanwhile?.()
  // Only `stop` waits for the server; it is no reason for the program to stay.
  child.unref()
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
    child.once('error', reject)
  })
  const stop = async () => {
    await stopServer(child, ended)
    sockets.remove()
  }
  const connection = { host: sockets.path, port: PORT, user: OWNER, password, database: DATABASE }
  try {
    await ready(cluster, child, ended)
    await ensureDatabase(connection)
  } catch (cause) {
    await stop()
    throw new Error(`PostgreSQL không khởi động được (did not start):\n${log.tail()}`, { cause })
  }
  return { connection, ended, stop }
}

function settings(durable: boolean): string[] {
  const values: Record<string, string> = {
    max_connections: '80',
    shared_buffers: '128MB',
    // Sessions that say nothing read dates as the people here do.
    timezone: 'Asia/Ho_Chi_Minh',
    log_timezone: 'UTC',
    unix_socket_permissions: '0700',
    random_page_cost: '1.1',
    // Compiling costs more than it saves on short statements.
    jit: 'off',
    ...(durable
      ? {
          // Pages go whole into the log at their first change after a checkpoint: fewer checkpoints leave the disk
          // to what people do. A server that was killed takes some seconds longer to come back.
          max_wal_size: '2GB',
          checkpoint_timeout: '15min',
        }
      : {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          autovacuum: 'off',
          max_connections: '900',
        }),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** The server writes `ready` into the eighth line of its pid file, which is what pg_ctl waits for too. */
async function ready(cluster: string, child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  const pidFile = path.join(cluster, 'postmaster.pid')
  let over = false
  const end = ended.then(
    () => (over = true),
    () => (over = true),
  )
  for (let waited = 0; waited < START_TIMEOUT_MS && !over; waited += 20) {
    const lines = readLines(pidFile)
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return
    await Promise.race([sleep(20), end])
  }
  throw new Error(over ? 'the server ended while starting' : 'the server took too long to start')
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

async function ensureDatabase(connection: EmbeddedDatabase['connection']): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' })
  await client.connect()
  try {
    const found = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

async function stopServer(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  for (const [signal, patience] of STOP_STEPS) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
    child.kill(signal)
    // An unreferenced child would let the program end before the server did.
    child.ref()
    const timer = new AbortController()
    const timeout = sleep(patience, undefined, { signal: timer.signal }).catch(() => {})
    await Promise.race([ended, timeout])
    timer.abort()
  }
}

function openLog(file: string): { descriptor: number; tail(): string } {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > LARGEST_LOG_BYTES) renameSync(file, `${file}.1`)
  return {
    descriptor: openSync(file, 'a', 0o600),
    tail: () => readLines(file).slice(-15).join('\n'),
  }
}
