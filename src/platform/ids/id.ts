import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock/clock.ts'
import { pooledRandom } from './random-pool.ts'

/** UUID version 7 (RFC 9562): sorts by time of making, so that new rows go to the end of an index. */
export function newId(clock: Clock): string {
  const bytes = pooledRandom(16)
  bytes.writeUIntBE(clock.now().getTime(), 0, 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Tells a well-formed id from anything a person may put into an address. */
export function isId(text: string): boolean {
  return UUID.test(text)
}

/** 256 random bits for a cookie or a link; only its digest is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function tokenDigest(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

// No 0/O, 1/I/L, U: read aloud and typed from paper without mistakes.
const READABLE = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Random characters that can be read aloud; about 4.9 bits each. */
export function readableToken(length: number): string {
  let out = ''
  while (out.length < length) {
    for (const byte of pooledRandom(length)) {
      // 240 = 8 × 30: larger bytes would favour the first characters.
      if (byte < 240 && out.length < length) out += READABLE[byte % READABLE.length]
    }
  }
  return out
}

/** A number in the same signs, always as long: different numbers below 30^length give different texts. */
export function readableNumber(value: number, length: number): string {
  let left = value
  let out = ''
  while (out.length < length) {
    out = (READABLE[left % READABLE.length] ?? '') + out
    left = Math.floor(left / READABLE.length)
  }
  return out
}
