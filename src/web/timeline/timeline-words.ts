import type { DossierEvent, EventType, TimelineEntry } from '../../modules/dossiers/index.ts'
import { formatDateTime, formatMoney } from '../../platform/i18n/format.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { movedWords } from './moved-words.ts'

export interface TimelineLine {
  readonly label: string
  /** Who did it, where the reader may know. */
  readonly by: string | undefined
  /** Reason, opinion or message. */
  readonly text: string | undefined
}

export interface TimelineReader {
  readonly audience: 'officer' | 'applicant'
  /** Names of officers by account. */
  readonly names: ReadonlyMap<string, string>
}

/** One line of the story in words: every officer's page and every applicant's page tells it with these. */
export function timelineLine(entry: TimelineEntry, t: Translate, reader: TimelineReader): TimelineLine {
  return {
    label: labelOf(entry, t, reader),
    by: actorName(entry.event, t, reader),
    text: textOf(entry.event, t, reader),
  }
}

function actorName(
  { actor }: DossierEvent,
  t: Translate,
  { audience, names }: TimelineReader,
): string | undefined {
  if (actor.kind === 'applicant')
    return audience === 'applicant' ? t('bạn', 'you') : t('người nộp', 'the applicant')
  if (actor.kind === 'system') return t('hệ thống', 'the system')
  return audience === 'officer' ? (names.get(actor.accountId) ?? t('cán bộ', 'an officer')) : undefined
}

type Teller<T extends EventType> = (
  event: Extract<DossierEvent, { type: T }>,
  t: Translate,
  told: TimelineReader & { readonly step: string },
) => string

const LABELS: { readonly [T in EventType]: Teller<T> } = {
  submitted: ({ data }, t) => {
    if (data.channel === 'online') return t('Đã gửi hồ sơ', 'File sent')
    return data.channel === 'post'
      ? t('Đã nộp hồ sơ qua bưu chính', 'Handed in by post')
      : t('Đã nộp hồ sơ tại quầy', 'Handed in at the counter')
  },
  received: ({ data }, t) => t(`Đã tiếp nhận, mã ${data.code}`, `Accepted, code ${data.code}`),
  declined: (_event, t) => t('Không tiếp nhận', 'Not accepted'),
  supplement_requested: (_event, t) => t('Yêu cầu bổ sung', 'More papers asked for'),
  supplemented: (_event, t) => t('Đã bổ sung', 'Papers added'),
  claimed: (_event, t) => t('Nhận việc', 'Taken'),
  released: (_event, t) => t('Trả lại cho bộ phận', 'Put back for the unit'),
  assigned: ({ data }, t, { audience, names }) => {
    const name = audience === 'officer' ? names.get(data.accountId) : undefined
    return name
      ? t(`Phân công cho ${name}`, `Assigned to ${name}`)
      : t('Phân công xử lý', 'Assigned to an examiner')
  },
  completed: ({ private: words }, t, { audience, step }) => {
    const done = t(`Xong bước: ${step}`, `Done: ${step}`)
    const outcome = audience === 'officer' ? words?.draft?.outcome : undefined
    if (outcome === undefined) return done
    return outcome === 'granted'
      ? t(`${done}, đề xuất cấp`, `${done}, proposed to grant`)
      : t(`${done}, đề xuất từ chối`, `${done}, proposed to refuse`)
  },
  sent_back: (_event, t, { step }) => t(`Trả lại bước: ${step}`, `Sent back to: ${step}`),
  noted: (_event, t) => t('Ghi chú nội bộ', 'Internal note'),
  messaged: ({ data }, t, { audience }) => {
    if (data.from === 'officer') return t('Tin nhắn của cơ quan', 'Message from the agency')
    return audience === 'applicant'
      ? t('Tin nhắn của bạn', 'Your message')
      : t('Tin nhắn của người nộp', 'Message from the applicant')
  },
  issued: ({ data }, t) =>
    t(`Ban hành ${data.title} số ${data.notation}`, `${data.title} ${data.notation} issued`),
  returned: ({ data }, t) => {
    if (data.way === 'online') return t('Đã trả kết quả trên mạng', 'Result sent online')
    return data.way === 'post'
      ? t('Đã trả kết quả qua bưu chính', 'Result sent by post')
      : t('Đã trả kết quả', 'Result handed over')
  },
  withdrawn: (_event, t) => t('Đã rút hồ sơ', 'Withdrawn'),
  stopped: (_event, t) => t('Đã dừng giải quyết', 'Stopped'),
  handed_over: (_event, t) => t('Chuyển hồ sơ đến bộ phận giải quyết', 'Handed over to the unit'),
  extended: ({ data }, t) =>
    t(
      `Xin lỗi và hẹn lại đến ${formatDateTime(new Date(data.newDueAt))}, thư số ${data.notation}`,
      `Apology ${data.notation} with a new date: ${formatDateTime(new Date(data.newDueAt))}`,
    ),
  financial_duty_requested: ({ data }, t) =>
    t(
      `Chờ nộp ${formatMoney(data.amountVnd, 'vi')}`,
      `Waiting for a payment of ${formatMoney(data.amountVnd, 'en')}`,
    ),
  payment_proof_sent: (_event, t) => t('Đã gửi chứng từ nộp tiền', 'Proof of payment sent'),
  financial_duty_done: (_event, t) => t('Đã xác nhận nộp tiền', 'Payment confirmed'),
  succeeded: (_event, t) =>
    t('Chuyển cho cơ quan kế tục khi sắp xếp bộ máy', 'Passed to the agency that took over'),
  moved_to_revision: movedWords,
  recounted: ({ data }, t) =>
    t(
      `Lịch nghỉ thay đổi, hẹn trả tính lại: ${formatDateTime(new Date(data.dueAt))}`,
      `Days off changed, the date is counted anew: ${formatDateTime(new Date(data.dueAt))}`,
    ),
}

