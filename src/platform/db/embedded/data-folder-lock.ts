import { createHash } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import path from 'node:path'
import { z } from 'zod'
import type { Connection } from '../connection.ts'

const Running = z.object({
  pid: z.number().int(),
  connection: z
    .object({
      host: z.string(),
      port: z.number(),
      user: z.string(),
      password: z.string(),
      database: z.string(),
    })
    .optional(),
})

type Running = z.infer<typeof Running>

export class DataFolderInUseError extends Error {
  constructor(folder: string, pid: number | undefined) {
    const who = pid === undefined ? '' : ` (pid ${pid})`
    super(
      `Thư mục dữ liệu ${folder} đang được một chương trình Một Cửa khác sử dụng${who}. ` +
        'Hãy dừng chương trình đó hoặc đặt DATA_DIR khác. ' +
        `(The data folder ${folder} is in use by another running program${who}: stop it or set another DATA_DIR.)`,
    )
    this.name = 'DataFolderInUseError'
  }
}

export interface DataFolderLock {
  /** Lets other programs of the same user (backup, migrate) find the running server. */
  announce(connection: Connection): void
  release(): Promise<void>
}

/**
 * The lock is a listening abstract socket named after the folder's identity: taking it is atomic, and the kernel
 * frees it however the holder dies, so that there are no stale locks. (A pid file alone has both troubles.)
 */
export async function lockDataFolder(folder: string): Promise<DataFolderLock> {
  const { dev, ino } = statSync(folder)
  const name = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32)
  const server = await listen(`\0motcua-data-${name}`, folder)
  const file = runningFile(folder)
  const write = (running: Running) => writeFileSync(file, JSON.stringify(running), { mode: 0o600 })
  rmSync(file, { force: true })
  write({ pid: process.pid })
  return {
    announce(connection) {
      if (!('url' in connection)) write({ pid: process.pid, connection })
    },
    async release() {
      rmSync(file, { force: true })
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What the holder of the lock announced, whether it still lives or not. */
export function readAnnouncement(folder: string): Running | undefined {
  try {
    return Running.parse(JSON.parse(readFileSync(runningFile(folder), 'utf8')))
  } catch {
    return undefined
  }
}

function runningFile(folder: string): string {
  return path.join(folder, 'running.json')
}

function listen(address: string, folder: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' ? new DataFolderInUseError(folder, readAnnouncement(folder)?.pid) : error,
      )
    })
    server.listen(address, () => {
      // The lock alone is no reason to stay alive.
      server.unref()
      resolve(server)
    })
  })
}
