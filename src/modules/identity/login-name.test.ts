import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLoginName, takesCodes } from './login-name.ts'
import { isBirthDate, nameFault, plainDigits } from './profile-rules.ts'

test('an address is an e-mail in small letters or a phone in the national form', () => {
  assert.deepEqual(readLoginName(' An.Nguyen@ViDu.vn '), { channel: 'email', address: 'an.nguyen@vidu.vn' })
  for (const typed of ['0912345678', '+84 912 345 678', '84912345678', '0912.345.678'])
    assert.deepEqual(readLoginName(typed), { channel: 'phone', address: '0912345678' }, typed)
  for (const typed of ['', 'an', 'an@', '12345', "' or 1=1 --"])
    assert.equal(readLoginName(typed), undefined, typed)
})

test('a landline can be told but takes no code', () => {
  const landline = readLoginName('0291 3822 345')
  assert.ok(landline)
  assert.equal(takesCodes(landline), false)
  assert.equal(takesCodes({ channel: 'phone', address: '0912345678' }), true)
})

test('a date of birth is a day that was', () => {
  const cases: readonly (readonly [string, boolean])[] = [
    ['1990-03-14', true],
    ['2026-11-24', true],
    ['2026-11-25', false],
    ['1899-12-31', false],
    ['1990-02-30', false],
    ['2000-02-29', true],
    ['1900-02-29', false],
    ['1990-3-14', false],
    ['-00-00', false],
  ]
  for (const [iso, isDay] of cases) assert.equal(isBirthDate(iso, '2026-11-24'), isDay, iso)
})

test('numbers are stored without the groups they were typed in, names have a length', () => {
  assert.equal(plainDigits(' 095 190.001 234 '), '095190001234')
  assert.deepEqual(
    [nameFault(' '), nameFault('x'.repeat(201)), nameFault('An')],
    ['missing', 'too-long', undefined],
  )
})
