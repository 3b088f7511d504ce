import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../log/log.ts'

/** A fast shutdown under load takes a few seconds; recovery would take longer than waiting. */
const PATIENCE_MS = 30_000
const STEP_MS = 100

/** When a server that does not go by itself is told to, and how. */
const TOLD: ReadonlyMap<number, NodeJS.Signals> = new Map([
  [3_000, 'SIGINT'],
  [15_000, 'SIGQUIT'],
])

/**
 * Called with the folder's lock held: whatever PostgreSQL still works in `cluster` belongs to a program that
 * died. It is on its way out (see launcher.ts), waited for and if need be told to go. A postmaster.pid whose
 * number meanwhile belongs to some other process would make PostgreSQL refuse to start, and is removed.
 */
export async function settleFormerServer(cluster: string, log: Log): Promise<void> {
  await waitUntilGone(cluster, log)
  const pidFile = path.join(cluster, 'postmaster.pid')
  const recorded = readPostmasterPid(pidFile)
  if (recorded !== undefined && signal(recorded, 0)) rmSync(pidFile, { force: true })
}

async function waitUntilGone(cluster: string, log: Log): Promise<void> {
  for (let waited = 0; waited <= PATIENCE_MS; waited += STEP_MS) {
    const [first, ...others] = processesIn(cluster)
    if (first === undefined) return
    if (waited === 0) log.warn('waiting for the database server of an ended program to stop', { pid: first })
    const due = TOLD.get(waited)
    if (due !== undefined) for (const pid of [first, ...others]) signal(pid, due)
    await sleep(STEP_MS)
  }
  const pids = processesIn(cluster).join(', ')
  throw new Error(
    `PostgreSQL cũ vẫn chạy trên ${cluster}, pid ${pids}: hãy dừng nó ` +
      `(a PostgreSQL left by an ended program still works in this folder: stop pid ${pids})`,
  )
}

function readPostmasterPid(pidFile: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

/** The server and all its backends have the cluster as their working folder: surer than a pid written down. */
function processesIn(cluster: string): number[] {
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return []
    try {
      return readlinkSync(`/proc/${entry}/cwd`) === cluster ? [Number(entry)] : []
    } catch {
      return []
    }
  })
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
