// Writes packs/bac-lieu/processes/bl-NN.bpmn from the records of the procedures, once: afterwards the BPMN
// is the source, edited by administrators.
// Usage: node tools/generate-processes.ts <folder of NN.json records> [output folder]

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compileProcess, longestPathDays } from '../src/engines/workflow/index.ts'
import { drawProcess } from './generate-processes/draw-process.ts'
import { planProcess, type ProcedureRecord } from './generate-processes/plan-process.ts'

const [recordsDir, outputDir = join(import.meta.dirname, '../packs/bac-lieu/processes')] =
  process.argv.slice(2)
if (recordsDir === undefined) {
  console.error('Usage: node tools/generate-processes.ts <records-dir> [output-dir]')
  process.exit(2)
}

await mkdir(outputDir, { recursive: true })
const files = (await readdir(recordsDir)).filter((name) => /^\d\d\.json$/.test(name)).sort()
for (const file of files) {
  const record = JSON.parse(await readFile(join(recordsDir, file), 'utf8')) as ProcedureRecord
  const xml = await drawProcess(record, planProcess(record))
  const graph = await compileProcess(xml)
  await writeFile(join(outputDir, `${graph.id}.bpmn`), xml)
  console.log(`${graph.id}: ${longestPathDays(graph)} working days`)
}
