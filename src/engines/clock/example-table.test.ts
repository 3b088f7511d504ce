import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import {
  type CalendarLayer,
  compileCalendar,
  instantAt,
  layerOfHolidays,
  type TimeLimit,
  type WorkCalendar,
} from '../calendar/index.ts'
import { type ClockEvent, type ClockInput, parseRuleProfile, readClock, type RuleProfile } from './index.ts'

const pack = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../packs/${path}`, import.meta.url), 'utf8'))

export const LAYERS: readonly CalendarLayer[] = [
  pack('vn/calendar.json'),
  layerOfHolidays(pack('vn/holidays.json')),
  pack('bac-lieu/calendar.json'),
]

/** Bạc Liêu: 7:00 to 11:00 and 13:00 to 17:00, Monday to Friday. */
export const PROVINCE = compileCalendar(LAYERS)

export const PROFILE_IDS = ['qd93-2007', 'qd09-2015', 'nd61-2018', 'nd118-2025'] as const

export function profileOf(id: (typeof PROFILE_IDS)[number]): RuleProfile {
  return parseRuleProfile(pack(`vn/rule-profiles/${id}.json`))
}

export const at = (text: string): Date => instantAt(text.slice(0, 10), text.slice(11))

export const shown = (instant: Date): string =>
  new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

const UNITS = { wd: 'working_day', cd: 'calendar_day', wh: 'working_hour', same: 'same_day' } as const

const TYPES: Readonly<Record<string, ClockEvent['type']>> = {
  'ask-papers': 'supplement_requested',
  papers: 'supplemented',
  'ask-money': 'financial_duty_requested',
  money: 'financial_duty_done',
  extend: 'extended',
  hand: 'handed_over',
  resolve: 'resolved',
  withdraw: 'withdrawn',
  stop: 'stopped',
}

/** `5wd`, `30cd`, `8wh`, `same`. */
export function limitOf(text: string): TimeLimit {
  const [, amount = '0', unit = ''] = /^([\d.]*)(wd|cd|wh|same)$/.exec(text) ?? []
  return { amount: Number(amount), unit: UNITS[unit as keyof typeof UNITS] }
}

/** `ask-papers 05-08 10:00, extend 05-10 09:00 > 05-17 17:00, hand 05-06 10:00 agency:thue`, the year left out. */
export function eventsOf(text: string, year: string): ClockEvent[] {
  return text
    .split(',')
    .map((event) => event.trim())
    .filter((event) => event !== '')
    .map((event) => {
      const [, word = '', time = '', due, holder] =
        /^(\S+) (\d\d-\d\d \d\d:\d\d)(?: > (\d\d-\d\d \d\d:\d\d))?(?: (\S+))?$/.exec(event) ?? []
      const type = TYPES[word]
      assert.ok(type, `cannot read the event "${event}"`)
      return {
        type,
        at: at(`${year}-${time}`),
        ...(due ? { newDueAt: at(`${year}-${due}`) } : {}),
        ...(holder ? { holder: holder as 'unit' } : {}),
      }
    })
}

interface Setting {
  readonly profile: (typeof PROFILE_IDS)[number]
  readonly calendar?: WorkCalendar
}

const rowsOf = (table: string) =>
  table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()))

/** `limit | received | due | why`: what a receipt promises when nothing happens. */
export function promises(title: string, { profile, calendar = PROVINCE }: Setting, table: string): void {
  describe(`${title} (${profile})`, () => {
    for (const [limit = '', received = '', due = '', why = ''] of rowsOf(table)) {
      it(`${limit} from ${received} end ${due}: ${why}`, () => {
        assert.ok(why)
        const receivedAt = at(received)
        const clock = { profile: profileOf(profile), calendar, receivedAt, limit: limitOf(limit), events: [] }
        const reading = readClock({ ...clock, now: receivedAt })
        assert.equal(shown(reading.dueAt), due)
        assert.equal(shown(reading.originalDueAt), due)
        assert.equal(reading.late, false)
        assert.equal(readClock({ ...clock, now: reading.dueAt }).late, false)
        assert.equal(readClock({ ...clock, now: new Date(reading.dueAt.getTime() + 1) }).late, true)
      })
    }
  })
}

/**
 * `events | now | due | verdict | why` of one file. The verdict is its state, with `!` when late, `~` when late
 * only against the first promise. Without `now` the last event is.
 */
export function lives(
  title: string,
  {
    profile,
    calendar = PROVINCE,
    limit,
    received,
    promised,
  }: Setting & Record<'limit' | 'received' | 'promised', string>,
  table: string,
): void {
  describe(`${title}: ${limit} from ${received} (${profile})`, () => {
    for (const [story = '', now = '', due = '', verdict = '', why = ''] of rowsOf(table)) {
      it(`${story}${now && `, now ${now}`}: due ${due}, ${verdict}: ${why}`, () => {
        assert.ok(why)
        const year = received.slice(0, 4)
        const events = eventsOf(story, year)
        const latest = new Date(
          Math.max(at(received).getTime(), ...events.map((event) => event.at.getTime())),
        )
        const input: ClockInput = {
          profile: profileOf(profile),
          calendar,
          receivedAt: at(received),
          limit: limitOf(limit),
          events,
          now: now ? at(`${year}-${now}`) : latest,
        }
        const reading = readClock(input)
        const mark = reading.late ? '!' : reading.lateAgainstOriginal ? '~' : ''
        assert.equal(shown(reading.dueAt), `${year}-${due}`)
        assert.equal(shown(reading.originalDueAt), `${year}-${promised}`)
        assert.equal(`${reading.state}${mark}`, verdict)
      })
    }
  })
}
