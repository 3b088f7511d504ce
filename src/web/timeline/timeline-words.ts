import type { DossierEvent, TimelineEntry } from '../../modules/dossiers/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'

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

/** One line of the story in words. */
export function timelineLine(entry: TimelineEntry, t: Translate, reader: TimelineReader): TimelineLine {
  const { event } = entry
  return { label: labelOf(entry, t), by: actorName(event, t, reader), text: textOf(event) }
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

function labelOf({ event, step }: TimelineEntry, t: Translate): string {
  const name = step ? t(step.vi, step.en) : ''
  switch (event.type) {
    case 'submitted':
      return event.data.channel === 'online'
        ? t('Đã gửi hồ sơ', 'Dossier sent')
        : t('Đã nộp hồ sơ tại quầy', 'Handed in at the counter')
    case 'received':
      return t(`Đã tiếp nhận, mã ${event.data.code}`, `Accepted, code ${event.data.code}`)
    case 'declined':
      return t('Không tiếp nhận', 'Not accepted')
    case 'supplement_requested':
      return t('Yêu cầu bổ sung', 'More papers asked for')
    case 'supplemented':
      return t('Đã bổ sung', 'Papers added')
    case 'claimed':
      return t('Nhận việc', 'Taken')
    case 'released':
      return t('Trả lại cho bộ phận', 'Put back for the unit')
    case 'assigned':
      return t('Phân công xử lý', 'Assigned')
    case 'completed':
      return t(`Xong bước: ${name}`, `Done: ${name}`)
    case 'sent_back':
      return t(`Trả lại bước: ${name}`, `Sent back to: ${name}`)
    case 'noted':
      return t('Ghi chú nội bộ', 'Internal note')
    case 'messaged':
      return event.data.from === 'applicant'
        ? t('Tin nhắn của người nộp', 'Message from the applicant')
        : t('Tin nhắn của cơ quan', 'Message from the agency')
    case 'issued':
      return t(
        `Ban hành ${event.data.title} số ${event.data.notation}`,
        `${event.data.title} ${event.data.notation} issued`,
      )
    case 'returned':
      return t('Đã trả kết quả', 'Result handed over')
    case 'withdrawn':
      return t('Đã rút hồ sơ', 'Withdrawn')
  }
}

function textOf(event: DossierEvent): string | undefined {
  if (event.private === null) return undefined
  switch (event.type) {
    case 'supplement_requested':
      return [event.private.reason, ...event.private.items].join('; ')
    case 'declined':
    case 'sent_back':
    case 'withdrawn':
    case 'released':
      return event.private.reason
    case 'assigned':
      return event.private.instruction
    case 'completed':
      return event.private.opinion || undefined
    case 'noted':
    case 'messaged':
      return event.private.text
    case 'supplemented':
      return event.private.message || undefined
    default:
      return undefined
  }
}
