import { timeLimitOf } from '../../modules/catalog/index.ts'
import { replyDueAt } from '../../modules/dossiers/index.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { button, deadline, type Html, html, insetText, textarea } from '../../ui/index.ts'
import { dueReason, promisedLedger } from '../../web/ledger/index.ts'
import { representativeWords } from '../../web/apply/index.ts'
import { channelWords, deliveryWords, timeLeft, timeLeftTone } from '../../web/words/index.ts'
import { mayWithdraw } from '../dossier/desk-acts.ts'
import { workMoments } from '../frame.ts'
import { codeOf, type DeskFile, mayDecline, mayReceive } from './desk-file.ts'
import { type DeskFault, type DeskTyped, FIELDS } from './desk-typed.ts'

/** Names of the buttons: which act is asked for. */
export const ACTS = {
  receive: 'tiep-nhan',
  supplement: 'bo-sung',
  decline: 'tu-choi',
  claim: 'nhan-viec',
  release: 'tra-viec',
} as const

/** The column that stays: whose file, until when an answer is due, who holds it, what can be done. */
export function deskAside(file: DeskFile, typed: DeskTyped, faults: readonly DeskFault[]): Html {
  const open = mayReceive(file)
  return html`${heading(file)}${clock(file)}${holding(file)}${open && html`${accept(file)}${askMore(file, typed, faults)}`}${mayDecline(file) && refuse(file, typed, faults)}${open && release(file)}${withdrawal(file)}${person(file)}`
}

function heading({ loaded, request }: DeskFile): Html {
  const { applicant } = loaded.state.content
  return html`<p class="govuk-body govuk-!-margin-bottom-1">${codeOf({ loaded })}</p><p class="govuk-body govuk-!-margin-bottom-2"><strong>${applicant.name}</strong><br>${inLocale(loaded.revision.record.name, request.locale)}</p>`
}

/** Below the acts: needed to reach somebody, not to judge the papers. */
function person({ t, loaded }: DeskFile): Html {
  const { state } = loaded
  const { applicant, delivery } = state.content
  const number = applicant.nationalId ?? applicant.taxCode
  const lines = [
    ...(number
      ? [
          `${applicant.nationalId ? t('Số định danh', 'Identity number') : t('Mã số thuế', 'Tax code')}: ${number}`,
        ]
      : []),
    ...(applicant.phone ? [`${t('Điện thoại', 'Phone')}: ${applicant.phone}`] : []),
    ...(applicant.email ? [`${t('Thư điện tử', 'E-mail')}: ${applicant.email}`] : []),
    ...(applicant.address ? [`${t('Địa chỉ', 'Address')}: ${applicant.address}`] : []),
    ...(applicant.representative
      ? [`${t('Người nộp thay', 'Handed in by')}: ${representativeWords(applicant.representative)}`]
      : []),
    `${t('Nộp', 'Sent')}: ${channelWords(state.channel, t)}, ${formatDateTime(state.submittedAt)}`,
    `${t('Nhận kết quả', 'Result')}: ${deliveryWords(delivery.way, t)}`,
  ]
  return html`<ul class="govuk-list govuk-!-margin-bottom-0">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
}

function clock({ t, task, services, ctx, loaded, request }: DeskFile): Html | undefined {
  if (!task) return undefined
  const calendar = services.directory.calendarOf(loaded.state.agencyId)
  if (task.waitingFor === 'applicant') return waiting({ t, request, loaded })
  const { directory } = services
  const due = replyDueAt(directory, loaded.state.agencyId, task)
  const { now, soonUntil } = workMoments(services, ctx.actor)
  const shown = deadline({
    date: { timestamp: due.toISOString(), text: formatDateTime(due) },
    words: timeLeft(calendar, now, due, t),
    tone: timeLeftTone(now, soonUntil, due),
  })
  return html`<p class="govuk-body">${t('Trả lời trước', 'Answer before')}: ${shown}<br><span class="govuk-hint">${t('8 giờ làm việc kể từ khi nhận', '8 working hours from arrival')}</span></p>`
}

function waiting({ t, request, loaded }: Pick<DeskFile, 't' | 'request' | 'loaded'>): Html {
  const bring = request.linkTo('backoffice.counter.supplement', { dossier: loaded.state.id })
  const words = t(
    'Chờ người nộp bổ sung. Thời gian trả lời tính lại khi có bổ sung.',
    'Waiting for the applicant. The time to answer begins again with what they bring.',
  )
  return html`${insetText({ text: words })}<p class="govuk-body"><a class="govuk-link" href="${bring}">${t('Nhận bổ sung tại quầy', 'Take in what is brought to the counter')}</a></p>`
}

function holding(file: DeskFile): Html | undefined {
  const { t, task, holder, ctx } = file
  if (!task) return undefined
  if (task.assigneeAccountId === null) {
    if (!mayReceive(file)) return undefined
    return button({
      text: t('Tôi nhận việc này', 'I take this'),
      name: 'viec',
      value: ACTS.claim,
      classes: 'govuk-button--secondary',
      preventDoubleClick: true,
      attributes: { 'data-shortcut': 'c' },
    })
  }
  const isMine = task.assigneeAccountId === ctx.actor.accountId
  const since = formatDateTime(task.heldSince)
  const words = isMine
    ? t(`Bạn đang giữ hồ sơ này từ ${since}.`, `You have held this file since ${since}.`)
    : t(
        `${holder} đang giữ hồ sơ này từ ${since}. Bạn xem được, nhưng chỉ người giữ mới xử lý.`,
        `${holder} has held this file since ${since}. You may read it; only the holder acts.`,
      )
  return html`<p class="govuk-body"><strong>${words}</strong></p>`
}

/** For an applicant who stands at the desk and wants his papers back. */
function withdrawal(file: DeskFile): Html | undefined {
  if (!mayWithdraw(file)) return undefined
  const { t, request, loaded } = file
  const href = request.linkTo('backoffice.dossier.withdraw', { dossier: loaded.state.id })
  return html`<p class="govuk-body"><a class="govuk-link" href="${href}">${t('Rút hồ sơ theo yêu cầu người nộp', 'Withdraw for the applicant')}</a></p>`
}

function accept({ t, services, loaded }: DeskFile): Html {
  const { state, revision } = loaded
  const promised = promisedLedger(services, {
    agencyId: state.agencyId,
    limit: timeLimitOf(revision.record, state.channel),
    at: services.clock.now(),
  })
  const act = button({
    text: t('Tiếp nhận hồ sơ', 'Accept the file'),
    name: 'viec',
    value: ACTS.receive,
    preventDoubleClick: true,
    attributes: { 'data-shortcut': 't n' },
  })
  return html`<p class="govuk-body govuk-!-margin-bottom-2">${t('Nếu tiếp nhận bây giờ, hẹn trả', 'If accepted now, due')}: <strong>${formatDateTime(promised.dueAt)}</strong> (${dueReason(promised, t)})</p>${act}`
}

function folded(summary: string, isOpen: boolean, shortcut: string, body: Html): Html {
  return html`<details class="govuk-details"${isOpen && html` open`}><summary class="govuk-details__summary" data-shortcut="${shortcut}"><span class="govuk-details__summary-text">${summary}</span></summary><div class="govuk-details__text">${body}</div></details>`
}

function faultOf(faults: readonly DeskFault[], id: string): { readonly text: string } | undefined {
  const fault = faults.find(({ href }) => href === `#${id}`)
  return fault && { text: fault.text }
}

