/*
 * Makes the packs reorganisation-2025 and reorganisation-gia-rai-2015 from two tables of units.
 *
 *   node tools/build-reorganisations.ts <units.csv> <new-units.csv> [packs folder]
 *
 * The first table holds the 64 commune-level units of Bạc Liêu (GSO code, names before and after May 2015, the unit
 * of 2025 each went to), the second the 64 units of the new Cà Mau with the names of what was merged. Where the two
 * disagree nothing is written. Same input, same bytes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseReorganisationPack } from '../src/modules/organizations/pack/reorganisation-record.ts'
import { buildCaMau } from './build-reorganisations/ca-mau-2025.ts'
import { buildGiaRai } from './build-reorganisations/gia-rai-2015.ts'
import { checkParts, readNewUnits } from './build-reorganisations/new-units.ts'
import { readUnitRows } from './import-organizations/area-table.ts'

const [unitsPath, newUnitsPath, packsFolder = 'packs'] = process.argv.slice(2)
if (!unitsPath || !newUnitsPath) {
  console.error('Usage: node tools/build-reorganisations.ts <units.csv> <new-units.csv> [packs folder]')
  process.exit(2)
}

const rows = readUnitRows(readFileSync(unitsPath, 'utf8'))
const newUnits = readNewUnits(readFileSync(newUnitsPath, 'utf8'))
checkParts(rows, newUnits)
const read = (file: string): unknown => JSON.parse(readFileSync(join(packsFolder, 'bac-lieu', file), 'utf8'))
const old = { agencies: read('agencies.json'), units: read('units.json') }

for (const pack of [buildGiaRai(rows, old), buildCaMau(rows, newUnits, old)]) {
  parseReorganisationPack({ ...pack, digest: '' })
  const folder = join(packsFolder, pack.reorganisation.id)
  mkdirSync(folder, { recursive: true })
  for (const [name, value] of Object.entries(pack))
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(value, null, 1)}\n`)
  console.log(
    `${pack.reorganisation.id}: ${pack.areas.length} areas, ${pack.agencies.length} agencies, ${pack.units.length} units, ${pack.links.agencies.length} links`,
  )
}
