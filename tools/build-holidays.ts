/**
 * Writes packs/vn/holidays.json: public holidays, compensatory days and swapped days, 2013 to 2027.
 *   node tools/build-holidays.ts
 *   node tools/build-holidays.ts --check     (fails when the file is not what would be written)
 * The law gives the holidays and the compensation; holiday-decisions.json beside it holds what is decided
 * year by year. Add a year there when its announcement appears, raise VERSION, run again.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Holiday, HolidayTable, Weekday, WorkingOverride } from '../src/engines/calendar/index.ts'

const VERSION = '2026.1'
const PACK = join(import.meta.dirname, '../packs/vn')
const FILE = join(PACK, 'holidays.json')
const DAY = 86_400_000
const WEEKDAYS: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

interface YearDecision {
  readonly year: number
  /** The first day of the lunar year and the tenth of its third month. */
  readonly tetOn: string
  readonly hungKingsOn: string
  /** How many of the days of Tết come before the first day of the year; decided yearly. */
  readonly tetDaysBefore: 1 | 2
  /** The second day of National Day, from 2021 on. */
  readonly nationalDayExtra?: 'before' | 'after'
  /** A working day off, and the day of rest worked for it. */
  readonly swaps?: readonly (readonly [off: string, worked: string])[]
  readonly confirmed: boolean
  readonly sources: readonly string[]
  readonly notes?: readonly string[]
}

const decisions: readonly YearDecision[] = JSON.parse(
  readFileSync(join(PACK, 'holiday-decisions.json'), 'utf8'),
)

const date = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)
const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY
const weekdayOf = (iso: string): Weekday => WEEKDAYS[(dayOf(iso) + 4) % 7] ?? 'sun'
const isWeeklyRest = (iso: string): boolean => ['sat', 'sun'].includes(weekdayOf(iso))
const dayMonth = (iso: string): string => `${iso.slice(8)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`

function publicHoliday(on: string, vi: string, en: string): Holiday {
  return { date: on, name: { vi, en }, kind: 'PUBLIC' }
}

// Căn cứ: Bộ luật Lao động 1994 (sửa đổi), Điều 73 (Tết 4 ngày); Bộ luật Lao động 2012, Điều 115 (5 ngày,
// từ 01/5/2013); Bộ luật Lao động 2019, Điều 112 (Quốc khánh 2 ngày, từ 01/01/2021).
function publicHolidays({
  year,
  tetOn,
  hungKingsOn,
  tetDaysBefore,
  nationalDayExtra,
}: YearDecision): Holiday[] {
  const tetDays = year < 2014 ? 4 : 5
  const nationalDay = `${year}-09-02`
  const extra = nationalDayExtra && date(dayOf(nationalDay) + (nationalDayExtra === 'before' ? -1 : 1))
  return [
    publicHoliday(`${year}-01-01`, 'Tết Dương lịch', "New Year's Day"),
    ...Array.from({ length: tetDays }, (_, at) => tetDay(tetOn, at - tetDaysBefore)),
    publicHoliday(hungKingsOn, 'Giỗ Tổ Hùng Vương', 'Hùng Kings’ Commemoration Day'),
    publicHoliday(`${year}-04-30`, 'Ngày Chiến thắng 30/4', 'Victory Day'),
    publicHoliday(`${year}-05-01`, 'Ngày Quốc tế Lao động 01/5', 'International Labour Day'),
    publicHoliday(nationalDay, 'Quốc khánh 02/9', 'National Day'),
    ...(extra ? [publicHoliday(extra, 'Quốc khánh (ngày liền kề)', 'National Day (adjacent day)')] : []),
  ]
}

function tetDay(tetOn: string, offset: number): Holiday {
  const on = date(dayOf(tetOn) + offset)
  const [vi, en] =
    offset >= 0
      ? [`mùng ${offset + 1}`, `day ${offset + 1}`]
      : offset === -1
        ? ['ngày cuối năm âm lịch', 'last day of the old year']
        : ['áp ngày cuối năm âm lịch', 'day before the last of the old year']
  return publicHoliday(on, `Tết Nguyên đán (${vi})`, `Lunar New Year (${en})`)
}

