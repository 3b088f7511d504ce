import type { Session } from '../../modules/identity/index.ts'
import type { Reply } from '../../platform/http/reply.ts'
import type { Request } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { button, details, type Html, html, passwordInput } from '../../ui/index.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'
import { DEMO_PASSWORD, readDemoPeople } from '../../web/demo-accounts.ts'
import type { Services } from '../../web/services.ts'
import { addressBox, formPage, linkKeepingNext, nextField, nextOf } from './account-form.ts'

export function signInPage(services: Services, request: Request<Session>, errors: FormErrors): Reply {
  const t = translator(request.locale)
  const link = (name: string, text: string) =>
    html`<li><a class="govuk-link" href="${linkKeepingNext(request, name)}">${text}</a></li>`
  return formPage(services, request, {
    title: t('Đăng nhập', 'Sign in'),
    action: request.linkTo('portal.account.sign-in.send'),
    errors,
    before: nextOf(request)
      ? html`<p class="govuk-body">${t('Bạn cần đăng nhập để làm tiếp. Sau đó bạn trở lại đúng trang đang làm.', 'Sign in to go on. You then return to the page you were on.')}</p>`
      : undefined,
    fields: html`${nextField(request)}${addressBox(request, { label: t('Thư điện tử hoặc số điện thoại', 'E-mail or phone number'), errors })}
${passwordInput({ name: 'password', autocomplete: 'current-password', locale: request.locale, label: { text: t('Mật khẩu', 'Password') }, ...errorOf(errors, 'password') })}
${button({ text: t('Đăng nhập', 'Sign in'), preventDoubleClick: true })}`,
    after: html`<ul class="govuk-list">${link('portal.account.register', t('Tôi chưa có tài khoản', 'I have no account yet'))}
${link('portal.account.forgotten', t('Tôi quên mật khẩu', 'I forgot my password'))}
<li><a class="govuk-link" href="${request.linkTo('backoffice.account.sign-in')}">${t('Tôi là cán bộ', 'I am an officer')}</a></li></ul>${services.demo ? demoAccounts(request) : undefined}`,
  })
}

/** Each made-up person with a button that signs in: whoever tries the system need not type. */
function demoAccounts(request: Request<Session>): Html {
  const t = translator(request.locale)
  const { citizens, organisations } = readDemoPeople()
  const items = [...citizens, ...organisations].map(
    ({ email, name }) =>
      html`<li><form method="post" action="${request.linkTo('portal.account.sign-in.send')}" class="plain-form"><input type="hidden" name="_csrf" value="${request.csrfToken}">${nextField(request)}<input type="hidden" name="loginName" value="${email}"><input type="hidden" name="password" value="${DEMO_PASSWORD}">${name}, ${email} <button type="submit" class="link-button">${t('Đăng nhập', 'Sign in')}<span class="govuk-visually-hidden"> ${t('với tên', 'as')} ${name}</span></button></form></li>`,
  )
  return details({
    summaryText: t('Tài khoản chạy thử', 'Demo accounts'),
    text: html`<p class="govuk-body">${t('Mật khẩu chung:', 'Password for all:')} <code>${DEMO_PASSWORD}</code></p><ul class="govuk-list govuk-list--spaced">${items}</ul>
<p class="govuk-body">${t('Mã xác nhận và thư của bản chạy thử nằm ở', 'Codes and letters of the trial version are in the')} <a class="govuk-link" href="${request.linkTo('portal.mailbox')}">${t('hộp thư thử', 'demo mailbox')}</a>.</p>`,
  })
}
