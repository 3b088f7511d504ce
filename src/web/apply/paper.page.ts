import type { ProcedurePaper } from '../../modules/catalog/index.ts'
import type { FileRecord } from '../../modules/documents/index.ts'
import { MAX_UPLOAD_BYTES } from '../../platform/files/index.ts'
import { formatBytes } from '../../platform/i18n/format.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { button, errorSummary, type Html, html, resumableUpload } from '../../ui/index.ts'
import type { ApplyPage } from './apply-face.ts'
import { formStart, type Journey } from './journey.ts'
import { acceptAttribute, askedWords, copiesWords, kindsWords } from './paper-words.ts'

export const FILE_FIELD = 'tep'
/** Addresses of files that came in pieces, ahead of the form. */
export const UPLOADED_FIELD = 'da-tai'

export interface PaperShown {
  readonly paper: ProcedurePaper
  readonly files: readonly FileRecord[]
  /** Why files were not taken. */
  readonly problems: readonly string[]
}

export function paperPage(journey: Journey, { paper, files, problems }: PaperShown): ApplyPage {
  const { t, locale, link } = journey
  const title = inLocale(paper.name, locale)
  const summary =
    problems.length > 0 &&
    errorSummary({ locale, errorList: problems.map((text) => ({ text, href: `#${FILE_FIELD}` })) })
  const needed = [
    askedWords(paper, locale),
    copiesWords(paper, locale),
    ...(paper.formNumber ? [paper.formNumber] : []),
  ]
  const back =
    files.length > 0 &&
    html`<p class="govuk-body"><a class="govuk-link" href="${link('papers')}">${t('Xong giấy tờ này, về danh sách giấy tờ', 'Done with this paper, back to the list')}</a></p>`
  return {
    title,
    errorCount: problems.length,
    backLink: { href: link('papers'), text: t('Danh sách giấy tờ', 'List of papers') },
    main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${summary}<h1 class="govuk-heading-l"><span class="govuk-caption-l">${t('Giấy tờ kèm theo', 'Papers')}</span>${title}</h1>
<p class="govuk-body">${needed.filter((words) => words !== '').join(' · ')}</p>
${files.length > 0 && fileList(journey, paper, files)}
${uploadForm(journey, paper, { hasFiles: files.length > 0, problems })}${back}</div></div>`,
  }
}

function fileList(journey: Journey, paper: ProcedurePaper, files: readonly FileRecord[]): Html {
  const { t, locale, link } = journey
  const remove = link('paper.remove', { paper: paper.id })
  const items = files.map((file) => {
    // Browsers show no HEIC: it comes as a download, and the link says so.
    const verb = file.kind === 'heic' ? t('Tải về', 'Download') : t('Xem', 'View')
    const view = html`<a class="govuk-link" href="${link('file', { file: file.id })}">${verb}<span class="govuk-visually-hidden"> ${file.name}</span></a>`
    const drop = html`<form class="plain-form" method="post" action="${remove}">${formStart(journey)}<input type="hidden" name="file" value="${file.id}"><button type="submit" class="link-button">${t('Xóa', 'Remove')}<span class="govuk-visually-hidden"> ${file.name}</span></button></form>`
    return html`<li class="govuk-summary-list__row"><div class="govuk-summary-list__value">${file.name} <span class="govuk-hint">(${formatBytes(file.size, locale)})</span></div><div class="govuk-summary-list__actions"><ul class="govuk-summary-list__actions-list"><li class="govuk-summary-list__actions-list-item">${view}</li><li class="govuk-summary-list__actions-list-item">${drop}</li></ul></div></li>`
  })
  return html`<h2 class="govuk-heading-m">${t('Tệp đã tải lên', 'Files uploaded')}</h2><ul class="govuk-list govuk-summary-list">${items}</ul>`
}

function uploadForm(
  journey: Journey,
  paper: ProcedurePaper,
  { hasFiles, problems }: { readonly hasFiles: boolean; readonly problems: readonly string[] },
): Html {
  const { t, locale, link, services, request } = journey
  const limit = MAX_UPLOAD_BYTES / 1024 ** 2
  const field = resumableUpload({
    name: FILE_FIELD,
    locale,
    multiple: true,
    label: {
      text: hasFiles ? t('Thêm tệp', 'Add files') : t('Chọn tệp', 'Choose files'),
      classes: 'govuk-label--m',
    },
    hint: {
      text: t(
        `Nhận tệp ${kindsWords(paper)}; mỗi tệp không quá ${limit} MB. Chọn được nhiều tệp một lần.`,
        `${kindsWords(paper)} files; at most ${limit} MB each. You can choose several at once.`,
      ),
    },
    errorMessage: problems[0] === undefined ? undefined : { text: problems[0] },
    attributes: { accept: acceptAttribute(paper) },
    endpoint: services.uploads.prefix,
    uploadedName: UPLOADED_FIELD,
    maxBytes: MAX_UPLOAD_BYTES,
    csrf: request.csrfToken,
  })
  return html`<form method="post" enctype="multipart/form-data" action="${link('paper.upload', { paper: paper.id })}" novalidate>${formStart(journey)}${field}${button({ text: t('Tải lên', 'Upload'), preventDoubleClick: true, classes: hasFiles ? 'govuk-button--secondary' : undefined })}</form>`
}
