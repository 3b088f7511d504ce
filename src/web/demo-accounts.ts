import { readFileSync } from 'node:fs'
import { type DemoRecord, parseDemoRecord } from '../modules/organizations/index.ts'

/** One password for everybody made up for trying the system; production has no such accounts. */
export const DEMO_PASSWORD = 'motcua-2015'

let people: DemoRecord | undefined

/** The made-up people of the demo pack; read when asked, since only demo mode needs them. */
export function readDemoPeople(): DemoRecord {
  people ??= parseDemoRecord(
    JSON.parse(readFileSync(new URL('../../packs/bac-lieu/demo.json', import.meta.url), 'utf8')),
  )
  return people
}
