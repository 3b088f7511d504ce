import type { Role, Session } from '../../modules/identity/index.ts'
import type { Directory } from '../../modules/organizations/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { button, type Html, html, select } from '../../ui/index.ts'
import { DEMO_PASSWORD, readDemoPeople } from '../../web/demo-accounts.ts'
import type { Services } from '../../web/services.ts'
import { roleWords } from '../../web/words/index.ts'
import { nextField } from './next-step.ts'

/** Shown first: every role is there, and the most services. */
const FIRST_AGENCY = 'so-tnmt'

interface DemoOfficer {
  readonly username: string
  readonly name: string
  readonly titles: readonly string[]
  readonly roles: readonly Role[]
}

/** The made-up officers of one agency, each with a button that signs in. */
export function demoOfficers(services: Services, request: Request<Session>): Html {
  const t = translator(request.locale)
  const { directory } = services
  const asked = request.query['co-quan'] ?? ''
  const agencyId = directory.findAgency(asked) ? asked : FIRST_AGENCY
  const provincial = officersWith((role) => role === 'province_admin', request)
  const local = officersOf(agencyId, request)
  return html`<h2 class="govuk-heading-m">${t('Tài khoản chạy thử', 'Demo accounts')}</h2>
<p class="govuk-body">${t('Mật khẩu chung:', 'Password for all:')} <code>${DEMO_PASSWORD}</code></p>
<form method="get" action="${request.linkTo('backoffice.account.sign-in')}" class="filter-row">${select({
    name: 'co-quan',
    locale: request.locale,
    label: { text: t('Cơ quan', 'Agency') },
    items: agencyChoices(directory, request),
    value: agencyId,
    formGroup: { classes: 'filter-row__wide' },
  })}${button({ text: t('Xem tài khoản', 'Show accounts'), classes: 'govuk-button--secondary' })}</form>
<ul class="govuk-list govuk-list--spaced">${[...local, ...provincial].map((officer) => officerItem(request, officer))}</ul>`
}

function agencyChoices({ agencies }: Directory, { locale }: Request<Session>) {
  const held = new Set(readDemoPeople().officers.flatMap(({ posts }) => posts.map((post) => post.agency)))
  return agencies
    .filter((agency) => held.has(agency.id))
    .map((agency) => ({ value: agency.id, text: inLocale(agency.name, locale) }))
}

function officersOf(agencyId: string, request: Request<Session>): readonly DemoOfficer[] {
  return readDemoPeople()
    .officers.filter(({ posts }) => posts.some((post) => post.agency === agencyId))
    .map((officer) => toDemoOfficer(officer, request))
    .filter(({ roles }) => !roles.includes('province_admin'))
}

function officersWith(wanted: (role: Role) => boolean, request: Request<Session>): readonly DemoOfficer[] {
  return readDemoPeople()
    .officers.filter(({ posts }) => posts.some((post) => wanted(post.role)))
    .map((officer) => toDemoOfficer(officer, request))
}

type Person = ReturnType<typeof readDemoPeople>['officers'][number]

function toDemoOfficer({ username, name, posts }: Person, { locale }: Request<Session>): DemoOfficer {
  return {
    username,
    name,
    titles: [...new Set(posts.map((post) => inLocale(post.title, locale)))],
    roles: [...new Set(posts.map((post) => post.role))],
  }
}

function officerItem(request: Request<Session>, { username, name, titles, roles }: DemoOfficer): Html {
  const t = translator(request.locale)
  const held = roles.map((role) => roleWords(role, t)).join(', ')
  return html`<li><form method="post" action="${request.linkTo('backoffice.account.sign-in.send')}" class="plain-form"><input type="hidden" name="_csrf" value="${request.csrfToken}">${nextField(request)}<input type="hidden" name="username" value="${username}"><input type="hidden" name="password" value="${DEMO_PASSWORD}"><code>${username}</code> <button type="submit" class="link-button">${t('Đăng nhập', 'Sign in')}<span class="govuk-visually-hidden"> ${t('với tên', 'as')} ${name}</span></button><br>${name}, ${titles.join(', ')}<br><span class="govuk-hint">${held}</span></form></li>`
}
