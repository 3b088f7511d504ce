import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openSecret, sealSecret } from './sealed-secret.ts'
import { base32, matchTotp, newTotpSecret, otpauthUri, totpCode, totpStep } from './totp.ts'

// RFC 6238, appendix B, SHA-1; its codes have 8 digits, of which ours are the last 6.
const RFC_SECRET = Buffer.from('12345678901234567890')
const RFC_VECTORS: readonly (readonly [string, string])[] = [
  ['1970-01-01T00:00:59Z', '94287082'],
  ['2005-03-18T01:58:29Z', '07081804'],
  ['2005-03-18T01:58:31Z', '14050471'],
  ['2009-02-13T23:31:30Z', '89005924'],
  ['2033-05-18T03:33:20Z', '69279037'],
  ['2603-10-11T11:33:20Z', '65353130'],
]

describe('time-based codes', () => {
  test('are those of RFC 6238', () => {
    for (const [at, code] of RFC_VECTORS) {
      assert.equal(totpCode(RFC_SECRET, totpStep(new Date(at))), code.slice(-6), at)
    }
  })

  const secret = newTotpSecret()
  const now = new Date('2026-11-24T02:00:10Z')
  const step = totpStep(now)

  test('are good for one step before and after, and no more', () => {
    const isGood = (offset: number) =>
      matchTotp(secret, totpCode(secret, step + offset), { now, lastStep: null })
    assert.deepEqual([-1, 0, 1].map(isGood), [step - 1, step, step + 1])
    assert.deepEqual([-2, 2].map(isGood), [undefined, undefined])
  })

  test('are good once: neither the same nor an earlier one is taken again', () => {
    const again = (offset: number, lastStep: number) =>
      matchTotp(secret, totpCode(secret, step + offset), { now, lastStep })
    assert.equal(again(0, step), undefined)
    assert.equal(again(-1, step), undefined)
    assert.equal(again(1, step), step + 1)
  })

  test('may be typed with a space, and nothing else is a code', () => {
    const code = totpCode(secret, step)
    assert.equal(matchTotp(secret, `${code.slice(0, 3)} ${code.slice(3)} `, { now, lastStep: null }), step)
    for (const typed of ['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦'])
      assert.equal(matchTotp(secret, typed, { now, lastStep: null }), undefined, typed)
  })
})

test('a secret is written in the base 32 of RFC 4648', () => {
  assert.equal(base32(Buffer.from('foobar')), 'MZXW6YTBOI')
  assert.equal(base32(RFC_SECRET), 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
})

test('the address for authenticator apps names the province and the officer', () => {
  const uri = new URL(otpauthUri(RFC_SECRET, { issuer: 'Tỉnh Bạc Liêu', account: 'an.nguyen' }))
  assert.equal(uri.protocol, 'otpauth:')
  assert.equal(decodeURIComponent(uri.pathname), '/Tỉnh Bạc Liêu:an.nguyen')
  assert.equal(uri.searchParams.get('issuer'), 'Tỉnh Bạc Liêu')
  assert.equal(uri.searchParams.get('secret'), base32(RFC_SECRET))
})

test('a sealed secret opens with the program’s secret only, and shows any change', () => {
  const sealed = sealSecret(RFC_SECRET, 'one secret')
  assert.deepEqual(openSecret(sealed, 'one secret'), RFC_SECRET)
  assert.notDeepEqual(sealSecret(RFC_SECRET, 'one secret'), sealed)
  assert.throws(() => openSecret(sealed, 'another secret'))
  const changed = Buffer.from(sealed)
  changed[30] = (changed[30] ?? 0) ^ 1
  assert.throws(() => openSecret(changed, 'one secret'))
})
