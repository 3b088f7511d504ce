import { editDraft, type EditDraftOutcome } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { forbidden, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale, type Locale, translator } from '../../platform/i18n/translator.ts'
import { button, html } from '../../ui/index.ts'
import type { FormErrors } from '../../web/account/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { partPage, savedReply, withDraftPart } from './draft-part.ts'
import { PART_EDITORS } from './part-editors.ts'
import type { PartEditor, RowFault } from './parts/part-editor.ts'
import {
  filledRows,
  LIST_ID,
  movedRows,
  nameOf,
  type Row,
  rowErrors,
  rowFields,
  typedRows,
} from './record-rows.ts'
import { DRAFT_BASE, draftContent, type DraftDesk, registerAccess } from './register-desk.ts'

export function editRoutes(services: Services): readonly Route<Session>[] {
  const path = `${DRAFT_BASE}/:proposal/sua/:part` as const
  const onPart = (request: Request<Session>, then: (desk: DraftDesk, editor: PartEditor) => Promise<Reply>) =>
    withDraftPart(services, request, PART_EDITORS, (desk, editor) =>
      desk.isDrafting ? then(desk, editor) : forbidden(),
    )
  return [
    {
      name: 'backoffice.procedures.edit',
      method: 'GET',
      path,
      access: registerAccess,
      handler: (request) =>
        onPart(request, (desk, editor) =>
          editPage(services, request, { desk, editor, rows: editor.rowsOf(desk.draft.record), errors: {} }),
        ),
    },
    {
      name: 'backoffice.procedures.edit.do',
      method: 'POST',
      path,
      access: registerAccess,
      handler: (request) => onPart(request, (desk, editor) => save(services, request, desk, editor)),
    },
  ]
}

async function save(
  services: Services,
  request: Request<Session>,
  desk: DraftDesk,
  editor: PartEditor,
): Promise<Reply> {
  const { locale, body } = request
  const typed = typedRows(body, editor.columns)
  const moved = editor.rowName && movedRows(typed, body.get('edit'))
  if (moved) return editPage(services, request, { desk, editor, rows: moved, errors: {} })
  const rows = editor.rowName ? filledRows(typed, editor.columns) : typed
  const again = (errors: FormErrors) => editPage(services, request, { desk, editor, rows, errors })
  const errors = typedErrors(editor, rows, { desk, locale })
  if (Object.keys(errors).length > 0) return again(errors)
  const { draft } = desk
  const outcome = await editDraft(officerContext(services, request), {
    draftId: draft.id,
    version: Number(body.get('version')),
    record: editor.apply(rows, draft.record),
  })
  const saved = translator(locale)('Đã lưu.', 'Saved.')
  return savedReply(request, outcome, {
    draft,
    saved,
    again: (words) => again(outcomeErrors(editor, outcome, { words, locale })),
  })
}

function typedErrors(
  editor: PartEditor,
  rows: readonly Row[],
  { desk, locale }: { readonly desk: DraftDesk; readonly locale: Locale },
): FormErrors {
  if (editor.atLeastOne && rows.length === 0)
    return { [LIST_ID]: translator(locale)('Phải còn ít nhất một dòng', 'One row at least must stay') }
  const errors = rowErrors(rows, editor.columns, locale)
  // What goes together is judged once each box holds what it may hold.
  if (Object.keys(errors).length > 0) return errors
  return placed(editor.faults?.(rows, desk.draft.record) ?? [], locale)
}

/** What the register finds wrong with the steps is told at their boxes, everything else at the first one. */
function outcomeErrors(
  editor: PartEditor,
  outcome: EditDraftOutcome,
  { words, locale }: { readonly words: readonly string[]; readonly locale: Locale },
): FormErrors {
  const first = editor.columns[0]?.key ?? ''
  if (outcome.kind !== 'invalid' || outcome.faults.part !== 'steps')
    return { [nameOf(0, first)]: words.join('; ') }
  const faults = outcome.faults.faults.map(({ step, what, message }): RowFault => {
    const isColumn = editor.columns.some(({ key }) => key === what)
    const row = step ?? (editor.rowName ? null : 1)
    return { row: row === null || !isColumn ? null : row - 1, column: what, message }
  })
  return placed(faults, locale)
}

/** Several faults of one box stand together. */
function placed(faults: readonly RowFault[], locale: Locale): FormErrors {
  const places = Map.groupBy(faults, ({ row, column }) => (row === null ? LIST_ID : nameOf(row, column)))
  return Object.fromEntries(
    [...places].map(([place, own]) => [
      place,
      own.map(({ message }) => inLocale(message, locale)).join('; '),
    ]),
  )
}

interface Editing {
  readonly desk: DraftDesk
  readonly editor: PartEditor
  readonly rows: readonly Row[]
  readonly errors: FormErrors
}

async function editPage(
  services: Services,
  request: Request<Session>,
  { desk: { draft }, editor, rows, errors }: Editing,
): Promise<Reply> {
  const { locale, linkTo } = request
  const { columns, rowName } = editor
  const view = { content: await draftContent(draft), directory: services.directory, locale }
  return partPage(services, request, {
    draft,
    title: inLocale(editor.title, locale),
    action: linkTo('backoffice.procedures.edit.do', { proposal: draft.id, part: editor.slug }),
    errors,
    isWide: true,
    before: editor.before?.(view),
    fields: html`${rowFields({ columns, rows, rowName, errors, locale })}${button({ text: translator(locale)('Lưu', 'Save'), preventDoubleClick: true })}`,
  })
}
