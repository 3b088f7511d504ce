import { type CalendarDay, instantAt, type IsoDate } from '../calendar/index.ts'

export type LedgerKind = 'counted' | 'not_counted' | 'paused'

/** Why a stretch of time counts or not, in words, and the rule that says so. */
export interface LedgerReason {
  readonly code: string
  readonly kind: LedgerKind
  readonly text: { readonly vi: string; readonly en: string }
  readonly rule: string
}

function reason(
  code: string,
  kind: LedgerKind,
  [vi, en]: readonly [string, string],
  rule: string,
): LedgerReason {
  return { code, kind, text: { vi, en }, rule }
}

/** What one rule was called, by the day each text came into force; the last one first. */
type DatedRule = readonly (readonly [from: IsoDate, rule: string])[]

// A ledger cites the text of its day. Confirmed: Bộ luật Lao động 2019, Điều 111 and 112. Written from memory and not
// compared with the texts: the articles of Bộ luật Dân sự 2005 and 2015, Bộ luật Lao động 1994 and 2012.
const FIRST_DAY: DatedRule = [
  ['2017-01-01', 'Bộ luật Dân sự 2015, Điều 147 khoản 2'],
  ['2006-01-01', 'Bộ luật Dân sự 2005, Điều 152 khoản 2'],
]
const REST_DAY: DatedRule = [
  ['2017-01-01', 'Bộ luật Dân sự 2015, Điều 148 khoản 5'],
  ['2006-01-01', 'Bộ luật Dân sự 2005, Điều 153 khoản 5'],
]
const PUBLIC_HOLIDAYS: DatedRule = [
  ['2021-01-01', 'Bộ luật Lao động 2019, Điều 112'],
  ['2013-05-01', 'Bộ luật Lao động 2012, Điều 115'],
  ['1995-01-01', 'Bộ luật Lao động 1994, Điều 73'],
]
const COMPENSATION: DatedRule = [
  ['2021-01-01', 'Bộ luật Lao động 2019, Điều 111 khoản 3'],
  ['2013-05-01', 'Bộ luật Lao động 2012, Điều 115 khoản 3'],
  ['1995-01-01', 'Bộ luật Lao động 1994, Điều 73'],
]
const WEEK = 'Quyết định 188/1999/QĐ-TTg'
const SWAP: DatedRule = [['1995-01-01', 'Quyết định hoán đổi ngày làm việc của Thủ tướng Chính phủ']]

/** By the moment it is asked of; the same rule is always the same object, which is what joins the lines of a ledger. */
function dated(rules: DatedRule, make: (rule: string) => LedgerReason): (at: number) => LedgerReason {
  const made = rules.map(([from, rule]) => ({ from: instantAt(from, '00:00').getTime(), reason: make(rule) }))
  const [latest] = made
  if (!latest) throw new Error('a rule without a text')
  return (at) => (made.find(({ from }) => from <= at) ?? made.at(-1) ?? latest).reason
}

/** Rules that come with the profile are told apart by it: `profile` means one of its sources is the rule. */
export const REASONS = {
  receptionDay: dated(FIRST_DAY, (rule) =>
    reason(
      'reception_day',
      'not_counted',
      ['Ngày tiếp nhận không tính vào thời hạn', 'The day of reception is not counted'],
      rule,
    ),
  ),
  completionDay: dated(FIRST_DAY, (rule) =>
    reason(
      'completion_day',
      'not_counted',
      [
        'Ngày nhận đủ giấy tờ bổ sung không tính vào thời hạn',
        'The day the papers were complete is not counted',
      ],
      rule,
    ),
  ),
  workingDay: reason(
    'working_day',
    'counted',
    ['Ngày làm việc, tính vào thời hạn', 'Working days, counted'],
    'Thời hạn của thủ tục tính theo ngày làm việc',
  ),
  calendarDay: reason(
    'calendar_day',
    'counted',
    ['Ngày liên tục, tính cả ngày nghỉ', 'Calendar days, days of rest included'],
    'Thời hạn của thủ tục tính theo ngày',
  ),
  workingHour: reason(
    'working_hour',
    'counted',
    ['Giờ làm việc, tính vào thời hạn', 'Working hours, counted'],
    'Thời hạn của thủ tục tính theo giờ làm việc',
  ),
  sameDay: reason(
    'same_day',
    'counted',
    ['Giải quyết trong ngày', 'Handled within the day'],
    'Thời hạn của thủ tục là trong ngày',
  ),
  extended: reason(
    'extended',
    'counted',
    ['Đã xin lỗi và hẹn lại, tính đến ngày hẹn mới', 'After an apology, until the new date'],
    'Thư xin lỗi và hẹn lại ngày trả kết quả',
  ),
  overdue: reason('overdue', 'counted', ['Đã quá hạn', 'Overdue'], 'Thời hạn của thủ tục đã hết'),
  weeklyRest: reason('weekly_rest', 'not_counted', ['Ngày nghỉ hằng tuần', 'Weekly rest'], WEEK),
  outsideHours: reason('outside_hours', 'not_counted', ['Ngoài giờ làm việc', 'Outside office hours'], WEEK),
  movedOn: dated(REST_DAY, (rule) =>
    reason(
      'moved_on',
      'not_counted',
      [
        'Thời hạn hết vào ngày nghỉ nên chuyển sang ngày làm việc tiếp theo',
        'The term ended on a day of rest and moves on to the next working day',
      ],
      rule,
    ),
  ),
} as const

const OF_HOLIDAY = {
  PUBLIC: ['holiday', PUBLIC_HOLIDAYS],
  COMPENSATORY: ['compensatory', COMPENSATION],
  SWAP_OFF: ['swap_off', SWAP],
} as const

/** Why a day without sessions is one of rest. */
export function reasonOfRest({ kind, name, date }: CalendarDay): LedgerReason {
  if (kind !== 'PUBLIC' && kind !== 'COMPENSATORY' && kind !== 'SWAP_OFF') return REASONS.weeklyRest
  const [code, rules] = OF_HOLIDAY[kind]
  const rule = (rules.find(([from]) => from <= date) ?? rules.at(-1))?.[1] ?? ''
  return reason(code, 'not_counted', [name?.vi ?? 'Ngày nghỉ', name?.en ?? 'Day off'], rule)
}

export function supplementPause(source: string): LedgerReason {
  return reason(
    'waiting_for_supplement',
    'paused',
    ['Chờ người nộp bổ sung giấy tờ', 'Waiting for the applicant to complete the papers'],
    source,
  )
}

export function financialPause(source: string): LedgerReason {
  return reason(
    'waiting_for_payment',
    'paused',
    ['Chờ thực hiện nghĩa vụ tài chính', 'Waiting for the financial duty to be met'],
    source,
  )
}

export function restarted(source: string): LedgerReason {
  return reason(
    'restarted',
    'not_counted',
    [
      'Không tính: thời hạn bắt đầu lại từ đầu khi nhận đủ giấy tờ bổ sung',
      'Not counted: the limit began anew once the papers were complete',
    ],
    source,
  )
}
