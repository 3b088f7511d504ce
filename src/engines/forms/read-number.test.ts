import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { readMoney, readNumber } from './read-number.ts'

it('reads a number from any text or not at all, always finite', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,- đ') }), (text) => {
      for (const value of [readNumber(text), readMoney(text)])
        assert.ok(value === undefined || Number.isFinite(value))
    }),
  )
})

it('never takes a sum of money for a thousandth or a thousandfold of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (amount) => {
      for (const locale of ['vi-VN', 'en-GB']) assert.equal(readMoney(amount.toLocaleString(locale)), amount)
    }),
  )
})
