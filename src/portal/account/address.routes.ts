import { confirmAddress, requestAddress, type Session } from '../../modules/identity/index.ts'
import { type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { button, html, passwordInput, textInput } from '../../ui/index.ts'
import { errorOf, type FormErrors, tooManyWords } from '../../web/account/index.ts'
import { citizen } from '../../web/access.ts'
import { citizenContext, identityContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { codeBox, formPage } from './account-form.ts'
import { mailboxLink } from './confirm.routes.ts'
import { addressWords } from './register.page.ts'

/** Another e-mail address or phone number for one's account, counted once a code sent there came back. */
export function addressRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.account.address',
      method: 'GET',
      path: '/tai-khoan/lien-lac',
      access: citizen,
      handler: (request) => addressPage(services, request, {}),
    },
    {
      name: 'portal.account.address.send',
      method: 'POST',
      path: '/tai-khoan/lien-lac',
      access: citizen,
      rateLimit: { max: 30, windowSeconds: 3600, by: 'ip' },
      handler: (request) => send(services, request),
    },
    {
      name: 'portal.account.address.code',
      method: 'GET',
      path: '/tai-khoan/lien-lac/ma',
      access: citizen,
      handler: (request) => codePage(services, request, {}),
    },
    {
      name: 'portal.account.address.confirm',
      method: 'POST',
      path: '/tai-khoan/lien-lac/ma',
      access: citizen,
      handler: (request) => confirm(services, request),
    },
  ]
}

async function send(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const { actor } = citizenContext(services, request)
  const outcome = await requestAddress(
    { ...identityContext(services), actor },
    { loginName: request.body.get('address'), password: request.body.get('password') },
  )
  switch (outcome.kind) {
    case 'code-sent':
      return withFlash(seeOther(request.linkTo('portal.account.address.code')), {
        kind: 'success',
        text: t('Chúng tôi đã gửi mã tới địa chỉ mới', 'We sent a code to the new address'),
      })
    case 'wrong-password':
      return addressPage(services, request, {
        password: t('Mật khẩu chưa đúng', 'The password is not right'),
      })
    case 'too-many':
      return addressPage(services, request, { address: tooManyWords(t, 60) })
    case 'unreadable':
    case 'landline':
      return addressPage(services, request, { address: addressWords(outcome.kind, t) })
  }
}

async function confirm(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const { actor } = citizenContext(services, request)
  const outcome = await confirmAddress({ ...identityContext(services), actor }, request.body.get('code'))
  if (outcome === 'changed') {
    return withFlash(seeOther(request.linkTo('portal.account.show')), {
      kind: 'success',
      text: t('Đã lưu địa chỉ mới', 'The new address is saved'),
    })
  }
  return codePage(services, request, {
    code:
      outcome === 'too-many'
        ? tooManyWords(t, 60)
        : t('Mã chưa đúng hoặc đã hết hạn', 'The code is not right or too old'),
  })
}

function addressPage(services: Services, request: Request<Session>, errors: FormErrors): Reply {
  const t = translator(request.locale)
  return formPage(services, request, {
    title: t('Thêm hoặc đổi địa chỉ liên lạc', 'Add or change a contact address'),
    action: request.linkTo('portal.account.address.send'),
    errors,
    backLink: { href: request.linkTo('portal.account.show'), text: t('Tài khoản của tôi', 'My account') },
    before: html`<p class="govuk-body">${t('Bạn đăng nhập được bằng địa chỉ này, và tin về hồ sơ được gửi tới đây. Địa chỉ cùng loại đang dùng sẽ được thay.', 'You can sign in with this address, and news of your files goes there. It replaces the one of the same kind.')}</p>`,
    fields: html`${textInput({ name: 'address', value: request.body.get('address'), autocapitalize: 'none', spellcheck: false, locale: request.locale, label: { text: t('Thư điện tử hoặc số di động mới', 'New e-mail or mobile number') }, ...errorOf(errors, 'address') })}
${passwordInput({ name: 'password', autocomplete: 'current-password', locale: request.locale, label: { text: t('Mật khẩu của bạn', 'Your password') }, ...errorOf(errors, 'password') })}
${button({ text: t('Gửi mã cho tôi', 'Send me a code'), preventDoubleClick: true })}`,
  })
}

function codePage(services: Services, request: Request<Session>, errors: FormErrors): Reply {
  const t = translator(request.locale)
  return formPage(services, request, {
    title: t('Nhập mã gửi tới địa chỉ mới', 'Enter the code sent to the new address'),
    action: request.linkTo('portal.account.address.confirm'),
    errors,
    backLink: {
      href: request.linkTo('portal.account.address'),
      text: t('Nhập lại địa chỉ', 'Enter the address again'),
    },
    before: mailboxLink(services, request),
    fields: html`${codeBox(request, t('Mã gồm 6 chữ số', 'The six digits'), errors)}${button({ text: t('Xác nhận', 'Confirm'), preventDoubleClick: true })}`,
  })
}
