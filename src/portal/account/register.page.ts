import type { RegistrationErrors, Session } from '../../modules/identity/index.ts'
import type { Reply } from '../../platform/http/reply.ts'
import type { Request } from '../../platform/http/route.ts'
import { type Translate, translator } from '../../platform/i18n/translator.ts'
import {
  button,
  type Html,
  html,
  passwordInput,
  radios,
  textInput,
  type TextInputOptions,
} from '../../ui/index.ts'
import { errorOf, type FormErrors, newPasswordHint, passwordWords } from '../../web/account/index.ts'
import type { Services } from '../../web/services.ts'
import { addressBox, formPage, linkKeepingNext, nextField } from './account-form.ts'

export function registrationWords(errors: RegistrationErrors, t: Translate): FormErrors {
  const { loginName, fullName, organisationName, nationalId, taxCode, password } = errors
  return {
    ...(organisationName
      ? {
          organisationName: nameWords(
            organisationName,
            t('Bạn chưa nhập tên tổ chức', 'Enter the name of the organisation'),
            t,
          ),
        }
      : {}),
    ...(taxCode ? { taxCode: taxCodeWords(t) } : {}),
    ...(fullName
      ? { fullName: nameWords(fullName, t('Bạn chưa nhập họ và tên', 'Enter your full name'), t) }
      : {}),
    ...(nationalId ? { nationalId: nationalIdWords(t) } : {}),
    ...(loginName ? { loginName: addressWords(loginName, t) } : {}),
    ...(password ? { password: passwordWords(password, t) } : {}),
  }
}

export function nameWords(fault: 'missing' | 'too-long', missing: string, t: Translate): string {
  return fault === 'missing' ? missing : t('Tên dài quá 200 ký tự', 'The name is longer than 200 characters')
}

export function taxCodeWords(t: Translate): string {
  return t(
    'Mã số thuế gồm 10 chữ số, ví dụ 1900123456, hoặc thêm 3 số của đơn vị, ví dụ 1900123456-001',
    'The tax code has 10 digits, such as 1900123456, or 3 more for a branch, such as 1900123456-001',
  )
}

export function nationalIdWords(t: Translate): string {
  return t(
    'Số định danh cá nhân gồm 12 chữ số, ví dụ 095190001234; số chứng minh nhân dân gồm 9 chữ số',
    'The personal number has 12 digits, such as 095190001234; an older identity card has 9',
  )
}

export function addressWords(fault: 'unreadable' | 'landline', t: Translate): string {
  return fault === 'landline'
    ? t(
        'Số này là điện thoại cố định, không nhận được tin nhắn; hãy nhập số di động hoặc thư điện tử',
        'This is a landline, which takes no text message: enter a mobile number or an e-mail',
      )
    : t(
        'Nhập thư điện tử, ví dụ ten@vidu.vn, hoặc số di động, ví dụ 0912345678',
        'Enter an e-mail, such as name@example.vn, or a mobile number, such as 0912345678',
      )
}

function box(request: Request<Session>, errors: FormErrors, options: TextInputOptions): Html {
  return textInput({
    ...options,
    locale: request.locale,
    value: request.body.get(options.name),
    ...errorOf(errors, options.name),
  })
}

export function registerPage(services: Services, request: Request<Session>, errors: FormErrors): Reply {
  const t = translator(request.locale)
  return formPage(services, request, {
    title: t('Đăng ký tài khoản', 'Register'),
    action: request.linkTo('portal.account.register.send'),
    errors,
    before: html`<p class="govuk-body">${t('Có tài khoản rồi?', 'Have an account already?')} <a class="govuk-link" href="${linkKeepingNext(request, 'portal.account.sign-in')}">${t('Đăng nhập', 'Sign in')}</a></p>`,
    fields: html`${nextField(request)}${whoseAccount(request, errors)}
${box(request, errors, { name: 'fullName', autocomplete: 'name', label: { text: t('Họ và tên của bạn', 'Your full name') }, hint: { text: t('Như trên giấy tờ tùy thân, có dấu', 'As on your identity paper') } })}
${box(request, errors, { name: 'nationalId', inputmode: 'numeric', classes: 'govuk-input--width-20', label: { text: t('Số định danh cá nhân (không bắt buộc)', 'Personal number (optional)') }, hint: { text: t('12 chữ số trên thẻ căn cước, ví dụ 095190001234', '12 digits on the identity card, such as 095190001234') } })}
${addressBox(request, { label: t('Thư điện tử hoặc số điện thoại di động', 'E-mail or mobile number'), hint: t('Để đăng nhập và nhận tin về hồ sơ. Chúng tôi gửi một mã tới đây để xác nhận.', 'To sign in and to hear about your files. We send a code there to confirm it.'), errors })}
${passwordInput({ name: 'password', autocomplete: 'new-password', locale: request.locale, label: { text: t('Mật khẩu', 'Password') }, hint: { text: newPasswordHint(t) }, ...errorOf(errors, 'password') })}
${button({ text: t('Đăng ký', 'Register'), preventDoubleClick: true })}`,
  })
}

function whoseAccount(request: Request<Session>, errors: FormErrors): Html {
  const t = translator(request.locale)
  const organisation = html`${box(request, errors, { name: 'organisationName', autocomplete: 'organization', label: { text: t('Tên tổ chức, doanh nghiệp', 'Name of the organisation') } })}${box(request, errors, { name: 'taxCode', classes: 'govuk-input--width-20', label: { text: t('Mã số thuế', 'Tax code') }, hint: { text: t('Ví dụ: 1900123456', 'Example: 1900123456') } })}`
  return radios({
    name: 'kind',
    locale: request.locale,
    fieldset: { legend: { text: t('Tài khoản của ai?', 'Whose account is it?') } },
    value: request.body.get('kind') || 'person',
    items: [
      { value: 'person', text: t('Cá nhân', 'A person') },
      {
        value: 'organisation',
        text: t('Tổ chức, doanh nghiệp', 'An organisation or business'),
        conditional: { html: organisation },
      },
    ],
  })
}
