import type { Session } from '../modules/identity/index.ts'
import type { ErrorDetail } from '../platform/http/error-detail.ts'
import type { ErrorRequest } from '../platform/http/floor.ts'
import { inLocale, type Translate, translator } from '../platform/i18n/translator.ts'
import { backofficeLayout, button, type Html, html, portalLayout } from '../ui/index.ts'
import type { Services } from './services.ts'

interface Failure {
  readonly status: number
  readonly request: ErrorRequest<Session>
  readonly detail: ErrorDetail
}

/** The page of an error in the look of its face: what happened, what to do, a way out, and nothing typed lost. */
export function errorPage(services: Services, { request, detail }: Failure): Html {
  const { locale, linkTo, path, id } = request
  const t = translator(locale)
  const office = path === '/can-bo' || path.startsWith('/can-bo/')
  const home = linkTo(office ? 'backoffice.home' : 'portal.home')
  const main = html`<h1 class="govuk-heading-l">${detail.title}</h1><p class="govuk-body">${detail.message}</p>
${signInLink(detail, t)}${resendForm(detail, t)}
<p class="govuk-body"><a class="govuk-link" href="${home}">${t('Về trang đầu', 'To the first page')}</a></p>
<p class="govuk-hint">${t('Mã để báo lỗi:', 'Reference:')} ${id}</p>`
  const common = {
    title: detail.title,
    locale,
    mainContent: main,
    assets: services.assets,
    provinceName: inLocale(services.provinceName, locale),
    languageLinks: { vi: `${path}?lang=vi`, en: `${path}?lang=en` },
    csrfToken: '',
  }
  if (office) {
    return backofficeLayout({
      ...common,
      links: { home, signOut: linkTo('backoffice.account.sign-out'), portal: linkTo('portal.home') },
    })
  }
  return portalLayout({
    ...common,
    links: {
      home,
      catalog: linkTo('portal.catalog.list'),
      lookup: linkTo('portal.lookup'),
      signIn: linkTo('portal.account.sign-in'),
      signOut: linkTo('portal.account.sign-out'),
      account: linkTo('portal.account.show'),
      mine: linkTo('portal.dossiers.list'),
      guide: linkTo('portal.guide'),
      sitemap: linkTo('portal.sitemap'),
    },
    noIndex: true,
  })
}

function signInLink({ signInAt }: ErrorDetail, t: Translate): Html | undefined {
  if (signInAt === undefined) return undefined
  return html`<p class="govuk-body"><a class="govuk-link" href="${signInAt}" target="_blank" rel="noopener">${t('Đăng nhập ở thẻ mới, rồi quay lại đây', 'Sign in in a new tab, then come back here')}</a></p>`
}

/** What was typed, ready to be sent again with a fresh token. */
function resendForm({ resend }: ErrorDetail, t: Translate): Html | undefined {
  if (resend === undefined) return undefined
  const fields = resend.fields.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  return html`<form method="post" action="${resend.action}"><input type="hidden" name="_csrf" value="${resend.csrfToken}">${fields}${button({ text: t('Gửi lại', 'Send again') })}</form>`
}
