import { isEmail, isMobilePhone, normalisePhone } from '../../engines/vietnamese/index.ts'

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

/** Whether a code can be sent there: a text message does not reach a landline. */
export function takesCodes(name: LoginName): boolean {
  return name.channel === 'email' || isMobilePhone(name.address)
}
