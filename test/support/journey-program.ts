import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const START_TIMEOUT_MS = 120_000
const END_TIMEOUT_MS = 60_000

/** `node src/main.ts` as an operator starts it, with all the processes it starts. */
export interface RunningProgram {
  readonly baseUrl: string
  readonly process: ChildProcess
  /** The processes it started, and theirs. */
  children(): readonly ProcessMark[]
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly signal: string | null }>
}

/** A process, told apart from a later one with the same number by the time it began. */
export interface ProcessMark {
  readonly pid: number
  readonly begun: string
  readonly command: string
}

export async function startProgram(dataDir: string): Promise<RunningProgram> {
  const port = await freePort()
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: ROOT,
    env: environmentFor(dataDir, { PORT: String(port) }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-20_000)))
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  )
  const program: RunningProgram = {
    baseUrl: `http://127.0.0.1:${port}`,
    process: child,
    children: () => descendantsOf(child.pid ?? 0),
    end: async (signal) => {
      child.kill(signal)
      const late = sleep(END_TIMEOUT_MS, undefined, { ref: false }).then(() => {
        throw new Error(`still running after ${signal}:\n${said}`)
      })
      return Promise.race([ended, late])
    },
  }
  await untilReady(program, () => said)
  return program
}

async function untilReady({ baseUrl, process: child }: RunningProgram, said: () => string): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the program ended at once:\n${said()}`)
    const answer = await fetch(`${baseUrl}/dang-nhap`).catch(() => undefined)
    await answer?.arrayBuffer()
    if (answer?.status === 200) return
    await sleep(100)
  }
  child.kill('SIGKILL')
  throw new Error(`the program did not start:\n${said()}`)
}

/** `motcua <args>` on that data folder, while the program runs or not. */
export function runCommand(dataDir: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/main.ts', ...args], {
    cwd: ROOT,
    env: environmentFor(dataDir),
    encoding: 'utf8',
  })
  return { status, said: `${stdout}${stderr}` }
}

/** Settings of the machine must not reach the program: demo mode on a folder of its own. */
function environmentFor(dataDir: string, more: Readonly<Record<string, string>> = {}) {
  const { PATH, HOME, TMPDIR, LANG } = process.env
  return { PATH, HOME, TMPDIR, LANG, DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...more }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

function descendantsOf(pid: number): readonly ProcessMark[] {
  const all = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => readProcess(Number(entry)))
  const found: ProcessMark[] = []
  const parents = [pid]
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    for (const one of all.filter(({ ppid }) => ppid === parent)) {
      found.push(one)
      parents.push(one.pid)
    }
  }
  return found
}

export function isRunning({ pid, begun }: ProcessMark): boolean {
  return readProcess(pid).some((now) => now.begun === begun && now.state !== 'Z')
}

/** Waits until all of them are gone; gives those that are not. */
export async function survivorsOf(
  marks: readonly ProcessMark[],
  withinMs = 15_000,
): Promise<readonly ProcessMark[]> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const left = marks.filter(isRunning)
    if (left.length === 0 || performance.now() > deadline) return left
    await sleep(100)
  }
}

function readProcess(pid: number): (ProcessMark & { readonly ppid: number; readonly state: string })[] {
  try {
    // The name in brackets may hold anything; what follows it is fixed.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state = '', ppid, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    return [{ pid, ppid: Number(ppid), state, begun: rest[17] ?? '', command }]
  } catch {
    // Ended while we looked.
    return []
  }
}
