import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { button, checkboxes, type Html, html, summaryList, warningText } from '../../ui/index.ts'
import type { RegisterShown } from './register-shown.ts'
import { FIELDS, type RegisterView } from './register-view.ts'

export const CONFIRM_FIELD = 'xac-nhan'

/** Closing the book of a year that is over, or how it was closed. */
export function bookPart(request: Request<Session>, shown: RegisterShown): Html | undefined {
  if (shown.book) return closedBook(request, shown)
  return shown.mayClose ? closeForm(request, shown) : undefined
}

function hidden(request: Request<Session>, { agency, period }: RegisterView): Html {
  const field = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}">`
  return html`${field('_csrf', request.csrfToken)}${field(FIELDS.agency, agency.id)}${field(FIELDS.year, String(period.year))}`
}

function closedBook(request: Request<Session>, { view, book, closedBy }: RegisterShown): Html | undefined {
  if (!book) return undefined
  const { locale, linkTo } = request
  const t = translator(locale)
  const row = (key: string, value: string | Html) => ({ key: { text: key }, value: { text: value } })
  const facts = summaryList({
    rows: [
      row(t('Khóa lúc', 'Closed'), formatDateTime(book.closedAt)),
      row(t('Người khóa', 'By'), closedBy ?? ''),
      row(
        t('Số thứ tự', 'Numbers'),
        t(
          `${book.firstNumber} đến ${book.lastNumber}, liên tục`,
          `${book.firstNumber} to ${book.lastNumber}, without a gap`,
        ),
      ),
      row(t('Mã niêm phong', 'Digest'), grouped(book.digest.toString('hex'))),
    ],
  })
  const check = button({
    text: t('Kiểm tra lại sổ', 'Check the book'),
    classes: 'govuk-button--secondary',
    preventDoubleClick: true,
  })
  return html`<h2 class="govuk-heading-m govuk-!-margin-top-6">${t(`Sổ năm ${book.year} đã khóa`, `The book of ${book.year} is closed`)}</h2>${facts}<form method="post" action="${linkTo('backoffice.register.verify')}" novalidate>${hidden(request, view)}${check}</form>`
}

/** In groups, so that it can be read aloud and breaks on a narrow screen. */
function grouped(digest: string): string {
  return digest.replaceAll(/(.{8})(?=.)/g, '$1 ')
}

function closeForm(request: Request<Session>, { view, isUnconfirmed }: RegisterShown): Html {
  const { locale, linkTo } = request
  const t = translator(locale)
  const { year } = view.period
  const confirm = checkboxes({
    name: CONFIRM_FIELD,
    locale,
    items: [
      {
        value: 'co',
        text: t(
          `Tôi đã xem sổ năm ${year} và đồng ý khóa sổ`,
          `I have looked at the book of ${year} and agree to close it`,
        ),
      },
    ],
    errorMessage: isUnconfirmed ? { text: unconfirmedWords(request) } : undefined,
  })
  const close = button({
    text: t(`Khóa sổ năm ${year}`, `Close the book of ${year}`),
    preventDoubleClick: true,
  })
  return html`<h2 class="govuk-heading-m govuk-!-margin-top-6">${t(`Khóa sổ năm ${year}`, `Close the book of ${year}`)}</h2>
${warningText({ locale, text: t('Sổ đã khóa không mở lại được. Hồ sơ còn dở vẫn được giải quyết tiếp.', 'A closed book is never opened again. Work on files still open goes on.') })}
<form method="post" action="${linkTo('backoffice.register.close')}" novalidate>${hidden(request, view)}${confirm}${close}</form>`
}

export function unconfirmedWords({ locale }: Pick<Request<Session>, 'locale'>): string {
  return translator(locale)(
    'Bạn hãy đánh dấu vào ô xác nhận trước khi khóa sổ',
    'Tick the box before closing the book',
  )
}
