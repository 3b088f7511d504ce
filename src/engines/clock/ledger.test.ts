import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compileCalendar, workingTimeBetween } from '../calendar/index.ts'
import {
  at,
  eventsOf,
  LAYERS,
  limitOf,
  type PROFILE_IDS,
  profileOf,
  PROVINCE,
  shown,
} from './example-table.test.ts'
import { type ClockInput, ClockInputError, forecastLedger, type LedgerEntry, readClock } from './index.ts'

type ProfileId = (typeof PROFILE_IDS)[number]

type Case = readonly [profile: ProfileId, limit: string, received: string, story: string, now: string]

function file(...[profile, limit, received, story, now]: Case): ClockInput {
  const year = received.slice(0, 4)
  return {
    profile: profileOf(profile),
    calendar: PROVINCE,
    receivedAt: at(received),
    limit: limitOf(limit),
    events: eventsOf(story, year),
    now: at(`${year}-${now}`),
  }
}

const line = ({ from, to, kind, code, holder, workingMinutes, amount }: LedgerEntry) =>
  [
    shown(from).slice(5),
    shown(to).slice(5),
    kind,
    code,
    holder,
    workingMinutes,
    Number(amount.toFixed(4)),
  ].join(' ')

describe('the ledger', () => {
  it('tells day by day why a file over National Day is due when it is', () => {
    const input = file('nd61-2018', '3wd', '2024-08-29 09:00', 'hand 08-29 14:00', '09-06 08:00')
    assert.deepEqual(readClock(input).ledger.map(line), [
      '08-29 09:00 08-29 14:00 not_counted reception_day desk 180 0',
      '08-29 14:00 08-30 00:00 not_counted reception_day unit 180 0',
      '08-30 00:00 08-31 00:00 counted working_day unit 480 1',
      '08-31 00:00 09-02 00:00 not_counted weekly_rest unit 0 0',
      '09-02 00:00 09-03 00:00 not_counted holiday unit 0 0',
      '09-03 00:00 09-04 00:00 not_counted holiday unit 0 0',
      '09-04 00:00 09-05 17:00 counted working_day unit 960 2',
      '09-05 17:00 09-06 08:00 counted overdue unit 60 0.125',
    ])
  })

  it('names holidays, their law and the version of the layer that knows them', () => {
    const input = file('nd61-2018', '3wd', '2024-08-29 09:00', '', '09-06 08:00')
    const holiday = readClock(input).ledger.find(({ code }) => code === 'holiday')
    assert.equal(holiday?.reason.vi, 'Quốc khánh 02/9')
    assert.equal(holiday?.reason.en, 'National Day')
    assert.match(holiday?.rule ?? '', /Điều 112/)
    assert.equal(holiday?.calendar, 'vn-holidays@2026.1')
  })

  it('shows which version counted a day that became a holiday later', () => {
    const input = file('nd61-2018', '3wd', '2024-08-26 09:00', '', '08-30 08:00')
    const storm = { date: '2024-08-28', kind: 'PUBLIC', name: { vi: 'Nghỉ bão', en: 'Storm' } } as const
    const calendar = compileCalendar([
      ...LAYERS,
      { id: 'bac-lieu-them', version: '2024.2', holidays: [storm] },
    ])
    const { ledger, dueAt } = readClock({ ...input, calendar })
    assert.equal(shown(readClock(input).dueAt), '2024-08-29 17:00')
    assert.equal(shown(dueAt), '2024-08-30 17:00')
    assert.deepEqual(ledger.map(({ code, calendar: layer }) => `${code} ${layer}`).slice(1), [
      'working_day bac-lieu@2015.1',
      'holiday bac-lieu-them@2024.2',
      'working_day bac-lieu@2015.1',
    ])
  })

  it('gives every minute of two overlapping pauses to the one who was asked first', () => {
    const story = 'ask-papers 06-07 13:00, ask-money 06-08 13:00, papers 06-09 13:00, money 06-10 13:00'
    const { ledger, holders } = readClock(file('qd09-2015', '5wd', '2016-06-06 09:00', story, '06-13 09:00'))
    assert.deepEqual(ledger.map(line), [
      '06-06 09:00 06-07 00:00 not_counted reception_day desk 360 0',
      '06-07 00:00 06-07 13:00 counted working_day desk 240 0.5',
      '06-07 13:00 06-09 13:00 paused waiting_for_supplement applicant 960 0',
      '06-09 13:00 06-10 13:00 paused waiting_for_payment treasury 480 0',
      '06-10 13:00 06-11 00:00 counted working_day desk 240 0.5',
      '06-11 00:00 06-13 00:00 not_counted weekly_rest desk 0 0',
      '06-13 00:00 06-13 09:00 counted working_day desk 120 0.25',
    ])
    assert.deepEqual(holders, { desk: 960, applicant: 960, treasury: 480 })
  })

  it('strikes out what was counted before papers began the limit anew', () => {
    const story = 'hand 05-06 10:00, ask-papers 05-07 09:00, papers 05-08 09:00, resolve 05-09 10:00'
    const { ledger, holders } = readClock(file('nd61-2018', '5wd', '2019-05-06 09:00', story, '05-20 09:00'))
    assert.deepEqual(ledger.map(line), [
      '05-06 09:00 05-06 10:00 not_counted restarted desk 60 0',
      '05-06 10:00 05-07 09:00 not_counted restarted unit 420 0',
      '05-07 09:00 05-08 09:00 paused waiting_for_supplement applicant 480 0',
      '05-08 09:00 05-09 00:00 not_counted completion_day unit 360 0',
      '05-09 00:00 05-09 10:00 counted working_day unit 180 0.375',
    ])
    assert.deepEqual(holders, { desk: 60, unit: 960, applicant: 480 })
  })

  it('tells whose minutes run from now on, so that they can be added without the events', () => {
    const withWhom = (story: string, now: string) =>
      readClock(file('nd61-2018', '5wd', '2019-05-06 09:00', story, now)).runningWith
    assert.equal(withWhom('', '05-06 09:00'), 'desk')
    assert.equal(withWhom('hand 05-06 10:00', '05-06 10:00'), 'unit')
    assert.equal(withWhom('hand 05-06 10:00, ask-papers 05-08 10:00', '05-08 10:00'), null, 'it stands still')
    assert.equal(
      withWhom('hand 05-06 10:00, ask-papers 05-08 10:00, papers 05-09 10:00', '05-20 10:00'),
      'unit',
    )
    const before = file('nd61-2018', '5wd', '2019-05-06 09:00', 'hand 05-06 10:00', '05-20 09:00')
    const [one, later] = ['2019-05-20T02:00:00Z', '2019-05-27T03:30:00Z'].map((now) =>
      readClock({ ...before, now: new Date(now) }),
    )
    const since = workingTimeBetween(
      before.calendar,
      new Date('2019-05-20T02:00:00Z'),
      new Date('2019-05-27T03:30:00Z'),
    )
    assert.ok(since > 0)
    assert.equal((one?.lateHolders.unit ?? 0) + since, later?.lateHolders.unit)
  })

  it('counts sessions where the limit is in hours', () => {
    const { ledger } = readClock(file('nd61-2018', '8wh', '2019-05-10 15:00', '', '05-13 15:00'))
    assert.deepEqual(ledger.map(line), [
      '05-10 15:00 05-10 17:00 counted working_hour desk 120 2',
      '05-10 17:00 05-11 00:00 not_counted outside_hours desk 0 0',
      '05-11 00:00 05-13 00:00 not_counted weekly_rest desk 0 0',
      '05-13 00:00 05-13 07:00 not_counted outside_hours desk 0 0',
      '05-13 07:00 05-13 11:00 counted working_hour desk 240 4',
      '05-13 11:00 05-13 13:00 not_counted outside_hours desk 0 0',
      '05-13 13:00 05-13 15:00 counted working_hour desk 120 2',
    ])
  })

  it('counts days of rest of a term in calendar days, and moves its end off them', () => {
    const { ledger } = readClock(file('nd61-2018', '5cd', '2019-05-06 09:00', '', '05-13 12:00'))
    assert.deepEqual(ledger.map(line), [
      '05-06 09:00 05-07 00:00 not_counted reception_day desk 360 0',
      '05-07 00:00 05-12 00:00 counted calendar_day desk 1920 5',
      '05-12 00:00 05-13 12:00 not_counted moved_on desk 240 0',
    ])
  })

  it('tells late time apart by who had it, with a new date and without', () => {
    const story =
      'hand 05-06 10:00 unit:dat-dai, extend 05-10 10:00 > 05-14 17:00, hand 05-15 09:00 agency:thue, resolve 05-16 09:00'
    const { ledger, lateHolders, lateWithoutExtension, late } = readClock(
      file('nd61-2018', '5wd', '2019-05-06 09:00', story, '05-16 09:00'),
    )
    assert.deepEqual(
      ledger.slice(-4).map(line),
      [
        '05-13 17:00 05-14 17:00 counted extended unit:dat-dai 480 1',
        '05-14 17:00 05-15 09:00 counted overdue unit:dat-dai 120 0.25',
        '05-15 09:00 05-16 09:00 counted overdue agency:thue 480 1',
      ].toSpliced(0, 0, '05-13 00:00 05-13 17:00 counted working_day unit:dat-dai 480 1'),
    )
    assert.deepEqual(lateHolders, { 'unit:dat-dai': 120, 'agency:thue': 480 })
    assert.ok(late && lateWithoutExtension)
  })

  it('tells a file late but for its new date', () => {
    const story = 'extend 05-10 10:00 > 05-17 17:00, resolve 05-15 09:00'
    const reading = readClock(file('nd61-2018', '5wd', '2019-05-06 09:00', story, '05-16 09:00'))
    assert.deepEqual([reading.late, reading.lateWithoutExtension, reading.lateHolders], [false, true, {}])
  })

  it('does not call late what only began anew', () => {
    const story = 'ask-papers 05-08 10:00, papers 05-10 10:00, resolve 05-16 09:00'
    const reading = readClock(file('nd61-2018', '5wd', '2019-05-06 09:00', story, '05-16 09:00'))
    assert.deepEqual(
      [reading.late, reading.lateWithoutExtension, reading.lateAgainstOriginal],
      [false, false, true],
    )
  })

  it('is empty at the moment of reception, and ends with the file', () => {
    assert.deepEqual(readClock(file('nd61-2018', '5wd', '2019-05-06 09:00', '', '05-06 09:00')).ledger, [])
    const ended = readClock(
      file('nd61-2018', '5wd', '2019-05-06 09:00', 'resolve 05-07 09:00', '06-06 09:00'),
    )
    assert.equal(shown(ended.ledger.at(-1)?.to ?? at('2019-01-01 00:00')), '2019-05-07 09:00')
    assert.equal(shown(ended.endedAt ?? at('2019-01-01 00:00')), '2019-05-07 09:00')
  })
})

