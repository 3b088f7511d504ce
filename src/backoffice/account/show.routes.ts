import { CASE_ROLES } from '../../modules/dossiers/index.ts'
import { getAccount, listSessions, postsWith, type Session } from '../../modules/identity/index.ts'
import { page, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { type Html, html, summaryList, table } from '../../ui/index.ts'
import { endPostedSessions, sessionList } from '../../web/account/index.ts'
import { anyOfficer } from '../../web/access.ts'
import { identityContext, officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { roleWords } from '../../web/words/index.ts'
import { stacked } from '../stacked-table.ts'
import { backofficePage } from '../frame.ts'

export function showAccountRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.account.show',
      method: 'GET',
      path: '/can-bo/tai-khoan',
      access: anyOfficer,
      handler: (request) => show(services, request),
    },
    {
      name: 'backoffice.account.end-session',
      method: 'POST',
      path: '/can-bo/tai-khoan/phien',
      access: anyOfficer,
      handler: async (request) => {
        await endPostedSessions(services, request, officerContext(services, request).actor.accountId)
        const t = translator(request.locale)
        return withFlash(seeOther(request.linkTo('backoffice.account.show')), {
          kind: 'success',
          text: t('Đã kết thúc phiên đăng nhập', 'The session has ended'),
        })
      },
    },
  ]
}

async function show(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const { actor } = officerContext(services, request)
  const [account, sessions] = await Promise.all([
    getAccount(services.db, actor.accountId),
    listSessions(identityContext(services), actor.accountId, request.sessionToken ?? ''),
  ])
  const title = t('Tài khoản của tôi', 'My account')
  const link = (name: string, text: string) =>
    html`<p class="govuk-body"><a class="govuk-link" href="${request.linkTo(name)}">${text}</a></p>`
  const worksOnFiles = postsWith(actor, ...CASE_ROLES).length > 0
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } })
  const main = html`<h1 class="govuk-heading-l">${title}</h1>
${summaryList({
  rows: [
    row(t('Họ và tên', 'Full name'), account.fullName),
    row(t('Tên đăng nhập', 'Sign-in name'), account.username ?? ''),
    row(t('Thư điện tử', 'E-mail'), account.email ?? t('Chưa có', 'Not given')),
    row(
      t('Xác thực hai lớp', 'Second factor'),
      account.hasTotp ? t('Đã đặt', 'Set') : t('Chưa đặt', 'Not set'),
    ),
  ],
})}
${worksOnFiles ? link('backoffice.alerts.settings', t('Chọn loại nhắc việc', 'Choose your reminders')) : undefined}
${link('backoffice.account.password', t('Đổi mật khẩu', 'Change the password'))}
${account.hasTotp ? undefined : link('backoffice.account.totp', t('Đặt xác thực hai lớp', 'Set up the second factor'))}
<h2 class="govuk-heading-m">${t('Vị trí của tôi', 'My posts')}</h2>
${postTable(services, request)}
<h2 class="govuk-heading-m">${t('Đang đăng nhập ở', 'Signed in on')}</h2>
${sessionList({ sessions, action: request.linkTo('backoffice.account.end-session'), csrfToken: request.csrfToken, locale: request.locale })}`
  return page(await backofficePage(services, request, { title, main, current: 'account' }))
}

function postTable({ directory }: Services, request: Request<Session>): Html {
  const t = translator(request.locale)
  const posts = request.session?.posts ?? []
  if (posts.length === 0)
    return html`<p class="govuk-body">${t('Bạn chưa được giao vị trí nào; hãy báo quản trị của cơ quan.', 'You hold no post: tell the administrator of your agency.')}</p>`
  return table({
    ...stacked(
      [
        { text: t('Cơ quan', 'Agency') },
        { text: t('Bộ phận', 'Unit') },
        { text: t('Vai trò', 'Role') },
        { text: t('Chức vụ', 'Title') },
      ],
      posts.map((post) => [
        { text: inLocale(directory.getAgency(post.agencyId).name, request.locale) },
        { text: inLocale(directory.getUnit(post.unitId).name, request.locale) },
        { text: roleWords(post.role, t) },
        { text: post.title },
      ]),
    ),
  })
}
