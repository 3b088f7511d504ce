import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type CalendarLayer,
  compileCalendar,
  type HolidayTable,
  layerOfHolidays,
  type WorkCalendar,
} from './engines/calendar/index.ts'
import { parseRuleProfile, type RuleProfile } from './engines/clock/index.ts'

const PACKS = fileURLToPath(new URL('../packs', import.meta.url))

async function readJson(...parts: readonly string[]): Promise<unknown> {
  return JSON.parse(await readFile(path.join(PACKS, ...parts), 'utf8'))
}

/** The rule profiles of the country, oldest first. */
export async function readRuleProfiles(): Promise<readonly RuleProfile[]> {
  const files = (await readdir(path.join(PACKS, 'vn/rule-profiles'))).filter((name) => name.endsWith('.json'))
  const profiles = await Promise.all(
    files.map(async (name) => parseRuleProfile(await readJson('vn/rule-profiles', name))),
  )
  return profiles.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom))
}

/** Names of the packs that have a calendar; `vn` is the country alone. */
export async function listPackCalendars(): Promise<readonly string[]> {
  const found = await readdir(PACKS, { recursive: true })
  return found
    .filter((name) => path.basename(name) === 'calendar.json')
    .map((name) => path.dirname(name))
    .toSorted()
}

/** The calendar a pack lays over the one of the country; undefined when there is no such pack. */
export async function findPackCalendar(id: string): Promise<WorkCalendar | undefined> {
  if (!(await listPackCalendars()).includes(id)) return undefined
  const [country, holidays] = await Promise.all([readJson('vn/calendar.json'), readJson('vn/holidays.json')])
  const layers = [country as CalendarLayer, layerOfHolidays(holidays as HolidayTable)]
  if (id !== 'vn') layers.push((await readJson(id, 'calendar.json')) as CalendarLayer)
  return compileCalendar(layers)
}
