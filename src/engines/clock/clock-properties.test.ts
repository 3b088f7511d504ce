import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  compileCalendar,
  isWorking,
  localDateAt,
  type TimeLimit,
  workingTimeBetween,
} from '../calendar/index.ts'
import { anyTimeLimit } from '../../../test/support/time-limits.ts'
import { at, LAYERS, PROFILE_IDS, PROVINCE, profileOf } from './example-table.test.ts'
import {
  type ClockEvent,
  type ClockInput,
  forecastLedger,
  type Holder,
  type LedgerEntry,
  readClock,
} from './index.ts'

const MINUTE = 60_000
const START = at('2018-12-03 00:00').getTime()
const PROFILES = new Map(PROFILE_IDS.map((id) => [id, profileOf(id)]))

const limit = anyTimeLimit({ mostDays: 40, mostHalfHours: 240, tenthsOfDays: { min: 1, max: 99 } })

/** Minutes from one moment to the next; small ones make events meet at one instant. */
const gap = fc.oneof(fc.nat(3), fc.nat(2000), fc.nat(20_000))

/** What a counterexample shows; the calendar would fill the screen. */
type Story = Omit<ClockInput, 'profile' | 'calendar'> & { readonly profile: (typeof PROFILE_IDS)[number] }

function inputOf(story: Story): ClockInput {
  return { ...story, profile: PROFILES.get(story.profile) ?? profileOf(story.profile), calendar: PROVINCE }
}

/** A history that can have happened: answers only to what was asked, nothing after the end. */
const anyStory: fc.Arbitrary<Story> = fc
  .record({
    profile: fc.constantFrom(...PROFILE_IDS),
    limit,
    received: fc.nat(300 * 24 * 60),
    gaps: fc.array(fc.record({ gap, choice: fc.nat(99) }), { maxLength: 14 }),
    rest: gap,
  })
  .map(({ profile, limit: term, received, gaps, rest }) => {
    const receivedAt = new Date(START + received * MINUTE)
    let time = receivedAt.getTime()
    const open = { papers: false, money: false }
    const events: ClockEvent[] = []
    for (const [seq, one] of gaps.entries()) {
      time += one.gap * MINUTE
      const last = seq === gaps.length - 1
      events.push({ seq, at: new Date(time), ...choose(one.choice, open, { time, last }) })
    }
    const now = new Date(time + rest * MINUTE)
    return { profile, limit: term, receivedAt, events, now }
  })

function choose(
  choice: number,
  open: { papers: boolean; money: boolean },
  { time, last }: { time: number; last: boolean },
): Omit<ClockEvent, 'at'> {
  if (last && choice < 40)
    return { type: (['resolved', 'withdrawn', 'stopped'] as const)[choice % 3] ?? 'resolved' }
  if (choice < 35) {
    open.papers = !open.papers
    return { type: open.papers ? 'supplement_requested' : 'supplemented' }
  }
  if (choice < 65) {
    open.money = !open.money
    return { type: open.money ? 'financial_duty_requested' : 'financial_duty_done' }
  }
  if (choice < 75) return { type: 'extended', newDueAt: new Date(time + (1 + choice * 97) * MINUTE) }
  const holders: Holder[] = ['unit', 'unit:dat-dai', 'agency:thue', 'desk']
  return { type: 'handed_over', holder: holders[choice % holders.length] as Holder }
}

const sum = (numbers: readonly (number | undefined)[]) =>
  numbers.reduce<number>((total, number = 0) => total + number, 0)
const minutes = (entries: readonly LedgerEntry[]) => sum(entries.map(({ workingMinutes }) => workingMinutes))

