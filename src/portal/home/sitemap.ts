import type { Session } from '../../modules/identity/index.ts'
import type { LinkTo, Request } from '../../platform/http/route.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { escapeHtml, type Html, html } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'

const PAGES = [
  ['portal.home', { vi: 'Trang chủ', en: 'Home' }],
  ['portal.catalog.list', { vi: 'Dịch vụ', en: 'Services' }],
  ['portal.lookup', { vi: 'Tra cứu hồ sơ', en: 'Follow a dossier' }],
  ['portal.confirm.form', { vi: 'Kiểm tra văn bản', en: 'Check a document' }],
  ['portal.guide', { vi: 'Hướng dẫn', en: 'Guide' }],
  ['portal.figures', { vi: 'Cách tính các con số', en: 'How figures are computed' }],
  ['portal.accessibility', { vi: 'Hỗ trợ người khuyết tật', en: 'Accessibility' }],
  ['portal.privacy', { vi: 'Dữ liệu cá nhân', en: 'Personal data' }],
] as const

export function sitemapView(
  services: Services,
  request: Request<Session>,
): { readonly title: string; readonly main: Html } {
  const t = translator(request.locale)
  const title = t('Sơ đồ trang', 'Site map')
  const pages = PAGES.map(
    ([name, text]) =>
      html`<li><a class="govuk-link" href="${request.linkTo(name)}">${inLocale(text, request.locale)}</a></li>`,
  )
  const sheets = services.catalog.procedures.map(
    ({ procedureId, record }) =>
      html`<li><a class="govuk-link" href="${request.linkTo('portal.catalog.show', { procedure: procedureId })}">${inLocale(record.name, request.locale)}</a></li>`,
  )
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1><h2 class="govuk-heading-m">${t('Các trang', 'Pages')}</h2><ul class="govuk-list">${pages}</ul>
<h2 class="govuk-heading-m">${t('Các dịch vụ', 'Services')}</h2><ul class="govuk-list">${sheets}</ul>`,
  }
}

export function sitemapXml(services: Services, linkTo: LinkTo): string {
  const paths = [
    ...PAGES.map(([name]) => linkTo(name)),
    ...services.catalog.procedures.map(({ procedureId }) =>
      linkTo('portal.catalog.show', { procedure: procedureId }),
    ),
  ]
  const urls = paths
    .map((path) => `<url><loc>${escapeHtml(services.publicUrl + path)}</loc></url>`)
    .join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}\n</urlset>\n`
}

/** Search engines read what is public; the back office and people's own pages are not for them. */
export function robotsText(publicUrl: string): string {
  return `User-agent: *\nDisallow: /can-bo\nDisallow: /ho-so\nDisallow: /nop-ho-so\nDisallow: /tai-khoan\nSitemap: ${publicUrl}/sitemap.xml\n`
}
