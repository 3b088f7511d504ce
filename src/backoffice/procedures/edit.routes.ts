import { editDraft, type EditDraftOutcome } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { forbidden, notFound, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { button, html } from '../../ui/index.ts'
import type { FormErrors } from '../../web/account/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { officeFormPage } from '../office-form.ts'
import { changedWords } from './move.routes.ts'
import { PART_EDITORS, type PartEditor } from './part-editors.ts'
import { filledRows, isKept, type Row, rowErrors, rowFields, typedRows } from './record-rows.ts'
import { DRAFT_BASE, draftDesk, type DraftDesk, registerAccess } from './register-desk.ts'

export function editRoutes(services: Services): readonly Route<Session>[] {
  const path = `${DRAFT_BASE}/:proposal/sua/:part` as const
  return [
    {
      name: 'backoffice.procedures.edit',
      method: 'GET',
      path,
      access: registerAccess,
      handler: (request) =>
        withPart(services, request, (desk, editor) =>
          editPage(services, request, { desk, editor, rows: editor.rowsOf(desk.draft.record), errors: {} }),
        ),
    },
    {
      name: 'backoffice.procedures.edit.do',
      method: 'POST',
      path,
      access: registerAccess,
      handler: (request) =>
        withPart(services, request, (desk, editor) => save(services, request, desk, editor)),
    },
  ]
}

async function withPart(
  services: Services,
  request: Request<Session>,
  then: (desk: DraftDesk, editor: PartEditor) => Promise<Reply>,
): Promise<Reply> {
  const editor = PART_EDITORS.find(({ slug }) => slug === request.params['part'])
  const desk = await draftDesk(services, request)
  if (!editor || !desk) return notFound()
  if (!desk.isDrafting) return forbidden()
  return then(desk, editor)
}

async function save(
  services: Services,
  request: Request<Session>,
  desk: DraftDesk,
  editor: PartEditor,
): Promise<Reply> {
  const { locale, body } = request
  const { columns } = editor
  const typed = typedRows(body, columns)
  const rows = editor.rowName ? filledRows(typed, columns) : typed
  const kept = rows.filter((row) => isKept(row, columns))
  const again = (errors: FormErrors) => editPage(services, request, { desk, editor, rows, errors })
  const errors = rowErrors(rows, columns, locale)
  if (Object.keys(errors).length > 0) return again(errors)
  const first = `r0-${columns[0]?.key}`
  if (editor.atLeastOne && kept.length === 0)
    return again({ [first]: translator(locale)('Phải còn ít nhất một dòng', 'One row at least must stay') })
  const outcome = await editDraft(officerContext(services, request), {
    draftId: desk.draft.id,
    version: Number(body.get('version')),
    record: editor.apply(kept, desk.draft.record),
  })
  return replyTo(request, desk.draft.id, outcome, (text) => again({ [first]: text }))
}

function replyTo(
  { locale, linkTo }: Request<Session>,
  proposal: string,
  outcome: EditDraftOutcome,
  again: (text: string) => Promise<Reply>,
): Reply | Promise<Reply> {
  const t = translator(locale)
  const back = seeOther(linkTo('backoffice.procedures.draft', { proposal }))
  switch (outcome.kind) {
    case 'refused':
      return forbidden()
    case 'not-found':
      return notFound()
    case 'invalid':
      return again(t('Chưa lưu được: có giá trị không hợp lệ', 'Not saved: a value is not right'))
    case 'changed-meanwhile':
      return again(changedWords(t))
    case 'closed':
      return withFlash(back, { kind: 'warning', text: t('Dự thảo đã đóng.', 'The draft is closed.') })
    case 'saved':
      return withFlash(back, { kind: 'success', text: t('Đã lưu.', 'Saved.') })
  }
}

interface Editing {
  readonly desk: DraftDesk
  readonly editor: PartEditor
  readonly rows: readonly Row[]
  readonly errors: FormErrors
}

function editPage(
  services: Services,
  request: Request<Session>,
  { desk: { draft }, editor, rows, errors }: Editing,
): Promise<Reply> {
  const { locale, linkTo, body, method } = request
  const t = translator(locale)
  const version = method === 'POST' ? body.get('version') : String(draft.version)
  return officeFormPage(services, request, {
    title: inLocale(editor.title, locale),
    action: linkTo('backoffice.procedures.edit.do', { proposal: draft.id, part: editor.slug }),
    current: 'procedures',
    backLink: {
      href: linkTo('backoffice.procedures.draft', { proposal: draft.id }),
      text: inLocale(draft.record.name, locale),
    },
    errors,
    fields: html`<input type="hidden" name="version" value="${version}">${rowFields({ columns: editor.columns, rows, rowName: editor.rowName, errors, locale })}${button({ text: t('Lưu', 'Save'), preventDoubleClick: true })}`,
  })
}
