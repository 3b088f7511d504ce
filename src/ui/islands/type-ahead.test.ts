import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { matching, plain } from './type-ahead.ts'

const choices = ['Phường Bạc Liêu', 'Xã Đông Hải', 'Xã Hồng Dân', 'Xã Long Điền Đông'].map((label) => ({
  value: label,
  label,
}))

const found = (typed: string) => matching(choices, typed).map((choice) => choice.label)

describe('the type-ahead', () => {
  it('drops all marks, of composed and of decomposed letters', () => {
    assert.equal(plain('  Đông   HẢI '), 'dong hai')
    assert.equal(plain('Điền'.normalize('NFD')), 'dien')
  })

  it('finds with and without marks, in any order of words', () => {
    assert.deepEqual(found('dong hai'), ['Xã Đông Hải'])
    assert.deepEqual(found('Hải đông'), ['Xã Đông Hải'])
    assert.deepEqual(found('đông'), ['Xã Đông Hải', 'Xã Long Điền Đông'])
  })

  it('puts first what begins with the typed text', () => {
    assert.deepEqual(
      matching(
        [
          { value: '1', label: 'Xã An Lạc' },
          { value: '2', label: 'An Lạc' },
        ],
        'an',
      )[0]?.label,
      'An Lạc',
    )
  })

  it('shows everything while nothing is typed, and nothing for what is not there', () => {
    assert.equal(found('').length, choices.length)
    assert.deepEqual(found('hà nội'), [])
  })
})
