import { signed, unsigned } from '../seal/seal.ts'

export interface CookieChange {
  readonly name: string
  /** null takes the cookie away. */
  readonly value: string | null
  readonly maxAgeSeconds?: number | undefined
}

export interface Flash {
  readonly kind: 'success' | 'info' | 'warning'
  readonly text: string
}

export type CookieNames = Readonly<Record<'session' | 'visitor' | 'flash' | 'lang', string>>

/** `__Host-` pins a cookie to this very host over https; browsers refuse the prefix without https. */
export function cookieNames(secure: boolean): CookieNames {
  const at = (name: string) => (secure ? `__Host-${name}` : name)
  return { session: at('session'), visitor: at('visitor'), flash: at('flash'), lang: at('lang') }
}

export function readCookies(header: string): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>()
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=')
    const name = pair.slice(0, Math.max(equals, 0)).trim()
    // The first of a name wins: browsers send the most specific path first.
    if (equals > 0 && !cookies.has(name)) cookies.set(name, decode(pair.slice(equals + 1).trim()))
  }
  return cookies
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

export function cookieHeader({ name, value, maxAgeSeconds }: CookieChange, secure: boolean): string {
  const age = value === null ? 0 : maxAgeSeconds
  const life = age === undefined ? '' : `; Max-Age=${Math.trunc(age)}`
  const text = encodeURIComponent((value ?? '').toWellFormed())
  return `${name}=${text}; Path=/${life}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

const FLASH_SECONDS = 120
const MAX_FLASH = 1000

/** Signed, so that a forged cookie cannot put words in our mouth. */
export function flashCookie(name: string, flash: Flash, key: Buffer): CookieChange {
  const text = JSON.stringify({ kind: flash.kind, text: flash.text.slice(0, MAX_FLASH) })
  return { name, value: signed(Buffer.from(text).toString('base64url'), key), maxAgeSeconds: FLASH_SECONDS }
}

export function readFlash(value: string, key: Buffer): Flash | undefined {
  const payload = unsigned(value, key)
  return payload === undefined ? undefined : JSON.parse(Buffer.from(payload, 'base64url').toString())
}