describe('the days ahead', () => {
  it('go on from now to the due date', () => {
    const input = file('nd61-2018', '5wd', '2019-05-06 09:00', 'hand 05-06 10:00', '05-08 09:00')
    assert.deepEqual(forecastLedger(input).map(line), [
      '05-08 09:00 05-11 00:00 counted working_day unit 1320 2.75',
      '05-11 00:00 05-13 00:00 not_counted weekly_rest unit 0 0',
      '05-13 00:00 05-13 17:00 counted working_day unit 480 1',
    ])
  })
  it('begin anew while papers are waited for, with who gets it back', () => {
    const input = file(
      'nd61-2018',
      '1wd',
      '2019-05-06 09:00',
      'hand 05-06 10:00, ask-papers 05-06 11:00',
      '05-08 09:00',
    )
    assert.deepEqual(forecastLedger(input).map(line), [
      '05-08 09:00 05-09 00:00 not_counted completion_day unit 360 0',
      '05-09 00:00 05-09 17:00 counted working_day unit 480 1',
    ])
  })
  it('are none when it is over or overdue', () => {
    assert.deepEqual(
      forecastLedger(file('nd61-2018', '5wd', '2019-05-06 09:00', 'resolve 05-07 09:00', '05-08 09:00')),
      [],
    )
    assert.deepEqual(forecastLedger(file('nd61-2018', '5wd', '2019-05-06 09:00', '', '05-14 09:00')), [])
  })
})

