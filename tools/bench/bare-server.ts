import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawnNode } from './child-processes.ts'
import { firstAddress } from './program.ts'

const PROGRAM = fileURLToPath(new URL('./bare-server-program.ts', import.meta.url))

export interface BareServer {
  readonly address: URL
  stop(): Promise<void>
}

/** node:http that answers everything with `body`, in a process of its own. */
export async function startBareServer(body: Buffer): Promise<BareServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'motcua-bench-bare-'))
  const file = path.join(folder, 'body')
  writeFileSync(file, body)
  const child = spawnNode([PROGRAM, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const address = new URL(await firstAddress(child))
  return {
    address,
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
