import type { Account, Session, SessionSummary } from '../../modules/identity/index.ts'
import type { Directory } from '../../modules/organizations/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale, type Locale, translator } from '../../platform/i18n/translator.ts'
import { button, type Html, html, radios, type SummaryRow, summaryList } from '../../ui/index.ts'
import { sessionList } from '../../web/account/index.ts'
import { areaName } from './commune-choices.ts'

export interface OwnAccount {
  readonly account: Account
  readonly sessions: readonly SessionSummary[]
  readonly directory: Directory
}

export function accountView(request: Request<Session>, own: OwnAccount): { title: string; main: Html } {
  const t = translator(request.locale)
  const title = t('Tài khoản của tôi', 'My account')
  const link = (name: string, text: string) =>
    html`<p class="govuk-body"><a class="govuk-link" href="${request.linkTo(name)}">${text}</a></p>`
  return {
    title,
    main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds"><h1 class="govuk-heading-l">${title}</h1>
<h2 class="govuk-heading-m">${t('Thông tin của bạn', 'Your details')}</h2>
<p class="govuk-body">${t('Được điền sẵn vào tờ khai khi bạn nộp hồ sơ; ở đó bạn vẫn sửa được.', 'Filled in for you when you apply; you can still change it there.')}</p>
${summaryList({ rows: detailRows(own, request.locale) })}
${link('portal.account.profile', t('Sửa thông tin', 'Change your details'))}
<h2 class="govuk-heading-m">${t('Đăng nhập và liên lạc', 'Signing in and contact')}</h2>
${summaryList({ rows: contactRows(own.account, request.locale) })}
${link('portal.account.address', t('Thêm hoặc đổi thư điện tử, số điện thoại', 'Add or change an e-mail or phone number'))}
${link('portal.account.password', t('Đổi mật khẩu', 'Change the password'))}
${languageForm(request, own.account)}
<h2 class="govuk-heading-m" id="phien">${t('Đang đăng nhập ở', 'Signed in on')}</h2>
<p class="govuk-body">${t('Nếu có phiên không phải của bạn, hãy kết thúc phiên đó và đổi mật khẩu.', 'If one of these is not yours, end it and change your password.')}</p>
${sessionList({ sessions: own.sessions, action: request.linkTo('portal.account.end-session'), csrfToken: request.csrfToken, locale: request.locale })}</div></div>`,
  }
}

function row(key: string, text: string | null | undefined, locale: Locale): SummaryRow {
  return { key: { text: key }, value: { text: text || translator(locale)('Chưa có', 'Not given') } }
}

function detailRows({ account, directory }: OwnAccount, locale: Locale): readonly SummaryRow[] {
  const t = translator(locale)
  const organisation =
    account.kind === 'organisation'
      ? [
          row(t('Tên tổ chức', 'Organisation'), account.organisationName, locale),
          row(t('Mã số thuế', 'Tax code'), account.taxCode, locale),
          row(t('Người đại diện', 'Representative'), account.fullName, locale),
        ]
      : [row(t('Họ và tên', 'Full name'), account.fullName, locale)]
  return [
    ...organisation,
    row(t('Số định danh cá nhân', 'Personal number'), account.nationalId, locale),
    row(t('Ngày sinh', 'Date of birth'), account.dateOfBirth && formatDate(account.dateOfBirth), locale),
    row(t('Địa chỉ', 'Address'), account.address, locale),
    row(t('Xã, phường, thị trấn', 'Commune'), areaName(directory, account.areaCode, locale), locale),
  ]
}

function contactRows(account: Account, locale: Locale): readonly SummaryRow[] {
  const t = translator(locale)
  return [
    row(t('Thư điện tử', 'E-mail'), account.email, locale),
    row(t('Điện thoại', 'Phone'), account.phone, locale),
  ]
}

function languageForm(request: Request<Session>, account: Account): Html {
  const t = translator(request.locale)
  const legend = t('Ngôn ngữ của thư, tin nhắn và trang này', 'Language of letters, messages and this site')
  return html`<form method="post" action="${request.linkTo('portal.account.locale')}" novalidate><input type="hidden" name="_csrf" value="${request.csrfToken}">
${radios({
  name: 'locale',
  classes: 'govuk-radios--inline',
  fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--m' } },
  value: account.locale,
  items: [
    { value: 'vi', text: inLocale({ vi: 'Tiếng Việt', en: 'Tiếng Việt (Vietnamese)' }, request.locale) },
    { value: 'en', text: inLocale({ vi: 'English (tiếng Anh)', en: 'English' }, request.locale) },
  ],
})}${button({ text: t('Lưu ngôn ngữ', 'Save the language'), classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
}
