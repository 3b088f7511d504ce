import type { AccountEntry, OfficerPost, OfficerRecord, Session } from '../../modules/identity/index.ts'
import type { Directory } from '../../modules/organizations/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { button, buttonGroup, type Html, html, summaryList, table } from '../../ui/index.ts'
import { stacked } from '../stacked-table.ts'
import { actWords, factorWords, postWords, statusTag } from './officer-words.ts'

export interface OfficerView {
  readonly officer: OfficerRecord
  readonly acts: readonly AccountEntry[]
  readonly directory: Directory
  readonly today: string
  /** May lock him and give him new means to sign in. */
  readonly mayManage: boolean
  readonly isSelf: boolean
  mayEnd(post: OfficerPost): boolean
}

export function officerView(request: Request<Session>, view: OfficerView): { title: string; main: Html } {
  const t = translator(request.locale)
  const { officer } = view
  const row = (key: string, text: string | Html) => ({ key: { text: key }, value: { text } })
  return {
    title: officer.fullName,
    main: html`<h1 class="govuk-heading-l">${officer.fullName}</h1>
${summaryList({
  rows: [
    row(t('Tên đăng nhập', 'Sign-in name'), html`<code>${officer.username}</code>`),
    row(t('Thư điện tử', 'E-mail'), officer.email ?? t('Chưa có', 'Not given')),
    row(t('Tình trạng', 'State'), statusTag(officer, t)),
    row(t('Xác thực hai lớp', 'Second factor'), factorWords(officer, t)),
  ],
})}
${actions(request, view)}
<h2 class="govuk-heading-m">${t('Vị trí', 'Posts')}</h2>${postTable(request, view)}
${button({ text: t('Thêm vị trí', 'Add a post'), href: request.linkTo('backoffice.officers.post.new', { id: officer.id }), classes: 'govuk-button--secondary' })}
<h2 class="govuk-heading-m">${t('Nhật ký', 'History')}</h2>${actTable(request, view)}`,
  }
}

function actions(request: Request<Session>, { officer, mayManage, isSelf }: OfficerView): Html {
  const t = translator(request.locale)
  if (isSelf) {
    return html`<p class="govuk-body">${t('Đây là tài khoản của bạn; mật khẩu và xác thực hai lớp ở', 'This is your own account; password and second factor are at')} <a class="govuk-link" href="${request.linkTo('backoffice.account.show')}">${t('trang tài khoản', 'your account page')}</a>.</p>`
  }
  if (!mayManage) {
    return html`<p class="govuk-body">${t('Cán bộ này có vị trí quản trị hoặc vị trí ở cơ quan khác: việc khóa, cấp lại mật khẩu thuộc quản trị tỉnh.', 'This officer is an administrator or holds a post elsewhere: only the administrator of the province may lock the account or reset the password.')}</p>`
  }
  const act = (name: string, text: string) =>
    button({
      text,
      href: request.linkTo('backoffice.officers.act', { id: officer.id, act: name }),
      classes: 'govuk-button--secondary',
    })
  return buttonGroup(
    act('mat-khau', t('Cấp lại mật khẩu', 'Reset the password')),
    ...(officer.hasTotp
      ? [act('xac-thuc-hai-lop', t('Đặt lại xác thực hai lớp', 'Reset the second factor'))]
      : []),
    officer.status === 'locked'
      ? act('mo-khoa', t('Mở khóa', 'Unlock'))
      : act('khoa', t('Khóa tài khoản', 'Lock the account')),
  )
}

function postTable(request: Request<Session>, view: OfficerView): Html {
  const t = translator(request.locale)
  const { officer, directory } = view
  if (officer.posts.length === 0)
    return html`<p class="govuk-body">${t('Chưa có vị trí nào: cán bộ đăng nhập được nhưng không thấy hồ sơ nào.', 'No post: the officer can sign in but sees no file.')}</p>`
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="${t('Vị trí', 'Posts')}">${table(
    {
      ...stacked(
        [
          { text: t('Cơ quan', 'Agency') },
          { text: t('Vai trò, bộ phận', 'Role, unit') },
          { text: t('Chức vụ', 'Title') },
          { text: t('Từ ngày', 'From') },
          { text: t('Đến ngày', 'Until') },
          { text: html`<span class="govuk-visually-hidden">${t('Việc', 'Action')}</span>` },
        ],
        officer.posts.map((post) => [
          { text: agencyName(post, directory, request) },
          { text: postWords(post, directory, request.locale) },
          { text: post.title },
          { text: formatDate(post.validFrom) },
          { text: post.validTo ? formatDate(post.validTo) : t('Đang giữ', 'Held now') },
          { text: endLink(request, view, post) },
        ]),
      ),
    },
  )}</div>`
}

function agencyName(post: OfficerPost, directory: Directory, { locale }: Request<Session>): string {
  const agency = directory.findAgency(post.agencyId)
  return agency ? inLocale(agency.name, locale) : post.agencyId
}

function endLink(request: Request<Session>, view: OfficerView, post: OfficerPost): Html | string {
  const t = translator(request.locale)
  const isOver = post.validTo !== null && post.validTo < view.today
  if (isOver || !view.mayEnd(post)) return ''
  const href = request.linkTo('backoffice.officers.post.end', { id: view.officer.id, post: post.id })
  return html`<a class="govuk-link" href="${href}">${t('Kết thúc', 'End')}<span class="govuk-visually-hidden"> ${t('vị trí', 'the post')} ${postWords(post, view.directory, request.locale)}</span></a>`
}

function actTable(request: Request<Session>, { acts, directory }: OfficerView): Html {
  const t = translator(request.locale)
  if (acts.length === 0)
    return html`<p class="govuk-body">${t('Chưa có việc nào được ghi.', 'Nothing is recorded yet.')}</p>`
  return table({
    ...stacked(
      [{ text: t('Lúc', 'When') }, { text: t('Việc', 'What') }, { text: t('Người làm', 'By') }],
      acts.map((entry) => [
        { text: formatDateTime(entry.at) },
        { text: actWords(entry, directory, request.locale) },
        { text: entry.actorName ?? t('Hệ thống', 'The system') },
      ]),
    ),
  })
}
