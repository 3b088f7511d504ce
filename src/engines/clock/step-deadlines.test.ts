import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { compileProcess, longestPathDays } from '../workflow/index.ts'
import { at, eventsOf, limitOf, profileOf, PROVINCE, shown } from './example-table.test.ts'
import {
  checkPlan,
  type ClockInput,
  ClockInputError,
  planDays,
  type PlanPart,
  readStepClock,
  stepDeadlines,
} from './index.ts'

const step = (
  id: string,
  amount: number,
  unit: 'working_day' | 'working_hour' = 'working_day',
): PlanPart => ({
  id,
  amount,
  unit,
})

const plan: PlanPart = {
  sequence: [
    step('receive', 4, 'working_hour'),
    { parallel: [step('examine', 2), { sequence: [step('ask', 0.5), step('answer', 2)] }] },
    step('sign', 1),
    step('return', 0.5),
  ],
}

function file(story = '', now = '2019-05-06 09:00'): ClockInput {
  return {
    profile: profileOf('nd61-2018'),
    calendar: PROVINCE,
    receivedAt: at('2019-05-06 09:00'),
    limit: limitOf('5wd'),
    events: eventsOf(story, '2019'),
    now: at(now),
  }
}

describe('a plan of steps', () => {
  it('takes as long as its longest way', () => {
    assert.equal(planDays(plan), 4.5)
    assert.equal(planDays({ sequence: [] }), 0)
    assert.equal(planDays({ parallel: [] }), 0)
  })

  const rows: [string, number, boolean][] = [
    ['5wd', 5, true],
    ['5wd', 5.1, false],
    ['40wh', 5, true],
    ['8wh', 1.25, false],
    ['30cd', 21.4, true],
    ['30cd', 22, false],
    ['7cd', 5, true],
    ['7cd', 6, false],
    ['same', 1, true],
    ['same', 1.5, false],
  ]
  for (const [limit, days, ok] of rows) {
    it(`of ${days} days ${ok ? 'fits in' : 'is refused for'} ${limit}`, () => {
      const check = checkPlan(step('all', days), limitOf(limit))
      assert.equal(check.ok, ok)
      if (!check.ok)
        assert.match(check.reason.vi, new RegExp(`${String(days).replace('.', ',')} ngày làm việc`))
    })
  }

  it('of each procedure of the province fits in its limit', async () => {
    const folder = new URL('../../../packs/bac-lieu/', import.meta.url)
    const names = readdirSync(new URL('procedures/', folder)).map((name) => name.replace('.json', ''))
    assert.ok(names.length >= 56)
    await Promise.all(
      names.map(async (name) => {
        const { deadline } = JSON.parse(readFileSync(new URL(`procedures/${name}.json`, folder), 'utf8'))
        const graph = await compileProcess(readFileSync(new URL(`processes/${name}.bpmn`, folder), 'utf8'))
        const check = checkPlan(step(name, longestPathDays(graph)), deadline)
        assert.ok(check.ok, `${name}: ${check.days} days of ${check.allowedDays}`)
      }),
    )
  })

  it('gives each step its date, the last one within the limit', () => {
    assert.deepEqual(
      stepDeadlines(file(), plan).map(({ id, dueAt }) => `${id} ${shown(dueAt).slice(5)}`),
      [
        'receive 05-07 11:00',
        'examine 05-09 11:00',
        'ask 05-07 17:00',
        'answer 05-09 17:00',
        'sign 05-10 17:00',
        'return 05-13 11:00',
      ],
    )
  })

  it('moves its dates with the pauses of the file', () => {
    const paused = file('ask-money 05-08 07:00, money 05-09 17:00', '2019-05-10 09:00')
    assert.deepEqual(
      stepDeadlines(paused, plan).map(({ id, dueAt }) => `${id} ${shown(dueAt).slice(5)}`),
      [
        'receive 05-07 11:00',
        'examine 05-13 11:00',
        'ask 05-07 17:00',
        'answer 05-13 17:00',
        'sign 05-14 17:00',
        'return 05-15 11:00',
      ],
    )
  })

  it('never gives a step more time than the file has', () => {
    assert.deepEqual(
      stepDeadlines(file(), step('slow', 20)).map(({ dueAt }) => shown(dueAt)),
      ['2019-05-13 17:00'],
    )
  })
})

describe('the clock of one step', () => {
  const since = at('2019-05-08 09:00')
  it('counts its own limit from its beginning and is held by who has it', () => {
    const reading = readStepClock(file('hand 05-06 10:00', '2019-05-09 09:00'), {
      since,
      limit: limitOf('2wd'),
      holder: 'agency:thue',
    })
    assert.equal(shown(reading.dueAt), '2019-05-10 17:00')
    assert.deepEqual(reading.holders, { 'agency:thue': 480 })
    assert.deepEqual([reading.state, reading.late, reading.flags], ['running', false, []])
  })

  it('stands still with the file, also by what was asked before it began', () => {
    const story = 'ask-money 05-07 07:00, money 05-09 17:00, ask-money 05-10 07:00, money 05-10 17:00'
    const reading = readStepClock(file(story, '2019-05-13 09:00'), {
      since,
      limit: limitOf('2wd'),
      holder: 'unit',
    })
    assert.equal(shown(reading.dueAt), '2019-05-14 17:00')
    assert.deepEqual(reading.holders, { treasury: 1320, unit: 120 })
  })

  it('does not stand still for what was answered before it began', () => {
    const reading = readStepClock(file('ask-money 05-06 10:00, money 05-07 10:00', '2019-05-13 09:00'), {
      since,
      limit: limitOf('2wd'),
      holder: 'unit',
      doneAt: at('2019-05-13 08:00'),
    })
    assert.deepEqual(
      [reading.state, reading.late, shown(reading.dueAt)],
      ['resolved', true, '2019-05-10 17:00'],
    )
    assert.deepEqual(reading.lateHolders, { unit: 60 })
  })

  it('cannot be done before it began', () => {
    assert.throws(
      () =>
        readStepClock(file('', '2019-05-13 09:00'), {
          since,
          limit: limitOf('2wd'),
          holder: 'unit',
          doneAt: at('2019-05-07 09:00'),
        }),
      (error) => error instanceof ClockInputError && error.field === 'doneAt',
    )
  })
})
