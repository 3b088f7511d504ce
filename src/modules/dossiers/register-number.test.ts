import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { keysOf, registerKey, registerNumbers } from './register-number.ts'

const CODE = '000.00.12.H04-261124-0007'

describe('the number in a register', () => {
  test('comes from the code: the days before, then the number of the day', () => {
    const numbers = registerNumbers([
      { day: '2026-01-05', count: 3 },
      { day: '2026-11-24', count: 12 },
    ])
    assert.equal(registerKey(CODE), '261124000007')
    assert.equal(numbers.total, 15)
    assert.equal(numbers.numberOf('261124000007'), 10)
    assert.equal(numbers.numberOf('260105000001'), 1)
  })

  test('leads back to the place of the dossier', () => {
    const numbers = registerNumbers([
      { day: '2026-01-05', count: 3 },
      { day: '2026-01-06', count: 0 },
      { day: '2026-01-07', count: 2 },
    ])
    for (let number = 1; number <= 5; number += 1)
      assert.equal(numbers.numberOf(numbers.keyOf(number) ?? ''), number)
    for (const beyond of [0, -1, 6, Number.NaN]) assert.equal(numbers.keyOf(beyond), undefined)
  })

  test('is none for a day or a number the register does not have, nor for what is not received', () => {
    const numbers = registerNumbers([{ day: '2026-01-05', count: 3 }])
    for (const key of ['260106000001', '260105000004', '260105000000', 'x']) {
      assert.equal(numbers.numberOf(key), undefined, key)
    }
    assert.equal(registerKey('TN-ABC-DEF-GHI'), undefined)
  })

  test('keeps its order past 9,999 files a day', () => {
    const [before = '', after = ''] = ['9999', '10000'].map((number) =>
      registerKey(`000.00.12.H04-261124-${number}`),
    )
    assert.ok(before < after)
  })

  test('of a period is a part of the year', () => {
    const numbers = registerNumbers([
      { day: '2026-03-31', count: 2 },
      { day: '2026-04-01', count: 4 },
      { day: '2026-06-30', count: 1 },
      { day: '2026-07-01', count: 1 },
    ])
    const { from, before } = keysOf({ year: 2026, firstMonth: 4, lastMonth: 6 })
    assert.deepEqual(numbers.within(from, before), { first: 3, count: 5 })
    const empty = keysOf({ year: 2026, firstMonth: 12, lastMonth: 12 })
    assert.deepEqual(numbers.within(empty.from, empty.before), { first: undefined, count: 0 })
  })
})
