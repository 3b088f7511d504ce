import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import type { Launcher } from './launcher.ts'
import type { PostgresRuntime } from './postgres-runtime.ts'

export const OWNER = 'motcua'

export interface ClusterOptions {
  /** Absolute; the cluster, the password and the sockets are kept in it. */
  readonly folder: string
  readonly runtime: PostgresRuntime
  readonly launcher: Launcher
  readonly durable: boolean
}

/** Makes the cluster if there is none. It appears under its name only when it is whole. */
export async function ensureCluster(options: ClusterOptions): Promise<{ cluster: string; password: string }> {
  const cluster = path.join(options.folder, 'cluster')
  if (!existsSync(cluster)) {
    const attempt = path.join(options.folder, 'cluster.part')
    // C.UTF-8 makes letters beyond ASCII count as letters (pg_trgm); a system without it still works with C.
    const made = (await initdb(options, attempt, 'C.UTF-8')) ?? (await initdb(options, attempt, 'C'))
    if (made !== true) throw new Error(`initdb failed in ${attempt}`)
    renameSync(attempt, cluster)
  }
  const found = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (found !== options.runtime.majorVersion) {
    throw new Error(
      `Dữ liệu trong ${cluster} thuộc PostgreSQL ${found}, chương trình này dùng PostgreSQL ` +
        `${options.runtime.majorVersion}: hãy sao lưu bằng bản cũ rồi khôi phục bằng bản này ` +
        '(made by another major version: back up with the former release, restore with this one)',
    )
  }
  return { cluster, password: readFileSync(passwordFile(options.folder), 'utf8').trim() }
}

function passwordFile(folder: string): string {
  return path.join(folder, 'password')
}

/** `undefined` when the locale is not known here. */
async function initdb(options: ClusterOptions, cluster: string, locale: string): Promise<true | undefined> {
  const { folder, launcher, runtime } = options
  rmSync(cluster, { recursive: true, force: true })
  mkdirSync(cluster, { mode: 0o700 })
  const secrets = mkdtempSync(path.join(folder, 'init-'))
  const password = path.join(secrets, 'password')
  const value = randomBytes(24).toString('base64url')
  writeFileSync(password, value, { mode: 0o600 })
  writeFileSync(passwordFile(folder), value, { mode: 0o600 })
  launcher.handOver(cluster)
  launcher.handOver(secrets)
  try {
    const child = launcher.spawn(
      runtime.initdb,
      [
        '-D',
        cluster,
        `--username=${OWNER}`,
        `--pwfile=${password}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        `--locale=${locale}`,
        ...(options.durable ? [] : ['--no-sync']),
      ],
      ['ignore', 'ignore', 'pipe'],
    )
    const output: Buffer[] = []
    child.stderr?.on('data', (chunk: Buffer) => output.push(chunk))
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    if (code === 0) return true
    const said = Buffer.concat(output).toString('utf8')
    if (locale !== 'C' && said.includes('locale')) return undefined
    throw new Error(
      `Không tạo được cơ sở dữ liệu trong ${folder}; thư mục có ghi được không? ` +
        `(cannot make the database; is the folder writable and reachable?)\n${said}`,
    )
  } finally {
    rmSync(secrets, { recursive: true, force: true })
  }
}

/** The system's limit is 108 bytes with the closing zero. */
const LONGEST_SOCKET = 107
export const PORT = 5432

/** A folder for the socket that only we may enter, with a path short enough. */
export function makeSocketFolder(folder: string, temporary: string): { path: string; remove(): void } {
  const near = path.join(folder, 'run')
  const fits = Buffer.byteLength(path.join(near, `.s.PGSQL.${PORT}`)) <= LONGEST_SOCKET
  if (fits) {
    mkdirSync(near, { recursive: true, mode: 0o700 })
    chmodSync(near, 0o700)
    return { path: near, remove: () => {} }
  }
  const base = Buffer.byteLength(temporary) < LONGEST_SOCKET / 2 ? temporary : '/tmp'
  const away = mkdtempSync(path.join(base, 'motcua-'))
  return { path: away, remove: () => rmSync(away, { recursive: true, force: true }) }
}
