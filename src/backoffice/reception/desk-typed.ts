import type { Form } from '../../platform/http/form.ts'
import type { DeskFile } from './desk-file.ts'
import { deskPapers } from './desk-papers.ts'

/** What stands on the page of reception, ticked and typed; kept whatever is answered. */
export interface DeskTyped {
  /** Papers looked at and found right. */
  readonly checked: readonly string[]
  /** Papers to be given again. */
  readonly asked: readonly string[]
  /** What is wrong with a paper, by its id. */
  readonly paperReasons: Readonly<Record<string, string>>
  /** Other things to mend, one a line. */
  readonly items: string
  readonly reason: string
  readonly declineReason: string
}

/** Something to mend, and the box to mend it in. */
export interface DeskFault {
  readonly href: string
  readonly text: string
}

export const NOTHING_TYPED: DeskTyped = {
  checked: [],
  asked: [],
  paperReasons: {},
  items: '',
  reason: '',
  declineReason: '',
}

export const FIELDS = {
  checked: 'dung',
  asked: 'thieu',
  paperReason: (paperId: string) => `ly-do-${paperId}`,
  items: 'muc-khac',
  reason: 'ly-do-bo-sung',
  declineReason: 'ly-do-tu-choi',
} as const

const MOST = 5000

export function readTyped(body: Form, file: DeskFile): DeskTyped {
  const known = new Set(deskPapers(file).map(({ paper }) => paper.id))
  const ids = (name: string) => body.getAll(name).filter((id) => known.has(id))
  const text = (name: string) => body.get(name).slice(0, MOST)
  return {
    checked: ids(FIELDS.checked),
    asked: ids(FIELDS.asked),
    paperReasons: Object.fromEntries([...known].map((id) => [id, text(FIELDS.paperReason(id))])),
    items: text(FIELDS.items),
    reason: text(FIELDS.reason),
    declineReason: text(FIELDS.declineReason),
  }
}

export function itemsOf({ items }: DeskTyped): readonly string[] {
  return items
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
