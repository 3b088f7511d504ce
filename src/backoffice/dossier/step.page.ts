import { button, errorSummary, fileView, type Html, html, summaryList } from '../../ui/index.ts'
import { backofficePage } from '../frame.ts'
import { clockCard } from './aside.page.ts'
import { type CaseFile, caseLink, codeOf } from './case-file.ts'
import type { Fault } from './fault.ts'

export interface StepPage {
  readonly title: string
  readonly action: string
  readonly fields: Html
  /** What the button says, or the buttons. */
  readonly submit: string | Html
  readonly faults: readonly Fault[]
  /** Where files may be sent with it. */
  readonly takesFiles?: true
}

/** The page of one act: its form at the left, the dossier and its clock beside it. */
export function stepPage(file: CaseFile, step: StepPage): Promise<Html> {
  const { title, action, fields, submit, faults } = step
  const { request, t } = file
  const encoding = step.takesFiles && html` enctype="multipart/form-data"`
  const summary =
    faults.length > 0 &&
    errorSummary({
      locale: request.locale,
      errorList: faults.map(({ field, text, id }) => ({ text, href: `#${id ?? field}` })),
    })
  const main = html`${summary}<h1 class="govuk-heading-l">${title}</h1>
<form method="post"${encoding} action="${action}" novalidate>
<input type="hidden" name="_csrf" value="${request.csrfToken}">
${fields}
<div class="govuk-button-group">${typeof submit === 'string' ? button({ text: submit, preventDoubleClick: true }) : submit}<a class="govuk-link" href="${caseLink(file)}">${t('Quay lại hồ sơ', 'Back to the file')}</a></div>
</form>`
  return caseSubpage(file, { title, main, errorCount: faults.length })
}

/** The act could not be done: why, and what had been typed, to copy. */
export function refusedPage(file: CaseFile, text: string): Promise<Html> {
  const { request, t } = file
  const title = t('Chưa thực hiện được', 'Not done')
  const typed = request.body.names().flatMap((name) => {
    const value = request.body.get(name).trim()
    // Choices and identifiers are no loss; sentences are.
    return name === '_csrf' || value.length < 12 || !value.includes(' ') ? [] : [value]
  })
  const kept =
    typed.length > 0 &&
    html`<h2 class="govuk-heading-m">${t('Nội dung bạn vừa nhập (để chép lại khi cần)', 'What you typed, to copy')}</h2>${typed.map((value) => html`<p class="govuk-body">${value}</p>`)}`
  const main = html`<h1 class="govuk-heading-l">${title}</h1><p class="govuk-body-l">${text}</p>${kept}
${button({ text: t('Mở lại hồ sơ', 'Open the file again'), href: caseLink(file) })}`
  return caseSubpage(file, { title, main, errorCount: 0 })
}

function caseSubpage(
  file: CaseFile,
  { title, main, errorCount }: { readonly title: string; readonly main: Html; readonly errorCount: number },
): Promise<Html> {
  const { services, request, loaded, t } = file
  const code = codeOf(loaded.state)
  const aside = html`${clockCard(file)}`
  return backofficePage(services, request, {
    title: `${title} – ${code}`,
    errorCount,
    breadcrumbs: [{ text: `${t('Hồ sơ', 'File')} ${code}`, href: caseLink(file) }, { text: title }],
    main: fileView({ main, aside, asideLabel: t('Tóm tắt hồ sơ', 'The file in brief') }),
  })
}

/** Pairs of a label and a text, plainly. */
export function facts(rows: readonly (readonly [key: string, value: string | Html])[]): Html {
  return summaryList({
    rows: rows.map(([key, text]) => ({ key: { text: key }, value: { text } })),
  })
}
