import type { ProcedurePaper } from '../../modules/catalog/index.ts'
import type { FileRecord } from '../../modules/documents/index.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import {
  button,
  errorSummary,
  fileUpload,
  type Html,
  html,
  insetText,
  textarea,
  textInput,
} from '../../ui/index.ts'
import { keptList } from '../../web/apply/index.ts'
import { codeOf, type DeskFile } from '../reception/desk-file.ts'

/** One paper asked again, as it is laid on the desk now. Counts are as typed. */
export interface BroughtPaper {
  readonly paper: ProcedurePaper
  readonly originals: string
  readonly copies: string
  readonly files: readonly FileRecord[]
  /** Why files were not taken. */
  readonly problems: readonly string[]
}

/** Scans for a paper taken by a try before. */
export function keptField(paperId: string): string {
  return `${paperId}-giu`
}

export interface SupplementFault {
  readonly href: string
  readonly text: string
}

export interface SupplementShown {
  readonly brought: readonly BroughtPaper[]
  readonly message: string
  readonly faults: readonly SupplementFault[]
}

export function supplementPage(
  file: DeskFile,
  shown: SupplementShown,
): { readonly title: string; readonly main: Html } {
  const { t, request, loaded } = file
  const { locale, csrfToken } = request
  const title = t('Nhận bổ sung tại quầy', 'Take in what is brought')
  const asked = loaded.events.findLast((event) => event.type === 'supplement_requested')
  const words = asked?.type === 'supplement_requested' ? asked.private : null
  const items =
    words &&
    words.items.length > 0 &&
    html`<ul class="govuk-list govuk-list--bullet">${words.items.map((item) => html`<li>${item}</li>`)}</ul>`
  const summary = shown.faults.length > 0 && errorSummary({ errorList: shown.faults, locale })
  const action = request.linkTo('backoffice.counter.supplement.save', { dossier: loaded.state.id })
  const papers = shown.brought.map((one) =>
    paperBox(file, one, { faults: shown.faults, reason: words?.paperReasons?.[one.paper.id] }),
  )
  return {
    title,
    main: html`<div data-island="first-field">${summary}<h1 class="govuk-heading-l"><span class="govuk-caption-l">${codeOf(file)} · ${loaded.state.content.applicant.name}</span>${title}</h1>
${insetText({ text: html`<strong>${t('Đã yêu cầu', 'Asked')}:</strong> ${words?.reason ?? ''}${items}` })}
<form method="post" enctype="multipart/form-data" action="${action}" novalidate><input type="hidden" name="_csrf" value="${csrfToken}">${papers}
${textarea({ name: 'message', rows: 3, value: shown.message, errorMessage: errorOf(shown.faults, 'message'), label: { text: t('Ghi chú: đã mang đến, đã sửa gì', 'Note: what was brought or mended') } })}
${button({ text: t('Nhận bổ sung', 'Take it in'), preventDoubleClick: true })}</form></div>`,
  }
}

function errorOf(faults: readonly SupplementFault[], id: string): { readonly text: string } | undefined {
  const fault = faults.find(({ href }) => href === `#${id}`)
  return fault && { text: fault.text }
}

interface BoxShown {
  readonly faults: readonly SupplementFault[]
  readonly reason: string | undefined
}

function paperBox(
  { t, request }: DeskFile,
  { paper, originals, copies, files }: BroughtPaper,
  { faults, reason }: BoxShown,
): Html {
  const { locale } = request
  const count = (box: 'originals' | 'copies', label: string, value: string) =>
    textInput({
      name: `${paper.id}-${box}`,
      locale,
      label: { text: label },
      value,
      inputmode: 'numeric',
      autocomplete: 'off',
      classes: 'govuk-input--width-2',
      errorMessage: errorOf(faults, `${paper.id}-${box}`),
    })
  const scan = fileUpload({
    name: `${paper.id}-tep`,
    locale,
    multiple: true,
    label: { text: t('Bản quét (nếu có)', 'Scans (if any)') },
    errorMessage: errorOf(faults, `${paper.id}-tep`),
  })
  return html`<fieldset class="govuk-fieldset govuk-form-group"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${inLocale(paper.name, locale)}</legend>${reason && html`<p class="govuk-hint">${reason}</p>`}${count('originals', t('Bản chính', 'Originals'), originals)}${count('copies', t('Bản sao', 'Copies'), copies)}${keptList(files, keptField(paper.id), locale)}${scan}</fieldset>`
}
