import { fold } from '../../engines/vietnamese/index.ts'
import { COMPONENT_WORDS, type CompletenessLine, type ComponentKey } from '../../modules/catalog/index.ts'

export const COMPLETENESS_FIELDS = {
  text: 'q',
  field: 'linh-vuc',
  tier: 'cap',
  agency: 'co-quan',
  kind: 'loai',
  missing: 'thieu',
  order: 'xep',
  after: 'sau',
} as const

export const TIERS = ['province', 'district', 'commune', 'central', 'other'] as const
export const KINDS = { full: 'nop-duoc', facts: 'da-nhap' } as const
/** Values of `thieu` beside the keys of components. */
export const COMPLETE = 'khong'
export const INCOMPLETE = 'co'
export const ORDERS = { most: 'nhieu', fewest: 'it', id: 'ma' } as const
export type Order = keyof typeof ORDERS

export interface CompletenessQuery {
  readonly text: string
  readonly field: string
  readonly tier: string
  readonly agency: string
  readonly kind: CompletenessLine['kind'] | undefined
  readonly missing: ComponentKey | typeof COMPLETE | typeof INCOMPLETE | undefined
  readonly order: Order
  /** The last line of the page before. */
  readonly after: Place | undefined
}

interface Place {
  readonly lacking: number
  readonly id: string
}

export function readCompletenessQuery(asked: (name: string) => string): CompletenessQuery {
  const of = (name: keyof typeof COMPLETENESS_FIELDS) => asked(COMPLETENESS_FIELDS[name]).trim()
  const missing = of('missing')
  const known = [COMPLETE, INCOMPLETE, ...(Object.keys(COMPONENT_WORDS) as ComponentKey[])] as const
  return {
    text: of('text'),
    field: of('field'),
    tier: of('tier'),
    agency: of('agency'),
    kind: keyOf(KINDS, of('kind')),
    missing: known.find((one) => one === missing),
    order: keyOf(ORDERS, of('order')) ?? 'most',
    after: placeOf(of('after')),
  }
}

function keyOf<K extends string>(values: Readonly<Record<K, string>>, value: string): K | undefined {
  return (Object.keys(values) as K[]).find((key) => values[key] === value)
}

function placeOf(text: string): Place | undefined {
  const [, lacking, id] = /^(\d{1,2})~(.{1,80})$/u.exec(text) ?? []
  return lacking === undefined || id === undefined ? undefined : { lacking: Number(lacking), id }
}

/** The same query in an address; the place is given beside it. */
export function completenessAddress(
  query: CompletenessQuery,
  after?: CompletenessLine,
): Record<string, string | undefined> {
  const { text, field, tier, agency, kind, missing, order } = query
  const set = (value: string) => (value === '' ? undefined : value)
  return {
    [COMPLETENESS_FIELDS.text]: set(text),
    [COMPLETENESS_FIELDS.field]: set(field),
    [COMPLETENESS_FIELDS.tier]: set(tier),
    [COMPLETENESS_FIELDS.agency]: set(agency),
    [COMPLETENESS_FIELDS.kind]: kind && KINDS[kind],
    [COMPLETENESS_FIELDS.missing]: missing,
    [COMPLETENESS_FIELDS.order]: order === 'most' ? undefined : ORDERS[order],
    [COMPLETENESS_FIELDS.after]: after && `${after.missing.length}~${after.procedureId}`,
  }
}

export interface CompletenessPage {
  readonly lines: readonly CompletenessLine[]
  readonly total: number
  readonly hasMore: boolean
  /** Of what the other conditions find: how many lack each part, and how many lack none. */
  readonly lacking: ReadonlyMap<ComponentKey, number>
  readonly complete: number
  readonly found: number
}

export interface Search {
  readonly limit: number
  /** What the index of the catalogue finds by the text; undefined where none is asked for. */
  readonly ids: ReadonlySet<string> | undefined
}

export function findLines(
  all: readonly CompletenessLine[],
  query: CompletenessQuery,
  { limit, ids }: Search,
): CompletenessPage {
  const matches = matcher(query)
  const found = all.filter((line) => (!ids || ids.has(line.procedureId)) && matches(line))
  const lacking = new Map<ComponentKey, number>()
  let complete = 0
  for (const { missing } of found) {
    if (missing.length === 0) complete += 1
    for (const key of missing) lacking.set(key, (lacking.get(key) ?? 0) + 1)
  }
  const shown = found.filter(({ missing }) => isLacking(missing, query.missing))
  const compare = comparing(query.order)
  const { after } = query
  const beyond = after ? shown.filter((line) => compare(placeIn(line), after) > 0) : shown
  const ordered = beyond.toSorted((one, other) => compare(placeIn(one), placeIn(other)))
  return {
    lines: ordered.slice(0, limit),
    total: shown.length,
    hasMore: ordered.length > limit,
    lacking,
    complete,
    found: found.length,
  }
}

function matcher({ field, tier, agency, kind }: CompletenessQuery): (line: CompletenessLine) => boolean {
  const wanted = fold(agency)
  // A few hundred agencies among thousands of lines.
  const known = new Map<string, boolean>()
  const isOf = (name: string) => {
    const is = known.get(name) ?? fold(name).includes(wanted)
    known.set(name, is)
    return is
  }
  return (line) =>
    (kind === undefined || line.kind === kind) &&
    (field === '' || line.field === field) &&
    (tier === '' || line.tier === tier) &&
    (wanted === '' || line.agencies.some(isOf))
}

function isLacking(missing: readonly ComponentKey[], wanted: CompletenessQuery['missing']): boolean {
  if (wanted === undefined) return true
  if (wanted === COMPLETE) return missing.length === 0
  return wanted === INCOMPLETE ? missing.length > 0 : missing.includes(wanted)
}

function placeIn({ missing, procedureId }: CompletenessLine): Place {
  return { lacking: missing.length, id: procedureId }
}

function comparing(order: Order): (one: Place, other: Place) => number {
  const byId = (one: Place, other: Place) => (one.id === other.id ? 0 : one.id < other.id ? -1 : 1)
  if (order === 'id') return byId
  const sign = order === 'most' ? -1 : 1
  return (one, other) => sign * (one.lacking - other.lacking) || byId(one, other)
}
