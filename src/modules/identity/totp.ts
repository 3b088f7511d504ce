import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const STEP_SECONDS = 30
const DIGITS = 6
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 6238, SHA-1, 30 seconds, 6 digits: what every authenticator app speaks. */
export function totpCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0x0f
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

export function totpStep(at: Date): number {
  return Math.floor(at.getTime() / 1000 / STEP_SECONDS)
}

/** The time step a code is good for, one step of clock drift either way; later than `lastStep`, so each is good once. */
export function matchTotp(
  secret: Buffer,
  code: string,
  at: { readonly now: Date; readonly lastStep: number | null },
): number | undefined {
  const typed = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(typed)) return undefined
  const now = totpStep(at.now)
  return [now, now - 1, now + 1].find(
    (step) =>
      step > (at.lastStep ?? 0) && timingSafeEqual(Buffer.from(totpCode(secret, step)), Buffer.from(typed)),
  )
}

export function newTotpSecret(): Buffer {
  return randomBytes(20)
}

export function base32(bytes: Buffer): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((group) => BASE32[Number.parseInt(group.padEnd(5, '0'), 2)])
    .join('')
}

/** The address an authenticator app reads from a QR code. */
export function otpauthUri(
  secret: Buffer,
  label: { readonly issuer: string; readonly account: string },
): string {
  const issuer = encodeURIComponent(label.issuer)
  return `otpauth://totp/${issuer}:${encodeURIComponent(label.account)}?secret=${base32(secret)}&issuer=${issuer}`
}