describe('for any file', () => {
  it('nothing is due outside a session, nor before it was received', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const input = inputOf(story)
        const { dueAt, originalDueAt, dueWithoutExtensionAt } = readClock(input)
        for (const due of [dueAt, originalDueAt, dueWithoutExtensionAt]) {
          assert.ok(isWorking(PROVINCE, due))
          assert.ok(due >= input.receivedAt)
        }
        assert.ok(dueAt >= dueWithoutExtensionAt)
        assert.ok(dueWithoutExtensionAt >= originalDueAt)
      }),
      { numRuns: 2000 },
    )
  })

  it('the ledger covers the whole life without a gap, and its parts add up to it', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const input = inputOf(story)
        const { ledger, holders, endedAt } = readClock(input)
        const until = endedAt ?? input.now
        let reached = input.receivedAt.getTime()
        for (const { from, to } of ledger) {
          assert.equal(from.getTime(), reached)
          assert.ok(to > from)
          reached = to.getTime()
        }
        assert.equal(reached, until.getTime())
        const whole = workingTimeBetween(PROVINCE, input.receivedAt, until)
        assert.equal(minutes(ledger), whole)
        assert.equal(sum(Object.values(holders)), whole)
      }),
      { numRuns: 2000 },
    )
  })

  it('each line has a reason in two languages, a rule, a version and one holder', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const input = inputOf(story)
        for (const { reason, rule, calendar, holder, kind, amount, code } of readClock(input).ledger) {
          assert.ok(reason.vi && reason.en && rule && holder)
          assert.match(calendar, /@\d{4}\.\d/)
          assert.ok(amount >= 0)
          if (kind !== 'counted') assert.equal(amount, 0)
          assert.equal(kind === 'paused', code.startsWith('waiting_for_'))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('who waits has it: paused time is with the applicant or the treasury, all other time is not', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const input = inputOf(story)
        for (const { kind, holder } of readClock(input).ledger) {
          assert.equal(kind === 'paused', holder === 'applicant' || holder === 'treasury')
        }
      }),
      { numRuns: 500 },
    )
  })

  it('late minutes are those after the due date, whoever had it', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const input = inputOf(story)
        const { late, dueAt, endedAt, lateHolders, ledger, state } = readClock(input)
        const overdue = sum(Object.values(lateHolders))
        if (!late) return
        const paused = ledger.filter(({ kind, from }) => kind === 'paused' && from >= dueAt)
        const partly = ledger.some(({ kind, from, to }) => kind === 'paused' && from < dueAt && to > dueAt)
        assert.equal(partly, false, `due while away (${state})`)
        assert.equal(overdue, workingTimeBetween(PROVINCE, dueAt, endedAt ?? input.now) - minutes(paused))
      }),
      { numRuns: 2000 },
    )
  })

  it('the order in which events are loaded does not matter', () => {
    fc.assert(
      fc.property(anyStory, fc.infiniteStream(fc.nat()), (story, keys) => {
        const input = inputOf(story)
        const shuffled = input.events
          .map((event) => ({ event, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ event }) => event)
        assert.deepEqual(readClock({ ...input, events: shuffled }), readClock(input))
      }),
      { numRuns: 500 },
    )
  })

  it('nor does it without numbers, when no two events share an instant', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const input = inputOf(story)
        const times = new Set(input.events.map((event) => event.at.getTime()))
        fc.pre(times.size === input.events.length)
        const bare = input.events.map((event) => ({ ...event, seq: 0 }))
        assert.deepEqual(readClock({ ...input, events: bare.toReversed() }), readClock(input))
      }),
      { numRuns: 300 },
    )
  })

  it('a holiday added later never makes a due date earlier', () => {
    fc.assert(
      fc.property(anyStory, fc.uniqueArray(fc.nat(420), { minLength: 1, maxLength: 5 }), (story, days) => {
        const input = inputOf(story)
        const dates = days.map((day) => localDateAt(new Date(START + day * 24 * 60 * MINUTE)))
        const name = { vi: 'Nghỉ', en: 'Off' }
        const holidays = dates.map((date) => ({ date, kind: 'PUBLIC' as const, name }))
        const range = { from: '2018-12-01', to: '2021-12-31' }
        const plain = { ...input, calendar: compileCalendar(LAYERS, range) }
        const added = {
          ...input,
          calendar: compileCalendar([...LAYERS, { id: 'added', version: '2', holidays }], range),
        }
        const [before, after] = [readClock(plain), readClock(added)]
        assert.ok(after.dueAt >= before.dueAt)
        assert.ok(after.originalDueAt >= before.originalDueAt)
        assert.ok(after.dueWithoutExtensionAt >= before.dueWithoutExtensionAt)
      }),
      { numRuns: 400 },
    )
  })

  it('a longer limit never ends earlier', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(20), (story, more) => {
        const input = inputOf(story)
        const longer = { ...input, limit: { ...input.limit, amount: input.limit.amount + more } }
        assert.ok(readClock(longer).dueAt >= readClock(input).dueAt)
      }),
      { numRuns: 500 },
    )
  })

  it('what is counted until the due date is the limit, and at most the rest of its last day beyond it', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const input = inputOf(story)
        fc.pre(input.limit.unit !== 'same_day' && input.limit.amount > 0)
        const { events } = input
        fc.pre(events.every(({ type }) => type !== 'extended' && type !== 'supplement_requested'))
        fc.pre(events.every(({ type }) => type !== 'supplemented'))
        const codes = ['working_day', 'calendar_day', 'working_hour']
        const all = [...readClock(input).ledger, ...forecastLedger(input)]
        fc.pre(readClock(input).endedAt === null)
        const counted = sum(all.filter(({ code }) => codes.includes(code)).map(({ amount }) => amount))
        // A day full while the file went away ends with the day it is back on.
        const room = input.limit.unit === 'working_hour' || !Number.isInteger(input.limit.amount) ? 1e-6 : 2
        assert.ok(counted >= input.limit.amount - 1, `${counted}`)
        assert.ok(counted <= input.limit.amount + room, `${counted}`)
      }),
      { numRuns: 1500 },
    )
  })
})

