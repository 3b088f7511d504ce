import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildAssets } from '../src/ui/assets.ts'

/** node tools/build-assets.ts [folder]: builds the style sheets, scripts and fonts, and prints their sizes. */
const outDir = resolve(process.argv[2] ?? 'build/assets')
const manifest = await buildAssets({ outDir })
for (const [name, file] of Object.entries(manifest.files)) {
  const size = (suffix: string) =>
    statSync(join(outDir, `${file}${suffix}`), { throwIfNoEntry: false })?.size ?? 0
  console.log(`${name}: ${size('')} bytes, ${size('.br')} as brotli (${file})`)
}
