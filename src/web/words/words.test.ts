import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import {
  type CalendarLayer,
  compileCalendar,
  type HolidayTable,
  layerOfHolidays,
} from '../../engines/calendar/index.ts'
import { translator } from '../../platform/i18n/translator.ts'
import {
  deadlineWords,
  lifeEventOrder,
  lifeEventWords,
  statusTag,
  statusWords,
  timeLeft,
  timeLeftTone,
} from './index.ts'

const vi = translator('vi')
const en = translator('en')
const PACKS = path.join(import.meta.dirname, '../../../packs')
const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(PACKS, file), 'utf8'))
const calendar = compileCalendar([
  readJson('vn/calendar.json') as CalendarLayer,
  layerOfHolidays(readJson('vn/holidays.json') as HolidayTable),
])
const at = (local: string) => new Date(`${local}+07:00`)

describe('time limits in words', () => {
  it('names the unit, in English also for one', () => {
    assert.equal(deadlineWords({ amount: 15, unit: 'working_day' }, vi), '15 ngày làm việc')
    assert.equal(deadlineWords({ amount: 1, unit: 'working_day' }, en), '1 working day')
    assert.equal(deadlineWords({ amount: 30, unit: 'calendar_day' }, en), '30 days')
    assert.equal(deadlineWords({ amount: 8, unit: 'working_hour' }, vi), '8 giờ làm việc')
  })
})

describe('time left', () => {
  // A Tuesday.
  const now = at('2026-11-24T09:00:00')

  it('counts working days and passes over the weekend', () => {
    assert.equal(timeLeft(calendar, now, at('2026-11-26T17:00:00'), vi), 'còn 2 ngày')
    assert.equal(timeLeft(calendar, now, at('2026-11-30T17:00:00'), vi), 'còn 4 ngày')
    assert.equal(timeLeft(calendar, now, at('2026-11-25T17:00:00'), en), '1 day left')
  })

  it('says late from the first day of delay', () => {
    assert.equal(timeLeft(calendar, now, at('2026-11-20T17:00:00'), vi), 'trễ 2 ngày')
    assert.equal(timeLeft(calendar, now, at('2026-11-23T09:00:00'), en), '1 day late')
  })

  it('counts hours of work where less than a working day is left, or passed', () => {
    const cases = [
      [at('2026-11-24T17:00:00'), 'còn 6 giờ', '6 hours left'],
      [at('2026-11-24T10:30:00'), 'còn 1 giờ', '1 hour left'],
      [at('2026-11-24T09:40:00'), 'còn chưa đến 1 giờ', 'less than 1 hour left'],
      [at('2026-11-24T08:40:00'), 'trễ chưa đến 1 giờ', 'less than 1 hour late'],
      // The night is nobody's working time.
      [at('2026-11-23T17:00:00'), 'trễ 2 giờ', '2 hours late'],
      [at('2026-11-23T14:00:00'), 'trễ 5 giờ', '5 hours late'],
    ] as const
    for (const [dueAt, inVietnamese, inEnglish] of cases) {
      assert.equal(timeLeft(calendar, now, dueAt, vi), inVietnamese)
      assert.equal(timeLeft(calendar, now, dueAt, en), inEnglish)
    }
  })

  it('counts a day from a whole working day on, also over a weekend', () => {
    const friday = at('2026-11-27T16:00:00')
    assert.equal(timeLeft(calendar, friday, at('2026-11-30T11:00:00'), vi), 'còn 5 giờ')
    assert.equal(timeLeft(calendar, friday, at('2026-11-30T17:00:00'), vi), 'còn 1 ngày')
    assert.equal(timeLeft(calendar, at('2026-11-24T06:00:00'), at('2026-11-24T17:30:00'), vi), 'còn 1 ngày')
  })

  it('has a tone that agrees with the words', () => {
    const soonUntil = at('2026-11-26T17:00:00')
    assert.equal(timeLeftTone(now, soonUntil, at('2026-11-24T08:00:00')), 'late')
    assert.equal(timeLeftTone(now, soonUntil, at('2026-11-26T17:00:00')), 'soon')
    assert.equal(timeLeftTone(now, soonUntil, at('2026-11-27T08:00:00')), 'calm')
  })
})

describe('words of what the pack holds', () => {
  it('has a name for every event of life that a record is tagged with, and the pack gives the same', () => {
    const named = readJson('bac-lieu/pack.json') as {
      lifeEvents: { id: string; name: { vi: string; en: string } }[]
    }
    assert.deepEqual(
      named.lifeEvents.map(({ id }) => id),
      lifeEventOrder(),
    )
    for (const { id, name } of named.lifeEvents) {
      assert.equal(lifeEventWords(id, vi), name.vi)
      assert.equal(lifeEventWords(id, en), name.en)
    }
    assert.equal(lifeEventWords('khong-co', vi), undefined)
  })

  it('says every state of a dossier in both languages, with a colour', () => {
    const states = [
      'submitted',
      'supplement_before_reception',
      'not_accepted',
      'received',
      'processing',
      'supplement',
      'done',
      'returned',
      'withdrawn',
      'stopped',
    ]
    for (const state of states) {
      assert.match(statusWords(state, vi), /^\p{Lu}[\p{L}\p{M} ,]+$/u)
      assert.match(statusWords(state, en), /^[A-Z][a-z, ]+$/)
      assert.match(statusTag(state), /^govuk-tag--[a-z]+$/)
    }
  })
})
