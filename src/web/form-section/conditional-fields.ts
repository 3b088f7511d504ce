import type {
  ConditionalField,
  FieldView,
  FormDefinition,
  FormSection,
  SectionView,
} from '../../engines/forms/index.ts'

/** How a browser reads the answer of a field from the page. */
export type Reading = 'one' | 'many' | 'flag'

export interface WatchedField extends ConditionalField {
  readonly reading: Reading
}

/** What the island `form-visibility` is told about a page; the rest it reads from the page itself. */
export interface WatchedSection {
  /** Fields that hide or decide, in page order. */
  readonly fields: readonly WatchedField[]
  readonly rows: Readonly<Record<string, readonly WatchedField[]>>
}

type Field = FormSection['fields'][number]

const READINGS: Readonly<Record<string, Reading>> = {
  text: 'one',
  textarea: 'one',
  select: 'one',
  radio: 'one',
  admin_unit: 'one',
  country: 'one',
  checkbox: 'flag',
  checklist: 'many',
}

const KNOWN = new WeakMap<FormSection, WatchedSection | undefined>()

/** Undefined where nothing on the page depends on an answer. Made once a section. */
export function watchedSection(form: FormDefinition, index: number): WatchedSection | undefined {
  const section = form.sections[index]
  if (!section) return undefined
  if (KNOWN.has(section)) return KNOWN.get(section)
  const watched = watch(section)
  KNOWN.set(section, watched)
  return watched
}

function watch({ fields }: FormSection): WatchedSection | undefined {
  const repeats = fields.filter((field) => field.behaviour.rowFields?.some((inner) => inner.condition))
  if (repeats.length === 0 && fields.every((field) => !field.condition)) return undefined
  const inRows = repeats.flatMap((field) => field.behaviour.rowFields ?? [])
  const wanted = new Set([...fields, ...inRows].flatMap((field) => field.condition?.variables ?? []))
  const rows = repeats.map((field) => [field.key, pick(field.behaviour.rowFields ?? [], wanted)] as const)
  return { fields: pick(fields, wanted), rows: Object.fromEntries(rows) }
}

/**
 * Fields with a condition a browser can follow, and those their conditions read. What depends on a number or a
 * date is left to the server, which shows it when the page comes back.
 */
function pick(fields: readonly Field[], wanted: ReadonlySet<string>): readonly WatchedField[] {
  const unreadable = new Set(fields.filter(({ kind }) => READINGS[kind] === undefined).map(({ key }) => key))
  return fields
    .filter((field) => field.condition || (wanted.has(field.key) && READINGS[field.kind]))
    .map(({ key, kind, condition }) => {
      const follows = condition?.program && !condition.variables.some((name) => unreadable.has(name))
      return {
        key,
        reading: READINGS[kind] ?? 'one',
        ...(follows ? { condition: { program: condition.program, variables: condition.variables } } : {}),
      }
    })
}

/** Names of the fields with a condition that the page shows: what it was sent back with is compared to this. */
export function shownNames({ fields }: Pick<SectionView, 'fields'>): readonly string[] {
  return fields.flatMap((field) => shownOf(field))
}

function shownOf(field: FieldView): readonly string[] {
  if (!field.visible) return []
  const own = field.condition ? [field.name] : []
  const { control } = field
  return control.type === 'repeat'
    ? [...own, ...control.rows.flatMap((row) => row.fields.flatMap((inner) => shownOf(inner)))]
    : own
}
