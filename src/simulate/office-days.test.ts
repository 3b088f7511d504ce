import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileCalendar, dayOf, localDateAt } from '../engines/calendar/index.ts'
import { OfficeDays } from './office-days.ts'

const morning = [['07:00', '11:00']] as const
const calendar = compileCalendar([
  {
    id: 'test',
    version: '1',
    coveredTo: '2026-12-31',
    weekly: [
      {
        validFrom: '2026-01-01',
        sessions: { mon: morning, tue: morning, wed: morning, thu: morning, fri: morning },
      },
    ],
  },
])
const days = new OfficeDays(calendar, '2026-01-05', '2026-03-27')

test('later places in the period give later moments, all on working days of the period', () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(place, place, fc.constantFrom('online', 'counter'), (a, b, channel) => {
      const [earlier, later] = a < b ? [a, b] : [b, a]
      const [one, other] = [days.momentAt(earlier, 2.5, channel), days.momentAt(later, 2.5, channel)]
      assert.ok(one <= other)
      for (const moment of [one, other]) {
        const date = localDateAt(moment)
        assert.ok(date >= '2026-01-05' && date <= '2026-03-27')
        assert.ok(dayOf(calendar, date).sessions.length > 0, date)
      }
    }),
  )
})

test('more people come at the end of a period that grows than at its beginning', () => {
  const half = days.momentAt(0.5, 3, 'counter')
  const middle = days.momentAt(0.5, 1, 'counter')
  assert.ok(half > middle)
})

test('a period without a working day is refused', () => {
  assert.throws(() => new OfficeDays(calendar, '2026-01-10', '2026-01-11'), RangeError)
})