describe('pauses', () => {
  const span = fc.record({ from: fc.nat(30 * 24 * 60), length: fc.integer({ min: 1, max: 10 * 24 * 60 }) })
  const receivedAt = at('2019-05-06 09:00')
  const moment = (minute: number) => new Date(receivedAt.getTime() + minute * MINUTE)
  const readWith = (events: readonly ClockEvent[], term: TimeLimit) =>
    readClock({
      profile: profileOf('qd09-2015'),
      calendar: PROVINCE,
      receivedAt,
      limit: term,
      events,
      now: moment(60 * 24 * 60),
    })

  it('that overlap count once: two of them are worth their union', () => {
    fc.assert(
      fc.property(span, span, limit, (papers, money, term) => {
        const [a, b] = [papers.from, papers.from + papers.length]
        const [c, d] = [money.from, money.from + money.length]
        fc.pre(a <= d && c <= b)
        const both = readWith(
          [
            { type: 'supplement_requested', at: moment(a) },
            { type: 'supplemented', at: moment(b) },
            { type: 'financial_duty_requested', at: moment(c) },
            { type: 'financial_duty_done', at: moment(d) },
          ],
          term,
        )
        const union = readWith(
          [
            { type: 'financial_duty_requested', at: moment(Math.min(a, c)) },
            { type: 'financial_duty_done', at: moment(Math.max(b, d)) },
          ],
          term,
        )
        assert.deepEqual(both.dueAt, union.dueAt)
        const paused = ({ ledger }: typeof both) => minutes(ledger.filter(({ kind }) => kind === 'paused'))
        assert.equal(paused(both), paused(union))
      }),
      { numRuns: 500 },
    )
  })

  it('never make a due date earlier', () => {
    fc.assert(
      fc.property(span, limit, (money, term) => {
        const events: ClockEvent[] = [
          { type: 'financial_duty_requested', at: moment(money.from) },
          { type: 'financial_duty_done', at: moment(money.from + money.length) },
        ]
        assert.ok(readWith(events, term).dueAt >= readWith([], term).dueAt)
      }),
      { numRuns: 500 },
    )
  })
})