// Căn cứ: Bộ luật Lao động 2012, Điều 115 khoản 3; Bộ luật Lao động 2019, Điều 111 khoản 3.
function compensatoryDays(holidays: readonly Holiday[]): Holiday[] {
  const taken = new Set(holidays.map((holiday) => holiday.date))
  return holidays
    .filter((holiday) => isWeeklyRest(holiday.date))
    .map(({ date: lost, name }) => {
      let day = dayOf(lost) + 1
      while (taken.has(date(day)) || isWeeklyRest(date(day))) day++
      taken.add(date(day))
      return {
        date: date(day),
        name: { vi: `Nghỉ bù ${name.vi}`, en: `In lieu of ${name.en}` },
        kind: 'COMPENSATORY',
      }
    })
}

function swapOff([off, worked]: readonly [string, string]): Holiday {
  return {
    date: off,
    name: {
      vi: `Nghỉ hoán đổi, làm bù ngày ${dayMonth(worked)}`,
      en: `Swapped day off, worked on ${worked}`,
    },
    kind: 'SWAP_OFF',
  }
}

function swapWorked([off, worked]: readonly [string, string]): WorkingOverride {
  return {
    date: worked,
    like: weekdayOf(off),
    name: { vi: `Làm bù cho ngày ${dayMonth(off)}`, en: `Worked in exchange for ${off}` },
  }
}

/** The whole table, from the rules and the decisions. */
export function buildHolidays(): HolidayTable {
  const byDate = (a: { date: string }, b: { date: string }) => a.date.localeCompare(b.date)
  const swaps = decisions.flatMap((decision) => decision.swaps ?? [])
  // A pair can lie in two years: each day is filed under its own.
  const ofYear = (year: number, on: string) => on.startsWith(`${year}-`)
  const years = decisions.map((decision) => {
    const { year, confirmed, sources, notes } = decision
    const lawful = publicHolidays(decision)
    const off = swaps.filter(([day]) => ofYear(year, day)).map(swapOff)
    return {
      year,
      confirmed,
      sources,
      ...(notes ? { notes } : {}),
      holidays: [...lawful, ...compensatoryDays(lawful), ...off].sort(byDate),
      workingOverrides: swaps
        .filter(([, worked]) => ofYear(year, worked))
        .map(swapWorked)
        .sort(byDate),
    }
  })
  return { id: 'vn-holidays', version: VERSION, years }
}

/** One day a line: a change in the table is a change of one line in review. */
export function formatHolidays(table: HolidayTable): string {
  const list = (items: readonly object[]) =>
    items.length === 0
      ? '[]'
      : `[\n${items.map((item) => `        ${JSON.stringify(item)}`).join(',\n')}\n      ]`
  const years = table.years.map(
    ({ holidays, workingOverrides, ...head }) =>
      `    {\n${Object.entries(head)
        .map(([key, value]) => `      ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`)
        .join(
          '',
        )}      "holidays": ${list(holidays)},\n      "workingOverrides": ${list(workingOverrides)}\n    }`,
  )
  return `{\n  "id": ${JSON.stringify(table.id)},\n  "version": ${JSON.stringify(table.version)},\n  "years": [\n${years.join(',\n')}\n  ]\n}\n`
}

if (import.meta.main) {
  const text = formatHolidays(buildHolidays())
  if (process.argv.includes('--check')) {
    if (readFileSync(FILE, 'utf8') !== text) {
      console.error('packs/vn/holidays.json is not what tools/build-holidays.ts builds; run it.')
      process.exitCode = 1
    }
  } else {
    writeFileSync(FILE, text)
    console.log(`wrote ${FILE}`)
  }
}
