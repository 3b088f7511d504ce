import type { LoadedDossier } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatBytes } from '../../platform/i18n/format.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { button, errorSummary, fileUpload, type Html, html, insetText, textarea } from '../../ui/index.ts'

export interface GivenPaper {
  readonly paperId: string
  readonly files: { readonly id: string; readonly name: string; readonly size: number }[]
}

interface Filled {
  readonly given: readonly GivenPaper[]
  readonly errors: readonly { readonly href: string; readonly text: string }[]
  readonly message: string
}

export function supplementView(
  request: Request<Session>,
  loaded: LoadedDossier,
  filled: Filled,
): { readonly title: string; readonly main: Html } {
  const t = translator(request.locale)
  const { state, revision, events } = loaded
  const title = t('Bổ sung hồ sơ', 'Add to your dossier')
  const asked = events.findLast((event) => event.type === 'supplement_requested')
  const words = asked?.type === 'supplement_requested' ? asked.private : null
  const summary =
    filled.errors.length > 0
      ? errorSummary({
          titleText: t('Có chỗ cần sửa', 'There is a problem'),
          errorList: filled.errors.map(({ text, href }) => ({ text, href })),
        })
      : undefined
  const papers = revision.record.papers
    .filter((paper) => state.supplement?.paperIds.includes(paper.id))
    .map((paper) => paperField(request, { id: paper.id, name: inLocale(paper.name, request.locale) }, filled))
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
  request: Request<Session>,
  paper: { readonly id: string; readonly name: string },
  filled: Filled,
): Html {
  const t = translator(request.locale)
  const kept = filled.given.find((item) => item.paperId === paper.id)?.files ?? []
  const errors = filled.errors.filter((error) => error.href === `#${paper.id}`).map((error) => error.text)
  const list = kept.map(
    (file) =>
      html`<li>${file.name} (${formatBytes(file.size)})<input type="hidden" name="kept-${paper.id}" value="${file.id}"></li>`,
  )
  const field = fileUpload({
    id: paper.id,
    name: paper.id,
    multiple: true,
    label: { text: paper.name, classes: 'govuk-label--s' },
    hint: {
      text: t(
        'PDF, ảnh JPG, PNG, HEIC hoặc Word, Excel; mỗi tệp không quá 25 MB.',
        'PDF, JPG, PNG or HEIC pictures, Word, Excel; at most 25 MB a file.',
      ),
    },
    ...(errors.length > 0 ? { errorMessage: { text: errors.join('; ') } } : {}),
  })
  return html`${field}${list.length > 0 ? html`<ul class="govuk-list">${list}</ul>` : undefined}`
}
