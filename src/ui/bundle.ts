import { basename, join, relative } from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'
import { compile } from 'sass'

export interface BundleOptions {
  readonly root: string
  /** Scripts of the faces, beside our own. */
  readonly islands: readonly { readonly name: string; readonly file: string }[]
}

export interface BuiltFile {
  readonly name: string
  readonly content: Uint8Array
}

export interface Bundle {
  readonly files: readonly BuiltFile[]
  readonly entries: Readonly<Record<string, string>>
  readonly preload: readonly string[]
}

const ENTRIES: Readonly<Record<string, string>> = {
  'portal.css': 'src/ui/styles/portal.scss',
  'backoffice.css': 'src/ui/styles/backoffice.scss',
  'page.js': 'src/ui/islands/page.ts',
}
const FAVICON = 'src/ui/images/favicon.svg'

/**
 * Takes out what the packages repeat in every rule and no browser of today needs: the literal colour behind
 * each custom property, and a print font set again for each class. An eighth of the sheet before compression.
 */
export function slim(css: string): string {
  return css
    .replace(/var\((--govuk-[a-z-]+),[^()]*\)/g, 'var($1)')
    .replace(/@media print\{[^{}]*\{font-family:sans-serif\}\}/g, '')
}

function sassPlugin(root: string): Plugin {
  return {
    name: 'sass',
    setup({ onLoad }) {
      onLoad({ filter: /\.scss$/ }, ({ path }) => {
        const { css } = compile(path, {
          loadPaths: [root],
          style: 'compressed',
          quietDeps: true,
          // The packages warn about their own deprecated mixins through @warn, which `quietDeps` lets through.
          logger: { warn: () => undefined },
        })
        return { contents: slim(css), loader: 'css', resolveDir: join(root, 'src/ui/styles') }
      })
    },
  }
}

/** Which hashed file an entry became: the bundler tells by the entry's source path. */
function entryNames(metafile: Metafile, sources: Readonly<Record<string, string>>): Record<string, string> {
  const names: Record<string, string> = {}
  for (const [output, { entryPoint }] of Object.entries(metafile.outputs)) {
    const found = Object.entries(sources).find(([, source]) => source === entryPoint)
    if (found) names[found[0]] = basename(output)
  }
  return names
}

export async function bundle({ root, islands }: BundleOptions): Promise<Bundle> {
  const sources: Record<string, string> = { ...ENTRIES, 'favicon.svg': FAVICON }
  for (const island of islands) sources[`island:${island.name}`] = relative(root, island.file)
  const result = await build({
    absWorkingDir: root,
    entryPoints: Object.values(sources),
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['es2020', 'chrome88', 'firefox86', 'safari14.1'],
    minify: true,
    metafile: true,
    write: false,
    outdir: join(root, 'build-is-not-written'),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file', '.svg': 'copy' },
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [sassPlugin(root)],
  })
  const files = result.outputFiles.map((file) => ({ name: basename(file.path), content: file.contents }))
  const preload = files.map((file) => file.name).filter((name) => /-(?:latin|vietnamese)-400-/.test(name))
  return { files, entries: entryNames(result.metafile, sources), preload }
}
