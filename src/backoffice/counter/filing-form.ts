import { instantAt, isIsoDate } from '../../engines/calendar/index.ts'
import {
  type Draft,
  filingFault,
  type FilingFault,
  MOST_DAYS_SINCE_RECORD,
  type PostalFiling,
} from '../../modules/dossiers/index.ts'
import type { Form } from '../../platform/http/form.ts'
import { formatTime, vietnamDate } from '../../platform/i18n/format.ts'
import type { Text } from '../../platform/i18n/translator.ts'
import type { ApplicantFault } from '../../web/apply/index.ts'

/** How the file came in, as typed: at the desk, or by post with its record. */
export interface FilingTyped {
  readonly way: 'counter' | 'post'
  readonly slipNo: string
  readonly day: string
  readonly month: string
  readonly year: string
  readonly time: string
}

export const FILING = {
  way: 'cach',
  slipNo: 'phieu-gui',
  date: 'ngay-ky',
  day: 'ngay-ky-day',
  month: 'ngay-ky-month',
  year: 'ngay-ky-year',
  time: 'gio-ky',
} as const

/** At the desk; the record of what comes by post is signed today as a rule. */
export function emptyFiling(now: Date): FilingTyped {
  const [year = '', month = '', day = ''] = vietnamDate(now).split('-')
  return { way: 'counter', slipNo: '', day, month, year, time: '' }
}

export function filingOf({ filing }: Draft, now: Date): FilingTyped {
  if (!filing) return emptyFiling(now)
  const at = new Date(filing.recordSignedAt)
  return { ...emptyFiling(at), way: 'post', slipNo: filing.slipNo, time: formatTime(at) }
}

const MOST = 40

export function readFiling(body: Form): FilingTyped {
  const text = (name: string) => body.get(name).replace(/\s+/g, ' ').trim().slice(0, MOST)
  return {
    way: body.get(FILING.way) === 'post' ? 'post' : 'counter',
    slipNo: text(FILING.slipNo),
    day: text(FILING.day),
    month: text(FILING.month),
    year: text(FILING.year),
    time: text(FILING.time),
  }
}

/** The boxes once more, for a form that goes on from another. */
export function filingFields(typed: FilingTyped): readonly (readonly [name: string, value: string])[] {
  const { way, slipNo, day, month, year, time } = typed
  if (way === 'counter') return [[FILING.way, way]]
  return [
    [FILING.way, way],
    [FILING.slipNo, slipNo],
    [FILING.day, day],
    [FILING.month, month],
    [FILING.year, year],
    [FILING.time, time],
  ]
}

const NO_SLIP: Text = {
  vi: 'Bạn chưa nhập số phiếu gửi của bưu chính',
  en: 'Enter the number of the sending slip',
}
const NO_DATE: Text = {
  vi: 'Ngày ký biên bản phải là một ngày có thật, ví dụ 24 11 2026',
  en: 'The day of the record must be a real date, for example 24 11 2026',
}
const NO_TIME: Text = {
  vi: 'Giờ ký biên bản phải có dạng giờ:phút, ví dụ 9:30',
  en: 'The time of the record must be hours and minutes, for example 9:30',
}
const IMPOSSIBLE: Readonly<Record<FilingFault, Text>> = {
  future: {
    vi: 'Thời điểm ký biên bản không thể sau bây giờ. Bạn hãy xem lại ngày và giờ.',
    en: 'The record cannot be signed later than now. Check day and time.',
  },
  'too-old': {
    vi: `Biên bản đã ký quá ${MOST_DAYS_SINCE_RECORD} ngày. Bạn hãy xem lại ngày ký.`,
    en: `The record is older than ${MOST_DAYS_SINCE_RECORD} days. Check the day.`,
  },
}

export interface CheckedFiling {
  /** Undefined for what is handed in at the desk, and while something is wrong. */
  readonly filing: PostalFiling | undefined
  readonly faults: readonly ApplicantFault[]
}

export function checkFiling(typed: FilingTyped, now: Date): CheckedFiling {
  if (typed.way === 'counter') return { filing: undefined, faults: [] }
  const { slipNo } = typed
  const day = dayOf(typed)
  const time = timeOf(typed.time)
  const faults: ApplicantFault[] = []
  if (slipNo === '') faults.push({ id: FILING.slipNo, message: NO_SLIP })
  if (day === undefined) faults.push({ id: FILING.day, message: NO_DATE })
  if (time === undefined) faults.push({ id: FILING.time, message: NO_TIME })
  if (day === undefined || time === undefined) return { filing: undefined, faults }
  const filing = { slipNo, recordSignedAt: instantAt(day, time).toISOString() }
  const fault = filingFault(filing, now)
  if (fault) faults.push({ id: FILING.day, message: IMPOSSIBLE[fault] })
  return { filing: faults.length > 0 ? undefined : filing, faults }
}

function dayOf({ day, month, year }: FilingTyped): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isIsoDate(iso) ? iso : undefined
}

/** "9:30", "9h30", "09.30", "9 giờ 30": as people write it. */
function timeOf(text: string): string | undefined {
  const [, hours, minutes] = /^(\d{1,2})\s*(?:[:.h]|giờ)\s*(\d{2})?\s*(?:phút)?$/iu.exec(text) ?? []
  if (hours === undefined || Number(hours) > 23 || Number(minutes ?? 0) > 59) return undefined
  return `${hours.padStart(2, '0')}:${minutes ?? '00'}`
}
