// Renders one of each document into a folder, to look at after changing a template:
//   node tools/render-samples.ts [folder] [name…]
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { documentSamples } from '../src/modules/documents/samples/document-samples.ts'
import { DOCUMENT_TEMPLATES } from '../src/modules/documents/document-templates.ts'
import { createPdfRenderer } from '../src/platform/pdf/pdf-renderer.ts'
import { tinosFontFiles } from '../src/platform/pdf/tinos-fonts.ts'

const [folder = 'data/samples', ...names] = process.argv.slice(2)
const renderer = createPdfRenderer({ templateDirs: [DOCUMENT_TEMPLATES], fonts: tinosFontFiles() })
await mkdir(folder, { recursive: true })
for (const [name, sample] of Object.entries(documentSamples)) {
  if (names.length > 0 && !names.includes(name)) continue
  const started = performance.now()
  const { template, data } = sample()
  const pdf = await renderer.render(template, data)
  await writeFile(join(folder, `${name}.pdf`), pdf)
  console.log(`${name}.pdf ${pdf.length} bytes ${Math.round(performance.now() - started)} ms`)
}
await renderer.close()
