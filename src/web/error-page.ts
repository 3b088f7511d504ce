import type { Session } from '../modules/identity/index.ts'
import type { ErrorDetail, Resend } from '../platform/http/error-detail.ts'
import type { ErrorRequest } from '../platform/http/floor.ts'
import { inLocale, type Translate, translator } from '../platform/i18n/translator.ts'
import { backofficeLayout, button, type Html, html, portalLayout } from '../ui/index.ts'
import { portalLinks, trialBannerText } from './portal-links.ts'
import type { Services } from './services.ts'

type Shown = Pick<Services, 'assets' | 'provinceName' | 'demo'>

interface Failure {
  readonly status: number
  readonly request: ErrorRequest<Session>
  readonly detail: ErrorDetail
}

interface WayOn {
  readonly text: string
  readonly href: string
}

/** The page of an error in the look of its face: what happened, what to do, ways on, and nothing typed lost. */
export function errorPage(services: Shown, failure: Failure): Html {
  const { path } = failure.request
  const isOffice = path === '/can-bo' || path.startsWith('/can-bo/')
  return isOffice ? officeError(services, failure) : portalError(services, failure)
}

function common(services: Shown, { request, detail }: Failure) {
  const { locale, path } = request
  return {
    title: detail.title,
    locale,
    assets: services.assets,
    provinceName: inLocale(services.provinceName, locale),
    languageLinks: { vi: `${path}?lang=vi`, en: `${path}?lang=en` },
    // Nobody is shown as signed in: the session may not even have been read when the fault came.
    csrfToken: '',
    bannerText: services.demo ? trialBannerText(locale) : undefined,
  }
}

function portalError(services: Shown, failure: Failure): Html {
  const { locale, linkTo } = failure.request
  const t = translator(locale)
  const ways = [
    { text: t('Về trang chủ', 'Go to the home page'), href: linkTo('portal.home') },
    { text: t('Tìm dịch vụ', 'Find a service'), href: linkTo('portal.catalog.list') },
    { text: t('Tra cứu hồ sơ bằng mã', 'Track a file by its code'), href: linkTo('portal.lookup') },
    { text: t('Xem hướng dẫn', 'Read the guide'), href: linkTo('portal.guide') },
  ]
  return portalLayout({
    ...common(services, failure),
    mainContent: explanation(failure, ways),
    links: portalLinks(linkTo),
    noIndex: true,
    contact: { owner: inLocale(services.provinceName, locale) },
  })
}

function officeError(services: Shown, failure: Failure): Html {
  const { locale, linkTo, session } = failure.request
  const t = translator(locale)
  const isOfficer = session?.face === 'backoffice'
  const account = { text: t('Tài khoản của tôi', 'My account'), href: linkTo('backoffice.account.show') }
  const ways = [
    { text: t('Về trang công việc', 'Go to your work'), href: linkTo('backoffice.home') },
    ...(isOfficer ? [account] : []),
    { text: t('Trang cho người dân', 'Public site'), href: linkTo('portal.home') },
  ]
  return backofficeLayout({
    ...common(services, failure),
    mainContent: explanation(failure, ways),
    links: {
      home: linkTo('backoffice.home'),
      signOut: linkTo('backoffice.account.sign-out'),
      portal: linkTo('portal.home'),
    },
  })
}

function explanation({ status, request, detail }: Failure, ways: readonly WayOn[]): Html {
  const t = translator(request.locale)
  // Only a fault of ours has a line in the log that the code leads to.
  const code =
    status >= 500 &&
    html`<p class="govuk-body">${t('Mã sự cố', 'Problem code')}: <strong>${request.id}</strong></p>`
  const links = ways.map(({ text, href }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)
  return html`<h1 class="govuk-heading-l">${detail.title}</h1>
<p class="govuk-body-l">${detail.message}</p>
${code}${signInLink(detail, t)}${detail.resend && resendForm(detail.resend, t)}
<h2 class="govuk-heading-m">${t('Bạn có thể', 'You can')}</h2>
<ul class="govuk-list govuk-list--bullet">${links}</ul>`
}

/** In another tab, so that what was typed stays on this page until it is sent again. */
function signInLink({ signInAt }: ErrorDetail, t: Translate): Html | undefined {
  if (signInAt === undefined) return undefined
  return html`<p class="govuk-body"><a class="govuk-link" href="${signInAt}" target="_blank" rel="noopener">${t('Mở trang đăng nhập trong thẻ mới', 'Open the sign-in page in a new tab')}</a></p>`
}

/** What was typed, ready to be sent again with a fresh token. */
function resendForm({ action, csrfToken, fields }: Resend, t: Translate): Html {
  const inputs = fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
  const send = button({ text: t('Gửi lại', 'Send again'), preventDoubleClick: true })
  return html`<form method="post" action="${action}" novalidate><input type="hidden" name="_csrf" value="${csrfToken}">${inputs}${send}</form>`
}
