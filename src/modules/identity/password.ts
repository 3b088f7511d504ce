import { hash, verify } from '@node-rs/argon2'

/** `Algorithm.Argon2id`, which the package declares as a const enum. */
const ARGON2ID = 2

// 19 MiB, two passes: the first choice of the OWASP password storage guidance for argon2id, about 25 ms here.
const OPTIONS = { algorithm: ARGON2ID, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

export const PASSWORD_MIN_LENGTH = 10
const PASSWORD_MAX_LENGTH = 200

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), OPTIONS)
}

export function passwordMatches(stored: string, password: string): Promise<boolean> {
  if (password.length > PASSWORD_MAX_LENGTH) return Promise.resolve(false)
  return verify(stored, password.normalize('NFKC'))
}

let decoy: Promise<string> | undefined

/** Takes as long as a real check: whether an account exists must not be readable from the time. */
export async function checkAgainstNobody(password: string): Promise<false> {
  decoy ??= hashPassword('nobody has this password')
  await passwordMatches(await decoy, password)
  return false
}

export type PasswordFault = 'too-short' | 'too-long' | 'too-simple'

/** Length over composition rules; only what an attacker tries first is refused (NIST SP 800-63B 5.1.1.2). */
export function passwordFault(password: string, personal: readonly string[]): PasswordFault | undefined {
  if (password.length < PASSWORD_MIN_LENGTH) return 'too-short'
  if (password.length > PASSWORD_MAX_LENGTH) return 'too-long'
  const low = password.toLowerCase()
  const few = new Set(low).size < 4
  const sequence = '01234567890123456789abcdefghijklmnopqrstuvwxyzqwertyuiopasdfghjklzxcvbnm'.includes(low)
  const own = personal.some((text) => text.length >= 4 && low === text.toLowerCase())
  const common = /^(mat ?khau|matkhau|password|baclieu|motcua|vietnam)[\d!@#.]*$/.test(low)
  return few || sequence || own || common ? 'too-simple' : undefined
}
