import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process'

const children = new Set<ChildProcess>()

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const child of children) child.kill('SIGTERM')
    process.exit(1)
  })
}

/** Starts node with these arguments. What is still running when the bench is stopped from outside is stopped too. */
export function spawnNode(args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(process.execPath, args, options)
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}
