import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { writeTogether } from './write-together.ts'

/** A run that ends when told to, and what it was given. */
function heldRuns() {
  const runs: { readonly items: readonly number[]; end(): void; fail(error: Error): void }[] = []
  const run = (_on: object, items: readonly number[]) =>
    new Promise<readonly string[]>((resolve, reject) => {
      runs.push({ items, end: () => resolve(items.map((item) => `${item} done`)), fail: reject })
    })
  return { runs, run, given: () => runs.map(({ items }) => items) }
}

const turns = async (count = 4) => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

describe('calls written together', () => {
  const on = {}

  test('go together when they come in one turn, in their order, each with its own result', async () => {
    const { runs, run, given } = heldRuns()
    const call = writeTogether(run)
    const all = [1, 2, 3].map((item) => call(on, item))
    await turns()
    assert.deepEqual(given(), [[1, 2, 3]])
    runs[0]?.end()
    assert.deepEqual(await Promise.all(all), ['1 done', '2 done', '3 done'])
  })

  test('that come while a run is under way wait for it and then go together', async () => {
    const { runs, run, given } = heldRuns()
    const call = writeTogether(run)
    const first = call(on, 1)
    await turns()
    const later = [call(on, 2)]
    await turns()
    later.push(call(on, 3))
    assert.deepEqual(given(), [[1]])
    runs[0]?.end()
    assert.equal(await first, '1 done')
    await turns()
    assert.deepEqual(given(), [[1], [2, 3]])
    runs[1]?.end()
    assert.deepEqual(await Promise.all(later), ['2 done', '3 done'])
    void call(on, 4)
    await turns()
    assert.deepEqual(given().at(-1), [4], 'whoever comes alone afterwards is served at once')
  })

  test('with two lanes have two runs under way, never three', async () => {
    const { runs, run, given } = heldRuns()
    const call = writeTogether(run, { lanes: 2 })
    for (const item of [1, 2, 3, 4]) {
      void call(on, item)
      await turns()
    }
    assert.deepEqual(given(), [[1], [2]])
    runs[1]?.end()
    await turns()
    assert.deepEqual(given(), [[1], [2], [3, 4]])
  })

  test('go no more at a time than allowed', async () => {
    const { runs, run, given } = heldRuns()
    const call = writeTogether(run, { most: 2 })
    const all = [1, 2, 3].map((item) => call(on, item))
    await turns()
    runs[0]?.end()
    await turns()
    assert.deepEqual(given(), [[1, 2], [3]])
    runs[1]?.end()
    assert.equal((await Promise.all(all)).length, 3)
  })

  test('on different targets have nothing to do with each other', async () => {
    const { run, given } = heldRuns()
    const call = writeTogether(run)
    void call({}, 1)
    void call({}, 2)
    await turns()
    assert.deepEqual(given(), [[1], [2]])
  })

  test('are not spoilt by one that fails: each is then run alone, and only that one is told', async () => {
    const given: (readonly number[])[] = []
    const call = writeTogether(async (_on: object, items: readonly number[]) => {
      given.push(items)
      if (items.includes(2)) throw new Error('two is bad')
      return items.map((item) => item * 10)
    })
    const outcomes = await Promise.allSettled([1, 2, 3].map((item) => call(on, item)))
    assert.deepEqual(given, [[1, 2, 3], [1], [2], [3]])
    assert.deepEqual(
      outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : String(outcome.reason))),
      [10, 'Error: two is bad', 30],
    )
    assert.equal(await call(on, 4), 40, 'and those that come later are served')
  })

  test('are not held up for ever by a run that hangs', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const { runs, run, given } = heldRuns()
    const call = writeTogether(run)
    void call(on, 1)
    await turns()
    const later = call(on, 2)
    t.mock.timers.tick(1_000)
    await turns()
    assert.deepEqual(given(), [[1], [2]])
    runs[1]?.end()
    assert.equal(await later, '2 done')
  })
})
