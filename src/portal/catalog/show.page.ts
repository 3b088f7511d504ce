import type { ProcedureRevision, Service } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate, formatNumber, vietnamDate } from '../../platform/i18n/format.ts'
import { inLocale, type Locale, type Translate, translator } from '../../platform/i18n/translator.ts'
import {
  button,
  factGrid,
  type Html,
  html,
  iconText,
  insetText,
  stickyBar,
  summaryList,
  warningText,
} from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import type { DossierFigures } from '../figures/count-dossiers.ts'
import type { PortalPage } from '../frame.ts'
import { bullets, paragraph, partSections, sheetParts } from './sheet-parts.ts'
import { sheetView, type SheetView } from './sheet.presenter.ts'

export interface SheetFacts {
  readonly revision: ProcedureRevision
  readonly figures: DossierFigures | undefined
  /** How far it is online, by its evidence; undefined until that was examined. */
  readonly level: string | undefined
}

/** The sheet of a procedure: first the four questions everybody asks, then all the law wants published. */
export function showView(services: Services, request: Request<Session>, facts: SheetFacts): PortalPage {
  const { locale, linkTo } = request
  const t = translator(locale)
  const { procedureId, record } = facts.revision
  const view = sheetView(record, locale)
  const offered = services.catalog.servicesOf(procedureId)
  const today = vietnamDate(services.clock.now())
  const open = offered.filter((service) => !isSuspended(service, today))
  const parts = sheetParts(view, agencies(services, request, { view, offered }), t)
  const contents = parts.map(
    ({ id, heading }) => html`<li><a class="govuk-link" href="#${id}">${heading}</a></li>`,
  )
  const field = linkTo('portal.catalog.list', {}, { linhVuc: record.field.vi })
  return {
    title: view.name,
    description: view.summary,
    current: 'catalog',
    breadcrumbs: [
      { text: t('Trang chủ', 'Home'), href: linkTo('portal.home') },
      { text: t('Dịch vụ', 'Services'), href: linkTo('portal.catalog.list') },
      { text: view.field, href: field },
    ],
    main: html`<h1 class="govuk-heading-l">${view.name}</h1><p class="govuk-body-l">${view.summary}</p>
${view.notice !== undefined && insetText({ text: view.notice })}${suspensions(services, request, offered)}
${answersFirst(view, t)}${levelParagraph(request, procedureId, facts.level)}
<div class="columns"><div>${partSections(parts)}</div>
<div><nav class="no-print" aria-label="${t('Trong trang này', 'On this page')}"><h2 class="govuk-heading-s">${t('Trong trang này', 'On this page')}</h2><ul class="govuk-list">${contents}</ul></nav>
${downloads(request, view, procedureId)}${aboutRecord(view, t)}${facts.figures && statistics(facts.figures, procedureId, locale)}</div></div>
${open.length > 0 && applyBar(linkTo('portal.apply.start', { procedure: procedureId }), view, t)}`,
  }
}

/** A service may stop at one of the agencies that offer it and go on at the others. */
function isSuspended({ suspendedFrom }: Service, today: string): boolean {
  return suspendedFrom !== null && suspendedFrom <= today
}

function suspensions(services: Services, request: Request<Session>, offered: readonly Service[]): Html[] {
  const t = translator(request.locale)
  const today = vietnamDate(services.clock.now())
  return offered
    .filter(({ suspendedFrom, suspendedLater }) => (suspendedFrom ?? suspendedLater) !== null)
    .map((service) => {
      const since = formatDate(service.suspendedFrom ?? service.suspendedLater ?? today)
      const agency = inLocale(services.directory.getAgency(service.agencyId).name, request.locale)
      const reason = service.suspensionReason ? ` ${service.suspensionReason}` : ''
      const said = isSuspended(service, today)
        ? t(`${agency} tạm ngừng nhận hồ sơ từ ${since}.`, `${agency} has taken no files since ${since}.`)
        : t(`${agency} sẽ tạm ngừng nhận hồ sơ từ ${since}.`, `${agency} takes no files from ${since} on.`)
      return warningText({ text: `${said}${reason}`, locale: request.locale })
    })
}

function answersFirst(view: SheetView, t: Translate): Html {
  return factGrid({
    items: [
      {
        icon: 'check',
        term: t('Nộp trực tuyến', 'Online'),
        value: view.isOnline ? t('Được', 'Yes') : t('Chưa được', 'Not yet'),
      },
      {
        icon: 'clock',
        term: t('Bao lâu', 'How long'),
        value: view.deadline,
        note: t('từ khi nhận đủ hồ sơ', 'from when the file is complete'),
      },
      { icon: 'money', term: t('Bao nhiêu tiền', 'How much'), value: view.feeSummary },
      { icon: 'documents', term: t('Giấy tờ', 'Papers'), value: view.paperSummary },
    ],
  })
}

