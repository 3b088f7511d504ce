import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import {
  type CalendarLayer,
  compileCalendar,
  dueAt,
  type HolidayTable,
  instantAt,
  isAfterCutOff,
  layerOfHolidays,
  type TimeLimit,
  transferDueAt,
} from './index.ts'

const pack = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../packs/${path}`, import.meta.url), 'utf8'))
const national: CalendarLayer = pack('vn/calendar.json')
const holidays: HolidayTable = pack('vn/holidays.json')
const province: CalendarLayer = pack('bac-lieu/calendar.json')

// Sessions 7:00 to 11:00 and 13:00 to 17:00, Monday to Friday.
const calendar = compileCalendar([national, layerOfHolidays(holidays), province])

const at = (text: string): Date => instantAt(text.slice(0, 10), text.slice(11))
const shown = (instant: Date): string =>
  new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

function examples(title: string, unit: TimeLimit['unit'], rows: [number, string, string, string?][]): void {
  describe(title, () => {
    for (const [amount, received, due, why] of rows) {
      it(`${amount} ${unit} from ${received} end ${due}${why ? `: ${why}` : ''}`, () => {
        assert.equal(shown(dueAt(calendar, at(received), { amount, unit })), due)
      })
    }
  })
}

examples('working days in plain weeks', 'working_day', [
  [1, '2015-05-04 09:00', '2015-05-05 17:00', 'the day of receipt is not counted'],
  [5, '2015-05-04 09:00', '2015-05-11 17:00'],
  [10, '2015-05-04 09:00', '2015-05-18 17:00'],
  [15, '2015-05-04 09:00', '2015-05-25 17:00'],
  [20, '2015-05-04 09:00', '2015-06-01 17:00'],
  [1, '2015-05-08 16:59', '2015-05-11 17:00', 'Friday to Monday'],
  [1, '2015-05-09 10:00', '2015-05-11 17:00', 'received on Saturday'],
  [1, '2015-05-10 10:00', '2015-05-11 17:00', 'received on Sunday'],
  [1, '2015-05-04 00:00', '2015-05-05 17:00', 'first minute of the day'],
  [1, '2015-05-04 23:59', '2015-05-05 17:00', 'last minute of the day'],
  [0, '2015-05-04 09:00', '2015-05-04 17:00'],
  [0, '2015-05-09 09:00', '2015-05-11 17:00', 'nothing ends on a day of rest'],
])

examples('parts of working days in plans of steps', 'working_day', [
  [0.25, '2015-05-04 09:00', '2015-05-05 09:00'],
  [0.5, '2015-05-04 09:00', '2015-05-05 11:00'],
  [0.75, '2015-05-04 09:00', '2015-05-05 15:00'],
  [1.5, '2015-05-04 09:00', '2015-05-06 11:00'],
  [2.5, '2015-05-08 09:00', '2015-05-13 11:00', 'over a weekend'],
  [0.5, '2015-02-14 09:00', '2015-02-24 11:00', 'over Tết'],
])

examples('working days over the new year', 'working_day', [
  [1, '2014-12-26 09:00', '2014-12-27 17:00', 'a swapped Saturday is worked'],
  [1, '2014-12-27 10:00', '2014-12-29 17:00', 'received on the swapped Saturday'],
  [1, '2014-12-31 09:00', '2015-01-05 17:00', 'Friday 2/1/2015 was swapped'],
  [3, '2014-12-30 09:00', '2015-01-06 17:00'],
  [1, '2016-12-30 09:00', '2017-01-03 17:00', '1/1/2017 is a Sunday, made up on Monday'],
  [1, '2018-12-28 09:00', '2019-01-02 17:00', 'Monday 31/12/2018 was swapped'],
  [4, '2018-12-28 09:00', '2019-01-05 17:00', 'ends on the swapped Saturday'],
  [1, '2021-12-31 09:00', '2022-01-04 17:00', '1/1/2022 is a Saturday, made up on Monday'],
  [1, '2025-12-31 09:00', '2026-01-05 17:00', 'Friday 2/1/2026 was swapped'],
  [5, '2026-01-05 09:00', '2026-01-10 17:00', 'Saturday 10/1/2026 is worked'],
])

examples('working days over Tết', 'working_day', [
  [1, '2013-02-08 09:00', '2013-02-18 17:00'],
  [5, '2013-02-18 09:00', '2013-02-23 17:00', 'Saturday 23/2/2013 was worked'],
  [1, '2014-01-27 09:00', '2014-02-06 17:00'],
  [1, '2015-02-13 09:00', '2015-02-14 17:00', 'Saturday 14/2/2015 was worked'],
  [2, '2015-02-13 09:00', '2015-02-24 17:00'],
  [1, '2015-02-14 09:00', '2015-02-24 17:00'],
  [3, '2015-02-12 09:00', '2015-02-24 17:00'],
  [5, '2015-02-11 09:00', '2015-02-25 17:00'],
  [1, '2015-02-18 09:00', '2015-02-24 17:00', 'sent during the holiday'],
  [1, '2016-02-05 09:00', '2016-02-15 17:00'],
  [3, '2016-02-04 09:00', '2016-02-16 17:00'],
  [1, '2017-01-25 09:00', '2017-02-02 17:00'],
  [1, '2018-02-13 09:00', '2018-02-21 17:00'],
  [1, '2020-01-22 09:00', '2020-01-30 17:00'],
  [2, '2023-01-19 09:00', '2023-01-30 17:00'],
  [1, '2024-02-07 09:00', '2024-02-15 17:00'],
  [1, '2025-01-24 09:00', '2025-02-03 17:00'],
  [1, '2026-02-13 09:00', '2026-02-23 17:00'],
])

examples('working days over Hùng Kings, 30/4 and 1/5', 'working_day', [
  [1, '2015-04-24 09:00', '2015-04-25 17:00', 'Saturday 25/4/2015 was worked'],
  [2, '2015-04-24 09:00', '2015-04-27 17:00'],
  [3, '2015-04-24 09:00', '2015-05-04 17:00', 'six days off in a row'],
  [1, '2015-04-27 09:00', '2015-05-04 17:00'],
  [5, '2015-04-20 09:00', '2015-04-25 17:00'],
  [8, '2015-04-20 09:00', '2015-05-05 17:00'],
  [1, '2016-04-15 09:00', '2016-04-19 17:00', 'Hùng Kings on a Saturday'],
  [1, '2016-04-29 09:00', '2016-05-04 17:00', 'both days on a weekend'],
  [1, '2017-04-28 09:00', '2017-05-03 17:00', '30/4 on a Sunday, made up after 1/5'],
  [1, '2019-04-12 09:00', '2019-04-16 17:00', 'Hùng Kings on a Sunday'],
  [1, '2019-04-26 09:00', '2019-05-02 17:00'],
  [3, '2019-04-26 09:00', '2019-05-04 17:00', 'ends on the swapped Saturday'],
  [1, '2020-04-29 09:00', '2020-05-04 17:00'],
  [2, '2020-04-01 09:00', '2020-04-06 17:00'],
  [1, '2021-04-29 09:00', '2021-05-04 17:00', '1/5 on a Saturday'],
  [1, '2022-04-29 09:00', '2022-05-04 17:00'],
  [1, '2023-04-28 09:00', '2023-05-04 17:00', 'three holidays, two of them on a weekend'],
  [1, '2024-04-17 09:00', '2024-04-19 17:00'],
  [3, '2024-04-26 09:00', '2024-05-04 17:00'],
  [1, '2025-04-25 09:00', '2025-04-26 17:00'],
  [1, '2025-04-29 09:00', '2025-05-05 17:00'],
  [3, '2026-04-24 09:00', '2026-05-04 17:00'],
])

examples('working days over National Day', 'working_day', [
  [1, '2014-08-29 09:00', '2014-09-03 17:00'],
  [4, '2014-08-29 09:00', '2014-09-06 17:00', 'Saturday 6/9/2014 was worked for Monday 1/9'],
  [1, '2015-09-01 09:00', '2015-09-03 17:00', 'one day off until 2020'],
  [3, '2015-08-31 09:00', '2015-09-04 17:00'],
  [1, '2017-09-01 09:00', '2017-09-05 17:00', 'on a Saturday'],
  [1, '2018-08-31 09:00', '2018-09-04 17:00', 'on a Sunday'],
  [1, '2020-09-01 09:00', '2020-09-03 17:00'],
  [1, '2021-09-01 09:00', '2021-09-06 17:00', 'two days off from 2021'],
  [1, '2022-08-31 09:00', '2022-09-05 17:00'],
  [1, '2023-08-31 09:00', '2023-09-05 17:00', 'the second day on a Saturday'],
  [1, '2024-08-30 09:00', '2024-09-04 17:00'],
  [1, '2025-08-29 09:00', '2025-09-03 17:00'],
  [1, '2026-08-21 09:00', '2026-08-22 17:00'],
  [1, '2026-08-28 09:00', '2026-09-03 17:00'],
])

examples('calendar days', 'calendar_day', [
  [4, '2015-05-04 09:00', '2015-05-08 17:00'],
  [5, '2015-05-04 09:00', '2015-05-11 17:00', 'ends on a Saturday, moves to Monday'],
  [6, '2015-05-04 09:00', '2015-05-11 17:00', 'ends on a Sunday'],
  [30, '2015-05-04 09:00', '2015-06-03 17:00'],
  [10, '2015-02-10 09:00', '2015-02-24 17:00', 'ends during Tết'],
  [4, '2015-02-10 09:00', '2015-02-14 17:00', 'ends on a swapped Saturday'],
  [1, '2014-12-31 09:00', '2015-01-05 17:00', 'ends on New Year’s Day'],
  [15, '2015-04-15 09:00', '2015-05-04 17:00', 'ends on 30/4'],
  [2, '2015-08-31 09:00', '2015-09-03 17:00', 'ends on National Day'],
  [365, '2015-02-28 09:00', '2016-02-29 17:00', 'ends on a Sunday before 29 February'],
  [0, '2015-05-04 09:00', '2015-05-04 17:00'],
  [0, '2015-05-10 09:00', '2015-05-11 17:00'],
])

examples('working hours', 'working_hour', [
  [2, '2015-05-04 09:00', '2015-05-04 11:00'],
  [3, '2015-05-04 09:00', '2015-05-04 14:00', 'over the noon break'],
  [8, '2015-05-04 07:00', '2015-05-04 17:00'],
  [8, '2015-05-04 09:00', '2015-05-05 09:00'],
  [8, '2015-05-08 15:00', '2015-05-11 15:00', 'over a weekend'],
  [8, '2015-05-09 10:00', '2015-05-11 17:00', 'received on Saturday'],
  [1, '2015-05-04 11:30', '2015-05-04 14:00', 'received at noon'],
  [8, '2015-05-04 20:00', '2015-05-05 17:00', 'received in the evening'],
  [8, '2015-04-24 16:00', '2015-04-25 16:00', 'over a swapped Saturday'],
  [8, '2015-02-13 17:30', '2015-02-14 17:00'],
  [8, '2015-02-14 16:00', '2015-02-24 16:00', 'over Tết'],
  [0.5, '2015-05-04 16:45', '2015-05-05 07:15'],
  [0, '2015-05-04 12:00', '2015-05-04 13:00'],
  [0, '2015-05-04 10:00', '2015-05-04 10:00'],
  [40, '2015-05-04 07:00', '2015-05-08 17:00'],
])

examples('the same day', 'same_day', [
  [0, '2015-05-04 08:00', '2015-05-04 17:00'],
  [0, '2015-05-04 14:59', '2015-05-04 17:00'],
  [0, '2015-05-04 15:00', '2015-05-04 17:00', '15:00 sharp is not after 15:00'],
  [0, '2015-05-04 15:01', '2015-05-05 17:00'],
  [0, '2015-05-08 15:01', '2015-05-11 17:00', 'Friday'],
  [0, '2015-05-09 09:00', '2015-05-11 17:00', 'Saturday morning'],
  [0, '2015-05-09 16:00', '2015-05-11 17:00', 'Saturday afternoon'],
  [0, '2015-04-25 14:59', '2015-04-25 17:00', 'a swapped Saturday'],
  [0, '2015-04-27 15:01', '2015-05-04 17:00', 'before six days off'],
  [0, '2014-12-31 15:01', '2015-01-05 17:00', 'last day of the year'],
])

describe('handing over after reception', () => {
  const rows: [string, string][] = [
    ['2015-05-04 14:59', '2015-05-04 17:00'],
    ['2015-05-04 15:00', '2015-05-04 17:00'],
    ['2015-05-04 15:01', '2015-05-05 07:00'],
    ['2015-05-08 15:01', '2015-05-11 07:00'],
    ['2015-05-09 09:00', '2015-05-11 07:00'],
    ['2015-04-25 10:00', '2015-04-25 17:00'],
    ['2015-04-27 15:01', '2015-05-04 07:00'],
    ['2014-12-31 16:30', '2015-01-05 07:00'],
  ]
  for (const [received, due] of rows) {
    it(`of what came at ${received} is due ${due}`, () =>
      assert.equal(shown(transferDueAt(calendar, at(received))), due))
  }
  it('is judged to the second, and by another hour where a unit has one', () => {
    const fifteen = at('2015-05-04 15:00')
    assert.equal(isAfterCutOff(fifteen), false)
    assert.equal(isAfterCutOff(new Date(fifteen.getTime() + 1000)), true)
    assert.equal(isAfterCutOff(fifteen, '14:30'), true)
    assert.equal(isAfterCutOff(at('2015-05-04 00:00')), false)
    assert.equal(isAfterCutOff(at('2015-05-04 23:59')), true)
  })
})
