import {
  changePassword,
  endSessionById,
  endSessionsOf,
  findAccount,
  listSessions,
  type Session,
} from '../../modules/identity/index.ts'
import { notFound, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { button, html, type Html, passwordInput, summaryList } from '../../ui/index.ts'
import { citizen } from '../../web/access.ts'
import { citizenContext, identityContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { errorOf, type FormErrors, formPage, passwordWords, TOO_MANY } from './account-form.ts'

export function ownAccountRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.account.show',
      method: 'GET',
      path: '/tai-khoan',
      access: citizen,
      handler: (request) => accountPage(services, request, {}),
    },
    {
      name: 'portal.account.password',
      method: 'POST',
      path: '/tai-khoan/mat-khau',
      access: citizen,
      handler: (request) => change(services, request),
    },
    {
      name: 'portal.account.end-session',
      method: 'POST',
      path: '/tai-khoan/phien',
      access: citizen,
      handler: async (request) => {
        const { accountId } = citizenContext(services, request).actor
        const id = request.body.get('session')
        const ctx = identityContext(services)
        if (id === 'others') await endSessionsOf(ctx, accountId, request.sessionToken)
        else await endSessionById(ctx, accountId, id)
        const t = translator(request.locale)
        return withFlash(seeOther(request.linkTo('portal.account.show')), {
          kind: 'success',
          text: t('Đã kết thúc phiên', 'Session ended'),
        })
      },
    },
  ]
}

async function change(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const { accountId } = citizenContext(services, request).actor
  const outcome = await changePassword(identityContext(services), {
    accountId,
    current: request.body.get('current'),
    next: request.body.get('password'),
    keepToken: request.sessionToken ?? '',
  })
  switch (outcome.kind) {
    case 'changed':
      return withFlash(seeOther(request.linkTo('portal.account.show')), {
        kind: 'success',
        text: t('Đã đổi mật khẩu; các phiên khác đã kết thúc', 'Password changed; other sessions ended'),
      })
    case 'weak':
      return accountPage(services, request, { password: passwordWords(outcome.fault, t) })
    case 'too-many':
      return accountPage(services, request, { current: TOO_MANY(t) })
    case 'wrong':
      return accountPage(services, request, {
        current: t('Mật khẩu hiện tại chưa đúng', 'The present password is not right'),
      })
  }
}

async function accountPage(
  services: Services,
  request: Request<Session>,
  errors: FormErrors,
): Promise<Reply> {
  const t = translator(request.locale)
  const { accountId } = citizenContext(services, request).actor
  const account = await findAccount(services.db, accountId)
  if (!account) return notFound()
  const row = (key: string, text: string | null) => ({ key: { text: key }, value: { text: text ?? '–' } })
  return formPage(services, request, {
    title: t('Tài khoản của tôi', 'My account'),
    action: request.linkTo('portal.account.password'),
    errors,
    before: html`${summaryList({
      rows: [
        row(t('Họ và tên', 'Name'), account.fullName),
        ...(account.organisationName
          ? [
              row(t('Tổ chức', 'Organisation'), account.organisationName),
              row(t('Mã số thuế', 'Tax code'), account.taxCode),
            ]
          : []),
        row(t('Số định danh cá nhân', 'Personal number'), account.nationalId),
        row(t('Thư điện tử', 'E-mail'), account.email),
        row(t('Điện thoại', 'Phone'), account.phone),
        row(t('Địa chỉ', 'Address'), account.address),
      ],
    })}<h2 class="govuk-heading-m">${t('Đổi mật khẩu', 'Change password')}</h2>`,
    fields: html`${passwordInput({ id: 'current', name: 'current', autocomplete: 'current-password', label: { text: t('Mật khẩu hiện tại', 'Present password') }, ...errorOf(errors, 'current') })}
${passwordInput({ id: 'password', name: 'password', autocomplete: 'new-password', label: { text: t('Mật khẩu mới', 'New password') }, ...errorOf(errors, 'password') })}
${button({ text: t('Đổi mật khẩu', 'Change password'), preventDoubleClick: true })}`,
    after: await sessionList(services, request, accountId),
  })
}

async function sessionList(services: Services, request: Request<Session>, accountId: string): Promise<Html> {
  const t = translator(request.locale)
  const sessions = await listSessions(identityContext(services), accountId, request.sessionToken ?? '')
  const end = (value: string, text: string) =>
    html`<form method="post" action="${request.linkTo('portal.account.end-session')}"><input type="hidden" name="_csrf" value="${request.csrfToken}"><input type="hidden" name="session" value="${value}">${button({ text, classes: 'govuk-button--secondary' })}</form>`
  const items = sessions.map(
    (session) =>
      html`<li><p class="govuk-body">${session.device || t('Thiết bị không rõ', 'Unknown device')}, ${t('dùng lần cuối', 'last used')} ${formatDateTime(session.lastSeenAt)}${session.current ? html` <strong>(${t('máy này', 'this device')})</strong>` : undefined}</p>${session.current ? undefined : end(session.id, t('Kết thúc phiên này', 'End this session'))}</li>`,
  )
  const others =
    sessions.length > 1 ? end('others', t('Kết thúc tất cả phiên khác', 'End all other sessions')) : undefined
  return html`<h2 class="govuk-heading-m">${t('Đang đăng nhập ở', 'Signed in on')}</h2><ul class="govuk-list">${items}</ul>${others}`
}
