import {
  confirmAccount,
  registerAccount,
  type RegistrationErrors,
  resendConfirmation,
  type Session,
} from '../../modules/identity/index.ts'
import { type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, html, passwordInput, radios, textInput } from '../../ui/index.ts'
import { anyone } from '../../web/access.ts'
import { identityContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { errorOf, type FormErrors, formPage, passwordWords, TOO_MANY } from './account-form.ts'

const BRAKE = { max: 30, windowSeconds: 900, by: 'ip' } as const
const FIELDS = ['kind', 'loginName', 'fullName', 'organisationName', 'nationalId', 'taxCode'] as const

export function registerRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.account.register',
      method: 'GET',
      path: '/dang-ky',
      access: anyone,
      handler: (request) => registerPage(services, request, {}),
    },
    {
      name: 'portal.account.register.send',
      method: 'POST',
      path: '/dang-ky',
      access: anyone,
      rateLimit: BRAKE,
      handler: (request) => register(services, request),
    },
    {
      name: 'portal.account.confirm',
      method: 'GET',
      path: '/kich-hoat',
      access: anyone,
      handler: (request) => confirmPage(services, request, {}),
    },
    {
      name: 'portal.account.confirm.send',
      method: 'POST',
      path: '/kich-hoat',
      access: anyone,
      rateLimit: BRAKE,
      handler: (request) => confirm(services, request),
    },
  ]
}

async function register(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const [kind, loginName = '', fullName = '', organisationName = '', nationalId = '', taxCode = ''] =
    FIELDS.map((name) => request.body.get(name))
  const outcome = await registerAccount(identityContext(services), {
    kind: kind === 'organisation' ? 'organisation' : 'person',
    loginName,
    fullName,
    organisationName,
    nationalId,
    taxCode,
    password: request.body.get('password'),
    locale: request.locale,
  })
  if (outcome.kind === 'invalid') return registerPage(services, request, errorWords(outcome.errors, t))
  const words =
    outcome.channel === 'email'
      ? t('Chúng tôi đã gửi mã xác nhận vào thư điện tử của bạn', 'We sent a code to your e-mail')
      : t('Chúng tôi đã gửi mã xác nhận vào điện thoại của bạn', 'We sent a code to your phone')
  return withFlash(seeOther(request.linkTo('portal.account.confirm')), { kind: 'success', text: words })
}

function errorWords(errors: RegistrationErrors, t: Translate): FormErrors {
  const words: Record<string, string> = {}
  if (errors.loginName)
    words.loginName = t(
      'Nhập thư điện tử (ten@vidu.vn) hoặc số điện thoại (0912345678)',
      'Enter an e-mail (name@example.vn) or a phone number (0912345678)',
    )
  if (errors.fullName) words.fullName = t('Bạn chưa nhập họ và tên', 'Enter your full name')
  if (errors.organisationName)
    words.organisationName = t('Bạn chưa nhập tên tổ chức', 'Enter the name of the organisation')
  if (errors.nationalId)
    words.nationalId = t(
      'Số định danh cá nhân gồm 12 chữ số, ví dụ 095190001234',
      'The personal number has 12 digits, such as 095190001234',
    )
  if (errors.taxCode)
    words.taxCode = t(
      'Mã số thuế gồm 10 chữ số, ví dụ 1900123456',
      'The tax code has 10 digits, such as 1900123456',
    )
  if (errors.password) words.password = passwordWords(errors.password, t)
  return words
}

