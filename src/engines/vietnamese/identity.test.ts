import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  describeNationalId,
  hasTaxCodeCheckDigit,
  isEmail,
  isMobilePhone,
  isNationalId,
  isPhone,
  isTaxCode,
  normalisePhone,
  plainCode,
  readableCode,
} from './index.ts'

describe('phone numbers', () => {
  const accepted: [string, string][] = [
    ['0912345678', '0912345678'],
    ['091 234 56 78', '0912345678'],
    ['091.234.5678', '0912345678'],
    ['+84 912 345 678', '0912345678'],
    ['84912345678', '0912345678'],
    ['0084912345678', '0912345678'],
    ['+84(0)912345678', '0912345678'],
    ['0358-123-456', '0358123456'],
    ['(0291) 3823 456', '02913823456'],
    ['024 3825 1234', '02438251234'],
    ['0168 1234567', '0381234567'],
    ['+841201234567', '0701234567'],
  ]
  for (const [typed, stored] of accepted) {
    it(`stores ${typed} as ${stored}`, () => assert.equal(normalisePhone(typed), stored))
  }
  for (const typed of [
    '',
    '091234567',
    '09123456789',
    '0212345678',
    '0312345678',
    'abc',
    '1900 1234',
    '+85512345678',
    '00',
    '091234567x',
    '02912345678901',
  ]) {
    it(`refuses "${typed}"`, () => assert.equal(isPhone(typed), false))
  }
  it('knows that a text message reaches a mobile and not a desk phone', () => {
    assert.equal(isMobilePhone('0912 345 678'), true)
    assert.equal(isMobilePhone('0291 3823456'), false)
    assert.equal(isPhone('0291 3823456'), true)
  })
})

describe('identity numbers', () => {
  it('reads province, sex and year from a 12-digit number', () => {
    assert.deepEqual(describeNationalId('095 188 001234'), {
      kind: 'CCCD',
      provinceCode: '095',
      provinceName: 'Bạc Liêu',
      registeredAbroad: false,
      sex: 'female',
      birthYear: 1988,
    })
    assert.equal(describeNationalId('096205000001')?.birthYear, 2005)
    assert.equal(describeNationalId('096205000001')?.sex, 'male')
    assert.equal(describeNationalId('001399000001')?.birthYear, 2099)
  })
  it('knows a birth registered abroad', () => {
    assert.deepEqual(describeNationalId('132090000001'), {
      kind: 'CCCD',
      provinceCode: '132',
      registeredAbroad: true,
      sex: 'male',
      birthYear: 1990,
    })
  })
  it('accepts the nine digits of an old card and says nothing more about it', () => {
    assert.deepEqual(describeNationalId('385123456'), { kind: 'CMND' })
  })
  for (const wrong of [
    '',
    '12345678',
    '1234567890',
    '097088001234',
    '000088001234',
    '003088001234',
    '095488001234',
    '09518800123x',
    '000000000',
    '0951880012345',
  ]) {
    it(`refuses "${wrong}"`, () => assert.equal(isNationalId(wrong), false))
  }
})

describe('tax codes', () => {
  for (const code of [
    '0100109106',
    '0300588569',
    '0101248141',
    '0100686209',
    '0100109106-001',
    '095188001234',
  ]) {
    it(`accepts ${code} and its check digit`, () => {
      assert.equal(isTaxCode(code), true)
      assert.equal(hasTaxCodeCheckDigit(code), true)
    })
  }
  it('sees one changed digit', () => {
    assert.equal(isTaxCode('0100109107'), true)
    assert.equal(hasTaxCodeCheckDigit('0100109107'), false)
    assert.equal(hasTaxCodeCheckDigit('0100109206-001'), false)
  })
  for (const wrong of [
    '',
    '010010910',
    '01001091061',
    '0100109106-000',
    '0100109106001',
    '0100109106-01',
    '09548800123412',
    '095488001234',
    'MST0100109106',
  ]) {
    it(`refuses "${wrong}"`, () => {
      assert.equal(isTaxCode(wrong), false)
      assert.equal(hasTaxCodeCheckDigit(wrong), false)
    })
  }
})

describe('e-mail addresses', () => {
  for (const address of [
    'an@example.vn',
    ' tran.van-an+hs@so.baclieu.gov.vn ',
    'a@b.co',
    'hòa@tênmiềntiếngviệt.vn',
  ]) {
    it(`accepts "${address}"`, () => assert.equal(isEmail(address), true))
  }
  for (const address of [
    '',
    'an',
    'an@',
    '@example.vn',
    'an@example',
    'an@@example.vn',
    'an@exa mple.vn',
    'an.@example.vn',
    '.an@example.vn',
    'a..n@example.vn',
    'an@-a.vn',
    'an@1.2.3.4',
    'an,b@example.vn',
    `${'a'.repeat(65)}@example.vn`,
    `a@${'b'.repeat(250)}.vn`,
  ]) {
    it(`refuses "${address.slice(0, 40)}"`, () => assert.equal(isEmail(address), false))
  }
  it('answers at once on an address made to be slow', () => {
    const started = performance.now()
    assert.equal(isEmail(`${'a.'.repeat(30)}!@${'a-'.repeat(100)}`), false)
    assert.ok(performance.now() - started < 50)
  })
})

describe('codes read aloud', () => {
  it('groups long runs and leaves short ones', () => {
    assert.equal(readableCode('7KQ2M9XW4T'), '7KQ2 M9XW 4T')
    assert.equal(readableCode('095188001234', 3), '095 188 001 234')
    assert.equal(readableCode('H04.12-240105-0001', 6), 'H04.12-240105-0001')
  })
  it('finds the code again in what was typed from paper', () => {
    assert.equal(plainCode(' 7kq2 m9xw\u00a04t '), '7KQ2M9XW4T')
  })
})
