import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { countTimeliness, type Period, type TimedFile, TIMELINESS, timelinessOf } from './count-timeliness.ts'

const at = (text: string) => new Date(`2026-${text.replace(' ', 'T')}:00+07:00`)
const NOVEMBER: Period = { from: at('11-01 00:00'), until: at('12-01 00:00') }

function file(facts: Partial<TimedFile> = {}): TimedFile {
  const dueAt = 'dueAt' in facts ? facts.dueAt : at('11-20 17:00')
  return {
    receivedAt: at('11-05 08:00'),
    endedAt: null,
    hasResult: facts.endedAt !== undefined && facts.endedAt !== null,
    lawfulDueAt: dueAt ?? null,
    lateMinutes: {},
    ...facts,
    dueAt: dueAt ?? null,
  }
}

const ON_TIME = file({ endedAt: at('11-20 16:59') })
const LATE = file({ endedAt: at('11-23 09:00'), lateMinutes: { 'unit:phong-a': 90, desk: 30 } })

describe('the four defects of a figure of punctuality', () => {
  it('1: no file at all is "not rated", not 100 %, and a fraction keeps its parts', () => {
    assert.equal(countTimeliness([], NOVEMBER).rate, null)
    const open = file({ dueAt: at('12-20 17:00') })
    assert.equal(countTimeliness([open], NOVEMBER).rate, null, 'nothing was due yet')
    assert.deepEqual(countTimeliness([ON_TIME, LATE, LATE], NOVEMBER).rate, { kept: 1, due: 3 })
  })

  it('2: a file without a due date is in a class of its own and never on time', () => {
    const endless = file({ endedAt: at('11-10 09:00'), dueAt: null })
    const count = countTimeliness([endless, file({ dueAt: null })], NOVEMBER)
    assert.equal(count.classes['no-due-date'], 2)
    assert.equal(count.classes['on-time'] + count.classes.early, 0)
    assert.equal(count.rate, null)
    assert.deepEqual(countTimeliness([endless, LATE], NOVEMBER).rate, { kept: 0, due: 1 })
  })

  it('3: a file that is late and still open is in the denominator', () => {
    const forgotten = file({ lateMinutes: { 'unit:phong-b': 600 } })
    const { rate, classes } = countTimeliness([ON_TIME, forgotten], NOVEMBER)
    assert.deepEqual(rate, { kept: 1, due: 2 })
    assert.equal(classes['open-late'], 1)
  })

  it('4: lateness is that of whoever had the file, and its parts add up', () => {
    const elsewhere = file({ lateMinutes: { 'agency:so-xd': 480, 'unit:phong-a': 60 } })
    const { lateMinutes, lateMinutesTotal } = countTimeliness([LATE, elsewhere, ON_TIME], NOVEMBER)
    assert.deepEqual(lateMinutes, { 'unit:phong-a': 150, desk: 30, 'agency:so-xd': 480 })
    assert.equal(lateMinutesTotal, 660)
  })
})

describe('the class of a file', () => {
  const of = (facts: Partial<TimedFile>) => timelinessOf(file(facts), NOVEMBER.until)

  it('tells early from on time by the day', () => {
    assert.equal(of({ endedAt: at('11-19 16:00') }), 'early')
    assert.equal(of({ endedAt: at('11-20 07:00') }), 'on-time')
    assert.equal(of({ endedAt: at('11-20 17:00') }), 'on-time')
    assert.equal(of({ endedAt: at('11-20 17:01') }), 'late')
  })

  it('is late with an apology between the legal limit and the new date, and late after it', () => {
    const apologised = { dueAt: at('11-27 17:00'), lawfulDueAt: at('11-20 17:00') }
    assert.equal(of({ ...apologised, endedAt: at('11-18 09:00') }), 'early')
    assert.equal(of({ ...apologised, endedAt: at('11-25 09:00') }), 'late-apologised')
    assert.equal(of({ ...apologised, endedAt: at('11-30 09:00') }), 'late')
    assert.equal(timelinessOf(file(apologised), at('11-24 09:00')), 'open-late-apologised')
    assert.equal(timelinessOf(file(apologised), at('11-28 09:00')), 'open-late')
  })

  it('is closed for one withdrawn in time; withdrawing a late one does not wash it clean', () => {
    assert.equal(of({ endedAt: at('11-10 09:00'), hasResult: false }), 'closed')
    assert.equal(of({ endedAt: at('11-25 09:00'), hasResult: false }), 'late')
  })

  it('is that of the end of the period: what came later is not known', () => {
    assert.equal(timelinessOf(ON_TIME, at('11-15 00:00')), 'open')
    assert.equal(timelinessOf(LATE, at('11-22 00:00')), 'open-late')
  })
})

