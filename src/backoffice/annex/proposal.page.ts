import type { Check, ProposedTarget } from '../../engines/decision/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import {
  type AnnexImport,
  type AnnexMatch,
  annexState,
  annexVersion,
  settleAnnex,
  type StandingAnomaly,
  standingAnomalies,
} from '../../modules/roadmap/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate, formatDateTime, formatNumber } from '../../platform/i18n/format.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { button, type Html, html, insetText, sortableTable, summaryList, tag } from '../../ui/index.ts'
import { stacked } from '../stacked-table.ts'
import { linkedToLine, SEEN } from './annex-desk.ts'
import { anomalyMessage, kindWords, stateTag } from './annex-words.ts'
import { matchPart } from './match-part.ts'
import type { ProposalView } from './proposal-view.ts'
import { serviceTable } from './service-table.ts'

interface Drawn {
  readonly title: string
  readonly names: ReadonlyMap<string, string>
  /** Rows as decided so far, against the catalogue. */
  readonly matches: readonly AnnexMatch[]
}

/** What a text proposes: its anomalies first, for they are what a person has to do. */
export function proposalPage(
  request: Request<Session>,
  annex: AnnexImport,
  { title, names, matches }: Drawn,
): Html {
  const t = translator(request.locale)
  const hidden = (no: number) => t(`(hàng ${no} của văn bản)`, `(line ${no} of the text)`)
  const view: ProposalView = {
    request,
    annex,
    t,
    names,
    atLine: (text, lines) => linkedToLine({ linkTo: request.linkTo, annex: annex.id, hidden }, text, lines),
  }
  const { proposal } = annex
  const standing = standingAnomalies(annex)
  const decided = standing.filter(({ decision }) => decision !== undefined).length
  const none = html`<p class="govuk-body">${t('Văn bản không ghi.', 'The text names none.')}</p>`
  return html`<h1 class="govuk-heading-l">${title}</h1>
${facts(view)}
<h2 class="govuk-heading-m" id="bat-thuong">${t(`Điểm bất thường: đã quyết định ${decided} / ${standing.length}`, `Anomalies: ${decided} of ${standing.length} decided`)}</h2>
${standing.length === 0 ? insetText({ text: t('Không thấy điểm bất thường nào.', 'No anomaly was found.') }) : anomalyTable(view, standing)}
${acceptPart(view)}
<h2 class="govuk-heading-m">${t('Con số đã tính lại', 'Figures counted anew')}</h2>
${proposal.checks.length === 0 ? none : checkTable(view, proposal.checks)}
<h2 class="govuk-heading-m">${t('Mục tiêu', 'Aims')}</h2>
${proposal.targets.length === 0 ? none : targetTable(view, proposal.targets)}
<h2 class="govuk-heading-m">${t('Tổng số', 'Totals')}</h2>
${proposal.totals.length === 0 ? none : totalTable(view)}
<h2 class="govuk-heading-m">${t(`Danh mục: ${proposal.services.length} dịch vụ`, `List: ${proposal.services.length} services`)}</h2>
${proposal.services.length === 0 ? none : serviceTable(view)}
${matchPart(view, matches)}`
}

function facts({ request, annex, t, atLine, names }: ProposalView): Html {
  const { proposal } = annex
  const unread = t('Không đọc được', 'Could not be read')
  const row = (key: string, value: string | Html) => ({ key: { text: key }, value: { text: value } })
  return summaryList({
    rows: [
      row(t('Số hiệu', 'Number'), atLine(proposal.number ?? unread, proposal.places.number)),
      row(
        t('Ngày ban hành', 'Issued on'),
        atLine(proposal.date ? formatDate(proposal.date) : unread, proposal.places.date),
      ),
      row(t('Cơ quan ban hành', 'Issuer'), atLine(proposal.issuer ?? unread, proposal.places.issuer)),
      row(
        t('Văn bản', 'Text'),
        html`<a class="govuk-link" href="${request.linkTo('backoffice.annex.text', { annex: annex.id })}">${annex.name === '' ? t('Văn bản đã dán', 'Pasted text') : annex.name}</a>, ${formatNumber(annex.lines.length, request.locale)} ${t('hàng chữ', 'lines')}`,
      ),
      row(t('Đọc lúc', 'Read'), `${formatDateTime(annex.madeAt)} · ${names.get(annex.madeBy) ?? ''}`),
      row(t('Tình trạng', 'State'), stateTag(annexState(annex), t)),
    ],
  })
}