/** One plain line; what it rests on is a page of its own. */
function levelParagraph(
  { locale, linkTo }: Request<Session>,
  procedure: string,
  level: string | undefined,
): Html {
  const t = translator(locale)
  const href = linkTo('portal.catalog.level', { procedure })
  const known = level ?? t('đang được xét', 'being examined')
  return html`<p class="govuk-body">${t('Mức độ dịch vụ công trực tuyến', 'How far this service is online')}: <strong>${known}</strong>. <a class="govuk-link" href="${href}">${t('Xem bằng chứng', 'See the evidence')}</a></p>`
}

function agencies(
  services: Services,
  request: Request<Session>,
  { view, offered }: { readonly view: SheetView; readonly offered: readonly Service[] },
): Html {
  const t = translator(request.locale)
  const names = offered.map(({ agencyId }) => {
    const name = inLocale(services.directory.getAgency(agencyId).name, request.locale)
    const href = request.linkTo('portal.catalog.list', {}, { coQuan: agencyId })
    return html`<a class="govuk-link" href="${href}">${name}</a>`
  })
  const where =
    names.length > 1
      ? t('Nộp tại cơ quan ở nơi bạn làm thủ tục:', 'Apply at the agency of the place concerned:')
      : t('Nơi tiếp nhận và trả kết quả:', 'Where files are taken and results handed over:')
  const consulted =
    view.coAgencies.length > 0 &&
    html`${paragraph(t('Cơ quan phối hợp:', 'Cooperating agencies:'))}${bullets(view.coAgencies)}`
  return html`${paragraph(where)}${bullets(names)}${paragraph(`${t('Cơ quan quyết định', 'Decided by')}: ${view.decidedBy} (${view.tier.toLowerCase()}).`)}${consulted}`
}

function downloads({ linkTo, locale }: Request<Session>, view: SheetView, procedure: string): Html {
  const t = translator(locale)
  const links = [
    [
      linkTo('portal.catalog.form-pdf', { procedure }),
      t('Tờ khai để in và điền tay (PDF)', 'Form to print and fill by hand (PDF)'),
    ],
    [linkTo('portal.catalog.sheet-pdf', { procedure }), t('Bản hướng dẫn này (PDF)', 'This sheet (PDF)')],
  ] as const
  const items = links.map(
    ([href, text]) => html`<li><a class="govuk-link" href="${href}">${iconText('download', text)}</a></li>`,
  )
  const forms = view.forms.length > 0 && bullets(view.forms)
  return html`<section id="mau"><h2 class="govuk-heading-s">${t('Mẫu đơn, tờ khai', 'Forms')}</h2>${forms}<ul class="govuk-list no-print">${items}</ul></section>`
}

function aboutRecord(view: SheetView, t: Translate): Html {
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  const list = summaryList({
    classes: 'govuk-summary-list--no-border',
    rows: [
      row(t('Mã thủ tục', 'Code'), view.code),
      row(t('Lĩnh vực', 'Field'), view.field),
      row(t('Cấp giải quyết', 'Level'), view.tier),
      ...(view.decisionRow
        ? [row(t('Mục của Quyết định 43/QĐ-UBND', 'Row of Decision 43/QĐ-UBND'), view.decisionRow)]
        : []),
    ],
  })
  return html`<section><h2 class="govuk-heading-s">${t('Về thủ tục này', 'About this procedure')}</h2>${list}</section>`
}

// Căn cứ: Thông tư 32/2017/TT-BTTTT; Nghị định 43/2011/NĐ-CP, Điều 18.
function statistics({ byProcedure, countedAt }: DossierFigures, procedureId: string, locale: Locale): Html {
  const t = translator(locale)
  const year = vietnamDate(countedAt).slice(0, 4)
  const heading = html`<h2 class="govuk-heading-s">${t(`Từ đầu năm ${year}`, `Since January ${year}`)}</h2>`
  const figures = byProcedure.get(procedureId)
  if (figures === undefined || figures.received === 0)
    return html`<section>${heading}${paragraph(t('Chưa có hồ sơ nào.', 'No files yet.'))}</section>`
  const { received, receivedOnline, resolvedOnline, onTimeOnline } = figures
  const share = resolvedOnline === 0 ? undefined : (onTimeOnline / resolvedOnline) * 100
  const count = (value: number) => formatNumber(value, locale)
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  const list = summaryList({
    classes: 'govuk-summary-list--no-border',
    rows: [
      row(t('Đã tiếp nhận, mọi cách nộp', 'Accepted, all ways'), count(received)),
      row(t('Nộp trực tuyến', 'Of those online'), count(receivedOnline)),
      row(t('Trực tuyến đã có kết quả', 'Online with a result'), count(resolvedOnline)),
      row(
        t('Trong đó đúng hạn', 'Of those on time'),
        share === undefined ? '–' : `${formatNumber(share, locale, 1)} %`,
      ),
    ],
  })
  return html`<section>${heading}${list}</section>`
}

function applyBar(href: string, view: SheetView, t: Translate): Html {
  const text = view.isOnline
    ? t('Điền từng trang, lưu lại và làm tiếp lúc khác được.', 'Page by page; you can stop and go on later.')
    : t('Điền trước tờ khai trên mạng.', 'Fill in the form beforehand.')
  return stickyBar({ text, action: button({ text: t('Nộp hồ sơ', 'Apply'), href }) })
}
