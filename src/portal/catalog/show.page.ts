import type { ProcedureRecord, ProcedureRevision } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { inLocale, type Text, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, factGrid, type Html, html, insetText, stickyBar, table } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { audienceWords, channelWords, deadlineWords, tierWords } from '../../web/words/index.ts'
import { feeAmount, feeSummary } from './fee-words.ts'

interface Sheet {
  readonly record: ProcedureRecord
  readonly t: Translate
  say(text: Text): string
}

/**
 * The sheet of a procedure: first the four questions everybody asks, then every component the law wants
 * published. Căn cứ: Nghị định 63/2010/NĐ-CP, Điều 8; Thông tư 32/2017/TT-BTTTT, Điều 5.
 */
export function showView(services: Services, request: Request<Session>, revision: ProcedureRevision): Html {
  const { record, procedureId } = revision
  const t = translator(request.locale)
  const sheet: Sheet = { record, t, say: (text) => inLocale(text, request.locale) }
  const offered = services.catalog.servicesOf(procedureId)
  const open = offered.filter((service) => service.suspendedFrom === null)
  const agencies = offered.map((service) => sheet.say(services.directory.getAgency(service.agencyId).name))
  const apply = html`${stickyBar({ action: button({ text: t('Nộp hồ sơ', 'Apply'), href: request.linkTo('portal.apply.start', { procedure: procedureId }) }) })}`
  const closed = insetText({
    text: t(
      `Dịch vụ đang tạm ngừng. ${offered[0]?.suspensionReason ?? ''}`,
      'This service is suspended for now.',
    ),
  })
  const notice = record.unconfirmedNotice && insetText({ text: sheet.say(record.unconfirmedNotice) })
  return html`<h1 class="govuk-heading-l">${sheet.say(record.name)}</h1><p class="govuk-body-l">${sheet.say(record.summary)}</p>
${notice}${answersFirst(sheet)}${open.length > 0 ? apply : closed}
${papers(sheet)}${fees(sheet)}${section(t('Trình tự thực hiện', 'Steps'), numbered(record.steps.map((step) => sheet.say(step.name))))}
${section(t('Cách thức nộp', 'Ways to apply'), bullets(record.ways.map((way) => `${channelWords(way.channel, t)}: ${sheet.say(way.description)}`)))}
${section(t('Thời hạn giải quyết', 'Time limit'), paragraph(`${deadlineWords(record.deadline, t)}. ${sheet.say(record.deadline.note)}`))}
${section(t('Ai được làm', 'Who may apply'), bullets(record.audience.map((audience) => audienceWords(audience, t))))}
${section(t('Cơ quan tiếp nhận', 'Where'), bullets(agencies))}
${section(t('Cơ quan quyết định', 'Who decides'), paragraph(`${sheet.say(record.decidingAuthority)} (${tierWords(record.tier, t)})`))}
${record.coAgencies.length > 0 ? section(t('Cơ quan phối hợp', 'Agencies consulted'), bullets(record.coAgencies.map((agency) => `${sheet.say(agency.name)}: ${sheet.say(agency.role)}`))) : undefined}
${section(t('Kết quả', 'Result'), bullets(record.results.map((result) => [sheet.say(result.title), result.validity && sheet.say(result.validity)].filter(Boolean).join('; '))))}
${record.conditions.length > 0 ? section(t('Yêu cầu, điều kiện', 'Conditions'), bullets(record.conditions.map((condition) => sheet.say(condition)))) : undefined}
${section(t('Căn cứ pháp lý', 'Legal basis'), bullets(record.legalBasis.map(({ number, title }) => `${number}: ${sheet.say(title)}`)))}
${downloads(request, procedureId, t)}`
}

function answersFirst({ record, t }: Sheet): Html {
  const needed = record.papers.filter((paper) => paper.requirement === 'always').length
  return factGrid({
    items: [
      {
        icon: 'check' as const,
        term: t('Làm trên mạng', 'Online'),
        value: record.delivery.includes('online') ? t('Được', 'Yes') : t('Chưa được', 'Not yet'),
      },
      { icon: 'clock' as const, term: t('Thời hạn', 'How long'), value: deadlineWords(record.deadline, t) },
      { icon: 'money' as const, term: t('Phí, lệ phí', 'How much'), value: feeSummary(record, t) },
      {
        icon: 'document' as const,
        term: t('Giấy tờ', 'Papers'),
        value: t(`${needed} loại bắt buộc`, `${needed} always needed`),
      },
    ],
  })
}

function papers({ record, t, say }: Sheet): Html {
  const rows = record.papers.map((paper) => [
    {
      text: html`${say(paper.name)}${paper.formNumber ? ` (${paper.formNumber})` : ''}${paper.condition ? html`<br><span class="govuk-hint">${say(paper.condition)}</span>` : undefined}`,
    },
    { text: String(paper.originals), format: 'numeric' as const },
    { text: String(paper.copies), format: 'numeric' as const },
  ])
  return table({
    caption: t('Giấy tờ phải có (01 bộ)', 'Papers (1 set)'),
    captionClasses: 'govuk-table__caption--m',
    head: [
      { text: t('Tên giấy tờ', 'Paper') },
      { text: t('Bản chính', 'Originals'), format: 'numeric' },
      { text: t('Bản sao', 'Copies'), format: 'numeric' },
    ],
    rows,
  })
}

function fees({ record, t, say }: Sheet): Html {
  if (record.fees.length === 0) return section(t('Phí, lệ phí', 'Fees'), paragraph(t('Không có.', 'None.')))
  const rows = record.fees.map((fee) => [
    {
      text: html`${say(fee.name)}${fee.condition ? html`<br><span class="govuk-hint">${say(fee.condition)}</span>` : undefined}`,
    },
    { text: `${feeAmount(fee, t)} / ${say(fee.per)}`, format: 'numeric' as const },
  ])
  return table({
    caption: t('Phí, lệ phí', 'Fees'),
    captionClasses: 'govuk-table__caption--m',
    head: [{ text: t('Khoản thu', 'Fee') }, { text: t('Mức thu', 'Amount'), format: 'numeric' }],
    rows,
  })
}

function downloads(request: Request<Session>, procedure: string, t: Translate): Html {
  const links = [
    [
      request.linkTo('portal.catalog.form-pdf', { procedure }),
      t('Tờ khai để in và điền tay (PDF)', 'Form to print and fill by hand (PDF)'),
    ],
    [
      request.linkTo('portal.catalog.sheet-pdf', { procedure }),
      t('Bản hướng dẫn này (PDF)', 'This sheet (PDF)'),
    ],
  ] as const
  return section(
    t('Tải về', 'Downloads'),
    html`<ul class="govuk-list">${links.map(([href, text]) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul>`,
  )
}

function section(heading: string, body: Html): Html {
  return html`<h2 class="govuk-heading-m">${heading}</h2>${body}`
}

function paragraph(text: string): Html {
  return html`<p class="govuk-body">${text}</p>`
}

function bullets(items: readonly string[]): Html {
  return html`<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`
}

function numbered(items: readonly string[]): Html {
  return html`<ol class="govuk-list govuk-list--number">${items.map((item) => html`<li>${item}</li>`)}</ol>`
}
