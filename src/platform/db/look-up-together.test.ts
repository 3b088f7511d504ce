import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lookUpTogether } from './look-up-together.ts'

/** Doubles numbers below 100, and keeps what it was asked for. */
function doubles() {
  const asked: (readonly number[])[] = []
  const find = lookUpTogether<number, number>(async (keys) => {
    asked.push(keys)
    return (key) => (key < 100 ? key * 2 : undefined)
  })
  return { asked, find }
}

describe('looking up together', () => {
  it('asks once for all that is wanted within a turn, and gives each asker its own', async () => {
    const { asked, find } = doubles()
    assert.deepEqual(await Promise.all([find(1), find(200), find(3), find(1)]), [2, undefined, 6, 2])
    assert.deepEqual(asked, [[1, 200, 3, 1]])
  })

  it('asks anew for what is wanted later: nothing is kept', async () => {
    const { asked, find } = doubles()
    await find(1)
    await find(1)
    assert.deepEqual(asked, [[1], [1]])
  })

  it('tells every asker of the turn when the statement fails, and goes on after it', async () => {
    let isDown = true
    const find = lookUpTogether<number, string>(async () => {
      if (isDown) throw new Error('the database is away')
      return (key) => `row ${key}`
    })
    const outcomes = await Promise.allSettled([find(1), find(2)])
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['rejected', 'rejected'],
    )
    isDown = false
    assert.equal(await find(3), 'row 3')
  })
})
