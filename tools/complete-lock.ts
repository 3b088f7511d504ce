// `node tools/complete-lock.ts`, after `npm install`: names the packages of all platforms in package-lock.json.
// A registry that lacks some of them makes npm leave them out of the lock, which `npm ci` then refuses elsewhere.
import { readFileSync, writeFileSync } from 'node:fs'

interface LockEntry {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

export interface Lock {
  packages: Record<string, LockEntry>
}

type Platform = Pick<LockEntry, 'os' | 'cpu' | 'libc'>
type Pairs = readonly (readonly [part: string, value: string])[]

// The first part that is in a package's name counts: `arm64` before `arm`.
const SYSTEMS: Pairs = [
  ['android', 'android'],
  ['darwin', 'darwin'],
  ['macos', 'darwin'],
  ['freebsd', 'freebsd'],
  ['openbsd', 'openbsd'],
  ['netbsd', 'netbsd'],
  ['openharmony', 'openharmony'],
  ['win32', 'win32'],
  ['windows', 'win32'],
  ['sunos', 'sunos'],
  ['aix', 'aix'],
  ['linux', 'linux'],
]
const PROCESSORS: Pairs = [
  ['arm64', 'arm64'],
  ['riscv64', 'riscv64'],
  ['ppc64', 'ppc64'],
  ['s390x', 's390x'],
  ['loong64', 'loong64'],
  ['mips64el', 'mips64el'],
  ['ia32', 'ia32'],
  ['x64', 'x64'],
  ['wasm32', 'wasm32'],
  ['arm', 'arm'],
]

function platformOf(name: string): Platform {
  const last = name.split('/').at(-1) ?? name
  const found = (pairs: Pairs) => pairs.find(([part]) => last.includes(part))?.[1]
  const os = found(SYSTEMS)
  const cpu = found(PROCESSORS)
  const libc = last.includes('musl') ? 'musl' : last.includes('gnu') ? 'glibc' : undefined
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) }
}

/** The lock with an entry for every optional dependency that it names, and the names it could not add. */
export function completeLock<L extends Lock>(lock: L): { lock: L; added: string[]; unclear: string[] } {
  const packages = { ...lock.packages }
  const added: string[] = []
  const unclear: string[] = []
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, wanted] of Object.entries(entry.optionalDependencies ?? {})) {
      if (packages[`node_modules/${name}`] || packages[`${path}/node_modules/${name}`]) continue
      const version = /^[\^~]?(\d+\.\d+\.\d+\S*)$/.exec(wanted)?.[1]
      if (version === undefined) {
        unclear.push(`${path}: ${name}@${wanted}`)
        continue
      }
      const dev = entry.dev === true ? { dev: true } : {}
      packages[`node_modules/${name}`] = { version, ...platformOf(name), ...dev, optional: true }
      added.push(name)
    }
  }
  // As npm writes it: the project itself first, then by name.
  const sorted = Object.entries(packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added, unclear }
}

if (import.meta.main) {
  const file = new URL('../package-lock.json', import.meta.url)
  const { lock, added, unclear } = completeLock(JSON.parse(readFileSync(file, 'utf8')) as Lock)
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`package-lock.json: ${added.length} packages of other platforms added`)
  for (const name of unclear) console.error(`not added, its version is a range: ${name}`)
}
