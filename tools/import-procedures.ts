/*
 * Makes the sheet of each of the 56 services (packs/bac-lieu/procedures/bl-NN.json) and the content of the
 * Decision (decision-43-2015.json).
 *
 *   node tools/import-procedures.ts <folder of NN.json> <decision.txt> <services.csv> [pack folder]
 *
 * Facts come from the records; what a reader had to decide (which answer asks for which paper, everyday words,
 * English of short texts) stands in tools/import-procedures. agencies.json must be there: see
 * tools/import-organizations.ts. Same input, same bytes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decisionRecordSchema } from '../src/modules/catalog/pack/decision-record.ts'
import { parseProcedureRecord } from '../src/modules/catalog/pack/procedure-record.ts'
import { agencyRecordsSchema } from '../src/modules/organizations/pack/organization-record.ts'
import { buildProcedure } from './import-procedures/build-procedure.ts'
import { buildDecision, readServiceRows } from './import-procedures/decision.ts'
import type { Judgement, ServiceRecord, Translations } from './import-procedures/service-record.ts'

const [recordsFolder, decisionPath, servicesPath, packFolder = 'packs/bac-lieu'] = process.argv.slice(2)
if (!recordsFolder || !decisionPath || !servicesPath) {
  console.error(
    'Usage: node tools/import-procedures.ts <folder of NN.json> <decision.txt> <services.csv> [pack folder]',
  )
  process.exit(2)
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const write = (file: string, value: unknown): void =>
  writeFileSync(join(packFolder, file), `${JSON.stringify(value, null, 1)}\n`)

const translations = readJson(
  join(import.meta.dirname, 'import-procedures/translations.json'),
) as Translations
const agencies = agencyRecordsSchema.parse(readJson(join(packFolder, 'agencies.json')))
const districts = agencies.filter((agency) => agency.kind === 'district_committee').map((agency) => agency.id)
const rows = readServiceRows(readFileSync(servicesPath, 'utf8'))

mkdirSync(join(packFolder, 'procedures'), { recursive: true })
for (const row of rows) {
  const number = String(row.row).padStart(2, '0')
  const record = readJson(join(recordsFolder, `${number}.json`)) as ServiceRecord
  const judgement = readJson(
    join(import.meta.dirname, `import-procedures/judgements/${number}.json`),
  ) as Judgement
  const procedure = buildProcedure({
    record,
    judgement,
    translations,
    districts,
    declaredLevel: row.declaredLevel,
  })
  write(`procedures/bl-${number}.json`, parseProcedureRecord(procedure))
}

const decision = buildDecision(readFileSync(decisionPath, 'utf8'), rows)
write('decision-43-2015.json', decisionRecordSchema.parse(decision))
console.log(`${rows.length} procedures and the Decision written to ${packFolder}`)
