import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const NONCE = 12
const TAG = 16

function keyOf(programSecret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', programSecret, 'motcua', 'totp', 32))
}

/** AES-256-GCM: nonce, tag, text. A copy of the database alone gives no second factor. */
export function sealSecret(secret: Buffer, programSecret: string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', keyOf(programSecret), nonce)
  const text = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

/** Throws when the program's secret is not the one it was sealed with. */
export function openSecret(sealed: Buffer, programSecret: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(programSecret), sealed.subarray(0, NONCE))
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
}
