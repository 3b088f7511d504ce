import { type ClockEvent, type ClockInput, type Holder, readClock } from '../../src/engines/clock/index.ts'
import { instantAt, type WorkCalendar } from '../../src/engines/calendar/index.ts'
import { findPackCalendar, readRuleProfiles } from '../../src/read-clock-pack.ts'
import { alternate, printFigures } from './figures.ts'

const FILES = 20_000
const ROUNDS = 5
const DAY = 86_400_000

/** The clock of a file of 30 events over 90 days, on one core. */
export async function benchClock(): Promise<void> {
  const files = await makeFiles()
  const loops = (one: (file: ClockInput) => number) => async () => {
    const begunAt = performance.now()
    let seen = 0
    for (const file of files) seen += one(file)
    const seconds = (performance.now() - begunAt) / 1000
    if (!(seen > 0)) throw new Error('the loop did nothing')
    return files.length / seconds
  }
  const { a, b } = await alternate({
    rounds: ROUNDS,
    a: loops((file) => readClock(file).ledger.length),
    b: loops(touch),
  })
  console.log(
    `one clock: ${(1e6 / a).toFixed(1)} µs, ${readClock(files[0] as ClockInput).ledger.length} lines of ledger`,
  )
  printFigures({ name: 'clock', figure: a, unit: 'clocks/s', baseline: b })
}

/** The empty loop of the same shape: goes through the same files and events, reads their times and counts nothing. */
function touch({ events, receivedAt }: ClockInput): number {
  let latest = receivedAt.getTime()
  for (const { at } of events) latest = Math.max(latest, at.getTime())
  return latest
}

async function makeFiles(): Promise<readonly ClockInput[]> {
  const calendar = await findPackCalendar('bac-lieu')
  const profiles = await readRuleProfiles()
  if (!calendar) throw new Error('packs/bac-lieu has no calendar')
  return Array.from({ length: FILES }, (_, nth) => {
    const profile = profiles[nth % profiles.length]
    if (!profile) throw new Error('packs/vn/rule-profiles is empty')
    return fileOf(calendar, profile, nth)
  })
}

/** Twenty hand-overs between desk, units and an agency, four pauses, one apology, one result. */
function fileOf(calendar: WorkCalendar, profile: ClockInput['profile'], nth: number): ClockInput {
  // Spread over three years, so that no two of them meet the same holidays at the same day.
  const receivedAt = new Date(
    instantAt('2016-01-04', '08:00').getTime() + (nth % 1000) * DAY + (nth % 480) * 60_000,
  )
  const after = (days: number) => new Date(receivedAt.getTime() + days * DAY)
  const handOvers = Array.from({ length: 20 }, (_, step): ClockEvent => {
    const holder = step % 5 === 4 ? 'agency:thue' : `unit:phong-${step % 3}`
    return { type: 'handed_over', at: after(0.2 + step * 4.3), holder: holder as Holder }
  })
  const others: readonly ClockEvent[] = [
    { type: 'supplement_requested', at: after(2.1) },
    { type: 'supplemented', at: after(9.3) },
    { type: 'financial_duty_requested', at: after(15) },
    { type: 'financial_duty_done', at: after(21.4) },
    { type: 'financial_duty_requested', at: after(33) },
    { type: 'supplement_requested', at: after(34.2) },
    { type: 'financial_duty_done', at: after(36.7) },
    { type: 'supplemented', at: after(40) },
    { type: 'extended', at: after(70), newDueAt: after(85) },
    { type: 'resolved', at: after(90) },
  ]
  const events = [...handOvers, ...others].sort((a, b) => a.at.getTime() - b.at.getTime())
  return { calendar, profile, receivedAt, limit: { amount: 40, unit: 'working_day' }, events, now: after(90) }
}
