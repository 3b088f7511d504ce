import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readConfig } from '../config.ts'
import { manualClock } from '../platform/clock/clock.ts'
import { silentLog } from '../platform/log/log.ts'
import { clockCommandReading } from './clock-command.ts'
import { runCommand } from './run-command.ts'

async function run(input: unknown, ...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const text = typeof input === 'string' ? input : JSON.stringify(input)
  const code = await runCommand([clockCommandReading(async () => text)], ['clock', ...args], {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    config: () => readConfig({}),
    clock: manualClock(new Date('2026-11-24T09:00:00+07:00')),
    log: silentLog,
  })
  return { code, out, err: err.join('\n') }
}

const REQUEST = {
  receivedAt: '2019-05-06T09:00:00+07:00',
  limit: { amount: 5, unit: 'working_day' },
  profile: 'nd61-2018',
  calendar: 'bac-lieu',
  events: [
    { type: 'handed_over', at: '2019-05-06T14:00:00+07:00' },
    { type: 'supplement_requested', at: '2019-05-08T03:00:00Z' },
    { type: 'supplemented', at: '2019-05-10T10:00:00+07:00' },
    { type: 'extended', at: '2019-05-16T10:00:00+07:00', newDueAt: '2019-05-21T17:00:00+07:00' },
    { type: 'handed_over', at: '2019-05-17T08:00:00+07:00', holder: 'agency:thue' },
  ],
  now: '2019-05-22T08:00:30+07:00',
}

describe('motcua clock', () => {
  test('reads one JSON object and prints one', async () => {
    const { code, out, err } = await run(REQUEST)
    assert.deepEqual([code, err, out.length], [0, '', 1])
    const answer = JSON.parse(out[0] ?? '')
    assert.equal(answer.dueAt, '2019-05-21T17:00:00+07:00')
    assert.equal(answer.originalDueAt, '2019-05-13T17:00:00+07:00')
    assert.deepEqual([answer.state, answer.late, answer.lateAgainstOriginal], ['running', true, true])
    assert.deepEqual(answer.holders, { desk: 180, unit: 3120, applicant: 960, 'agency:thue': 1440 })
    assert.equal(answer.ledger[0].from, REQUEST.receivedAt)
    assert.equal(answer.ledger.at(-1).to, REQUEST.now)
    for (const entry of answer.ledger) {
      assert.ok(['counted', 'not_counted', 'paused'].includes(entry.kind))
      assert.ok(entry.reason.vi && entry.reason.en && entry.holder && Number.isInteger(entry.workingMinutes))
    }
  })

  test('takes a file without events, and other calendars and units', async () => {
    const { events: _, ...bare } = REQUEST
    const limits = [
      [{ amount: 8, unit: 'working_hour' }, '2019-05-07T09:00:00+07:00'],
      [{ amount: 5, unit: 'calendar_day' }, '2019-05-13T17:30:00+07:00'],
      [{ amount: 0, unit: 'same_day' }, '2019-05-06T17:30:00+07:00'],
    ] as const
    for (const [limit, dueAt] of limits) {
      const { code, out } = await run({ ...bare, limit, calendar: 'vn' })
      assert.equal(code, 0)
      assert.equal(JSON.parse(out[0] ?? '').dueAt, dueAt)
    }
  })

  test('explains itself without reading anything', async () => {
    const { code, out } = await run('', '--help')
    assert.equal(code, 0)
    for (const word of ['receivedAt', 'nd118-2025', 'financial_duty_requested', 'calendar_day']) {
      assert.ok(out.join('\n').includes(word), word)
    }
  })

  const event = (change: object) => ({
    events: [{ type: 'resolved', at: '2019-05-07T09:00:00+07:00', ...change }],
  })
  const wrong: [string, unknown][] = [
    ['input', 'không phải JSON'],
    ['input', []],
    ['receivedAt', { ...REQUEST, receivedAt: undefined }],
    ['receivedAt', { ...REQUEST, receivedAt: '2019-05-06T09:00:00' }],
    ['receivedAt', { ...REQUEST, receivedAt: '2019-02-30T09:00:00+07:00' }],
    ['receivedAt', { ...REQUEST, receivedAt: '2019-05-06T25:00:00+07:00' }],
    ['receivedAt', { ...REQUEST, receivedAt: 1557108000000 }],
    ['now', { ...REQUEST, now: '06/05/2019' }],
    ['now', { ...REQUEST, events: [], now: '2019-05-06T08:59:00+07:00' }],
    ['limit', { ...REQUEST, limit: 5 }],
    ['limit.amount', { ...REQUEST, limit: { amount: '5', unit: 'working_day' } }],
    ['limit.amount', { ...REQUEST, limit: { amount: -5, unit: 'working_day' } }],
    ['limit.unit', { ...REQUEST, limit: { amount: 5, unit: 'week' } }],
    ['profile', { ...REQUEST, profile: 'nd99-2099' }],
    ['profile', { ...REQUEST, profile: undefined }],
    ['calendar', { ...REQUEST, calendar: 'ha-noi' }],
    ['calendar', { ...REQUEST, calendar: '../vn' }],
    ['events', { ...REQUEST, events: {} }],
    ['events[0]', { ...REQUEST, events: ['resolved'] }],
    ['events[0].type', { ...REQUEST, ...event({ type: 'lost' }) }],
    ['events[0].type', { ...REQUEST, ...event({ type: 'supplemented' }) }],
    ['events[0].at', { ...REQUEST, ...event({ at: 'hôm qua' }) }],
    ['events[0].at', { ...REQUEST, ...event({ at: '2019-05-05T09:00:00+07:00' }) }],
    ['events[0].at', { ...REQUEST, ...event({ at: '2019-05-23T09:00:00+07:00' }) }],
    ['events[0].seq', { ...REQUEST, ...event({ seq: 'một' }) }],
    ['events[0].holder', { ...REQUEST, ...event({ type: 'handed_over', holder: 'bưu điện' }) }],
    ['events[0].newDueAt', { ...REQUEST, ...event({ type: 'extended' }) }],
    [
      'events[0].newDueAt',
      { ...REQUEST, ...event({ type: 'extended', newDueAt: '2019-05-06T09:00:00+07:00' }) },
    ],
  ]
  for (const [field, input] of wrong) {
    test(`names ${field} in ${JSON.stringify(input).slice(0, 60)}… and ends with 2`, async () => {
      const { code, out, err } = await run(input)
      assert.equal(code, 2)
      assert.deepEqual(out, [])
      assert.ok(err.startsWith(`${field}: `), err)
    })
  }
})
