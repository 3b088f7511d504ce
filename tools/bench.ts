// npm run bench -- sheet | form | submit | worklist | search | search-catalogue | start | clock [--files N] [--data folder]
// See docs/benchmarks.md. The last line of every run is one JSON object.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { benchClock } from './bench/clock.ts'
import { benchForm } from './bench/form.ts'
import type { ScaleOptions } from './bench/scale-bench.ts'
import { benchSearch } from './bench/search.ts'
import { benchSearchCatalogue } from './bench/search-catalogue.ts'
import { benchSheet } from './bench/sheet.ts'
import { benchStart } from './bench/start.ts'
import { benchSubmit } from './bench/submit.ts'
import { benchWorklist } from './bench/worklist.ts'

const BENCHES: Readonly<Record<string, (options: ScaleOptions) => Promise<void>>> = {
  sheet: benchSheet,
  form: benchForm,
  submit: benchSubmit,
  worklist: benchWorklist,
  search: benchSearch,
  'search-catalogue': benchSearchCatalogue,
  start: benchStart,
  clock: benchClock,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { files: { type: 'string', default: '1000000' }, data: { type: 'string' } },
})
const bench = BENCHES[positionals[0] ?? '']
const files = Number(values.files)
if (bench === undefined || !Number.isSafeInteger(files) || files < 1) {
  console.error(`npm run bench -- ${Object.keys(BENCHES).join(' | ')} [--files N] [--data folder]`)
  process.exitCode = 2
} else {
  await bench({ files, data: values.data === undefined ? undefined : path.resolve(values.data) })
}
