/*
 * Runs PostgreSQL, which refuses to be root, so that it never outlives this program.
 *
 * Who it runs as:
 *   plain user               → that user
 *   root, folder of a user   → that user
 *   root, folder of root     → root seen as `nobody` through a user namespace: nothing to create, nothing to chown,
 *                              folders with mode 0700 above stay readable
 *   … namespaces forbidden   → `nobody`, who is given the folder
 * How it dies with us, even by kill -9: the kernel signals it at our death (setpriv --pdeathsig); without setpriv a
 * shell waits on a pipe whose other end only we hold.
 */
import { type ChildProcess, spawn, spawnSync, type StdioOptions } from 'node:child_process'
import { chownSync, lchownSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const NOBODY = 65_534

export interface Launcher {
  /** True when the programs run as a uid other than ours, which may see less of the disk than we do. */
  readonly asOther: boolean
  /** Gives files and folders made by us to whom the programs run as. */
  handOver(target: string): void
  spawn(file: string, args: readonly string[], stdio: StdioOptions): ChildProcess
}

export function chooseLauncher(folder: string): Launcher {
  const owner = statSync(folder)
  const asRoot = process.getuid?.() === 0
  const inNamespace = asRoot && owner.uid === 0 && namespacesAllowed()
  const uid = owner.uid === 0 ? NOBODY : owner.uid
  const other = asRoot && !inNamespace ? { uid, gid: owner.uid === 0 ? NOBODY : owner.gid } : undefined
  const signalledByKernel = works('setpriv', ['--version'])
  const prefix = [
    ...(signalledByKernel ? ['setpriv', '--pdeathsig', 'SIGINT', '--'] : []),
    ...(inNamespace ? ['unshare', ...NAMESPACE] : []),
  ]
  return {
    asOther: other !== undefined,
    handOver(target) {
      if (other !== undefined) chownTree(target, other)
    },
    spawn(file, args, stdio) {
      const [command = file, ...rest] = [...prefix, file, ...args]
      // Detached: a Ctrl-C in the terminal must reach us only, we stop the database last.
      const child = spawn(command, rest, { stdio, detached: true, cwd: '/', ...other })
      if (!signalledByKernel) watch(child)
      return child
    },
  }
}

const NAMESPACE = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--']

function namespacesAllowed(): boolean {
  return works('unshare', [...NAMESPACE, 'true'])
}

function works(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

function watch(child: ChildProcess): void {
  if (child.pid === undefined) return
  const script = 'read -r _; kill -INT "$1" 2>/dev/null'
  const watchdog = spawn('/bin/sh', ['-c', script, 'motcua-watchdog', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watchdog.unref()
  // A ChildProcess' stdin is a Socket, which the type does not tell.
  if (watchdog.stdin !== null && 'unref' in watchdog.stdin)
    (watchdog.stdin as unknown as { unref(): void }).unref()
  // Once the server is gone its number may be given to another process.
  child.once('exit', () => watchdog.kill('SIGKILL'))
}

function chownTree(target: string, to: { uid: number; gid: number }): void {
  const found = statSync(target)
  if (found.uid !== to.uid) chownSync(target, to.uid, to.gid)
  if (!found.isDirectory()) return
  for (const entry of readdirSync(target, { recursive: true, encoding: 'utf8' })) {
    lchownSync(path.join(target, entry), to.uid, to.gid)
  }
}
