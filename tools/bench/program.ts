import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { spawnNode } from './child-processes.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: { readonly start: string }
}
/** As `npm start` starts it: node, its options, the file. */
const START = scripts.start.split(' ').slice(1)

/** The program as it is started by people, in a process of its own. */
export interface RunningProgram {
  readonly address: URL
  readonly dataDir: string
  /** From the start of the process to the first page answered. */
  readonly firstAnswerMs: number
  /** Resident memory of the process now and at its highest, in megabytes. */
  memory(): { readonly now: number; readonly highest: number }
  /** Seconds of processor time used so far: says more than the clock on a machine with other work. */
  processorSeconds(): number
  /** The same of its database server, all its processes together. */
  databaseSeconds(): number
  stop(): Promise<void>
}

export async function startProgram(dataDir: string): Promise<RunningProgram> {
  const startedAt = performance.now()
  const child = spawnNode(START, {
    cwd: ROOT,
    env: environment(dataDir),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = new URL(await firstAddress(child))
  const page = await fetch(new URL('/dich-vu/bl-56', address))
  if (page.status !== 200) throw new Error(`the first page answered ${page.status}`)
  await page.arrayBuffer()
  const firstAnswerMs = performance.now() - startedAt
  return {
    address,
    dataDir,
    firstAnswerMs,
    memory: () => memoryOf(child.pid ?? 0),
    processorSeconds: () => processorSecondsOf(child.pid ?? 0),
    databaseSeconds: () => databaseSecondsOf(dataDir),
    stop: async () => {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** The program on data it has made at an earlier start: styles are built, the pack is loaded, the accounts are there. */
export async function startOnExistingData(dataDir: string): Promise<RunningProgram> {
  await (await startProgram(dataDir)).stop()
  return startProgram(dataDir)
}

/** Runs a command of the program to its end on that data folder. */
export async function runCommand(dataDir: string, args: readonly string[]): Promise<void> {
  const child = spawnNode(['src/main.ts', ...args], {
    cwd: ROOT,
    env: environment(dataDir),
    stdio: 'inherit',
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`motcua ${args.join(' ')} ended with ${code}`)
}

function environment(dataDir: string): NodeJS.ProcessEnv {
  // Whatever database, port or moment the caller has set: a bench runs on its own.
  const { DATABASE_URL: _url, CLOCK: _clock, PUBLIC_URL: _address, ...env } = process.env
  return { ...env, DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', ROLE: 'web', LOG_LEVEL: 'error' }
}

/** The address in what the program says when it is ready. */
export async function firstAddress(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the program has no output to read')
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) {
    const address = /http:\/\/[\d.]+:\d+/.exec(line)?.[0]
    // Read on in the background, or a full pipe would stop the program.
    if (address !== undefined) {
      child.stdout.resume()
      return address
    }
  }
  throw new Error('the program ended before it listened')
}

function memoryOf(pid: number): { now: number; highest: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string) =>
    Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024
  return { now: Math.round(megabytes('VmRSS')), highest: Math.round(megabytes('VmHWM')) }
}

const TICKS_A_SECOND = 100

function processorSecondsOf(pid: number): number {
  const [user = 0, system = 0] = ticksOf(pid)
  return (user + system) / TICKS_A_SECOND
}

/** Of the process in user and system mode, then of its children that have ended. */
function ticksOf(pid: number): readonly number[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in brackets may hold spaces: fields are counted from behind it; the times are 14 to 17.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields.slice(11, 15).map(Number)
}

/** PostgreSQL's processes work in the folder of its cluster; what has ended counts as time of its postmaster. */
function databaseSecondsOf(dataDir: string): number {
  const folder = path.resolve(dataDir)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .reduce((sum, name) => sum + secondsIfIn(folder, Number(name)), 0)
}

function secondsIfIn(folder: string, pid: number): number {
  try {
    if (!readlinkSync(`/proc/${pid}/cwd`).startsWith(`${folder}${path.sep}`)) return 0
    return ticksOf(pid).reduce((sum, ticks) => sum + ticks, 0) / TICKS_A_SECOND
  } catch {
    // It ended meanwhile, or is somebody else's.
    return 0
  }
}
