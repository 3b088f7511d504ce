import { randomBytes } from 'node:crypto'

const POOL_BYTES = 4096

let pool = Buffer.alloc(0)

/**
 * Random bytes for ids, salts and nonces, each given out once. They are drawn from the system many at a time: a call
 * for a few bytes costs more than what they are used for. Keys and session tokens are drawn by themselves.
 */
export function pooledRandom(count: number): Buffer {
  if (count > POOL_BYTES) return randomBytes(count)
  if (pool.length < count) pool = randomBytes(POOL_BYTES)
  const bytes = pool.subarray(0, count)
  pool = pool.subarray(count)
  return bytes
}