describe('flags', () => {
  const rows: [ProfileId, string, string, string][] = [
    ['nd61-2018', 'hand 05-06 16:59', '05-07 09:00', ''],
    ['nd61-2018', 'hand 05-07 07:30', '05-07 09:00', 'late_transfer'],
    ['nd61-2018', '', '05-06 17:00', ''],
    ['nd61-2018', '', '05-06 17:01', 'late_transfer'],
    ['nd61-2018', 'resolve 05-07 09:00', '05-07 09:00', ''],
    ['nd61-2018', 'hand 05-06 10:00, ask-papers 05-09 17:00', '05-10 09:00', ''],
    ['nd61-2018', 'hand 05-06 10:00, ask-papers 05-10 07:30', '05-10 09:00', 'late_supplement_request'],
    [
      'nd61-2018',
      'hand 05-06 10:00, ask-papers 05-07 09:00, papers 05-08 09:00, ask-papers 05-09 09:00',
      '05-10 09:00',
      'supplement_beyond_allowed',
    ],
    [
      'qd93-2007',
      'hand 05-06 10:00, ask-papers 05-10 07:30, papers 05-10 09:00, ask-papers 05-13 09:00',
      '05-13 09:00',
      '',
    ],
    ['nd61-2018', 'hand 05-06 10:00, extend 05-10 17:00 > 05-20 17:00', '05-10 17:00', ''],
    ['nd61-2018', 'hand 05-06 10:00, extend 05-13 07:30 > 05-20 17:00', '05-13 09:00', 'late_apology'],
    ['qd09-2015', 'hand 05-06 10:00, extend 05-13 07:30 > 05-20 17:00', '05-13 09:00', ''],
    [
      'nd61-2018',
      'hand 05-06 10:00, extend 05-10 09:00 > 05-20 17:00, extend 05-17 09:00 > 05-27 17:00',
      '05-20 09:00',
      'extension_beyond_allowed',
    ],
  ]
  for (const [profile, story, now, expected] of rows) {
    it(`${expected || 'none'} under ${profile}: ${story}, now ${now}`, () => {
      const { flags } = readClock(file(profile, '5wd', '2019-05-06 09:00', story, now))
      assert.equal(flags.map(({ code }) => code).join(), expected)
    })
  }
})

