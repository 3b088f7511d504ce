import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Bundle, BundleOptions } from './bundle.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const BUNDLER = fileURLToPath(new URL('./bundle-program.ts', import.meta.url))
const SOURCE_FOLDERS = [
  'src/ui/styles',
  'src/ui/islands',
  'src/ui/images',
  'src/ui/bundle.ts',
  'src/ui/assets.ts',
]
const PACKAGES = [
  '@fontsource/be-vietnam-pro',
  '@ministryofjustice/frontend',
  'esbuild',
  'govuk-frontend',
  'sass',
  'tus-js-client',
]
const COMPRESSED = /\.(?:css|js|svg)$/

/** A script of a face that the design system does not know: built beside its own, found by name. */
export interface ExtraIsland {
  readonly name: string
  /** Absolute path of its file; it exports `mount`. */
  readonly file: string
  /** Folders or files it is made of, so that a change there builds it again. */
  readonly sources?: readonly string[] | undefined
}

export interface BuildOptions {
  readonly outDir: string
  readonly islands?: readonly ExtraIsland[] | undefined
}

/** What was built: hashed file names by plain name (`portal.css`, `page.js`, `island:<name>`). */
export interface AssetManifest {
  /** Digest of all that the files were made from. */
  readonly inputs: string
  readonly files: Readonly<Record<string, string>>
  /** Loaded before the style sheet asks for them: the regular weight. */
  readonly preload: readonly string[]
}

export interface AssetUrls {
  readonly portalCss: string
  readonly backofficeCss: string
  readonly script: string
  readonly favicon: string
  readonly preloadFonts: readonly string[]
  /** For `data-island-src`. */
  readonly islands: Readonly<Record<string, string>>
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  const isFolder = !/\.\w+$/.test(path)
  if (!isFolder) return [path]
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function versionOf(name: string): string {
  const path = join(ROOT, 'node_modules', name, 'package.json')
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}

/** Digest of the sources and of the packages' versions: equal digests give equal files. */
export function digestInputs(islands: readonly ExtraIsland[] = []): string {
  const digest = createHash('sha256')
  const own = SOURCE_FOLDERS.map((folder) => join(ROOT, folder))
  const extra = islands.flatMap((island) => [island.file, ...(island.sources ?? [])])
  for (const file of [...own, ...extra].flatMap(filesUnder)) {
    digest.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  for (const island of islands) digest.update(`${island.name}\0`)
  for (const name of PACKAGES) digest.update(`${name}@${versionOf(name)}\0`)
  return digest.digest('hex')
}

export function findManifest(outDir: string): AssetManifest | undefined {
  const path = join(outDir, 'manifest.json')
  if (!existsSync(path)) return undefined
  return JSON.parse(readFileSync(path, 'utf8')) as AssetManifest
}

/** Files beside the originals, for a server that sends them as they lie. */
function writeCompressed(path: string, content: Uint8Array): void {
  writeFileSync(`${path}.br`, brotliCompressSync(content))
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
}

/** The compilers weigh 150 MB of memory: they work in a process of their own, which takes it along when it ends. */
function bundleApart(options: BundleOptions): Promise<Bundle> {
  const child = fork(BUNDLER, { execArgv: [], serialization: 'advanced' })
  return new Promise((resolve, reject) => {
    child.once('message', (built) => resolve(built as Bundle))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the bundler ended with ${code} and no word`)))
    child.send(options)
  })
}

/**
 * Builds style sheets, scripts and fonts into `outDir` under names that hold their digest, and returns the
 * manifest. When nothing changed since the last time it only reads the sources (a few milliseconds).
 */
export async function buildAssets(options: BuildOptions): Promise<AssetManifest> {
  const islands = options.islands ?? []
  const inputs = digestInputs(islands)
  const previous = findManifest(options.outDir)
  if (previous?.inputs === inputs) return previous
  const built = await bundleApart({ root: ROOT, islands })
  rmSync(options.outDir, { recursive: true, force: true })
  mkdirSync(options.outDir, { recursive: true })
  for (const file of built.files) {
    const path = join(options.outDir, file.name)
    writeFileSync(path, file.content)
    if (COMPRESSED.test(file.name)) writeCompressed(path, file.content)
  }
  const manifest: AssetManifest = { inputs, files: built.entries, preload: built.preload }
  writeFileSync(join(options.outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}

/** Addresses for the layouts; `base` is where `outDir` is served, with a slash at its end. */
export function assetUrls(manifest: AssetManifest, base: string): AssetUrls {
  const url = (name: string) => {
    const file = manifest.files[name]
    if (file === undefined) throw new Error(`Asset "${name}" was not built: run tools/build-assets.ts`)
    return `${base}${file}`
  }
  const islands: Record<string, string> = {}
  for (const [name, file] of Object.entries(manifest.files)) {
    if (name.startsWith('island:')) islands[name.slice('island:'.length)] = `${base}${file}`
  }
  return {
    portalCss: url('portal.css'),
    backofficeCss: url('backoffice.css'),
    script: url('page.js'),
    favicon: url('favicon.svg'),
    preloadFonts: manifest.preload.map((file) => `${base}${file}`),
    islands,
  }
}
