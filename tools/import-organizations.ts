/*
 * Makes agencies.json, units.json, areas.json and demo.json of the Bạc Liêu pack.
 *
 *   node tools/import-organizations.ts <units.csv> <level1-codes.csv> [pack folder]
 *
 * The first table holds the 64 commune-level units (GSO code, name on 4 May 2015, district, successor of
 * 2025), the second the level-1 codes of the 63 provinces. Same input, same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  agencyRecordsSchema,
  areaRecordsSchema,
  demoRecordSchema,
  unitRecordsSchema,
} from '../src/modules/organizations/pack/organization-record.ts'
import { readProvinces, readUnitRows } from './import-organizations/area-table.ts'
import { buildAreas, planAgencies, unitsOf } from './import-organizations/build-organizations.ts'
import { buildDemo } from './import-organizations/demo-people.ts'

const [unitsPath, level1Path, packFolder = 'packs/bac-lieu'] = process.argv.slice(2)
if (!unitsPath || !level1Path) {
  console.error('Usage: node tools/import-organizations.ts <units.csv> <level1-codes.csv> [pack folder]')
  process.exit(2)
}

const rows = readUnitRows(readFileSync(unitsPath, 'utf8'))
const provinces = readProvinces(readFileSync(level1Path, 'utf8'))
const plans = planAgencies(rows)
const agencies = agencyRecordsSchema.parse(plans.map((plan) => plan.agency))
const units = unitRecordsSchema.parse(plans.flatMap(unitsOf))
const areas = areaRecordsSchema.parse(buildAreas(provinces, rows))
const demo = demoRecordSchema.parse(buildDemo(agencies, units, areas))

const write = (file: string, value: unknown): void =>
  writeFileSync(join(packFolder, file), `${JSON.stringify(value, null, 1)}\n`)
write('agencies.json', agencies)
write('units.json', units)
write('areas.json', areas)
write('demo.json', demo)
console.log(
  `${agencies.length} agencies, ${units.length} units, ${areas.length} areas, ${demo.officers.length} demo officers`,
)
