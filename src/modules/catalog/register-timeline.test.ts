import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { dayBefore, type DatedRevision, lastDays, revisionInForce } from './register-timeline.ts'

function revision(number: number, validFrom: string, validTo: string | null = null): DatedRevision {
  return { procedureId: 'x', revision: number, validFrom, validTo }
}
const numberOn = (revisions: readonly DatedRevision[], day: string, endings: readonly string[] = []) =>
  revisionInForce(
    revisions,
    endings.map((endsOn) => ({ procedureId: 'x', endsOn })),
    day,
  )?.revision

describe('the revision of a day', () => {
  const two = [revision(1, '2026-01-01'), revision(2, '2026-11-25')]

  it('is the one published before until the day on which the next one begins', () => {
    assert.equal(numberOn(two, '2025-12-31'), undefined)
    assert.equal(numberOn(two, '2026-11-24'), 1)
    assert.equal(numberOn(two, '2026-11-25'), 2)
  })

  it('is the one published last of two that begin together', () => {
    assert.equal(numberOn([revision(1, '2026-01-01'), revision(2, '2026-01-01')], '2026-01-01'), 2)
  })

  it('is none after the last day of its decision, and none after the procedure ended', () => {
    assert.equal(numberOn([revision(1, '2026-01-01', '2026-06-30')], '2026-06-30'), 1)
    assert.equal(numberOn([revision(1, '2026-01-01', '2026-06-30')], '2026-07-01'), undefined)
    assert.equal(numberOn(two, '2026-03-31', ['2026-03-31']), 1)
    assert.equal(numberOn(two, '2026-04-01', ['2026-03-31']), undefined)
    assert.equal(numberOn(two, '2026-11-25', ['2026-03-31']), 2)
  })

  it('is one that begins on or before the day and whose last day has not passed, whatever was published', () => {
    const day = fc
      .integer({ min: 0, max: 3_000 })
      .map((days) => new Date(Date.UTC(2015, 0, 1 + days)).toISOString().slice(0, 10))
    const own = fc.array(fc.record({ from: day, to: fc.option(day) }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(own, fc.array(day, { maxLength: 2 }), day, (spans, ends, asked) => {
        const revisions = spans.map(({ from, to }, index) =>
          revision(index + 1, from, to !== null && to >= from ? to : null),
        )
        const endings = ends.map((endsOn) => ({ procedureId: 'x', endsOn }))
        const found = revisionInForce(revisions, endings, asked)
        const last = lastDays(revisions, endings)
        // The day and the list of last days tell the same story, from both sides.
        const standing = revisions.filter(({ revision: number, validFrom }) => {
          const until = last.get(number) ?? null
          return validFrom <= asked && (until === null || until >= asked)
        })
        assert.deepEqual(
          standing.map((item) => item.revision),
          found ? [found.revision] : [],
        )
      }),
    )
  })

  it('ends a revision on the day before its successor begins', () => {
    assert.deepEqual(
      [...lastDays(two, [])],
      [
        [1, '2026-11-24'],
        [2, null],
      ],
    )
    assert.equal(dayBefore('2024-03-01'), '2024-02-29')
  })
})
