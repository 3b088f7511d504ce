/** What a part takes over: cases of these fields, of these areas; absent means all of them. */
export interface Powers {
  readonly fields?: readonly string[] | undefined
  readonly areas?: readonly string[] | undefined
}

/** A case whose owner is asked for; what is not known of it belongs to no part, and so to the rest. */
export interface PowersOf {
  readonly field?: string | null | undefined
  readonly area?: string | null | undefined
}

export function within(powers: Powers, { field, area }: PowersOf): boolean {
  return isAmong(powers.fields, field) && isAmong(powers.areas, area)
}

function isAmong(list: readonly string[] | undefined, value: string | null | undefined): boolean {
  return list === undefined || (value !== null && value !== undefined && list.includes(value))
}

/** Is there a case that both would take. */
export function overlaps(one: Powers, other: Powers): boolean {
  return meet(one.fields, other.fields) && meet(one.areas, other.areas)
}

function meet(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  return one === undefined || other === undefined || one.some((value) => other.includes(value))
}
