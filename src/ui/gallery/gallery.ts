import type { AssetUrls } from '../assets.ts'
import { html, type Html } from '../html.ts'
import { backofficeLayout } from '../layouts/backoffice-layout.ts'
import { portalLayout } from '../layouts/portal-layout.ts'
import { CASEWORK_SAMPLES } from './casework-samples.ts'
import { CONTENT_SAMPLES } from './content-samples.ts'
import { DATA_SAMPLES } from './data-samples.ts'
import { FORM_SAMPLES } from './form-samples.ts'
import type { Sample } from './sample.ts'

const PORTAL_SAMPLES: readonly Sample[] = [...CONTENT_SAMPLES, ...DATA_SAMPLES, ...FORM_SAMPLES]

export const SAMPLES: readonly Sample[] = [...PORTAL_SAMPLES, ...CASEWORK_SAMPLES]

export interface GalleryOptions {
  readonly assets: AssetUrls
  readonly face: 'portal' | 'backoffice'
}

function gallerySection(sample: Sample, index: number): Html {
  return html`<section id="gallery-${index}"><h2 class="govuk-heading-l">${sample.name}</h2><h3 class="govuk-visually-hidden">Trạng thái</h3>${sample.states()}</section><hr class="govuk-section-break govuk-section-break--l govuk-section-break--visible">`
}

/** Every component in every state, on one page, in the look of one face. */
export function galleryPage({ assets, face }: GalleryOptions): Html {
  // The casework components have their style sheet in the back office only.
  const samples = face === 'portal' ? PORTAL_SAMPLES : SAMPLES
  const mainContent = html`<h1 class="govuk-heading-xl">Mọi thành phần</h1>${samples.map(gallerySection)}`
  const shared = {
    title: 'Mọi thành phần',
    locale: 'vi',
    mainContent,
    assets,
    provinceName: 'Tỉnh Bạc Liêu',
    languageLinks: { vi: '#vi', en: '#en' },
    csrfToken: 'token',
    bannerText: 'Bản chạy thử: số liệu không có thật.',
  } as const
  if (face === 'portal') {
    return portalLayout({
      ...shared,
      links: {
        home: '#home',
        catalog: '#catalog',
        lookup: '#lookup',
        signIn: '#sign-in',
        signOut: '#sign-out',
        account: '#account',
        mine: '#mine',
        guide: '#guide',
        sitemap: '#sitemap',
      },
      user: { name: 'Ánh Tuyết' },
      current: 'home',
      contact: { owner: 'Uỷ ban nhân dân tỉnh', phone: '0291 3 822 255', email: 'hotro@example.gov.vn' },
    })
  }
  return backofficeLayout({
    ...shared,
    links: { home: '#home', signOut: '#sign-out', portal: '#portal' },
    officer: { name: 'Lê Văn Hòa', post: 'Chuyên viên' },
    search: { action: '#search', name: 'q' },
    current: 'in',
    navigation: [
      {
        heading: 'Hồ sơ',
        items: [
          { key: 'in', text: 'Cần tiếp nhận', href: '#in', count: 12, shortcut: 'g n' },
          { key: 'mine', text: 'Của tôi', href: '#mine', count: 4, shortcut: 'g m' },
          { key: 'late', text: 'Trễ hẹn', href: '#late', count: 1 },
        ],
      },
    ],
  })
}