describe('what cannot have happened', () => {
  const base = file('nd61-2018', '5wd', '2019-05-06 09:00', '', '05-20 09:00')
  const rows: [string, Partial<ClockInput>][] = [
    ['now', { now: at('2019-05-06 08:59') }],
    ['now', { now: new Date(Number.NaN) }],
    ['receivedAt', { receivedAt: at('2012-12-31 09:00') }],
    ['limit.amount', { limit: { amount: -1, unit: 'working_day' } }],
    ['limit.amount', { limit: { amount: Number.NaN, unit: 'working_hour' } }],
    ['limit.amount', { limit: { amount: 1.5, unit: 'calendar_day' } }],
    ['limit.amount', { limit: { amount: 1_000_000, unit: 'working_day' } }],
    ['limit.amount', { limit: { amount: 1_000_000, unit: 'calendar_day' } }],
    ['limit.amount', { limit: { amount: 1_000_000, unit: 'working_hour' } }],
    ['limit.unit', { limit: { amount: 1, unit: 'fortnight' as 'same_day' } }],
    ['events[0].type', { events: [{ type: 'eaten' as 'resolved', at: at('2019-05-07 09:00') }] }],
    ['events[0].at', { events: eventsOf('resolve 05-06 08:59', '2019') }],
    ['events[0].at', { events: eventsOf('resolve 05-20 09:01', '2019') }],
    ['events[0].type', { events: eventsOf('papers 05-07 09:00', '2019') }],
    ['events[0].type', { events: eventsOf('money 05-07 09:00', '2019') }],
    [
      'events[2].type',
      { events: eventsOf('ask-papers 05-07 09:00, papers 05-08 09:00, papers 05-09 09:00', '2019') },
    ],
    ['events[0].type', { events: eventsOf('papers 05-07 09:00, ask-papers 05-08 09:00', '2019') }],
    ['events[1].type', { events: eventsOf('ask-papers 05-07 09:00, money 05-08 09:00', '2019') }],
    ['events[1].at', { events: eventsOf('resolve 05-07 09:00, hand 05-08 09:00', '2019') }],
    ['events[0].at', { events: eventsOf('withdraw 05-08 09:00, resolve 05-07 09:00', '2019') }],
    ['events[0].newDueAt', { events: eventsOf('extend 05-07 09:00', '2019') }],
    ['events[0].newDueAt', { events: eventsOf('extend 05-07 09:00 > 05-07 09:00', '2019') }],
    ['events[0].newDueAt', { events: eventsOf('extend 05-07 09:00 > 05-06 09:00', '2019') }],
    ['events[0].holder', { events: eventsOf('hand 05-07 09:00 somebody', '2019') }],
  ]
  for (const [field, change] of rows) {
    it(`is refused at ${field}: ${JSON.stringify(change)}`, () => {
      assert.throws(
        () => readClock({ ...base, ...change }),
        (error) =>
          error instanceof ClockInputError && error.field === field && error.message.startsWith(`${field}: `),
      )
    })
  }
})
