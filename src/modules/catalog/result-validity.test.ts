import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { procedureContent } from '../../../test/support/procedure-content.ts'
import { lastDayOfValidity, validityMonthsOf } from './result-validity.ts'

describe('the validity of a result', () => {
  for (const [day, months, last] of [
    ['2026-11-24', 60, '2031-11-24'],
    ['2026-11-24', 1, '2026-12-24'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-12-31', 36, '2029-12-31'],
  ] as const)
    test(`of ${months} months from ${day} ends on ${last}`, () => {
      assert.equal(lastDayOfValidity(day, months), last)
    })

  test('is known where the record fixes one length for the document that is issued', async () => {
    for (const [id, months] of [
      ['bl-15', 60],
      ['bl-17', 36],
      ['bl-08', null],
      // A year to begin the work is no validity of the permit; only an extended one has it.
      ['bl-43', null],
    ] as const)
      assert.equal(validityMonthsOf((await procedureContent(id)).record), months, id)
  })
})
