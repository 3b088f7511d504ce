import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseForm } from '../../platform/http/form.ts'
import { checkFiling, emptyFiling, filingFields, type FilingTyped, readFiling } from './filing-form.ts'

const NOW = new Date('2026-11-24T02:00:00Z')
const typed = (more: Partial<FilingTyped> = {}): FilingTyped => ({
  ...emptyFiling(NOW),
  way: 'post',
  slipNo: 'EP1',
  time: '8:30',
  ...more,
})
const idsOf = (more: Partial<FilingTyped>) => checkFiling(typed(more), NOW).faults.map(({ id }) => id)

describe('how a file came in', () => {
  test('at the desk asks for nothing', () => {
    assert.deepEqual(checkFiling(emptyFiling(NOW), NOW), { filing: undefined, faults: [] })
  })

  test('by post counts from the minute the record was signed, in Vietnam', () => {
    assert.deepEqual(checkFiling(typed(), NOW).filing, {
      slipNo: 'EP1',
      recordSignedAt: '2026-11-24T01:30:00.000Z',
    })
  })

  test('takes a time as people write it', () => {
    for (const time of ['8:30', '08:30', '8h30', '08.30', '8 giờ 30', '8 giờ 30 phút', '8H30'])
      assert.equal(checkFiling(typed({ time }), NOW).filing?.recordSignedAt, '2026-11-24T01:30:00.000Z', time)
    assert.equal(checkFiling(typed({ time: '7h' }), NOW).filing?.recordSignedAt, '2026-11-24T00:00:00.000Z')
    for (const time of ['', '24:00', '8:61', 'sáng', '830'])
      assert.deepEqual(idsOf({ time }), ['gio-ky'], time)
  })

  test('says each thing that is wrong at its box', () => {
    assert.deepEqual(idsOf({ slipNo: '', day: '31', month: '2', time: '' }), [
      'phieu-gui',
      'ngay-ky-day',
      'gio-ky',
    ])
    assert.deepEqual(idsOf({ slipNo: '' }), ['phieu-gui'])
  })

  test('is not later than now, to the minute, and not months ago', () => {
    assert.deepEqual(idsOf({ time: '9:00' }), [])
    assert.deepEqual(idsOf({ time: '9:01' }), ['ngay-ky-day'])
    assert.deepEqual(idsOf({ day: '25' }), ['ngay-ky-day'])
    assert.deepEqual(idsOf({ month: '10', day: '26' }), [])
    assert.deepEqual(idsOf({ month: '10', day: '24' }), ['ngay-ky-day'])
    assert.deepEqual(idsOf({ year: '2062' }), ['ngay-ky-day'])
  })

  test('goes from one form to the next unchanged', () => {
    for (const one of [typed(), emptyFiling(NOW)]) {
      const body = parseForm(new URLSearchParams(filingFields(one).map(([a, b]) => [a, b])).toString())
      const { way, slipNo, time } = readFiling(body)
      assert.deepEqual({ way, slipNo, time }, { way: one.way, slipNo: one.slipNo, time: one.time })
    }
  })
})