function registerPage(services: Services, request: Request<Session>, errors: FormErrors): Reply {
  const t = translator(request.locale)
  const box = (
    id: (typeof FIELDS)[number],
    label: string,
    more: { readonly hint?: string; readonly autocomplete?: string } = {},
  ) =>
    textInput({
      id,
      name: id,
      value: request.body.get(id),
      label: { text: label },
      ...(more.hint ? { hint: { text: more.hint } } : {}),
      ...(more.autocomplete ? { autocomplete: more.autocomplete } : {}),
      ...errorOf(errors, id),
    })
  const organisation = html`${box('organisationName', t('Tên tổ chức', 'Name of the organisation'))}${box('taxCode', t('Mã số thuế', 'Tax code'))}`
  return formPage(services, request, {
    title: t('Đăng ký tài khoản', 'Register'),
    action: request.linkTo('portal.account.register.send'),
    errors,
    fields: html`${radios({
      name: 'kind',
      idPrefix: 'kind',
      fieldset: { legend: { text: t('Tài khoản của ai?', 'Whose account is it?') } },
      value: request.body.get('kind') || 'person',
      items: [
        { value: 'person', text: t('Cá nhân', 'A person') },
        {
          value: 'organisation',
          text: t('Tổ chức, doanh nghiệp', 'An organisation'),
          conditional: { html: organisation },
        },
      ],
    })}
${box('fullName', t('Họ và tên của bạn', 'Your full name'), { autocomplete: 'name' })}
${box('nationalId', t('Số định danh cá nhân (không bắt buộc)', 'Personal number (optional)'), { hint: t('12 chữ số trên thẻ căn cước', '12 digits on the identity card') })}
${box('loginName', t('Thư điện tử hoặc số điện thoại', 'E-mail or phone number'), { hint: t('Để đăng nhập và nhận tin về hồ sơ', 'To sign in and to hear about your dossiers'), autocomplete: 'username' })}
${passwordInput({ id: 'password', name: 'password', autocomplete: 'new-password', label: { text: t('Mật khẩu', 'Password') }, hint: { text: t('Ít nhất 10 ký tự; một câu ngắn là tốt nhất', 'At least 10 characters; a short sentence is best') }, ...errorOf(errors, 'password') })}
${button({ text: t('Đăng ký', 'Register'), preventDoubleClick: true })}`,
  })
}

async function confirm(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const loginName = request.body.get('loginName')
  const ctx = identityContext(services)
  if (request.body.get('_action') === 'resend') {
    const sent = await resendConfirmation(ctx, loginName)
    if (sent === 'too-many') return confirmPage(services, request, { loginName: TOO_MANY(t) })
    return withFlash(seeOther(request.linkTo('portal.account.confirm')), {
      kind: 'success',
      text: t(
        'Nếu tài khoản chờ xác nhận, mã mới đã được gửi',
        'If the account waits for a code, a new one was sent',
      ),
    })
  }
  const outcome = await confirmAccount(ctx, { loginName, code: request.body.get('code') })
  if (outcome.kind === 'too-many') return confirmPage(services, request, { code: TOO_MANY(t) })
  if (outcome.kind === 'wrong-code')
    return confirmPage(services, request, {
      code: t(
        'Mã chưa đúng hoặc đã hết hạn; bạn có thể xin mã mới',
        'The code is wrong or too old: ask for a new one',
      ),
    })
  return withFlash(seeOther(request.linkTo('portal.account.sign-in')), {
    kind: 'success',
    text: t('Tài khoản đã sẵn sàng, mời bạn đăng nhập', 'Your account is ready: sign in'),
  })
}

function confirmPage(services: Services, request: Request<Session>, errors: FormErrors): Reply {
  const t = translator(request.locale)
  return formPage(services, request, {
    title: t('Nhập mã xác nhận', 'Enter the code'),
    action: request.linkTo('portal.account.confirm.send'),
    errors,
    fields: html`${textInput({ id: 'loginName', name: 'loginName', value: request.body.get('loginName'), autocomplete: 'username', label: { text: t('Thư điện tử hoặc số điện thoại đã đăng ký', 'The e-mail or phone you registered') }, ...errorOf(errors, 'loginName') })}
${textInput({ id: 'code', name: 'code', inputmode: 'numeric', autocomplete: 'one-time-code', label: { text: t('Mã gồm 6 chữ số', 'The six digits') }, ...errorOf(errors, 'code') })}
<div class="govuk-button-group">${button({ text: t('Xác nhận', 'Confirm'), preventDoubleClick: true })}${button({ text: t('Gửi lại mã', 'Send a new code'), name: '_action', value: 'resend', classes: 'govuk-button--secondary' })}</div>`,
  })
}
