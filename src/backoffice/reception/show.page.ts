import type { FileRecord } from '../../modules/documents/index.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { errorSummary, fileView, type Html, html, insetText } from '../../ui/index.ts'
import { answersView } from '../answers-view.ts'
import { deskAside } from './aside.page.ts'
import { codeOf, type DeskFile, mayDecline, mayReceive } from './desk-file.ts'
import type { DeskFault, DeskTyped } from './desk-typed.ts'
import { papersList } from './papers.page.ts'

export interface DeskShown {
  readonly typed: DeskTyped
  readonly files: ReadonlyMap<string, FileRecord>
  readonly faults: readonly DeskFault[]
}

/** One form over the whole page: whatever button is pressed, nothing ticked or typed elsewhere is lost. */
export function deskPage(file: DeskFile, shown: DeskShown): { readonly title: string; readonly main: Html } {
  const { t, request, loaded } = file
  const { locale } = request
  const title = t(`Tiếp nhận hồ sơ ${codeOf(file)}`, `Receive file ${codeOf(file)}`)
  const isOpen = mayReceive(file)
  const summary = shown.faults.length > 0 && errorSummary({ errorList: shown.faults, locale })
  const parts = fileView({
    asideLabel: t('Người nộp và việc cần làm', 'Applicant and actions'),
    main: html`${papersList(file, { ...shown, isOpen })}<h2 class="govuk-heading-m">${t('Tờ khai', 'Declaration')}</h2>${answersView(file.services, loaded, locale)}`,
    aside: deskAside(file, shown.typed, shown.faults),
  })
  return {
    title,
    main: html`${summary}<h1 class="govuk-heading-l"><span class="govuk-caption-l">${inLocale(loaded.revision.record.name, locale)}</span>${title}</h1>
${!isOpen && writtenInVain(file, shown.typed)}${mayDecline(file) ? inForm(file, parts) : parts}`,
  }
}

function inForm({ request, loaded, task }: DeskFile, parts: Html): Html {
  const action = request.linkTo('backoffice.reception.act', { dossier: loaded.state.id })
  return html`<form method="post" action="${action}" novalidate><input type="hidden" name="_csrf" value="${request.csrfToken}"><input type="hidden" name="buoc" value="${task?.token ?? ''}">${parts}</form>`
}

/** A colleague took the file meanwhile: the words are not thrown away, they can be passed on. */
function writtenInVain({ t }: DeskFile, typed: DeskTyped): Html | undefined {
  const texts = [typed.reason, typed.items, typed.declineReason, ...Object.values(typed.paperReasons)]
  const written = texts.map((text) => text.trim()).filter((text) => text !== '')
  if (written.length === 0) return undefined
  return insetText({
    text: html`<p>${t('Những gì bạn đã viết:', 'What you had written:')}</p>${written.map((text) => html`<p>${text}</p>`)}`,
  })
}
