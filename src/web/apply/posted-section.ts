import {
  type Answers,
  type AnswerValue,
  type FieldError,
  type FormDefinition,
  type Posted,
  readSection,
  type SectionView,
} from '../../engines/forms/index.ts'
import type { Form } from '../../platform/http/form.ts'
import { ROW_SEPARATOR, rowAction, shownNames, SHOWN_FIELD } from '../form-section/index.ts'

/** What a person asked for with a page of the form. */
export type SectionAction =
  | { readonly kind: 'continue' }
  | { readonly kind: 'later' }
  | { readonly kind: 'rows'; readonly key: string }

export interface PostedSection {
  readonly action: SectionAction
  /** All answers of the draft, with those of this page as posted. */
  readonly answers: Answers
  /** Those of this page alone, to be written. */
  readonly own: Answers
  readonly keys: readonly string[]
  /** The answers with the blank rows of the page: they are drawn again and never kept. */
  readonly withBlankRows: Answers
}

/** Reads a page of the form. A row to be taken away is read as if it had not been sent. */
export function readPostedSection(
  form: FormDefinition,
  index: number,
  body: Form,
  previous: Answers,
): PostedSection {
  const fields = form.sections[index]?.fields ?? []
  const keys = fields.map((field) => field.key)
  const repeats = fields.filter((field) => field.behaviour.rowFields).map((field) => field.key)
  const given = body.get('_action')
  const rows = rowsAction(given, repeats)
  const posted = postedOf(body, repeats, rows)
  const answers = readSection(form, index, posted, previous)
  const blanks = Object.fromEntries(
    repeats.map((key) => [key, blankRows(answers[key], posted, key) + (rows?.add === key ? 1 : 0)]),
  )
  return {
    action: rows ? { kind: 'rows', key: rows.key } : { kind: given === 'later' ? 'later' : 'continue' },
    answers,
    own: pick(answers, keys),
    keys,
    withBlankRows: addBlankRows(answers, blanks),
  }
}

interface RowsAction {
  readonly key: string
  readonly add?: string
  /** Marker of the row to leave out. */
  readonly removed?: string
}

function rowsAction(given: string, repeats: readonly string[]): RowsAction | undefined {
  for (const key of repeats) {
    if (given === rowAction.add(key)) return { key, add: key }
    const removal = rowAction.remove(key, 0).slice(0, -1)
    if (given.startsWith(removal)) return { key, removed: given.slice(removal.length) }
  }
  return undefined
}

function postedOf(body: Form, repeats: readonly string[], rows: RowsAction | undefined): Posted {
  const markers = new Map(repeats.map((key) => [`${key}.row`, key]))
  return (name) => {
    if (!body.has(name)) return undefined
    const values = body.getAll(name)
    const repeat = markers.get(name)
    if (repeat === undefined) return values
    const all = values.flatMap((value) => value.split(ROW_SEPARATOR))
    return rows?.key === repeat ? all.filter((value) => value !== rows.removed) : all
  }
}

function blankRows(value: AnswerValue | undefined, posted: Posted, key: string): number {
  const filled = Array.isArray(value) ? value.length : 0
  return Math.max(0, (posted(`${key}.row`)?.length ?? 0) - filled)
}

function addBlankRows(answers: Answers, blanks: Readonly<Record<string, number>>): Answers {
  const more = Object.entries(blanks).flatMap(([key, count]) => {
    if (count === 0) return []
    const value = answers[key]
    const rows: readonly Answers[] = Array.isArray(value) ? (value as readonly Answers[]) : []
    return [[key, [...rows, ...Array.from({ length: count }, () => ({}))]] as const]
  })
  return more.length > 0 ? { ...answers, ...Object.fromEntries(more) } : answers
}

function pick(answers: Answers, keys: readonly string[]): Answers {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = Object.hasOwn(answers, key) ? answers[key] : undefined
      return value === undefined ? [] : [[key, value] as const]
    }),
  )
}

/**
 * Questions that an answer on this very page has brought up and that were not on it when it was sent: without
 * JavaScript they are met for the first time when the page comes back. A client that does not say what it
 * showed is taken to have shown everything.
 */
export function newlyAsked(view: SectionView, body: Form, answers: Answers): readonly string[] {
  if (!body.has(SHOWN_FIELD)) return []
  const before = new Set(body.get(SHOWN_FIELD).split(','))
  return shownNames(view).filter((name) => !before.has(name) && valueAt(answers, name) === undefined)
}

const IN_ROW = /^(\w+)\[(\d+)\]\.(\w+)$/

function valueAt(answers: Answers, name: string): unknown {
  const place = IN_ROW.exec(name)
  if (!place) return answers[name]
  const rows = answers[place[1] ?? '']
  const row: unknown = Array.isArray(rows) ? rows[Number(place[2])] : undefined
  return (row as Answers | undefined)?.[place[3] ?? '']
}

/** Errors about questions the person has seen. */
export function seenErrors(errors: readonly FieldError[], unseen: readonly string[]): readonly FieldError[] {
  const isUnseen = (key: string) => unseen.some((name) => key === name || key.startsWith(`${name}[`))
  return errors.filter(({ key }) => !isUnseen(key))
}
