/** What officers are reminded of; each can be switched off by its kind, never for a single file. */
export const ALERT_KINDS = [
  'alert.due_soon',
  'alert.overdue',
  'alert.answer_overdue',
  'alert.letters_due',
  'alert.recounted',
  'alert.payment_proof',
] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** The mail of every working morning. */
export const DIGEST = 'digest.daily'

/** Everything an officer may switch off. */
export const MUTABLE_KINDS = [...ALERT_KINDS, DIGEST] as const
export type MutableKind = (typeof MUTABLE_KINDS)[number]
