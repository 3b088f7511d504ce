import type {
  OpenDecision,
  ReorganisationReport,
  ReorganisationRun,
  ReorganiseOutcome,
} from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type {
  AppliedReorganisation,
  Directory,
  ReorganisationPack,
} from '../../modules/organizations/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate, formatDateTime, formatNumber, vietnamDate } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { alert, button, type Html, html, insetText, summaryList, table } from '../../ui/index.ts'
import { stacked } from '../stacked-table.ts'
import { agencyName } from './structure.page.ts'

export interface PackView {
  readonly pack: ReorganisationPack
  readonly applied: AppliedReorganisation | undefined
  readonly run: ReorganisationRun | undefined
  /** What a preview found; undefined while it is being applied. */
  readonly outcome: ReorganiseOutcome | undefined
  readonly today: Date
  readonly directory: Directory
}

export function packView(request: Request<Session>, view: PackView): { title: string; main: Html } {
  const { locale } = request
  const t = translator(locale)
  const { pack, applied } = view
  const title = inLocale(pack.title, locale)
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } })
  const facts = summaryList({
    rows: [
      row(t('Quyết định', 'Decision'), `${pack.decision.number}, ${formatDate(pack.decision.decidedOn)}`),
      row(t('Có hiệu lực từ', 'In force from'), formatDate(pack.decision.effectiveOn)),
      row(
        t('Tình trạng', 'State'),
        applied
          ? t(
              `Đã áp dụng lúc ${formatDateTime(applied.appliedAt)}`,
              `Applied at ${formatDateTime(applied.appliedAt)}`,
            )
          : t('Chưa áp dụng', 'Not applied'),
      ),
    ],
  })
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>${facts}${progress(request, view)}${doubts(pack, locale)}${body(request, view)}`,
  }
}

function progress({ locale, linkTo }: Request<Session>, { pack, run, applied }: PackView): Html | undefined {
  if (!run) return undefined
  const t = translator(locale)
  if (run.finishedAt) {
    if (run.failure === null || applied) return undefined
    const title = t('Lần trước không thực hiện được', 'The last attempt failed')
    return alert({ variant: 'error', title, text: run.failure, showTitleAsHeading: true, locale })
  }
  const total = Math.max(run.total, run.done, 1)
  return html`<h2 class="govuk-heading-m">${t('Đang thực hiện', 'Being applied')}</h2>
<p class="govuk-body"><progress max="${total}" value="${run.done}" aria-label="${t('Hồ sơ đã xem', 'Files seen')}">${run.done}</progress> ${formatNumber(run.done, locale, 0)} / ${formatNumber(total, locale, 0)} ${t('hồ sơ đang giải quyết', 'open files')}</p>
<p class="govuk-body"><a class="govuk-link" href="${linkTo('backoffice.structure.pack', { pack: pack.id })}">${t('Tải lại trang để xem tiến độ', 'Load the page again to see the progress')}</a></p>`
}

function doubts({ unconfirmed }: ReorganisationPack, locale: 'vi' | 'en'): Html | undefined {
  if (unconfirmed.length === 0) return undefined
  const t = translator(locale)
  return html`<h2 class="govuk-heading-m">${t('Chưa đối chiếu với văn bản', 'Not compared with the texts')}</h2>
<ul class="govuk-list govuk-list--bullet">${unconfirmed.map((text) => html`<li>${inLocale(text, locale)}</li>`)}</ul>`
}

function body(request: Request<Session>, view: PackView): Html | undefined {
  const t = translator(request.locale)
  const { outcome, pack } = view
  if (!outcome) return undefined
  switch (outcome.kind) {
    case 'already':
      return html`<h2 class="govuk-heading-m">${t('Báo cáo', 'Report')}</h2>${reportPart(request, view, outcome.report)}`
    case 'done':
      return html`<h2 class="govuk-heading-m">${t('Xem trước', 'Preview')}</h2>
