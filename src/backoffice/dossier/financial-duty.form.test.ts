import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { amountOf } from './financial-duty.form.ts'

describe('an amount as typed', () => {
  test('is read with any thousands mark, or none, and with the currency', () => {
    const same = [
      '1500000',
      '1.500.000',
      '1,500,000',
      '1 500 000',
      ' 1.500.000 đồng ',
      '1.500.000đ',
      '1500000 VND',
    ]
    for (const typed of same) assert.equal(amountOf(typed), 1_500_000, typed)
  })

  test('that is no whole number of đồng, or could mean two, is none', () => {
    for (const typed of [
      '',
      'abc',
      '1,5',
      '1.50',
      '-5',
      '1.500,000',
      '1.5000',
      '15.00.000',
      '1e6',
      '9'.repeat(16),
    ])
      assert.equal(amountOf(typed), 0, typed)
  })
})
