import { isId } from '../../platform/ids/id.ts'

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

/** As `toISOString` writes it: a year PostgreSQL cannot hold is no place in a list of ours. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

export function readKeyset(text: string | undefined): Keyset | undefined {
  if (!text) return undefined
  const [at = '', id = '', token = ''] = Buffer.from(text, 'base64url').toString().split('|')
  const time = INSTANT.test(at) ? Date.parse(at) : Number.NaN
  const fits = isId(id) && /^\d{1,9}$/.test(token) && !Number.isNaN(time)
  return fits ? { at: new Date(time), id, token: Number(token) } : undefined
}
