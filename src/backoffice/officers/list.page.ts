import { type OfficerRecord, type Session } from '../../modules/identity/index.ts'
import type { Agency, Directory } from '../../modules/organizations/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { button, emptyState, type Html, html, search, table } from '../../ui/index.ts'
import { stacked } from '../stacked-table.ts'
import { agencyChooser } from './agency-chooser.ts'
import { factorWords, postWords, statusTag } from './officer-words.ts'

export interface OfficerList {
  readonly agencies: readonly Agency[]
  /** Absent for the answer to a search, which goes over all agencies one manages. */
  readonly agency: Agency | undefined
  readonly typed: string
  readonly officers: readonly OfficerRecord[]
  readonly directory: Directory
  readonly today: string
}

export function officersView(request: Request<Session>, list: OfficerList): { title: string; main: Html } {
  const t = translator(request.locale)
  const title = list.agency
    ? `${t('Cán bộ', 'Officers')}: ${inLocale(list.agency.name, request.locale)}`
    : t('Tìm cán bộ', 'Find an officer')
  const add = button({
    text: t('Thêm cán bộ', 'Add an officer'),
    href: request.linkTo('backoffice.officers.new', {}, { 'co-quan': list.agency?.id }),
  })
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>${agencyChooser(request, { ...list, action: request.linkTo('backoffice.officers') })}
${search({
  action: request.linkTo('backoffice.officers.search'),
  method: 'post',
  csrf: { value: request.csrfToken },
  locale: request.locale,
  label: { text: t('Tìm theo tên, tên đăng nhập, chức vụ', 'Find by name, sign-in name or title') },
  input: { id: 'ten', name: 'ten', value: list.typed },
})}
${add}${list.officers.length > 0 ? officerTable(request, list) : emptyState({ text: nobody(list, request) })}`,
  }
}

function nobody({ agency }: OfficerList, { locale }: Request<Session>): string {
  const t = translator(locale)
  return agency
    ? t('Cơ quan này chưa có cán bộ nào.', 'This agency has no officer yet.')
    : t(
        'Không thấy cán bộ nào khớp. Hãy thử một phần của tên, có dấu hay không dấu đều được.',
        'Nobody matches. Try a part of the name, with or without marks.',
      )
}

function officerTable(request: Request<Session>, list: OfficerList): Html {
  const t = translator(request.locale)
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="${t('Danh sách cán bộ', 'List of officers')}">${table(
    {
      caption: t(`${list.officers.length} cán bộ`, `${list.officers.length} officers`),
      ...stacked(
        [
          { text: t('Họ và tên', 'Name') },
          { text: t('Tên đăng nhập', 'Sign-in name') },
          { text: t('Vị trí', 'Posts') },
          { text: t('Tình trạng', 'State') },
          { text: t('Hai lớp', 'Second factor') },
        ],
        list.officers.map((officer) => [
          {
            text: html`<a class="govuk-link" href="${request.linkTo('backoffice.officers.show', { id: officer.id })}">${officer.fullName}</a>`,
          },
          { text: html`<code>${officer.username}</code>` },
          { text: postLines(request, officer, list) },
          { text: statusTag(officer, t) },
          { text: factorWords(officer, t) },
        ]),
      ),
    },
  )}</div>`
}

function postLines({ locale }: Request<Session>, { posts }: OfficerRecord, list: OfficerList): Html {
  const t = translator(locale)
  const open = posts.filter(({ validTo }) => validTo === null || validTo >= list.today)
  if (open.length === 0) return html`${t('Không còn vị trí', 'No post now')}`
  const lines = open.map((post, index) => {
    const elsewhere =
      post.agencyId === list.agency?.id
        ? ''
        : ` (${list.directory.findAgency(post.agencyId)?.shortName ?? post.agencyId})`
    return html`${index > 0 ? html`<br>` : undefined}${postWords(post, list.directory, locale)}${elsewhere}`
  })
  return html`${lines}`
}
