import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { type Html, html, iconText, linkGroups, search } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import type { DossierFigures } from '../figures/count-dossiers.ts'
import type { PortalPage } from '../frame.ts'
import { fieldGroups, lifeEventLinks } from './browse.presenter.ts'
import { promiseSection } from './promise.ts'

export function homeView(
  services: Services,
  request: Request<Session>,
  figures: DossierFigures | undefined,
): PortalPage {
  const t = translator(request.locale)
  return {
    title: t('Trang chủ', 'Home'),
    current: 'home',
    description: t(
      'Tìm thủ tục, nộp hồ sơ trên mạng và theo dõi kết quả.',
      'Find a procedure, apply online and follow the result.',
    ),
    main: html`${hero(request, t)}
${browse(services, request, t)}${popular(services, request, figures)}
${promiseSection(request, figures)}${howItWorks(request, t)}${contact(request, t)}`,
  }
}

const EXAMPLES = [
  { vi: 'đổi bằng lái xe', en: 'driving licence' },
  { vi: 'giấy phép xây dựng', en: 'building permit' },
  { vi: 'sang tên sổ đỏ', en: 'land certificate' },
  { vi: 'hộ kinh doanh', en: 'household business' },
] as const

function hero({ linkTo, locale }: Request<Session>, t: Translate): Html {
  const box = search({
    action: linkTo('portal.catalog.list'),
    label: {
      text: t('Gõ tên việc bạn cần làm, không dấu cũng được', 'Type what you need, in a few words'),
    },
    input: { id: 'q', name: 'q', attributes: { maxlength: 200 } },
    locale,
  })
  const examples = EXAMPLES.map((example) => {
    const text = inLocale(example, locale)
    return html`<li><a class="govuk-link" href="${linkTo('portal.catalog.list', {}, { q: text })}">${text}</a></li>`
  })
  return html`<div class="hero"><div class="hero__inner"><h1 class="govuk-heading-xl">${t('Bạn cần làm thủ tục gì?', 'What do you need to do?')}</h1>${box}
<ul class="example-links"><li>${t('Ví dụ:', 'For example:')}</li>${examples}</ul>
<p class="govuk-body"><a class="govuk-link" href="${linkTo('portal.lookup')}">${iconText('document', t('Tra cứu hồ sơ đã nộp bằng mã', 'Track a file by its code'))}</a></p></div></div>`
}

function browse(services: Services, request: Request<Session>, t: Translate): Html {
  const all = request.linkTo('portal.catalog.list')
  const count = services.catalog.procedures.length
  return html`<h2 class="govuk-heading-l">${t('Dịch vụ theo cơ quan và lĩnh vực', 'Services by agency and field')}</h2>
${linkGroups({ groups: fieldGroups(services, request), headingLevel: 3 })}
<p class="govuk-body"><a class="govuk-link" href="${all}">${t(`Xem tất cả ${count} dịch vụ`, `See all ${count} services`)}</a></p>
<p class="govuk-body"><a class="govuk-link" href="${request.linkTo('portal.roadmap')}">${t('Lộ trình: dịch vụ nào đã làm được trên mạng, còn thiếu gì', 'Roadmap: which services are online, and what is missing')}</a></p>
<h2 class="govuk-heading-l">${t('Theo việc trong đời sống', 'By events of life')}</h2>
${linkGroups({ groups: columns(lifeEventLinks(services, request)) })}`
}

/** A group is never broken over two columns: a long list is cut in two groups without a heading. */
function columns<T>(items: readonly T[]): { readonly items: readonly T[] }[] {
  const size = Math.ceil(items.length / 2)
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => ({
    items: items.slice(index * size, (index + 1) * size),
  }))
}

function popular(
  services: Services,
  request: Request<Session>,
  figures: DossierFigures | undefined,
): Html | undefined {
  const t = translator(request.locale)
  const items = (figures?.popular ?? []).flatMap((procedureId) => {
    const record = services.catalog.findProcedure(procedureId)?.record
    if (!record) return []
    const href = request.linkTo('portal.catalog.show', { procedure: procedureId })
    return [{ text: inLocale(record.name, request.locale), href }]
  })
  if (items.length === 0) return undefined
  return html`<h2 class="govuk-heading-l">${t('Nhiều người làm nhất', 'Most asked for')}</h2>${linkGroups({ groups: columns(items) })}`
}

function howItWorks({ linkTo }: Request<Session>, t: Translate): Html {
  const steps = [
    t(
      'Tìm dịch vụ: cần giấy tờ gì, bao lâu, bao nhiêu tiền.',
      'Find the service: which papers, how long, how much.',
    ),
    t(
      'Điền tờ khai từng trang. Dừng lại và làm tiếp lúc khác được.',
      'Fill in the form page by page. You can stop and go on later.',
    ),
    t(
      'Gửi ảnh chụp hoặc tệp giấy tờ, xem lại rồi nộp.',
      'Send photos or files of your papers, check, and apply.',
    ),
    t(
      'Theo dõi ai đang giữ hồ sơ, đến bao giờ, và nhận kết quả.',
      'Follow who has your file and until when, and receive the result.',
    ),
  ]
  return html`<h2 class="govuk-heading-l">${t('Làm thế nào', 'How it works')}</h2><ol class="govuk-list govuk-list--number">${steps.map((step) => html`<li>${step}</li>`)}</ol>
<p class="govuk-body"><a class="govuk-link" href="${linkTo('portal.guide')}">${t('Hướng dẫn từng bước và câu hỏi thường gặp', 'Step by step, with common questions')}</a></p>`
}

function contact({ linkTo }: Request<Session>, t: Translate): Html {
  const desk = t(
    'Bộ phận Một cửa của mỗi cơ quan trả lời về thủ tục và hồ sơ, trong giờ làm việc. Cơ quan giải quyết ghi ở từng dịch vụ.',
    'The one-stop desk of each agency answers about procedures and files in office hours. Each service names its agency.',
  )
  return html`<h2 class="govuk-heading-l">${t('Cần hỏi thêm', 'Need help')}</h2><p class="govuk-body">${desk}</p>
<ul class="govuk-list govuk-list--bullet"><li><a class="govuk-link" href="${linkTo('portal.confirm.form')}">${t('Kiểm tra một văn bản có thật hay không', 'Check whether a document is genuine')}</a></li><li><a class="govuk-link" href="${linkTo('portal.accessibility')}">${t('Hỗ trợ người khuyết tật', 'Help for people with disabilities')}</a></li></ul>`
}
