import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto'
import { pooledRandom } from '../ids/random-pool.ts'

/** One secret of the installation, a key for each purpose: no use can be replayed as another. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
}

const prepared = new WeakMap<Buffer, KeyObject>()

/** A key taken in once: node prepares a bare one at each use, for several times the cost of the digest. */
function prepare(key: Buffer): KeyObject {
  const known = prepared.get(key) ?? createSecretKey(key)
  prepared.set(key, known)
  return known
}

function digest(text: string, key: Buffer): string {
  return createHmac('sha256', prepare(key)).update(text).digest('base64url')
}

function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

export function signed(payload: string, key: Buffer): string {
  return `${payload}.${digest(payload, key)}`
}

export function unsigned(text: string, key: Buffer): string | undefined {
  const [payload = '', seal = ''] = text.split('.')
  return payload !== '' && isSame(seal, digest(payload, key)) ? payload : undefined
}

export function randomToken(bytes = 18): string {
  return pooledRandom(bytes).toString('base64url')
}

/**
 * A token bound to a holder (a session token, a visitor's cookie, an owner) without being stored. The nonce
 * makes each one different, so that compression by a proxy gives nothing away about it (BREACH).
 */
export function boundToken(holder: string, key: Buffer): string {
  const nonce = randomToken(9)
  return `${nonce}.${digest(`${nonce}.${holder}`, key)}`
}

export function isBoundTo(token: string, holder: string, key: Buffer): boolean {
  const [nonce = '', seal = ''] = token.split('.')
  return isSame(seal, digest(`${nonce}.${holder}`, key))
}
