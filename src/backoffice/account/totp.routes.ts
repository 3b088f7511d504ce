import { toString as drawQrCode } from 'qrcode'
import { readableCode } from '../../engines/vietnamese/index.ts'
import { beginTotp, confirmTotp, type Session } from '../../modules/identity/index.ts'
import { page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { button, copyableCode, type Html, html, textInput } from '../../ui/index.ts'
import { errorOf, type FormErrors, tooManyWords } from '../../web/account/index.ts'
import { enrollingOfficer } from '../../web/access.ts'
import { identityContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { officeFormPage } from '../office-form.ts'
import { nextField, nextStep } from './next-step.ts'

/** Setting up the second factor: the secret goes into an app by camera or by hand, and a code comes back. */
export function totpRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.account.totp',
      method: 'GET',
      path: '/can-bo/xac-thuc-hai-lop',
      access: enrollingOfficer,
      handler: (request) => totpPage(services, request, {}),
    },
    {
      name: 'backoffice.account.totp.confirm',
      method: 'POST',
      path: '/can-bo/xac-thuc-hai-lop',
      access: enrollingOfficer,
      handler: (request) => confirm(services, request),
    },
  ]
}

async function confirm(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const { accountId, mustChangePassword } = officerOf(request)
  const outcome = await confirmTotp(identityContext(services), {
    accountId,
    code: request.body.get('code'),
    keepToken: request.sessionToken ?? '',
  })
  switch (outcome) {
    case 'confirmed':
      return withFlash(seeOther(nextStep(request, { mustEnrol: false, mustChangePassword })), {
        kind: 'success',
        text: t(
          'Đã đặt xác thực hai lớp; từ lần sau, mỗi lần đăng nhập bạn nhập thêm mã của ứng dụng',
          'The second factor is set: from now on you enter a code of the app at each sign-in',
        ),
      })
    case 'too-many':
      return totpPage(services, request, { code: tooManyWords(t, 15) })
    case 'wrong':
      return totpPage(services, request, {
        code: t(
          'Mã chưa đúng; xem lại giờ của điện thoại rồi nhập mã mới nhất',
          'The code is not right: check the clock of the telephone and enter the latest code',
        ),
      })
  }
}

function officerOf({ session }: Request<Session>): Session {
  if (!session) throw new Error('an officer route was reached without a session')
  return session
}

async function totpPage(services: Services, request: Request<Session>, errors: FormErrors): Promise<Reply> {
  const t = translator(request.locale)
  const issuer = inLocale(services.provinceName, 'vi')
  const begun = await beginTotp(identityContext(services), officerOf(request).accountId, issuer)
  const title = t('Xác thực hai lớp', 'Second factor')
  if (!begun)
    return page(await backofficePage(services, request, { title, main: alreadySet(request, title) }))
  return officeFormPage(services, request, {
    title,
    action: request.linkTo('backoffice.account.totp.confirm'),
    current: 'account',
    errors,
    before: html`<p class="govuk-body">${t('Ngoài mật khẩu, mỗi lần đăng nhập cần một mã của ứng dụng trên điện thoại bạn, để không ai vào được bằng mật khẩu bị lộ.', 'Besides the password, each sign-in takes a code of an app on your telephone, so that a stolen password opens nothing.')}</p>${await secretToScan(request, begun)}`,
    fields: html`${nextField(request)}${textInput({
      name: 'code',
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      classes: 'govuk-input--width-10',
      locale: request.locale,
      label: {
        text: t('3. Nhập mã 6 chữ số ứng dụng đang hiện', '3. Enter the six digits that the app shows'),
      },
      ...errorOf(errors, 'code'),
    })}${button({ text: t('Xác nhận', 'Confirm'), preventDoubleClick: true })}`,
  })
}

async function secretToScan(
  request: Request<Session>,
  { uri, secret }: { readonly uri: string; readonly secret: string },
): Promise<Html> {
  const t = translator(request.locale)
  const svg = await drawQrCode(uri, { type: 'svg', margin: 2 })
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  return html`<p class="govuk-body">${t('1. Cài một ứng dụng xác thực (ví dụ Google Authenticator, Microsoft Authenticator, FreeOTP) lên điện thoại.', '1. Install an authenticator app on your telephone (Google Authenticator, Microsoft Authenticator, FreeOTP and others).')}</p>
<p class="govuk-body">${t('2. Trong ứng dụng, chọn thêm tài khoản và quét hình này:', '2. In the app, add an account and scan this picture:')}</p>
<p><img src="${source}" width="220" height="220" alt="${t('Hình mã QR để ứng dụng quét; mã viết bằng chữ ở ngay dưới', 'QR code for the app to scan; the key in letters is right below')}"></p>
<p class="govuk-body">${t('Không quét được thì nhập khóa này, loại "theo thời gian":', 'If it cannot be scanned, enter this key, of the kind "time-based":')}</p>
<p class="govuk-body">${copyableCode({ code: secret, shown: readableCode(secret), locale: request.locale })}</p>`
}

function alreadySet(request: Request<Session>, title: string): Html {
  const t = translator(request.locale)
  return html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('Tài khoản của bạn đã đặt xác thực hai lớp. Mất điện thoại hoặc đổi ứng dụng: báo quản trị của cơ quan để đặt lại.', 'Your account has a second factor. If the telephone is lost or the app changes, ask the administrator of your agency to reset it.')}</p>
<p class="govuk-body"><a class="govuk-link" href="${request.linkTo('backoffice.account.show')}">${t('Về tài khoản của tôi', 'To my account')}</a></p>`
}