function labelOf({ event, step }: TimelineEntry, t: Translate, reader: TimelineReader): string {
  const tell = LABELS[event.type] as Teller<EventType>
  return tell(event, t, { ...reader, step: step ? t(step.vi, step.en) : '' })
}

/** Under which name each event keeps what was said with it. */
const WORDS: Partial<Record<EventType, string>> = {
  declined: 'reason',
  sent_back: 'reason',
  withdrawn: 'reason',
  stopped: 'reason',
  released: 'reason',
  assigned: 'instruction',
  completed: 'opinion',
  noted: 'text',
  messaged: 'text',
  supplemented: 'message',
  extended: 'reason',
  moved_to_revision: 'reason',
  financial_duty_requested: 'content',
  payment_proof_sent: 'receipt',
  financial_duty_done: 'receipt',
}

/** What was said with it; nothing where the personal part has been removed, or where it is not for this reader. */
function textOf(event: DossierEvent, t: Translate, { audience }: TimelineReader): string | undefined {
  if (event.private === null) return undefined
  if (event.type === 'returned') return audience === 'officer' ? receiver(event.private, t) : undefined
  if (event.type === 'supplement_requested') return [event.private.reason, ...event.private.items].join('; ')
  const said: unknown = Reflect.get(event.private, WORDS[event.type] ?? '')
  return typeof said === 'string' && said !== '' ? said : undefined
}

/** The evidence of who took the result is kept for the officers (Nghị định 61/2018/NĐ-CP, Điều 20). */
function receiver(
  words: { readonly receiverName: string; readonly receiverPaper: string; readonly note: string },
  t: Translate,
): string {
  const name = t(`Người nhận: ${words.receiverName}`, `Received by: ${words.receiverName}`)
  return [`${name} (${words.receiverPaper})`, words.note].filter((part) => part !== '').join('. ')
}
