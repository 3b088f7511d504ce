import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  formatBytes,
  formatDate,
  formatDateInWords,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatTime,
  vietnamDate,
} from './format.ts'

const instant = new Date('2026-11-24T17:30:00Z')

describe('formats', () => {
  it('shows instants as it is in Vietnam', () => {
    assert.equal(vietnamDate(instant), '2026-11-25')
    assert.equal(formatDate(instant), '25/11/2026')
    assert.equal(formatTime(instant), '00:30')
    assert.equal(formatDateTime(new Date('2026-11-24T08:30:00Z')), '15:30 24/11/2026')
  })

  it('agrees with the time zone data of the system', () => {
    const system = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' })
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(fc.property(days, (day) => assert.equal(vietnamDate(day), system.format(day))))
  })

  it('shows calendar days as they are', () => {
    assert.equal(formatDate('2026-11-24'), '24/11/2026')
    assert.throws(() => formatDate('24 tháng 11'), RangeError)
  })

  it('writes dates as official documents do', () => {
    assert.equal(formatDateInWords('2026-11-24'), 'ngày 24 tháng 11 năm 2026')
    assert.equal(formatDateInWords('2026-02-05'), 'ngày 05 tháng 02 năm 2026')
    assert.equal(formatDateInWords('2026-03-05'), 'ngày 05 tháng 3 năm 2026')
  })

  it('groups numbers by the manner of the language', () => {
    assert.equal(formatMoney(1_500_000), '1.500.000 đồng')
    assert.equal(formatMoney(1_500_000, 'en'), '1,500,000 VND')
    assert.equal(formatMoney(0), '0 đồng')
    assert.equal(formatNumber(-1234.5), '-1.234,5')
    assert.equal(formatNumber(1234.567, 'en', 1), '1,234.6')
    assert.equal(formatNumber(-0.001), '0')
    assert.equal(formatNumber(100), '100')
  })

  it('shows sizes of files', () => {
    assert.equal(formatBytes(999), '999 byte')
    assert.equal(formatBytes(2_500_000), '2,5 MB')
    assert.equal(formatBytes(45_300, 'en'), '45 KB')
  })
})
