import { readFileSync } from 'node:fs'
import { type DemoRecord, parseDemoRecord } from '../modules/organizations/index.ts'

/** One password for everybody made up for trying the system; there are no such accounts in production. */
export const DEMO_PASSWORD = 'motcua-2015'

/** The made-up people of a pack; read when asked, since only demo mode needs them. */
export function readDemoPeople(pack: string): DemoRecord {
  return parseDemoRecord(JSON.parse(readFileSync(new URL(`../../packs/${pack}/demo.json`, import.meta.url), 'utf8')))
}
