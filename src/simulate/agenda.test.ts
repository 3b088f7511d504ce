import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Agenda } from './agenda.ts'

test('an agenda gives back what was planned by time, and in the order of planning within a moment', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (times) => {
      const agenda = new Agenda<number>()
      for (const [index, time] of times.entries()) agenda.plan(new Date(time), index)
      const taken: { at: number; what: number }[] = []
      for (let next = agenda.next(); next; next = agenda.next())
        taken.push({ at: next.at.getTime(), what: next.what })
      const expected = times
        .map((at, what) => ({ at, what }))
        .toSorted((a, b) => a.at - b.at || a.what - b.what)
      assert.deepEqual(taken, expected)
    }),
  )
})
