/** A place in an ordered list: the sort value and the id of the last row shown. */
export interface Keyset {
  readonly at: Date
  readonly id: string
  readonly token: number
}

/** Text for an address: opaque to people, checked when it comes back. */
export function writeKeyset(keyset: Keyset): string {
  return Buffer.from(`${keyset.at.toISOString()}|${keyset.id}|${keyset.token}`).toString('base64url')
}

export function readKeyset(text: string | undefined): Keyset | undefined {
  if (!text) return undefined
  const [at = '', id = '', token = ''] = Buffer.from(text, 'base64url').toString().split('|')
  const time = Date.parse(at)
  const fits = /^[0-9a-f-]{36}$/.test(id) && /^\d{1,9}$/.test(token) && !Number.isNaN(time)
  return fits ? { at: new Date(time), id, token: Number(token) } : undefined
}
