import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { getLunarDate } from '@dqcai/vn-lunar'
import fc from 'fast-check'
import {
  addCalendarDays,
  addWorkingDays,
  addWorkingHours,
  CalendarDataError,
  type CalendarLayer,
  CalendarRangeError,
  calendarVersion,
  compileCalendar,
  dayOf,
  dueAt,
  type HolidayTable,
  instantAt,
  isCovered,
  isWorking,
  layerOfHolidays,
  listDays,
  localDateAt,
  nextSessionStart,
  sessionEndOfDay,
  startOfNextWorkingDay,
  workingDaysBetween,
  workingMillisecondsBetween,
  workingTimeBetween,
} from './index.ts'
import { anyTimeLimit } from '../../../test/support/time-limits.ts'

const pack = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../packs/${path}`, import.meta.url), 'utf8'))
const national: CalendarLayer = pack('vn/calendar.json')
const table: HolidayTable = pack('vn/holidays.json')
const province: CalendarLayer = pack('bac-lieu/calendar.json')
const layers = [national, layerOfHolidays(table), province]
const calendar = compileCalendar(layers)

const at = (text: string): Date => instantAt(text.slice(0, 10), text.slice(11))
const shown = (instant: Date | undefined): string | undefined =>
  instant && new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

describe('the table of holidays', () => {
  it('has the number of public holidays the law of each year gives', () => {
    for (const { year, holidays } of table.years) {
      const due = year === 2013 ? 9 : year <= 2020 ? 10 : 11
      assert.equal(holidays.filter(({ kind }) => kind === 'PUBLIC').length, due, `${year}`)
    }
    assert.deepEqual(
      table.years.map(({ year }) => year),
      Array.from({ length: 15 }, (_, n) => 2013 + n),
    )
  })

  it('agrees with the lunar calendar of Vietnam', () => {
    for (const { year, holidays } of table.years) {
      const lunar = (date: string) => {
        const [y = 0, m = 0, d = 0] = date.split('-').map(Number)
        const { day, month } = getLunarDate(d, m, y)
        return `${day}/${month}`
      }
      const named = (part: string) =>
        holidays.find(({ name, kind }) => kind === 'PUBLIC' && name.vi.includes(part))?.date ?? ''
      assert.equal(lunar(named('mùng 1)')), '1/1', `Tết ${year}`)
      assert.equal(lunar(named('mùng 3)')), '3/1', `Tết ${year}`)
      assert.match(lunar(named('(ngày cuối năm')), /^(29|30)\/12$/, `last day before Tết ${year}`)
      assert.equal(lunar(named('Hùng Vương')), '10/3', `Hùng Kings ${year}`)
    }
  })

  const breaks: [string, string][] = [
    ['2013-02-09', '2013-02-17'],
    ['2014-01-28', '2014-02-05'],
    ['2015-02-15', '2015-02-23'],
    ['2016-02-06', '2016-02-14'],
    ['2017-01-26', '2017-02-01'],
    ['2018-02-14', '2018-02-20'],
    ['2019-02-02', '2019-02-10'],
    ['2020-01-23', '2020-01-29'],
    ['2021-02-10', '2021-02-16'],
    ['2022-01-29', '2022-02-06'],
    ['2023-01-20', '2023-01-26'],
    ['2024-02-08', '2024-02-14'],
    ['2025-01-25', '2025-02-02'],
    ['2026-02-14', '2026-02-22'],
    ['2013-04-27', '2013-05-01'],
    ['2015-04-28', '2015-05-03'],
    ['2024-04-27', '2024-05-01'],
    ['2024-08-31', '2024-09-03'],
    ['2021-09-02', '2021-09-05'],
    ['2026-01-01', '2026-01-04'],
  ]
  for (const [first, last] of breaks) {
    it(`closes offices from ${first} to ${last}, as announced, and not a day longer`, () => {
      for (const { date, sessions } of listDays(calendar, first, last)) assert.equal(sessions.length, 0, date)
      const dayBefore = localDateAt(new Date(at(`${first} 00:00`).getTime() - 1))
      const dayAfter = localDateAt(new Date(at(`${last} 23:59`).getTime() + 60_000))
      assert.ok(dayOf(calendar, dayBefore).sessions.length > 0, dayBefore)
      assert.ok(dayOf(calendar, dayAfter).sessions.length > 0, dayAfter)
    })
  }

  it('works a day of rest for each working day swapped', () => {
    const days = table.years.flatMap((year) => [...year.holidays, ...year.workingOverrides])
    const off = days.filter((day) => 'kind' in day && day.kind === 'SWAP_OFF').length
    const worked = table.years.flatMap((year) => year.workingOverrides)
    // The Monday worked for on 5/1/2013 was 31/12/2012, before the table begins.
    assert.equal(worked.length, off + 1)
    for (const { date } of worked) assert.equal(new Date(`${date}T00:00:00Z`).getUTCDay(), 6, date)
  })

  it('names a source for every year and says which years are not confirmed', () => {
    for (const { sources, confirmed, notes, year } of table.years) {
      assert.ok(sources.length > 0)
      assert.ok(confirmed || (notes ?? []).length > 0, `${year} says what is open`)
    }
    assert.equal(table.years.at(-1)?.confirmed, false)
  })
})

describe('moments', () => {
  const rows: [string, boolean, string, string | undefined, string][] = [
    ['2015-05-04 06:59', false, '2015-05-04 07:00', '2015-05-04 17:00', '2015-05-05 07:00'],
    ['2015-05-04 07:00', true, '2015-05-04 07:00', '2015-05-04 17:00', '2015-05-05 07:00'],
    ['2015-05-04 10:00', true, '2015-05-04 13:00', '2015-05-04 17:00', '2015-05-05 07:00'],
    ['2015-05-04 12:00', false, '2015-05-04 13:00', '2015-05-04 17:00', '2015-05-05 07:00'],
    ['2015-05-04 17:00', true, '2015-05-05 07:00', '2015-05-04 17:00', '2015-05-05 07:00'],
    ['2015-05-04 17:01', false, '2015-05-05 07:00', '2015-05-04 17:00', '2015-05-05 07:00'],
    ['2015-05-09 10:00', false, '2015-05-11 07:00', undefined, '2015-05-11 07:00'],
    ['2015-02-14 10:00', true, '2015-02-14 13:00', '2015-02-14 17:00', '2015-02-24 07:00'],
    ['2015-02-19 10:00', false, '2015-02-24 07:00', undefined, '2015-02-24 07:00'],
  ]
  for (const [moment, working, next, end, nextDay] of rows) {
    it(`at ${moment} ${working ? 'is' : 'is not'} working time`, () => {
      assert.equal(isWorking(calendar, at(moment)), working)
      assert.equal(shown(nextSessionStart(calendar, at(moment))), next)
      assert.equal(shown(sessionEndOfDay(calendar, at(moment))), end)
      assert.equal(shown(startOfNextWorkingDay(calendar, at(moment))), nextDay)
    })
  }
  const spans: [string, string, number, number][] = [
    ['2015-05-04 07:00', '2015-05-04 17:00', 480, 0],
    ['2015-05-04 10:30', '2015-05-04 13:15', 45, 0],
    ['2015-05-04 18:00', '2015-05-05 06:00', 0, 1],
    ['2015-05-08 16:00', '2015-05-11 08:00', 120, 1],
    ['2015-02-13 16:00', '2015-02-24 08:00', 600, 2],
    ['2015-04-24 09:00', '2015-05-04 09:00', 1440, 3],
    ['2014-12-31 16:00', '2015-01-05 07:30', 90, 1],
  ]
  for (const [from, to, minutes, days] of spans) {
    it(`between ${from} and ${to} hold ${minutes} working minutes and ${days} working days`, () => {
      assert.equal(workingTimeBetween(calendar, at(from), at(to)), minutes)
      assert.equal(workingTimeBetween(calendar, at(to), at(from)), minutes === 0 ? 0 : -minutes)
      assert.equal(workingDaysBetween(calendar, at(from), at(to)), days)
    })
  }
})

describe('layers', () => {
  const unit: CalendarLayer = {
    id: 'desk',
    version: '1',
    weekly: [{ sessions: { sat: [['07:30', '11:30']] } }],
    workingOverrides: [{ date: '2015-09-02', sessions: [['08:00', '10:00']] }],
  }
  it('lay a unit over its province and the country, day by day', () => {
    const desk = compileCalendar([...layers, unit])
    assert.deepEqual(dayOf(desk, '2015-05-09').sessions, [['07:30', '11:30']])
    assert.deepEqual(dayOf(desk, '2015-05-11').sessions, dayOf(calendar, '2015-05-11').sessions)
    assert.equal(dayOf(desk, '2015-05-09').decidedBy.id, 'desk')
    assert.equal(dayOf(desk, '2015-05-11').decidedBy.id, 'bac-lieu')
    assert.equal(dayOf(desk, '2015-09-02').kind, 'SWAP_WORKING', 'a shift on a holiday')
    assert.equal(dayOf(desk, '2016-04-16').kind, 'PUBLIC', 'a Saturday desk is closed on a holiday')
    assert.equal(shown(addWorkingHours(desk, at('2015-05-08 16:00'), 2)), '2015-05-09 08:30')
  })
  it('change hours with the season, also over the new year, and with the dates of validity', () => {
    const seasonal = compileCalendar([
      {
        id: 'seasons',
        version: '1',
        weekly: [
          { validFrom: '2015-01-01', sessions: { mon: [['07:30', '12:00']], tue: [['07:30', '12:00']] } },
          { season: { from: '04-16', to: '10-15' }, sessions: { mon: [['07:00', '11:30']] } },
          { season: { from: '12-20', to: '01-10' }, sessions: { tue: [['09:00', '11:00']] } },
          { validFrom: '2016-01-01', validTo: '2016-12-31', sessions: { mon: [] } },
        ],
      },
    ])
    const hours = (date: string) => dayOf(seasonal, date).sessions[0]?.[0]
    assert.equal(hours('2015-04-13'), '07:30')
    assert.equal(hours('2015-04-20'), '07:00')
    assert.equal(hours('2015-10-12'), '07:00')
    assert.equal(hours('2015-10-19'), '07:30')
    assert.equal(hours('2015-12-22'), '09:00')
    assert.equal(hours('2016-01-05'), '09:00')
    assert.equal(hours('2016-01-12'), '07:30')
    assert.equal(hours('2016-05-09'), undefined)
    assert.equal(hours('2017-05-08'), '07:00')
  })
  it('give a swapped Saturday the hours its weekday has in the province', () => {
    const friday: CalendarLayer = {
      id: 'p',
      version: '1',
      weekly: [{ sessions: { mon: [['07:00', '11:00']] } }],
    }
    const day = dayOf(compileCalendar([...layers, friday]), '2015-02-14')
    assert.deepEqual(day.sessions, [['07:00', '11:00']])
    assert.equal(day.kind, 'SWAP_WORKING')
    assert.match(day.name?.vi ?? '', /16\/02\/2015/)
  })
  it('are named in the version, and each day says why it is as it is', () => {
    assert.equal(
      calendarVersion(calendar),
      `vn@${national.version}+vn-holidays@${table.version}+bac-lieu@${province.version}`,
    )
    const kinds = listDays(calendar, '2015-02-13', '2015-02-24').map(({ kind }) => kind)
    assert.deepEqual(kinds, [
      'WORKING',
      'SWAP_WORKING',
      'REST',
      'SWAP_OFF',
      'PUBLIC',
      'PUBLIC',
      'PUBLIC',
      'PUBLIC',
      'PUBLIC',
      'REST',
      'COMPENSATORY',
      'WORKING',
    ])
    assert.equal(dayOf(calendar, '2015-02-19').name?.vi, 'Tết Nguyên đán (mùng 1)')
    assert.equal(dayOf(calendar, at('2015-02-18 23:59')).date, '2015-02-18')
  })
  it('are refused with the place of the fault', () => {
    const refused = (layer: Partial<CalendarLayer>, words: RegExp) =>
      assert.throws(
        () => compileCalendar([{ id: 'x', version: '1', coveredTo: '2015-12-31', ...layer }]),
        (error) => error instanceof CalendarDataError && words.test(error.message),
      )
    const off = { name: { vi: 'Nghỉ', en: 'Off' }, kind: 'PUBLIC' } as const
    refused({ holidays: [{ ...off, date: '2015-02-30' }] }, /2015-02-30: no such date/)
    refused(
      {
        holidays: [
          { ...off, date: '2015-02-03' },
          { ...off, date: '2015-02-03' },
        ],
      },
      /2015-02-03: stated twice/,
    )
    refused(
      { holidays: [{ ...off, date: '2015-02-03' }], workingOverrides: [{ date: '2015-02-03', like: 'mon' }] },
      /stated twice/,
    )
    refused({ workingOverrides: [{ date: '2015-02-03' }] }, /either sessions or like/)
    refused({ weekly: [{ sessions: { mon: [['09:00', '08:00']] } }] }, /weekly\[0\].mon: session 09:00–08:00/)
    refused(
      {
        weekly: [
          {
            sessions: {
              mon: [
                ['07:00', '11:00'],
                ['10:00', '12:00'],
              ],
            },
          },
        ],
      },
      /out of order/,
    )
    refused({ weekly: [{ sessions: { mon: [['7:00', '11:00']] } }] }, /no such time/)
    refused({ weekly: [{ season: { from: '13-01', to: '02-01' }, sessions: {} }] }, /no such day 13-01/)
    assert.throws(() => compileCalendar([]), CalendarDataError)
  })
})

describe('the ends of the calendar', () => {
  it('count beyond the known holidays and say that such a date may move', () => {
    const due = addWorkingDays(calendar, at('2027-12-30 09:00'), 10)
    assert.equal(shown(due), '2028-01-13 17:00')
    assert.equal(isCovered(calendar, due), false)
    assert.equal(isCovered(calendar, at('2027-12-31 17:00')), true)
  })
  it('refuse days they do not reach and amounts that are none', () => {
    assert.throws(() => addWorkingDays(calendar, at('2012-12-31 09:00'), 1), CalendarRangeError)
    assert.throws(() => addWorkingDays(calendar, at('2015-05-04 09:00'), 100_000), CalendarRangeError)
    assert.throws(() => addWorkingHours(calendar, at('2015-05-04 09:00'), 1_000_000), CalendarRangeError)
    assert.throws(() => addCalendarDays(calendar, at('2015-05-04 09:00'), 100_000), CalendarRangeError)
    assert.throws(() => isWorking(calendar, new Date(Number.NaN)), CalendarRangeError)
    assert.throws(() => dayOf(calendar, 'hôm nay'), CalendarRangeError)
    for (const amount of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.throws(() => addWorkingDays(calendar, at('2015-05-04 09:00'), amount), RangeError)
    }
    assert.throws(() => addCalendarDays(calendar, at('2015-05-04 09:00'), 1.5), RangeError)
  })
})

describe('for any moment and limit', () => {
  const moment = fc.date({ min: at('2013-01-02 00:00'), max: at('2027-06-30 00:00'), noInvalidDate: true })
  const limit = anyTimeLimit({ mostDays: 60, mostHalfHours: 480, tenthsOfDays: { min: 0, max: 60 } })

  it('nothing is due outside a session, nor before it was received', () => {
    fc.assert(
      fc.property(moment, limit, (received, term) => {
        const due = dueAt(calendar, received, term)
        const dayAtLeast =
          term.unit === 'working_hour' ? due >= received : localDateAt(due) >= localDateAt(received)
        return isWorking(calendar, due) && dayAtLeast
      }),
      { numRuns: 1000 },
    )
  })

  it('a longer limit never ends earlier, nor does a later reception', () => {
    fc.assert(
      fc.property(moment, moment, limit, fc.nat(20), (a, b, term, more) => {
        const [earlier, later] = a < b ? [a, b] : [b, a]
        return (
          dueAt(calendar, earlier, term) <= dueAt(calendar, later, term) &&
          dueAt(calendar, a, term) <= dueAt(calendar, a, { ...term, amount: term.amount + more })
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('adding a holiday never makes a due date earlier', () => {
    const added = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 5 })
    const start = at('2015-01-05 00:00').getTime()
    const base: CalendarLayer[] = [national, province]
    const plain = compileCalendar(base, { from: '2015-01-01', to: '2017-12-31' })
    fc.assert(
      fc.property(added, fc.nat(400 * 24 * 60), limit, (days, minutes, term) => {
        const dates = days.map((day) => localDateAt(new Date(start + day * 86_400_000)))
        const holidays = dates.map((date) => ({
          date,
          kind: 'PUBLIC' as const,
          name: { vi: 'Nghỉ', en: 'Off' },
        }))
        const with_ = compileCalendar([...base, { id: 'added', version: '1', holidays }], {
          from: '2015-01-01',
          to: '2017-12-31',
        })
        const received = new Date(start + minutes * 60_000)
        return dueAt(with_, received, term) >= dueAt(plain, received, term)
      }),
      { numRuns: 150 },
    )
  })

  it('working days and hours added in two parts end as when added at once', () => {
    fc.assert(
      fc.property(moment, fc.nat(30), fc.nat(30), (received, a, b) => {
        const days = addWorkingDays(calendar, addWorkingDays(calendar, received, a + 1), b + 1)
        const hours = addWorkingHours(calendar, addWorkingHours(calendar, received, a + 1), b + 1)
        assert.deepEqual(days, addWorkingDays(calendar, received, a + b + 2))
        assert.deepEqual(hours, addWorkingHours(calendar, received, a + b + 2))
      }),
      { numRuns: 500 },
    )
  })

  it('what was added is what is found between', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 90 }), (received, amount) => {
        assert.equal(
          workingDaysBetween(calendar, received, addWorkingDays(calendar, received, amount)),
          amount,
        )
        assert.equal(
          workingTimeBetween(calendar, received, addWorkingHours(calendar, received, amount)),
          amount * 60,
        )
      }),
      { numRuns: 500 },
    )
  })

  it('the parts of a period add up to it to the millisecond', () => {
    fc.assert(
      fc.property(moment, moment, moment, (a, b, c) => {
        const between = (x: Date, y: Date) => workingMillisecondsBetween(calendar, x, y)
        return between(a, b) + between(b, c) === between(a, c)
      }),
      { numRuns: 1000 },
    )
  })

  it('working minutes agree with counting them one by one', () => {
    fc.assert(
      fc.property(moment, fc.nat(4000), (from, minutes) => {
        const start = Math.floor(from.getTime() / 60_000) * 60_000
        let counted = 0
        for (let n = 0; n < minutes; n++)
          if (isWorking(calendar, new Date(start + n * 60_000 + 30_000))) counted++
        return workingTimeBetween(calendar, new Date(start), new Date(start + minutes * 60_000)) === counted
      }),
      { numRuns: 60 },
    )
  })
})