${insetText({ text: t('Chưa có gì thay đổi. Số liệu dưới đây là của lúc mở trang.', 'Nothing has changed yet. The figures are of this moment.') })}
${reportPart(request, view, outcome.report)}${applyForm(request, view)}`
    case 'faults':
      return html`<h2 class="govuk-heading-m">${t('Chưa áp dụng được', 'Cannot be applied')}</h2>
<p class="govuk-body">${t('Gói dữ liệu để lại chỗ không ai kế tục hoặc hai nơi cùng kế tục. Hãy sửa gói rồi mở lại trang này.', 'The pack leaves something without a successor, or with two. Mend it and open this page again.')}</p>
<ul class="govuk-list govuk-list--bullet">${outcome.faults.map((fault) => html`<li>${fault}</li>`)}</ul>`
    case 'too-early':
    case 'refused':
      return html`<p class="govuk-body">${t(`Gói ${pack.id} chưa áp dụng được.`, `${pack.id} cannot be applied yet.`)}</p>`
  }
}

function applyForm({ locale, csrfToken, linkTo }: Request<Session>, { pack, today }: PackView): Html {
  const t = translator(locale)
  const { effectiveOn } = pack.decision
  if (vietnamDate(today) < effectiveOn) {
    return html`<p class="govuk-body">${t(`Áp dụng được từ ngày ${formatDate(effectiveOn)}.`, `Can be applied from ${formatDate(effectiveOn)} on.`)}</p>`
  }
  return html`<form method="post" action="${linkTo('backoffice.structure.apply.do', { pack: pack.id })}" novalidate><input type="hidden" name="_csrf" value="${csrfToken}">
