import type { Session } from '../../modules/identity/index.ts'
import type { LinkTo, Request } from '../../platform/http/route.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { escapeHtml, html } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import type { PortalPage } from '../frame.ts'

const PAGES = [
  ['portal.home', { vi: 'Trang chủ', en: 'Home' }],
  ['portal.lookup', { vi: 'Tra cứu hồ sơ', en: 'Track a file' }],
  ['portal.confirm.form', { vi: 'Kiểm tra văn bản', en: 'Check a document' }],
  ['portal.guide', { vi: 'Hướng dẫn', en: 'Guide' }],
  ['portal.roadmap', { vi: 'Lộ trình dịch vụ công trực tuyến', en: 'Roadmap of online services' }],
  ['portal.figures', { vi: 'Các con số được tính thế nào', en: 'How the figures are computed' }],
  ['portal.accessibility', { vi: 'Hỗ trợ người khuyết tật', en: 'Accessibility' }],
  ['portal.privacy', { vi: 'Dữ liệu cá nhân', en: 'Personal data' }],
] as const

/** Every public page as a tree: pages, and services under their fields. */
// Căn cứ: Thông tư 32/2017/TT-BTTTT (sơ đồ trang dạng cây và dạng XML).
export function sitemapView({ catalog }: Services, request: Request<Session>): PortalPage {
  const { linkTo, locale } = request
  const t = translator(locale)
  const title = t('Sơ đồ trang', 'Site map')
  const pages = PAGES.map(
    ([name, text]) =>
      html`<li><a class="govuk-link" href="${linkTo(name)}">${inLocale(text, locale)}</a></li>`,
  )
  const fields = [...Map.groupBy(catalog.procedures, ({ record }) => record.field.vi)]
    .toSorted(([one], [other]) => one.localeCompare(other, 'vi'))
    .map(([key, procedures]) => {
      const sheets = procedures.map(
        ({ procedureId, record }) =>
          html`<li><a class="govuk-link" href="${linkTo('portal.catalog.show', { procedure: procedureId })}">${inLocale(record.name, locale)}</a></li>`,
      )
      const field = inLocale(procedures[0]?.record.field ?? { vi: key, en: key }, locale)
      const href = linkTo('portal.catalog.list', {}, { linhVuc: key })
      return html`<li><a class="govuk-link" href="${href}">${field}</a><ul class="govuk-list govuk-list--bullet">${sheets}</ul></li>`
    })
  return {
    title,
    description: t('Mọi trang công khai của Cổng dịch vụ công.', 'Every public page of the portal.'),
    main: html`<h1 class="govuk-heading-l">${title}</h1><h2 class="govuk-heading-m">${t('Các trang', 'Pages')}</h2><ul class="govuk-list govuk-list--bullet">${pages}</ul>
<h2 class="govuk-heading-m"><a class="govuk-link" href="${linkTo('portal.catalog.list')}">${t('Dịch vụ', 'Services')}</a></h2><ul class="govuk-list govuk-list--spaced">${fields}</ul>`,
  }
}

export function sitemapXml(
  { catalog, publicUrl }: Pick<Services, 'catalog' | 'publicUrl'>,
  linkTo: LinkTo,
): string {
  const paths = [
    ...PAGES.map(([name]) => linkTo(name)),
    linkTo('portal.catalog.list'),
    linkTo('portal.sitemap'),
    ...catalog.procedures.map(({ procedureId }) => linkTo('portal.catalog.show', { procedure: procedureId })),
  ]
  return urlSet(paths.map((path) => publicUrl + path))
}

function urlSet(addresses: readonly string[]): string {
  const urls = addresses.map((address) => `<url><loc>${escapeHtml(address)}</loc></url>`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`
}

/** Sheets of one page of procedures known by facts alone: the largest page stays below what a page may weigh. */
const LISTED_PER_PAGE = 800

export function listedSitemapPages({ catalog }: Pick<Services, 'catalog'>): number {
  return Math.ceil(catalog.listed.length / LISTED_PER_PAGE)
}

/** From 1; undefined where there is no such page. */
export function listedSitemapXml(
  { catalog, publicUrl }: Pick<Services, 'catalog' | 'publicUrl'>,
  linkTo: LinkTo,
  page: number,
): string | undefined {
  const listed = catalog.listed.slice((page - 1) * LISTED_PER_PAGE, page * LISTED_PER_PAGE)
  if (page < 1 || listed.length === 0) return undefined
  return urlSet(
    listed.map(({ procedureId }) => publicUrl + linkTo('portal.catalog.show', { procedure: procedureId })),
  )
}

/** Search engines read what is public; the back office and people's own pages are not for them. */
export function robotsText(
  { publicUrl, catalog }: Pick<Services, 'publicUrl' | 'catalog'>,
  linkTo: LinkTo,
): string {
  const closed = ['/can-bo', '/ho-so', '/nop-ho-so', '/tai-khoan', '/xac-nhan/']
  return [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    `Sitemap: ${publicUrl}${linkTo('portal.sitemap.xml')}`,
    ...Array.from(
      { length: listedSitemapPages({ catalog }) },
      (_, index) => `Sitemap: ${publicUrl}${linkTo('portal.sitemap.listed', { page: String(index + 1) })}`,
    ),
    '',
  ].join('\n')
}
