import { type FieldError, type SectionView } from '../../engines/forms/index.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { alert, attributes, button, errorSummary, type Html, html } from '../../ui/index.ts'
import { formSection, visibilityAttributes } from '../form-section/index.ts'
import type { ApplyPage } from './apply-face.ts'
import { formStart, type Journey } from './journey.ts'

/** Posted when doubts were shown: they are shown once, then the answer is taken as it is. */
export const WARNED_FIELD = '_warned'

export interface SectionShown {
  readonly view: SectionView
  readonly errors?: readonly FieldError[]
  /** Why the page came back without an error. */
  readonly notice?: 'newly-asked' | 'doubts'
  readonly warned?: string
}

export function sectionPage(journey: Journey, shown: SectionShown): ApplyPage {
  const { t, locale, record, form } = journey
  const { view, errors = [] } = shown
  const title = inLocale(view.title, locale)
  const place = t(
    `Phần ${view.index + 1} trong ${form.sections.length}`,
    `Part ${view.index + 1} of ${form.sections.length}`,
  )
  return {
    title,
    errorCount: errors.length,
    main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${errorList(errors, journey)}${noticeOf(shown.notice, journey)}<h1 class="govuk-heading-l"><span class="govuk-caption-l">${inLocale(record.name, locale)}</span>${title}</h1>
<p class="govuk-hint">${place}</p>
${sectionForm(journey, shown)}</div></div>`,
  }
}

function errorList(errors: readonly FieldError[], { locale }: Journey): Html | undefined {
  if (errors.length === 0) return undefined
  return errorSummary({
    locale,
    errorList: errors.map(({ id, message }) => ({ text: inLocale(message, locale), href: `#${id}` })),
  })
}

function noticeOf(notice: SectionShown['notice'], { t, locale }: Journey): Html | undefined {
  if (notice === undefined) return undefined
  const title =
    notice === 'newly-asked'
      ? t(
          'Theo câu trả lời của bạn, trang này có thêm câu hỏi. Phần đã nhập vẫn còn nguyên.',
          'Your answers bring up more questions on this page. What you entered is kept.',
        )
      : t(
          'Bạn hãy xem lại chỗ có dòng chữ đậm. Nếu đã đúng, bấm “Lưu và tiếp tục” lần nữa.',
          'Look again at the answer with bold text. If it is right, press “Save and continue” once more.',
        )
  return alert({ variant: 'information', title, role: 'status', locale })
}

function sectionForm(journey: Journey, { view, warned }: SectionShown): Html {
  const { t, locale, form, link, services } = journey
  const section = view.index + 1
  const visibility = visibilityAttributes(form, view)
  const own = attributes({
    'data-island': visibility ? 'draft-autosave form-visibility' : 'draft-autosave',
    'data-island-src': visibility && services.assets.islands['form-visibility'],
    'data-autosave-url': link('section.keep', { section }),
  })
  const buttons = html`<div class="govuk-button-group">${button({ text: t('Lưu và tiếp tục', 'Save and continue'), name: '_action', value: 'continue', preventDoubleClick: true })}${button({ text: t('Lưu và làm sau', 'Save and come back later'), name: '_action', value: 'later', classes: 'govuk-button--secondary', attributes: { formnovalidate: true } })}</div>`
  return html`<form method="post" action="${link('section.save', { section })}" novalidate${own}${visibility}>${formStart(journey)}${warned !== undefined && html`<input type="hidden" name="${WARNED_FIELD}" value="${warned}">`}
${formSection(form, view, locale)}
${buttons}</form>`
}
