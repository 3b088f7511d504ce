import type { PublicProgress } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { type Translate, translator } from '../../platform/i18n/translator.ts'
import {
  button,
  errorSummary,
  type Html,
  html,
  progressSteps,
  textInput,
  warningText,
} from '../../ui/index.ts'
import type { PortalPage } from '../frame.ts'
import { progressView } from './progress.presenter.ts'

export interface LookupState {
  readonly typed: string
  /** Undefined before anything was looked for, null when there is nothing under the code. */
  readonly found?: PublicProgress | null
  readonly isEmpty?: boolean
}

export function lookupView(request: Request<Session>, state: LookupState): PortalPage {
  const { linkTo, locale, csrfToken } = request
  const t = translator(locale)
  const title = t('Tra cứu hồ sơ', 'Track a file')
  const error = state.isEmpty ? t('Bạn chưa nhập mã hồ sơ', 'You have not typed a code') : undefined
  const input = textInput({
    id: 'code',
    name: 'code',
    value: state.typed,
    classes: 'govuk-input--width-20',
    label: { text: t('Mã hồ sơ', 'Code of the file') },
    hint: {
      text: t(
        'Ghi trên giấy tiếp nhận và trong thư báo. Ví dụ: 000.00.05.H04-261124-0001, hoặc số tạm TN-7K3-F9Q-2M4.',
        'On your receipt and in the messages. For example 000.00.05.H04-261124-0001, or the first number TN-7K3-F9Q-2M4.',
      ),
    },
    autocomplete: 'off',
    spellcheck: false,
    errorMessage: error === undefined ? undefined : { text: error },
    attributes: { maxlength: 100 },
    locale,
  })
  const submit = button({ text: t('Tra cứu', 'Look up'), preventDoubleClick: true })
  return {
    title,
    current: 'lookup',
    errorCount: error === undefined ? 0 : 1,
    main: html`${error !== undefined && errorSummary({ errorList: [{ text: error, href: '#code' }], locale })}<h1 class="govuk-heading-l">${title}</h1>${answer(request, state, t)}
<form method="post" action="${linkTo('portal.lookup.find')}" novalidate><input type="hidden" name="_csrf" value="${csrfToken}">${input}${submit}</form>
<p class="govuk-body">${t('Ở đây chỉ có mức độ hoàn thành. Để xem ai đang giữ hồ sơ, cần làm gì và tải kết quả, hãy', 'Only the degree of completion is shown here. To see who has the file, what to do, and the result, sign in and')} <a class="govuk-link" href="${linkTo('portal.dossiers.list')}">${t('đăng nhập và mở hồ sơ của bạn', 'open your files')}</a>.</p>`,
  }
}

function answer({ locale }: Request<Session>, { found }: LookupState, t: Translate): Html | undefined {
  if (found === undefined) return undefined
  if (found === null) {
    const text = t(
      'Không tìm thấy hồ sơ với mã này. Bạn xem lại từng chữ, từng số trên giấy tiếp nhận.',
      'No file was found under this code. Check each letter and figure against your receipt.',
    )
    return warningText({ text, locale })
  }
  const { words, steps } = progressView(found.status, t)
  const list =
    steps.length > 0 &&
    progressSteps({ items: steps, label: t('Mức độ hoàn thành', 'Degree of completion'), locale })
  return html`<section aria-labelledby="found"><h2 class="govuk-heading-m" id="found">${t('Hồ sơ', 'File')} ${found.code}</h2><p class="govuk-body" role="status">${words}</p>${list}</section>`
}
