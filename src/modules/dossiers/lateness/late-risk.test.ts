import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { FEWEST_SAMPLES, lateRisk, type LateRisk, type StepSamples } from './late-risk.ts'

const DAY = 480
const ascending = (minutes: readonly number[]) => minutes.toSorted((a, b) => a - b)
const days = (...counts: readonly number[]) => ascending(counts.map((count) => count * DAY))
const TEN = days(1, 4, 4, 4, 5, 5, 6, 6, 7, 9)

function known(risk: LateRisk) {
  assert.ok(risk.kind === 'known', risk.kind === 'unknown' ? risk.reason : '')
  return risk
}

describe('the chance of lateness by example', () => {
  it('is how many of those at the same step needed more than is left', () => {
    const risk = known(lateRisk({ elapsed: 0, left: 3 * DAY }, { step: TEN, kind: [] }))
    assert.deepEqual([risk.late, risk.of, risk.chance, risk.basis], [9, 10, 0.9, 'step'])
    assert.equal(risk.needed, 5 * DAY)
    assert.equal(risk.lateBy, 2 * DAY)
  })

  it('compares a file that has been at the step for days with those that were not ready by then either', () => {
    const step = days(...Array.from({ length: 20 }, () => 1), ...Array.from({ length: 10 }, () => 8))
    const fresh = known(lateRisk({ elapsed: 0, left: 3 * DAY }, { step, kind: [] }))
    const old = known(lateRisk({ elapsed: 2 * DAY, left: 3 * DAY }, { step, kind: [] }))
    assert.deepEqual([fresh.late, fresh.of], [10, 30])
    assert.deepEqual([old.late, old.of, old.needed], [10, 10, 6 * DAY])
  })

  it('asks steps of the same kind where the step itself has too few, and says so', () => {
    const risk = known(lateRisk({ elapsed: 0, left: DAY }, { step: days(1, 2), kind: TEN }))
    assert.equal(risk.basis, 'kind')
  })

  it('is not told of too few, nor of a file that has been there longer than most', () => {
    const few = { step: TEN.slice(1), kind: days(3) }
    assert.deepEqual(lateRisk({ elapsed: 0, left: DAY }, few), { kind: 'unknown', reason: 'too-few' })
    assert.deepEqual(lateRisk({ elapsed: 6 * DAY, left: DAY }, { step: TEN, kind: [] }), {
      kind: 'unknown',
      reason: 'longer-than-most',
    })
  })

  it('is nought where all others were quicker', () => {
    const risk = known(lateRisk({ elapsed: 0, left: 20 * DAY }, { step: TEN, kind: [] }))
    assert.deepEqual([risk.chance, risk.lateBy], [0, 0])
  })
})

const minutes = fc.array(fc.nat(40 * DAY), { maxLength: 120 }).map(ascending)
const anySamples: fc.Arbitrary<StepSamples> = fc.record({ step: minutes, kind: minutes })
const elapsed = fc.nat(30 * DAY)
const left = fc.integer({ min: -10 * DAY, max: 40 * DAY })

describe('the chance of lateness of any step', () => {
  it('is a count of files: never below nought or above one, told of ten at least', () => {
    fc.assert(
      fc.property(anySamples, elapsed, left, (samples, at, rest) => {
        const risk = lateRisk({ elapsed: at, left: rest }, samples)
        if (risk.kind === 'unknown') {
          const enough = (all: readonly number[]) => all.filter((one) => one > at).length >= FEWEST_SAMPLES
          assert.ok(!enough(samples.step) && !enough(samples.kind))
          return
        }
        assert.ok(risk.of >= FEWEST_SAMPLES && risk.late >= 0 && risk.late <= risk.of)
        assert.equal(risk.chance, risk.late / risk.of)
        assert.ok(risk.needed > 0)
        assert.equal(risk.lateBy > 0, risk.late > 0)
      }),
    )
  })

  it('never falls when less time is left, and neither does the likely lateness of one that is late anyway', () => {
    fc.assert(
      fc.property(anySamples, elapsed, left, fc.nat(5 * DAY), (samples, at, rest, less) => {
        const [more, fewer] = [rest, rest - less].map((time) =>
          lateRisk({ elapsed: at, left: time }, samples),
        )
        if (more?.kind !== 'known' || fewer?.kind !== 'known') return
        assert.ok(fewer.chance >= more.chance)
        if (rest <= 0) assert.equal(fewer.lateBy, more.lateBy + less)
      }),
    )
  })

  it('is certain once the file is late, whatever the others did', () => {
    fc.assert(
      fc.property(anySamples, elapsed, fc.nat(9 * DAY), (samples, at, late) => {
        const risk = lateRisk({ elapsed: at, left: -late }, samples)
        if (risk.kind === 'known') assert.equal(risk.chance, 1)
      }),
    )
  })

  it('does not fall when one more file is known that took long', () => {
    fc.assert(
      fc.property(minutes, left, (step, rest) => {
        const before = lateRisk({ elapsed: 0, left: rest }, { step, kind: [] })
        const after = lateRisk({ elapsed: 0, left: rest }, { step: [...step, 60 * DAY], kind: [] })
        if (before.kind === 'known') assert.ok(known(after).chance >= before.chance)
      }),
    )
  })
})
