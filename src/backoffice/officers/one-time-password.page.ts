import type { Session } from '../../modules/identity/index.ts'
import { page, type Reply } from '../../platform/http/reply.ts'
import type { Request } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { button, copyableCode, html, summaryList, warningText } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'

export interface GivenPassword {
  readonly accountId: string
  readonly fullName: string
  readonly username: string
  readonly oneTimePassword: string
}

/** The answer to the POST itself, not a page one can return to: the password is shown this once. */
export async function oneTimePasswordPage(
  services: Services,
  request: Request<Session>,
  given: GivenPassword,
): Promise<Reply> {
  const t = translator(request.locale)
  const title = t('Mật khẩu dùng một lần', 'One-time password')
  const main = html`<h1 class="govuk-heading-l">${title}</h1>
${warningText({ text: t('Mật khẩu chỉ hiện một lần ở đây. Hãy trao tận tay hoặc đọc cho đúng người, không gửi qua thư.', 'The password is shown here once. Hand it over or read it to the right person; do not mail it.'), locale: request.locale })}
${summaryList({
  rows: [
    { key: { text: t('Cán bộ', 'Officer') }, value: { text: given.fullName } },
    {
      key: { text: t('Tên đăng nhập', 'Sign-in name') },
      value: { text: html`<code>${given.username}</code>` },
    },
    {
      key: { text: t('Mật khẩu', 'Password') },
      value: { text: copyableCode({ code: given.oneTimePassword, locale: request.locale }) },
    },
  ],
})}
<p class="govuk-body">${t('Có hiệu lực 7 ngày. Lần đăng nhập đầu, cán bộ phải đặt mật khẩu của riêng mình.', 'Good for 7 days. At the first sign-in the officer sets a password of his own.')}</p>
${button({ text: t('Tôi đã ghi lại, xem cán bộ này', 'I noted it, show the officer'), href: request.linkTo('backoffice.officers.show', { id: given.accountId }) })}`
  return page(await backofficePage(services, request, { title, main, current: 'officers' }))
}