function anomalyTable(
  { request, annex, t, atLine, names }: ProposalView,
  standing: readonly StandingAnomaly[],
): Html {
  const head = [
    { text: t('Điểm', 'Anomaly') },
    { text: t('Thấy gì', 'What was seen') },
    { text: t('Trong văn bản', 'In the text') },
    { text: t('Quyết định', 'Decision') },
  ]
  const rows = standing.map(({ no, anomaly, decision, choice }) => {
    const link = request.linkTo('backoffice.annex.decide', { annex: annex.id, anomaly: no + 1 })
    const [first] = anomaly.source
    const act = decision ? t('Xem, sửa', 'See, change') : t('Quyết định', 'Decide')
    const said =
      decision && choice
        ? html`<strong>${inLocale(choice.text, request.locale)}</strong>${decision.value === undefined ? undefined : html`: ${decision.value}`}<br><span class="govuk-hint">${names.get(decision.decidedBy) ?? ''}, ${formatDateTime(decision.decidedAt)}</span><br>`
        : undefined
    return [
      { text: `${no + 1}. ${kindWords(anomaly.kind, t)}` },
      { text: anomalyMessage(anomaly, t) },
      { text: first === undefined ? '–' : atLine(t(`Hàng ${first}`, `Line ${first}`), anomaly.source) },
      {
        text: html`${said}<a class="govuk-link" href="${link}">${act}<span class="govuk-visually-hidden">: ${no + 1}. ${kindWords(anomaly.kind, t)}</span></a>`,
      },
    ]
  })
  const label = t('Điểm bất thường', 'Anomalies')
  return sortableTable({
    label,
    caption: label,
    captionClasses: 'govuk-visually-hidden',
    locale: request.locale,
    ...stacked(head, rows),
  })
}

function acceptPart({ request, annex, t }: ProposalView): Html {
  const state = annexState(annex)
  if (state === 'accepted') {
    return insetText({
      text: t(
        `Đã tiếp nhận vào lộ trình lúc ${annex.acceptedAt ? formatDateTime(annex.acceptedAt) : ''}. Quyết định đã ghi không sửa được nữa.`,
        `Taken over into the roadmap at ${annex.acceptedAt ? formatDateTime(annex.acceptedAt) : ''}. What was decided can no longer be changed.`,
      ),
    })
  }
  if (state === 'stopped')
    return insetText({
      text: t('Đã có quyết định không dùng văn bản này.', 'It was decided not to use this text.'),
    })
  if (state === 'open') {
    return insetText({
      text: t(
        'Khi mọi điểm bất thường đã có quyết định, bạn có thể tiếp nhận mục tiêu và danh mục vào lộ trình.',
        'Once all anomalies are decided, aims and services can be taken over into the roadmap.',
      ),
    })
  }
  const services = settleAnnex(annex)?.services.length ?? 0
  return html`<form method="post" action="${request.linkTo('backoffice.annex.accept', { annex: annex.id })}" novalidate><input type="hidden" name="_csrf" value="${request.csrfToken}"><input type="hidden" name="${SEEN}" value="${String(annexVersion(annex))}">
<p class="govuk-body">${t(`Sẽ tiếp nhận ${annex.proposal.targets.length} mục tiêu và ${services} dịch vụ theo các quyết định trên.`, `${annex.proposal.targets.length} aims and ${services} services will be taken over as decided above.`)}</p>
${button({ text: t('Tiếp nhận vào lộ trình', 'Take over into the roadmap'), preventDoubleClick: true })}</form>`
}

function checkTable({ t, atLine, request }: ProposalView, checks: readonly Check[]): Html {
  const head = [{ text: t('Phép tính', 'Check') }, { text: t('Kết quả', 'Result') }]
  const rows = checks.map(({ what, whatEn, holds, source }) => [
    { text: atLine(t(what, whatEn), source) },
    {
      text: holds
        ? tag({ text: t('Khớp', 'Holds'), classes: 'govuk-tag--green' })
        : tag({ text: t('Không khớp', 'Does not hold'), classes: 'govuk-tag--red' }),
    },
  ])
  const label = t('Con số đã tính lại', 'Figures counted anew')
  return sortableTable({
    label,
    caption: label,
    captionClasses: 'govuk-visually-hidden',
    locale: request.locale,
    ...stacked(head, rows),
  })
}

function targetTable({ t, atLine, request }: ProposalView, targets: readonly ProposedTarget[]): Html {
  const count = (value: number | null) => (value === null ? '–' : formatNumber(value, request.locale))
  const head = [
    { text: t('Năm', 'Year') },
    { text: t('Dịch vụ', 'Services') },
    { text: t('Mức độ', 'Levels') },
    { text: t('Tỷ lệ', 'Share') },
    { text: t('Trong tổng số', 'Of') },
  ]
  const rows = targets.map(({ year, services, levels, share, isAbout, of, places }) => [
    { text: atLine(String(year), places.year) },
    { text: atLine(count(services), places.services) },
    { text: levels.join(', ') || '–' },
    {
      text: atLine(
        share === null ? '–' : `${isAbout ? t('khoảng ', 'about ') : ''}${count(share)}%`,
        places.share,
      ),
    },
    { text: atLine(count(of), places.of) },
  ])
  const label = t('Mục tiêu', 'Aims')
  return sortableTable({
    label,
    caption: label,
    captionClasses: 'govuk-visually-hidden',
    locale: request.locale,
    ...stacked(head, rows),
  })
}

function totalTable({ t, atLine, request, annex }: ProposalView): Html {
  const head = [
    { text: t('Nội dung', 'What') },
    { text: t('Con số', 'Figure') },
    { text: t('Thuộc', 'Part of') },
  ]
  const rows = annex.proposal.totals.map(({ what, value, unit, partOf, source }) => [
    { text: what },
    { text: atLine(`${formatNumber(value, request.locale)} ${unit}`.trim(), source) },
    { text: partOf ?? '–' },
  ])
  const label = t('Tổng số', 'Totals')
  return sortableTable({
    label,
    caption: label,
    captionClasses: 'govuk-visually-hidden',
    locale: request.locale,
    ...stacked(head, rows),
  })
}
