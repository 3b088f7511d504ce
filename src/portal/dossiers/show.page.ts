import { findStep } from '../../engines/workflow/index.ts'
import {
  isEnded,
  type LoadedDossier,
  powersOfFile,
  timelineForApplicant,
} from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate, formatDateTime, formatTime } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import {
  button,
  details,
  type Html,
  html,
  insetText,
  messages,
  summaryList,
  tag,
  timeline,
} from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { timelineLine } from '../../web/timeline/timeline-words.ts'
import { deliveryWords, statusTag, statusWords } from '../../web/words/index.ts'
import { messageForm } from './message.page.ts'
import { paymentPanel } from './payment.page.ts'
import { timedFile, timeNotice, timeRows } from './time-summary.ts'

export interface Frame {
  readonly services: Services
  readonly request: Request<Session>
}

export function showView(frame: Frame, loaded: LoadedDossier) {
  const { request } = frame
  const t = translator(request.locale)
  const { state, revision } = loaded
  const title = request.locale === 'en' ? revision.record.name.en : revision.record.name.vi
  const code = state.code ?? state.submissionNo
  const timed = timedFile(frame, loaded)
  return {
    title: `${t('Hồ sơ', 'File')} ${code}`,
    breadcrumbs: [
      { text: t('Hồ sơ của tôi', 'My files'), href: request.linkTo('portal.dossiers.list') },
      { text: code },
    ],
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${tag({ text: statusWords(state.status, t), classes: statusTag(state.status) })} <strong class="own-dossier__code">${code}</strong></p>
${todo(frame, loaded, t)}
${paymentPanel(frame, loaded, t)}
${timed && timeNotice(timed)}
${facts(frame, loaded, timed ? timeRows(timed) : [])}
${papersToTake(frame, loaded, t)}
${conversation(frame, loaded, t)}
${history(loaded, t)}
${withdrawal(frame, loaded, t)}`,
  }
}

/** What the applicant must do now, before everything else. */
function todo({ request }: Frame, { state, events }: LoadedDossier, t: Translate): Html | undefined {
  if (state.result) {
    const link = request.linkTo('portal.dossiers.result', { dossier: state.id })
    const words =
      state.result.outcome === 'granted'
        ? t('Hồ sơ của bạn đã có kết quả.', 'Your result is ready.')
        : t(
            'Hồ sơ của bạn không được giải quyết. Thông báo nêu rõ lý do.',
            'Your request was refused. The notice gives the reasons.',
          )
    return html`${insetText({ text: words })}${button({ text: t('Tải kết quả (PDF)', 'Download the result (PDF)'), href: link, attributes: { download: true } })}`
  }
  const asked = events.findLast((event) => event.type === 'supplement_requested')
  if (!state.supplement || asked?.type !== 'supplement_requested') return declined(state.status, events, t)
  const link = request.linkTo('portal.dossiers.supplement', { dossier: state.id })
  const reason = asked.private?.reason ?? ''
  return html`${insetText({ text: html`<strong>${t('Bạn cần bổ sung hồ sơ.', 'You need to add to your file.')}</strong> ${reason}` })}${button({ text: t('Bổ sung ngay', 'Add now'), href: link })}`
}

function declined(status: string, events: LoadedDossier['events'], t: Translate): Html | undefined {
  const event = status === 'not_accepted' ? events.findLast((item) => item.type === 'declined') : undefined
  if (event?.type !== 'declined') return undefined
  return insetText({
    text: html`<strong>${t('Cơ quan không tiếp nhận hồ sơ. Lý do:', 'The agency did not accept the file. Reason:')}</strong> ${event.private?.reason ?? ''}`,
  })
}

function facts({ services, request }: Frame, loaded: LoadedDossier, time: ReturnType<typeof timeRows>): Html {
  const { state, graph } = loaded
  const t = translator(request.locale)
  const office = services.directory.getAgency(state.officeAgencyId)
  const agency = office.name
  const answering = services.directory.getAgency(
    services.directory.structure.successorOf(state.agencyId, powersOfFile(services.directory, loaded)),
  )
  const row = (key: string, text: string | Html) => ({ key: { text: key }, value: { text } })
  const steps = state.tasks.map((task) => {
    const step = findStep(graph, task.stepId)?.name
    // Offices answer for a dossier; which of their officers has it is theirs to know.
    const unit = services.directory.findUnit(task.unitId)?.name
    const words = [step, unit].flatMap((name) => (name ? [t(name.vi, name.en)] : []))
    return html`<p class="govuk-body govuk-!-margin-bottom-1">${words.join(': ')}</p>`
  })
  return summaryList({
    rows: [
      row(t('Cơ quan tiếp nhận', 'Agency'), request.locale === 'en' ? agency.en : agency.vi),
      ...(answering === office
        ? []
        : [row(t('Cơ quan hiện nay', 'Agency today'), inLocale(answering.name, request.locale))]),
      row(t('Ngày nộp', 'Sent'), formatDateTime(state.submittedAt)),
      ...(state.receivedAt ? [row(t('Ngày tiếp nhận', 'Accepted'), formatDateTime(state.receivedAt))] : []),
      ...time.map(({ key, value }) => row(key, value)),
      ...(steps.length > 0 ? [row(t('Đang ở bước', 'Now at'), html`${steps}`)] : []),
      row(t('Nhận kết quả', 'Result by'), deliveryWords(state.content.delivery.way, t)),
    ],
  })
}

/** Documents of this dossier that can be taken home, each a PDF. */
function papersToTake({ request }: Frame, { state, events }: LoadedDossier, t: Translate): Html {
  const has = (type: string) => events.some((event) => event.type === type)
  const entries: readonly (readonly [boolean, string, string])[] = [
    [true, 'portal.dossiers.sent-pdf', t('Hồ sơ đã gửi', 'What you sent')],
    [
      has('received'),
      'portal.dossiers.receipt-pdf',
      t('Giấy tiếp nhận và hẹn trả kết quả', 'Receipt and appointment'),
    ],
    [
      has('supplement_requested'),
      'portal.dossiers.supplement-pdf',
      t('Phiếu yêu cầu bổ sung', 'Request for more papers'),
    ],
    [has('declined'), 'portal.dossiers.decline-pdf', t('Phiếu từ chối tiếp nhận', 'Notice of refusal')],
    [
      has('extended'),
      'portal.dossiers.apology-pdf',
      t('Phiếu xin lỗi và hẹn lại ngày trả kết quả', 'Letter of apology with a new date'),
    ],
    [
      state.result?.outcome === 'refused',
      'portal.dossiers.refusal-pdf',
      t('Phiếu từ chối giải quyết', 'Notice of refusal'),
    ],
    [
      has('stopped'),
      'portal.dossiers.stop-pdf',
      t('Thông báo dừng giải quyết hồ sơ', 'Notice that work was stopped'),
    ],
  ]
  const items = entries
    .filter(([there]) => there)
    .map(
      ([, route, text]) =>
        html`<li><a class="govuk-link" href="${request.linkTo(route, { dossier: state.id })}">${text} (PDF)</a></li>`,
    )
  return html`<h2 class="govuk-heading-m">${t('Giấy tờ', 'Documents')}</h2><ul class="govuk-list">${items}</ul>`
}

function conversation({ request }: Frame, { state, events }: LoadedDossier, t: Translate): Html | undefined {
  const items = events.flatMap((event) => {
    if (event.type !== 'messaged') return []
    const own = event.data.from === 'applicant'
    return [
      {
        text:
          event.private?.text ?? t('(nội dung đã được xóa theo quy định)', '(removed as the law requires)'),
        type: own ? ('sent' as const) : ('received' as const),
        sender: own ? t('Bạn', 'You') : t('Cơ quan giải quyết', 'The agency'),
        timestamp: event.at.toISOString(),
        dateText: formatDate(event.at),
        timeText: formatTime(event.at),
        id: String(event.seq),
      },
    ]
  })
  const list =
    items.length > 0
      ? messages({ items, label: t('Tin nhắn', 'Messages'), locale: request.locale })
      : undefined
  const write = isEnded(state) ? undefined : messageForm(request, state.id, t)
  if (!list && !write) return undefined
  return html`<h2 class="govuk-heading-m" id="tin-nhan">${t('Tin nhắn với cơ quan', 'Messages with the agency')}</h2>${list}${write}`
}

function history(loaded: LoadedDossier, t: Translate): Html {
  const items = timelineForApplicant(loaded)
    .toReversed()
    .map((entry) => {
      const line = timelineLine(entry, t, { audience: 'applicant', names: new Map() })
      return {
        label: { text: line.label },
        datetime: { timestamp: entry.at.toISOString(), text: formatDateTime(entry.at) },
        ...(line.text ? { text: line.text } : {}),
      }
    })
  return html`<h2 class="govuk-heading-m">${t('Quá trình giải quyết', 'History')}</h2>${timeline({ items, headingLevel: 3, locale: t('vi', 'en') as 'vi' | 'en' })}`
}

function withdrawal({ request }: Frame, { state }: LoadedDossier, t: Translate): Html | undefined {
  if (isEnded(state) || state.result) return undefined
  const link = request.linkTo('portal.dossiers.withdraw', { dossier: state.id })
  return details({
    summaryText: t('Tôi không muốn làm thủ tục này nữa', 'I no longer want this'),
    text: html`<p class="govuk-body">${t('Bạn có thể rút hồ sơ khi chưa có kết quả.', 'You may withdraw the file while there is no result.')}</p>${button({ text: t('Rút hồ sơ', 'Withdraw'), href: link, classes: 'govuk-button--secondary' })}`,
  })
}