const moment = fc
  .integer({ min: 0, max: 90 * 24 })
  .map((hour) => new Date(at('10-01 00:00').getTime() + hour * 3_600_000))
const anyFile: fc.Arbitrary<TimedFile> = fc
  .record({
    receivedAt: moment,
    endsAfter: fc.option(fc.nat(40 * 24)),
    hasResult: fc.boolean(),
    due: fc.option(fc.record({ after: fc.nat(30 * 24), extension: fc.nat(10 * 24) })),
    lateMinutes: fc.dictionary(fc.constantFrom('desk', 'unit:a', 'agency:b'), fc.nat(5000)),
  })
  .map(({ receivedAt, endsAfter, due, ...rest }) => {
    const after = (hours: number) => new Date(receivedAt.getTime() + hours * 3_600_000)
    return {
      ...rest,
      receivedAt,
      endedAt: endsAfter === null ? null : after(endsAfter),
      lawfulDueAt: due === null ? null : after(due.after),
      dueAt: due === null ? null : after(due.after + due.extension),
    }
  })
const anyFiles = fc.array(anyFile, { maxLength: 40 })

describe('figures over any files', () => {
  it('balance: carried over and received make ended and open, and every file is in one class', () => {
    fc.assert(
      fc.property(anyFiles, (files) => {
        const { received, carriedOver, ended, open, classes, rate } = countTimeliness(files, NOVEMBER)
        const inClasses = TIMELINESS.reduce((sum, name) => sum + classes[name], 0)
        assert.equal(received + carriedOver, ended + open)
        assert.equal(inClasses, ended + open)
        if (rate) assert.ok(rate.due > 0 && rate.kept >= 0 && rate.kept <= rate.due)
        const outside = classes.open + classes.closed + classes['no-due-date']
        assert.equal(rate?.due ?? 0, inClasses - outside)
      }),
    )
  })

  it('of one agency and another are those of both together', () => {
    fc.assert(
      fc.property(anyFiles, anyFiles, (a, b) => {
        const [one, other, both] = [a, b, [...a, ...b]].map((files) => countTimeliness(files, NOVEMBER))
        assert.ok(one && other && both)
        for (const name of TIMELINESS)
          assert.equal(both.classes[name], one.classes[name] + other.classes[name])
        assert.equal(both.lateMinutesTotal, one.lateMinutesTotal + other.lateMinutesTotal)
      }),
    )
  })

  it('never get better by a file that is late, and are the same in any order', () => {
    fc.assert(
      fc.property(anyFiles, (files) => {
        const share = (rate: { kept: number; due: number } | null) => (rate ? rate.kept / rate.due : 1)
        const before = countTimeliness(files, NOVEMBER)
        assert.ok(share(countTimeliness([...files, LATE], NOVEMBER).rate) <= share(before.rate))
        assert.deepEqual(countTimeliness(files.toReversed(), NOVEMBER), before)
      }),
    )
  })

  it('leave out what ended before the period or came after it', () => {
    fc.assert(
      fc.property(anyFiles, (files) => {
        const inside = files.filter(
          ({ receivedAt, endedAt }) => receivedAt < NOVEMBER.until && (!endedAt || endedAt >= NOVEMBER.from),
        )
        assert.deepEqual(countTimeliness(files, NOVEMBER), countTimeliness(inside, NOVEMBER))
      }),
    )
  })
})
