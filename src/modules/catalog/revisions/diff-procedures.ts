import type { Field } from '../../../engines/forms/index.ts'
import type { ProcedureContent } from './procedure-content.ts'

export const PROCEDURE_PARTS = [
  'sheet',
  'deadline',
  'papers',
  'fees',
  'situations',
  'steps',
  'owners',
  'formFields',
  'process',
  'results',
  'legalBasis',
  'conditions',
  'ways',
  'delivery',
  'coAgencies',
  'offeredBy',
] as const
export type ProcedurePart = (typeof PROCEDURE_PARTS)[number]

/** A value inside a part, by the path of its property. */
export interface PropertyChange {
  readonly property: string
  readonly before: unknown
  readonly after: unknown
}

export type Difference = { readonly part: ProcedurePart; readonly key: string } & (
  | { readonly kind: 'added'; readonly after: unknown }
  | { readonly kind: 'removed'; readonly before: unknown }
  | {
      readonly kind: 'changed'
      readonly before: unknown
      readonly after: unknown
      readonly properties: readonly PropertyChange[]
    }
)

/** All that differs between two revisions of a procedure, part by part; empty where both say the same. */
export function diffProcedures(before: ProcedureContent, after: ProcedureContent): readonly Difference[] {
  const old = partsOf(before)
  const next = partsOf(after)
  return PROCEDURE_PARTS.flatMap((part) => [
    ...diffItems(part, old[part], next[part]),
    ...(ORDERED.has(part) ? diffOrder(part, old[part], next[part]) : []),
  ])
}

/** Parts whose order the public or the process goes by. */
const ORDERED: ReadonlySet<ProcedurePart> = new Set([
  'papers',
  'situations',
  'steps',
  'results',
  'conditions',
  'ways',
  'delivery',
])

/** Items of a part by a key that stays theirs from revision to revision. */
type Items = ReadonlyMap<string, unknown>

function partsOf({ record, form, graph }: ProcedureContent): Readonly<Record<ProcedurePart, Items>> {
  const { name, summary, field, tier, audience, keywords, lifeEvents, nationalCode, decidingAuthority } =
    record
  const sheet = {
    name,
    summary,
    field,
    tier,
    audience,
    keywords,
    lifeEvents,
    nationalCode,
    decidingAuthority,
  }
  return {
    sheet: new Map<string, unknown>([
      ...Object.entries(sheet),
      ['decidedBy', record.decidedBy],
      ['resultDocument', record.resultDocument],
      ['inForceFrom', record.inForceFrom],
      ['unconfirmedNotice', record.unconfirmedNotice],
    ]),
    deadline: new Map(Object.entries(record.deadline)),
    papers: keyed(record.papers, ({ id }) => id),
    fees: keyed(record.fees, ({ id }) => id),
    situations: keyed(record.situations, ({ key }) => key),
    steps: keyed(record.steps, (step) => step.name.vi),
    // A step that comes before others changes their positions, not who does them.
    owners: keyed(
      record.stepOwners,
      ({ step }) => record.steps[step - 1]?.name.vi ?? String(step),
      Object.entries(record.roleOwners),
      ({ step: _step, ...owners }) => owners,
    ),
    formFields: keyed(form.fields, ({ key }) => key, [], fieldFacts),
    process: keyed(Object.values(graph.nodes), ({ id }) => id),
    results: keyed(record.results, ({ id }) => id),
    legalBasis: keyed(record.legalBasis, ({ number }) => number),
    conditions: keyed(record.conditions, ({ vi }) => vi),
    ways: keyed(record.ways, ({ channel }) => channel),
    delivery: keyed(record.delivery, (channel) => channel),
    coAgencies: keyed(record.coAgencies, (agency) => agency.name.vi),
    offeredBy: keyed(
      record.offeredBy,
      (agencyId) => agencyId,
      Object.entries(record.offeringChange ?? {}).filter(([, value]) => value),
    ),
  }
}

/** What an applicant meets in a question: its words, whether it must be answered, and which answers it takes. */
function fieldFacts(field: Field): unknown {
  const { label, required, condition, behaviour } = field
  return { label, required, hiddenWhen: condition?.hide ?? null, takes: behaviour.jsonSchema() }
}

/** Two items of one key are told apart by their order. */
function keyed<T>(
  list: readonly T[],
  keyOf: (item: T) => string,
  more: readonly (readonly [string, unknown])[] = [],
  factsOf: (item: T) => unknown = (item) => item,
): Items {
  const items = new Map<string, unknown>(more)
  for (const item of list) {
    const key = keyOf(item)
    let free = key
    for (let no = 2; items.has(free); no += 1) free = `${key} (${no})`
    items.set(free, factsOf(item))
  }
  return items
}

function diffItems(part: ProcedurePart, before: Items, after: Items): readonly Difference[] {
  const gone = [...before].flatMap(([key, old]): Difference[] => {
    if (!after.has(key)) return [{ part, key, kind: 'removed', before: old }]
    const next = after.get(key)
    return isSame(old, next)
      ? []
      : [{ part, key, kind: 'changed', before: old, after: next, properties: diffValues('', old, next) }]
  })
  const come = [...after].flatMap(([key, next]): Difference[] =>
    before.has(key) ? [] : [{ part, key, kind: 'added', after: next }],
  )
  return [...gone, ...come]
}

/** Things that both have, when they come in another order. */
function diffOrder(part: ProcedurePart, old: Items, next: Items): readonly Difference[] {
  const before = [...old.keys()].filter((key) => next.has(key))
  const after = [...next.keys()].filter((key) => old.has(key))
  if (isSame(before, after)) return []
  const change = {
    before: before.map((key) => labelOf(old.get(key), key)),
    after: after.map((key) => labelOf(next.get(key), key)),
  }
  return [{ part, key: 'order', kind: 'changed', ...change, properties: [{ property: '', ...change }] }]
}

/** Both languages of what a thing is called; its key where it has no name. */
function labelOf(item: unknown, key: string): unknown {
  const { name, title, question } = isObject(item) ? item : {}
  return name ?? title ?? question ?? key
}

/** The smallest values that differ; lists are compared whole, since the place in a list says nothing. */
function diffValues(property: string, before: unknown, after: unknown): readonly PropertyChange[] {
  if (isSame(before, after)) return []
  if (!isObject(before) || !isObject(after)) return [{ property, before, after }]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name) =>
    diffValues(property ? `${property}.${name}` : name, before[name], after[name]),
  )
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isSame(a: unknown, b: unknown): boolean {
  return sorted(a) === sorted(b)
}

/** The order of properties is nothing: a record read from the database has another. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
