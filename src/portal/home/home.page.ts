import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { type Html, html } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import type { PromiseFigures } from './promise-figures.ts'

export function homeView(services: Services, request: Request<Session>, figures: PromiseFigures) {
  const t = translator(request.locale)
  const title = t('Dịch vụ công trực tuyến', 'Public services online')
  return {
    title,
    description: t(
      'Tìm thủ tục, nộp hồ sơ trên mạng và theo dõi kết quả.',
      'Find a procedure, apply online and follow the result.',
    ),
    main: html`${searchForm(request, t)}
${lookupLine(request, t)}
${fields(services, request, t)}
${popular(services, request, figures, t)}
${agencies(services, request, t)}
${promise(request, figures, t)}
${howItWorks(request, t)}`,
  }
}

function searchForm(request: Request<Session>, t: Translate): Html {
  return html`<h1 class="govuk-heading-xl">${t('Bạn cần làm thủ tục gì?', 'What do you need to do?')}</h1>
<search><form method="get" action="${request.linkTo('portal.catalog.list')}" class="home-search">
<label class="govuk-label" for="q">${t('Gõ tên việc bạn cần làm', 'Type what you need')}</label>
<p class="govuk-hint" id="q-hint">${t('Ví dụ: đổi bằng lái xe, giấy phép xây dựng, chuyển trường. Gõ không dấu cũng được.', 'For example: driving licence, building permit, change of school.')}</p>
<input class="govuk-input" id="q" name="q" type="search" aria-describedby="q-hint">
<button class="govuk-button" type="submit">${t('Tìm', 'Search')}</button></form></search>`
}

function lookupLine(request: Request<Session>, t: Translate): Html {
  return html`<p class="govuk-body-l"><a class="govuk-link" href="${request.linkTo('portal.lookup')}">${t('Tra cứu hồ sơ đã nộp bằng mã', 'Follow a dossier by its code')}</a></p>`
}

function grouped(
  entries: readonly { readonly label: string; readonly href: string; readonly count: number }[],
): Html {
  const items = entries.map(
    ({ label, href, count }) => html`<li><a class="govuk-link" href="${href}">${label}</a> (${count})</li>`,
  )
  return html`<ul class="govuk-list home-columns">${items}</ul>`
}

function fields(services: Services, request: Request<Session>, t: Translate): Html {
  const groups = Map.groupBy(services.catalog.procedures, ({ record }) => record.field.vi)
  const entries = [...groups].map(([field, procedures]) => ({
    label: inLocale(procedures[0]?.record.field ?? { vi: field, en: field }, request.locale),
    href: request.linkTo('portal.catalog.list', {}, { linhVuc: field }),
    count: procedures.length,
  }))
  return html`<h2 class="govuk-heading-l">${t('Dịch vụ theo lĩnh vực', 'Services by field')}</h2>${grouped(entries)}`
}

function agencies(services: Services, request: Request<Session>, t: Translate): Html {
  const groups = Map.groupBy(services.catalog.services, (service) => service.agencyId)
  const entries = [...groups].flatMap(([agencyId, list]) => {
    const agency = services.directory.findAgency(agencyId)
    return agency
      ? [
          {
            label: inLocale(agency.name, request.locale),
            href: request.linkTo('portal.catalog.list', {}, { coQuan: agencyId }),
            count: list.length,
          },
        ]
      : []
  })
  return html`<h2 class="govuk-heading-l">${t('Dịch vụ theo cơ quan', 'Services by agency')}</h2>${grouped(entries)}`
}

function popular(
  services: Services,
  request: Request<Session>,
  figures: PromiseFigures,
  t: Translate,
): Html | undefined {
  if (figures.popular.length === 0) return undefined
  const items = figures.popular.flatMap(({ procedureId }) => {
    const record = services.catalog.findProcedure(procedureId)?.record
    return record
      ? [
          html`<li><a class="govuk-link" href="${request.linkTo('portal.catalog.show', { procedure: procedureId })}">${inLocale(record.name, request.locale)}</a></li>`,
        ]
      : []
  })
  return html`<h2 class="govuk-heading-l">${t('Nhiều người làm', 'Most asked for')}</h2><ul class="govuk-list">${items}</ul>`
}

function promise(request: Request<Session>, figures: PromiseFigures, t: Translate): Html {
  const heading = html`<h2 class="govuk-heading-l">${t('Lời hứa bằng con số', 'Our promise in figures')}</h2>`
  const how = html`<p class="govuk-body"><a class="govuk-link" href="${request.linkTo('portal.figures')}">${t('Cách tính các con số này', 'How these figures are computed')}</a></p>`
  if (figures.received === 0)
    return html`${heading}<p class="govuk-body">${t('Chưa có hồ sơ nào để thống kê.', 'There are no dossiers to count yet.')}</p>${how}`
  const share = figures.finished > 0 ? Math.round((figures.onTime / figures.finished) * 1000) / 10 : null
  const rows = [
    [
      t('Hồ sơ đã tiếp nhận trong 12 tháng', 'Dossiers accepted in 12 months'),
      formatNumber(figures.received),
    ],
    [t('Trả đúng hẹn', 'On time'), share === null ? '–' : `${formatNumber(share)} %`],
    [
      t('Một nửa số hồ sơ xong trong', 'Half of them done within'),
      figures.medianDays === null
        ? '–'
        : t(`${formatNumber(Math.ceil(figures.medianDays))} ngày`, `${Math.ceil(figures.medianDays)} days`),
    ],
  ] as const
  return html`${heading}<dl class="govuk-summary-list">${rows.map(([key, value]) => html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${key}</dt><dd class="govuk-summary-list__value">${value}</dd></div>`)}</dl>${how}`
}

function howItWorks(request: Request<Session>, t: Translate): Html {
  const steps = [
    t(
      'Tìm dịch vụ và đọc cần giấy tờ gì, bao lâu, bao nhiêu tiền.',
      'Find the service and read which papers, how long, how much.',
    ),
    t(
      'Điền tờ khai từng trang; đang điền có thể dừng và làm tiếp trên máy khác.',
      'Fill in the form page by page; stop and go on from another device.',
    ),
    t(
      'Gửi giấy tờ bằng ảnh chụp hoặc tệp, kiểm tra lại rồi nộp.',
      'Send papers as photos or files, check, and submit.',
    ),
    t(
      'Theo dõi ai đang giữ hồ sơ, khi nào có kết quả, và nhận kết quả.',
      'Follow who has it and until when, and receive the result.',
    ),
  ]
  return html`<h2 class="govuk-heading-l">${t('Làm thế nào', 'How it works')}</h2><ol class="govuk-list govuk-list--number">${steps.map((step) => html`<li>${step}</li>`)}</ol>
<p class="govuk-body"><a class="govuk-link" href="${request.linkTo('portal.guide')}">${t('Hướng dẫn đầy đủ', 'The whole guide')}</a></p>`
}
