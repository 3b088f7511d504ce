import type { ProcedurePaper } from '../../modules/catalog/index.ts'
import type { LoadedDossier } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { MAX_UPLOAD_BYTES } from '../../platform/files/index.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import {
  button,
  errorSummary,
  type Html,
  html,
  insetText,
  resumableUpload,
  textarea,
} from '../../ui/index.ts'
import { acceptAttribute, keptList, kindsWords } from '../../web/apply/index.ts'
import type { Services } from '../../web/services.ts'

export interface GivenPaper {
  readonly paperId: string
  readonly files: { readonly id: string; readonly name: string; readonly size: number }[]
}

/** Addresses of files for a paper that came in pieces, ahead of the form. */
export function uploadedField(paperId: string): string {
  return `da-tai-${paperId}`
}

/** Files for a paper taken by a try before. */
export function keptField(paperId: string): string {
  return `kept-${paperId}`
}

interface Filled {
  readonly given: readonly GivenPaper[]
  readonly errors: readonly { readonly href: string; readonly text: string }[]
  readonly message: string
}

export function supplementView(
  { services, request }: { readonly services: Services; readonly request: Request<Session> },
  loaded: LoadedDossier,
  filled: Filled,
): { readonly title: string; readonly main: Html } {
  const t = translator(request.locale)
  const { state, revision, events } = loaded
  const title = t('Bổ sung hồ sơ', 'Add to your file')
  const asked = events.findLast((event) => event.type === 'supplement_requested')
  const words = asked?.type === 'supplement_requested' ? asked.private : null
  const summary =
    filled.errors.length > 0
      ? errorSummary({
          locale: request.locale,
          errorList: filled.errors.map(({ text, href }) => ({ text, href })),
        })
      : undefined
  const papers = revision.record.papers
    .filter((paper) => state.supplement?.paperIds.includes(paper.id))
    .map((paper) => paperField(services, request, { paper, filled }))
  const items =
    words && words.items.length > 0
      ? html`<ul class="govuk-list govuk-list--bullet">${words.items.map((item) => html`<li>${item}</li>`)}</ul>`
      : undefined
  return {
    title,
    main: html`${summary}<h1 class="govuk-heading-l">${title}</h1>
${insetText({ text: html`<strong>${t('Cơ quan đề nghị:', 'The agency asks:')}</strong> ${words?.reason ?? ''}${items}` })}
<form method="post" enctype="multipart/form-data" action="${request.linkTo('portal.dossiers.supplement.send', { dossier: state.id })}" novalidate>
<input type="hidden" name="_csrf" value="${request.csrfToken}">
${papers}
${textarea({ id: 'message', name: 'message', rows: 4, value: filled.message, label: { text: t('Lời nhắn kèm theo (không bắt buộc)', 'A note with it (optional)') } })}
${button({ text: t('Gửi phần bổ sung', 'Send'), preventDoubleClick: true })}</form>`,
  }
}

function paperField(
  { uploads }: Pick<Services, 'uploads'>,
  { locale, csrfToken }: Request<Session>,
  { paper, filled }: { readonly paper: ProcedurePaper; readonly filled: Filled },
): Html {
  const t = translator(locale)
  const kept = filled.given.find((item) => item.paperId === paper.id)?.files ?? []
  const errors = filled.errors.filter((error) => error.href === `#${paper.id}`).map((error) => error.text)
  const limit = MAX_UPLOAD_BYTES / 1024 ** 2
  const field = resumableUpload({
    id: paper.id,
    name: paper.id,
    locale,
    multiple: true,
    label: { text: inLocale(paper.name, locale), classes: 'govuk-label--s' },
    hint: {
      text: t(
        `Nhận tệp ${kindsWords(paper)}; mỗi tệp không quá ${limit} MB.`,
        `${kindsWords(paper)} files; at most ${limit} MB each.`,
      ),
    },
    attributes: { accept: acceptAttribute(paper) },
    endpoint: uploads.prefix,
    uploadedName: uploadedField(paper.id),
    maxBytes: MAX_UPLOAD_BYTES,
    csrf: csrfToken,
    ...(errors.length > 0 ? { errorMessage: { text: errors.join('; ') } } : {}),
  })
  return html`${field}${keptList(kept, keptField(paper.id), locale)}`
}
