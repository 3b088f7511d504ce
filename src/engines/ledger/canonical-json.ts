/**
 * Canonical JSON (RFC 8785): the one text of a JSON value, whatever the order of its keys. What JSON cannot hold
 * (NaN, functions, lone surrogates) is refused; members that are undefined are left out, as JSON does.
 *
 * Numbers and strings are written by JSON.stringify as the RFC prescribes. Every digest of the ledger passes through
 * here: a province's archive is tens of millions of them.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value)
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`JSON has no ${value}`)
      return JSON.stringify(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? listed(value) : membersOf(value)
    default:
      throw new TypeError(`JSON has no ${typeof value}`)
  }
}

function listed(items: readonly unknown[]): string {
  let text = ''
  for (const item of items) text += (text === '' ? '' : ',') + canonicalJson(item === undefined ? null : item)
  return `[${text}]`
}

function membersOf(value: object): string {
  if ('toJSON' in value && typeof value.toJSON === 'function') return canonicalJson(value.toJSON())
  const record = value as Readonly<Record<string, unknown>>
  let text = ''
  // The default order is by UTF-16 code units, which is the one of the RFC.
  for (const key of Object.keys(record).sort()) {
    const member = record[key]
    if (member !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`
  }
  return `{${text}}`
}

/** Signs that JSON.stringify writes otherwise than they are. */
const ESCAPED = /["\\\p{Cc}\p{Surrogate}]/u

function quoted(text: string): string {
  if (!ESCAPED.test(text)) return `"${text}"`
  if (!text.isWellFormed()) throw new TypeError('JSON has no lone surrogates')
  return JSON.stringify(text)
}
