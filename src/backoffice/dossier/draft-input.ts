import { type Answers, type FormDefinition, type Lists, summarise } from '../../engines/forms/index.ts'
import type { ResultDraft } from '../../modules/dossiers/index.ts'
import type { Form } from '../../platform/http/form.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { isNoDate, isoOf, readDate, typedDate, type TypedDate } from '../../web/typed-date.ts'
import { readConsultation, type TypedConsultation } from './consultation.ts'
import type { Fault } from './fault.ts'

/** A draft of the result as it is typed: everything a text, nothing judged yet. */
export interface DraftInput extends TypedDate, TypedConsultation {
  readonly outcome: string
  readonly rows: readonly { readonly label: string; readonly value: string }[]
  readonly reason: string
  readonly opinion: string
}

const MAX_ROWS = 100

/** What the applicant declared, as lines of the document: the examiner mends it instead of typing it anew. */
export function rowsFromAnswers(form: FormDefinition, answers: Answers, lists: Lists): DraftInput['rows'] {
  // A document is in Vietnamese whatever language the officer reads.
  return summarise(form, answers, lists, 'vi').flatMap((section) =>
    section.rows.flatMap(({ key, label, value, table }) => {
      // A ticked promise ("I declare that…") is the applicant's, not the document's.
      if (answers[key] === true) return []
      const lines = table?.rows.map((cells) => cells.filter((cell) => cell !== '').join(', ')) ?? []
      const text = table ? lines.join('\n') : value
      return text === '' ? [] : [{ label, value: text }]
    }),
  )
}

export function inputOf(draft: ResultDraft): DraftInput {
  const { outcome, rows, reason, validUntil } = draft
  const typed = { ...typedDate(validUntil), opinion: '', consultation: '' }
  return { outcome, rows, reason, ...typed, answerBy: typedDate(null), beyondDue: false }
}

export function readDraftInput(body: Form): DraftInput {
  const rows: { label: string; value: string }[] = []
  for (let index = 0; index < MAX_ROWS && body.has(`row-${index}-label`); index += 1)
    rows.push({ label: body.get(`row-${index}-label`), value: body.get(`row-${index}-value`) })
  return {
    outcome: body.get('outcome'),
    rows,
    reason: body.get('reason'),
    ...readDate(body, 'validUntil'),
    opinion: body.get('opinion'),
    ...readConsultation(body),
  }
}

/** Adds an empty row, or takes one away; undefined when the button was another one. */
export function editRows(edit: string, input: DraftInput): DraftInput | undefined {
  if (edit === 'add') {
    const rows = input.rows.length < MAX_ROWS ? [...input.rows, { label: '', value: '' }] : input.rows
    return { ...input, rows }
  }
  const removed = /^remove-(\d{1,3})$/.exec(edit)?.[1]
  if (removed === undefined) return undefined
  return { ...input, rows: input.rows.filter((_row, index) => index !== Number(removed)) }
}

/** The draft that was meant; a row left wholly empty is none. `draftFaults` says first whether it can be taken. */
export function toDraft(input: DraftInput): ResultDraft {
  const trimmed = input.rows.map(({ label, value }) => ({ label: label.trim(), value: value.trim() }))
  return {
    outcome: input.outcome === 'refused' ? 'refused' : 'granted',
    rows: trimmed.filter(({ label, value }) => label !== '' || value !== ''),
    reason: input.reason.trim(),
    validUntil: isoOf(input) ?? null,
  }
}

/** `today` is the day it is in Vietnam; a document cannot end before it begins. */
export function draftFaults(input: DraftInput, today: string, t: Translate): readonly Fault[] {
  const faults: Fault[] = []
  const draft = toDraft(input)
  if (input.outcome !== 'granted' && input.outcome !== 'refused')
    faults.push({ field: 'outcome', text: t('Bạn hãy chọn cấp hay từ chối', 'Choose to grant or to refuse') })
  if (input.outcome === 'granted') faults.push(...rowFaults(input, t))
  if (input.outcome === 'refused' && draft.reason === '')
    faults.push({
      field: 'reason',
      text: t('Từ chối phải nêu rõ lý do', 'A refusal must give its reasons'),
    })
  return [...faults, ...dateFaults(input, today, t)]
}

function rowFaults({ rows }: DraftInput, t: Translate): readonly Fault[] {
  if (rows.every(({ label, value }) => label.trim() === '' && value.trim() === ''))
    return [
      {
        field: 'rows',
        text: t('Văn bản cần ít nhất một dòng nội dung', 'The document needs at least one line'),
      },
    ]
  return rows.flatMap(({ label, value }, index) => {
    if ((label.trim() === '') === (value.trim() === '')) return []
    const missing = label.trim() === '' ? 'label' : 'value'
    const line = index + 1
    const text =
      missing === 'label'
        ? t(`Dòng ${line} chưa có tên`, `Line ${line} has no name`)
        : t(
            `Dòng ${line} chưa có nội dung; bỏ dòng nếu không cần`,
            `Line ${line} is empty; remove it if not needed`,
          )
    return [{ field: `row-${index}-${missing}`, text }]
  })
}

function dateFaults(input: DraftInput, today: string, t: Translate): readonly Fault[] {
  if (isNoDate(input)) return []
  const at = { field: 'validUntil', id: 'validUntil-day' }
  const date = isoOf(input)
  if (date === undefined)
    return [
      {
        ...at,
        text: t('Ngày hết giá trị chưa đúng, ví dụ 24 11 2027', 'Not a date: write 24 11 2027, for example'),
      },
    ]
  if (date < today)
    return [
      {
        ...at,
        text: t('Ngày hết giá trị phải từ hôm nay trở đi', 'The last day of validity is in the past'),
      },
    ]
  return []
}