<p class="govuk-body">${t('Áp dụng trọn vẹn hoặc không có gì; không hoàn lại được. Chức vụ ở cơ quan kết thúc hết hiệu lực ngay.', 'It is applied whole or not at all, and cannot be taken back. Posts in bodies that end are over at once.')}</p>
${button({ text: t('Áp dụng', 'Apply'), classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`
}

function reportPart(request: Request<Session>, view: PackView, report: ReorganisationReport): Html {
  const t = translator(request.locale)
  return html`${countTable(request, report)}
<h3 class="govuk-heading-s">${t('Cần quyết định', 'Needs a decision')}</h3>${decisionList(request, view, report)}
<h3 class="govuk-heading-s">${t('Từ cơ quan cũ sang cơ quan mới', 'From old to new')}</h3>${lineTable(request, view, report)}`
}

function countTable({ locale }: Request<Session>, { counts, totals }: ReorganisationReport): Html {
  const t = translator(locale)
  const line = (what: string, before: number, after: number) => [
    { text: what },
    { text: formatNumber(before, locale, 0) },
    { text: formatNumber(after, locale, 0) },
  ]
  const head = [
    { text: t('Gồm', 'What') },
    { text: t('Kết thúc', 'Ends') },
    { text: t('Bắt đầu, chuyển', 'Begins, passes') },
  ]
  const rows = [
    line(t('Cơ quan', 'Agencies'), counts.agenciesClosed, counts.agenciesOpened),
    line(t('Bộ phận', 'Units'), counts.unitsClosed, counts.unitsOpened),
    line(t('Địa bàn', 'Areas'), counts.areasClosed, counts.areasOpened),
    line(t('Chức vụ', 'Posts'), counts.postsEnded, counts.postsBegun),
    line(t('Dịch vụ', 'Services'), counts.servicesClosed, counts.servicesOpened),
  ]
  return html`${table({ caption: t('Thay đổi', 'Changes'), ...stacked(head, rows) })}
<p class="govuk-body">${t(
    `Hồ sơ đang giải quyết: ${counts.openFiles}, chuyển sang cơ quan kế tục ${counts.filesMoved}, phải phê duyệt lại ${counts.approvalsReturned}. Tổng số hồ sơ: ${totals.asItWas} theo cơ quan khi nhận, ${totals.asItIsNow} theo cơ quan hiện nay.`,
    `Open files: ${counts.openFiles}, passed on ${counts.filesMoved}, to be approved again ${counts.approvalsReturned}. All files: ${totals.asItWas} by the office of the day, ${totals.asItIsNow} by who answers today.`,
  )}</p>`
}

function decisionList(
  { locale }: Request<Session>,
  view: PackView,
  { decisions }: ReorganisationReport,
): Html {
  const t = translator(locale)
  if (decisions.length === 0) return html`<p class="govuk-body">${t('Không có việc nào.', 'Nothing.')}</p>`
  const items = decisions.map((one) => html`<li>${decisionWords(one, view, { locale, t })}</li>`)
  return html`<ul class="govuk-list govuk-list--bullet">${items}</ul>`
}

function decisionWords(
  decision: OpenDecision,
  view: PackView,
  { locale, t }: { readonly locale: 'vi' | 'en'; readonly t: Translate },
): string {
  switch (decision.kind) {
    case 'no-staff': {
      const where = unitName(view, decision.unitId, locale)
      return t(
        `${where}: ${decision.files} việc đang chờ mà chưa có người giữ vai trò ${decision.role}. Hãy thêm vị trí cho cán bộ.`,
        `${where}: ${decision.files} steps wait and nobody holds the role ${decision.role}. Give an officer the post.`,
      )
    }
    case 'no-area': {
      const name = agencyWords(view, decision.agencyId, locale)
      return t(
        `${name}: ${decision.files} hồ sơ không ghi địa bàn, về cơ quan giữ phần còn lại.`,
        `${name}: ${decision.files} files name no area and go to who has the rest.`,
      )
    }
    case 'leaders': {
      const name = agencyWords(view, decision.agencyId, locale)
      return t(
        `${name}: ${decision.count} người giữ chức vụ lãnh đạo. Hãy kết thúc chức vụ không còn.`,
        `${name}: ${decision.count} people hold the post of its head. End those that are over.`,
      )
    }
  }
}

/** Before it is applied the new bodies stand in the pack alone. */
function agencyWords({ directory, pack }: PackView, id: string, locale: 'vi' | 'en'): string {
  const opened = pack.agencies.find((agency) => agency.id === id)
  return opened ? inLocale(opened.name, locale) : agencyName(directory, id, locale)
}

function unitName(view: PackView, id: string, locale: 'vi' | 'en'): string {
  const unit = view.pack.units.find((one) => one.id === id)
  const agencyId = unit?.agency ?? view.directory.findUnit(id)?.agencyId ?? ''
  const name = unit?.name ?? view.directory.findUnit(id)?.name
  return `${agencyWords(view, agencyId, locale)}, ${name ? inLocale(name, locale) : id}`
}

function lineTable({ locale }: Request<Session>, view: PackView, { lines }: ReorganisationReport): Html {
  const t = translator(locale)
  const kinds = {
    merge: t('Sáp nhập', 'Merger'),
    split: t('Chia tách', 'Split'),
    rename: t('Đổi tên', 'Renamed'),
    move: t('Chuyển', 'Moved'),
    transfer: t('Chuyển thẩm quyền', 'Transfer of powers'),
  }
  const what = (fields: readonly string[] | null, areas: readonly string[] | null): string => {
    const parts = [fields?.join(', '), areas && t(`địa bàn ${areas.join(', ')}`, `areas ${areas.join(', ')}`)]
    return parts.filter(Boolean).join('; ') || t('tất cả hoặc phần còn lại', 'all, or the rest')
  }
  const rows = lines.map(({ from, to, kind, fields, areas, confirmed, files }) => [
    { text: agencyWords(view, from, locale) },
    { text: agencyWords(view, to, locale) },
    { text: `${kinds[kind]}: ${what(fields, areas)}` },
    { text: confirmed ? t('Có', 'Yes') : t('Chưa', 'No') },
    { text: formatNumber(files, locale, 0) },
  ])
  const head = [
    { text: t('Từ', 'From') },
    { text: t('Sang', 'To') },
    { text: t('Việc', 'What') },
    { text: t('Đã đối chiếu', 'Confirmed') },
    { text: t('Hồ sơ chuyển', 'Files passed') },
  ]
  return table({ caption: t(`${lines.length} mối kế tục`, `${lines.length} links`), ...stacked(head, rows) })
}
