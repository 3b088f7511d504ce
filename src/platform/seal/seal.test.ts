import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { boundToken, deriveKey, isBoundTo, randomToken, signed, unsigned } from './seal.ts'

const key = deriveKey('a secret of thirty-two characters at least', 'one')
const otherKey = deriveKey('a secret of thirty-two characters at least', 'two')

describe('seals', () => {
  it('give a payload back only with its own seal, under its own key', () => {
    const text = signed('payload', key)
    assert.equal(unsigned(text, key), 'payload')
    for (const bad of ['', '.', 'payload', 'payload.', text.slice(0, -1), `x${text}`, `${text}x`]) {
      assert.equal(unsigned(bad, key), undefined, bad)
    }
    assert.equal(unsigned(text, otherKey), undefined)
  })

  it('bind a token to its holder, never twice the same', () => {
    const token = boundToken('hoa', key)
    assert.notEqual(token, boundToken('hoa', key))
    assert.equal(isBoundTo(token, 'hoa', key), true)
    assert.equal(isBoundTo(token, 'binh', key), false)
    assert.equal(isBoundTo(token, 'hoa', otherKey), false)
    for (const bad of ['', '.', 'a.b', token.replace('.', '')])
      assert.equal(isBoundTo(bad, 'hoa', key), false)
    assert.match(randomToken(), /^[\w-]{24}$/)
  })
})