function askMore({ t }: DeskFile, typed: DeskTyped, faults: readonly DeskFault[]): Html {
  const isOpen =
    [typed.reason, typed.items].some((text) => text !== '') ||
    [FIELDS.reason, FIELDS.items].some((id) => faultOf(faults, id) !== undefined)
  return folded(
    t('Yêu cầu bổ sung (mẫu 02)', 'Ask for more (form 02)'),
    isOpen,
    'b s',
    html`<p class="govuk-body">${t('Đánh dấu “Cần bổ sung” ở từng giấy tờ bên trái, rồi ghi lý do chung.', 'Tick “To be given again” beside each paper, then give the reason.')}</p>
${textarea({ name: FIELDS.items, rows: 2, value: typed.items, errorMessage: faultOf(faults, FIELDS.items), label: { text: t('Nội dung khác, mỗi dòng một mục', 'Other things, one a line') } })}
${textarea({ name: FIELDS.reason, rows: 3, value: typed.reason, errorMessage: faultOf(faults, FIELDS.reason), label: { text: t('Lý do', 'Reason') } })}
${button({ text: t('Gửi yêu cầu bổ sung', 'Send the request'), name: 'viec', value: ACTS.supplement, classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
  )
}

function refuse({ t, task }: DeskFile, typed: DeskTyped, faults: readonly DeskFault[]): Html {
  const error = faultOf(faults, FIELDS.declineReason)
  const isUnanswered = task?.waitingFor === 'applicant'
  return folded(
    isUnanswered
      ? t('Từ chối vì không bổ sung (mẫu 03)', 'Decline: nothing was brought (form 03)')
      : t('Từ chối tiếp nhận (mẫu 03)', 'Decline (form 03)'),
    typed.declineReason !== '' || error !== undefined,
    't c',
    html`${textarea({ name: FIELDS.declineReason, rows: 4, value: typed.declineReason, errorMessage: error, label: { text: t('Lý do từ chối', 'Reason') }, hint: { text: t('Nêu rõ quy định và việc người nộp có thể làm', 'Name the rule and what the applicant can do') } })}
${button({ text: t('Từ chối tiếp nhận', 'Decline'), name: 'viec', value: ACTS.decline, classes: 'govuk-button--warning', preventDoubleClick: true })}`,
  )
}

function release({ t, task, ctx }: DeskFile): Html | undefined {
  if (task?.assigneeAccountId !== ctx.actor.accountId) return undefined
  return button({
    text: t('Trả việc cho bộ phận', 'Put back for the desk'),
    name: 'viec',
    value: ACTS.release,
    classes: 'govuk-button--secondary',
    preventDoubleClick: true,
  })
}
