import type { Powers, PowersOf } from './powers.ts'

/** What a body answers for today of what a body (itself, or one that has ended) did: all of it, or a part. */
export interface Holding {
  readonly key: string
  /** Undefined for all of it. */
  readonly part?: HeldPart | undefined
}

/** Cases by the fields and areas that the links name; any other field or area is `null`. */
export interface HeldPart {
  readonly fields: readonly string[]
  readonly areas: readonly string[]
  readonly cases: readonly HeldCase[]
}

export interface HeldCase {
  readonly field: string | null
  readonly area: string | null
}

export function isHeld({ part }: Holding, { field, area }: PowersOf): boolean {
  if (!part) return true
  const wanted = { field: named(part.fields, field), area: named(part.areas, area) }
  return part.cases.some((one) => one.field === wanted.field && one.area === wanted.area)
}

function named(list: readonly string[], value: string | null | undefined): string | null {
  return value !== null && value !== undefined && list.includes(value) ? value : null
}

/** As much of a link as is asked here. */
interface Passing {
  readonly to: string
  readonly powers?: Powers | undefined
}

/** By who answers today: what each body holds. No case of a body is held twice, and none by nobody. */
export function holdingsByHolder(
  keys: readonly string[],
  after: ReadonlyMap<string, readonly Passing[]>,
  successorOf: (key: string, what: PowersOf) => string,
): ReadonlyMap<string, readonly Holding[]> {
  const held = keys.flatMap((key) => {
    const { fields, areas } = namedAfter(key, after)
    const cases = [null, ...fields].flatMap((field) => [null, ...areas].map((area) => ({ field, area })))
    const byHolder = Map.groupBy(cases, (one) => successorOf(key, one))
    return [...byHolder].map(([holder, own]) => ({
      holder,
      holding: { key, ...(byHolder.size > 1 ? { part: { fields, areas, cases: own } } : {}) },
    }))
  })
  const grouped = Map.groupBy(held, ({ holder }) => holder)
  return new Map([...grouped].map(([holder, list]) => [holder, list.map(({ holding }) => holding)]))
}

/** Fields and areas that decide anything on the way from a body to those that answer today. */
function namedAfter(
  key: string,
  after: ReadonlyMap<string, readonly Passing[]>,
): Pick<HeldPart, 'fields' | 'areas'> {
  const bodies = new Set([key])
  const fields = new Set<string>()
  const areas = new Set<string>()
  // A set visits what is added while it is walked through.
  for (const body of bodies) {
    for (const { to, powers } of after.get(body) ?? []) {
      bodies.add(to)
      for (const field of powers?.fields ?? []) fields.add(field)
      for (const area of powers?.areas ?? []) areas.add(area)
    }
  }
  return { fields: [...fields].toSorted(), areas: [...areas].toSorted() }
}

/** What several bodies hold together: parts of the same one are joined. */
export function joinHoldings(holdings: readonly Holding[]): readonly Holding[] {
  return [...Map.groupBy(holdings, ({ key }) => key)].map(([key, list]) => {
    const [first] = list
    if (!first?.part || list.some(({ part }) => !part)) return { key }
    return { key, part: { ...first.part, cases: list.flatMap(({ part }) => part?.cases ?? []) } }
  })
}
