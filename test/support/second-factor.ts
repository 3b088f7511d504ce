import { createHmac } from 'node:crypto'
import type { Clock } from '../../src/platform/clock/clock.ts'

/** An authenticator app that was shown the page of the second factor: written apart from ours, from RFC 4226 and 6238. */
export function secondFactorOf(page: string, clock: Clock): { code(): string } {
  const secret = /data-code="([A-Z2-7]{32})"/.exec(page)?.[1]
  if (!secret) throw new Error('the page shows no secret')
  const bits = [...secret].map((sign) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  )
  const key = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  return {
    code: () => {
      const counter = Buffer.alloc(8)
      counter.writeUInt32BE(Math.floor(clock.now().getTime() / 30_000), 4)
      const mac = createHmac('sha1', key).update(counter).digest()
      const offset = mac[19]! & 15
      return String((mac.readUInt32BE(offset) % 2 ** 31) % 1_000_000).padStart(6, '0')
    },
  }
}
