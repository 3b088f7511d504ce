import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { canonicalJson } from './canonical-json.ts'

describe('canonical JSON', () => {
  it('is what the reference implementation writes, for any JSON value', () => {
    const anyJson = fc.jsonValue({ stringUnit: 'binary', noUnicodeString: false } as fc.JsonSharedConstraints)
    fc.assert(
      fc.property(anyJson, (value) => {
        assert.equal(canonicalJson(value), canonicalize(value))
      }),
      { numRuns: 500 },
    )
  })

  it('orders keys by UTF-16 code units, as in the example of RFC 8785, 3.2.3', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 }
    assert.equal(
      canonicalJson(value),
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
    )
  })

  it('writes numbers as ECMAScript does', () => {
    assert.equal(
      canonicalJson([1e21, 1e-7, -0, 0.1, Number('333333333.33333329')]),
      '[1e+21,1e-7,0,0.1,333333333.3333333]',
    )
  })

  it('leaves out members that are undefined and writes null for items that are', () => {
    assert.equal(canonicalJson({ b: undefined, a: [undefined, 1] }), '{"a":[null,1]}')
  })

  it('refuses what JSON cannot hold', () => {
    for (const value of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      '\ud800',
      { a: '\udc00x' },
      () => 1,
      1n,
      undefined,
    ])
      assert.throws(() => canonicalJson(value), TypeError)
  })
})
