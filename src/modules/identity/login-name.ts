import { isEmail, normalisePhone } from '../../engines/vietnamese/index.ts'

export type LoginName =
  | { readonly channel: 'email'; readonly address: string }
  | { readonly channel: 'phone'; readonly address: string }

/** An e-mail address or a phone number as typed, in the form it is stored in. */
export function readLoginName(typed: string): LoginName | undefined {
  const text = typed.trim()
  if (isEmail(text)) return { channel: 'email', address: text.toLowerCase() }
  const phone = normalisePhone(text)
  return phone ? { channel: 'phone', address: phone } : undefined
}
