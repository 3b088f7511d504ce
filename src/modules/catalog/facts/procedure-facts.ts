import type { Text } from '../../../platform/i18n/translator.ts'
import { type ProcedureRecord, timeLimitOf } from '../pack/procedure-record.ts'

export interface FactsChannel {
  readonly channel: string
  readonly duration: number | null
  readonly unit: string
  readonly free: boolean
  readonly feesVnd: readonly number[]
}

export interface FactsPaper {
  readonly name: string
  readonly form: string
  readonly originals: number
  readonly copies: number
}

export interface FactsResult {
  readonly name: string
  readonly code: string
}

/**
 * A procedure as the national register publishes it: what there is to know, without a form and a process to file it
 * with. Texts are Vietnamese, as published.
 */
export interface ProcedureFacts {
  readonly code: string
  readonly name: string
  /** Number of the decision that published it. */
  readonly decision: string
  readonly levels: readonly string[]
  readonly field: string
  readonly subjects: readonly string[]
  readonly agency: string
  readonly competentAgency: string
  readonly channels: readonly FactsChannel[]
  /** Papers by case: an applicant hands in one of the lists. */
  readonly documents: readonly (readonly FactsPaper[])[]
  readonly results: readonly FactsResult[]
}

export type FactsTier = 'province' | 'district' | 'commune' | 'central' | 'other'

const TIERS: readonly (readonly [RegExp, FactsTier])[] = [
  [/tỉnh/iu, 'province'],
  [/huyện/iu, 'district'],
  [/xã/iu, 'commune'],
  [/bộ|trung ương/iu, 'central'],
]

/** The tier a procedure is listed under: of several, the highest that is the province's own business. */
export function tierOfFacts({ levels }: Pick<ProcedureFacts, 'levels'>): FactsTier {
  const found = TIERS.find(([pattern]) => levels.some((level) => pattern.test(level.normalize('NFC'))))
  return found?.[1] ?? 'other'
}

const CHANNEL_NAMES = { online: 'Trực tuyến', counter: 'Trực tiếp', post: 'Dịch vụ bưu chính' } as const
const TIER_NAMES = { province: 'Cấp tỉnh', district: 'Cấp huyện', commune: 'Cấp xã' } as const
const UNIT_NAMES = {
  working_day: 'Ngày làm việc',
  calendar_day: 'Ngày',
  working_hour: 'Giờ',
  same_day: 'Ngày làm việc',
} as const
const AUDIENCE_NAMES: Readonly<Record<ProcedureRecord['audience'][number], string>> = {
  individual: 'Công dân Việt Nam',
  household: 'Hộ gia đình',
  household_business: 'Hộ kinh doanh',
  organisation: 'Tổ chức (không bao gồm doanh nghiệp/HTX)',
  cooperative: 'Hợp tác xã',
  religious_establishment: 'Cơ sở tôn giáo',
  foreigner: 'Người nước ngoài',
  foreign_organisation: 'Tổ chức nước ngoài',
  overseas_vietnamese: 'Người Việt Nam định cư ở nước ngoài',
}

const AUDIENCE_OF = new Map<string, ProcedureRecord['audience'][number]>([
  ...Object.entries(AUDIENCE_NAMES).map(([audience, name]) => [name, audience] as const),
  ['Doanh nghiệp', 'organisation'],
  ['Doanh nghiệp Việt Nam', 'organisation'],
  ['Doanh nghiệp có vốn đầu tư nước ngoài', 'organisation'],
  ['Người nước ngoài cư trú tại Việt Nam', 'foreigner'],
] as [string, ProcedureRecord['audience'][number]][])

/** Who may apply, in the words of this catalogue; others (officials, the Party) are told on the sheet alone. */
export function audienceOfFacts({ subjects }: Pick<ProcedureFacts, 'subjects'>): ProcedureRecord['audience'] {
  return [...new Set(subjects.flatMap((subject) => AUDIENCE_OF.get(subject) ?? []))]
}

/** What a procedure with form and process publishes, in the same shape: for the export of the whole catalogue. */
export function factsOfRecord(
  record: ProcedureRecord,
  { code, decision, agency }: { readonly code: string; readonly decision: string; readonly agency: string },
): ProcedureFacts {
  const feesVnd = record.fees.flatMap(({ amountVnd }) => (amountVnd === null ? [] : [amountVnd]))
  return {
    code,
    name: record.name.vi,
    decision,
    levels: [TIER_NAMES[record.tier]],
    field: record.field.vi,
    subjects: record.audience.map((one) => AUDIENCE_NAMES[one]),
    agency,
    competentAgency: record.decidingAuthority.vi,
    channels: record.ways.map(({ channel }) => {
      const { amount, unit } = timeLimitOf(record, channel)
      return {
        channel: CHANNEL_NAMES[channel],
        duration: amount,
        unit: UNIT_NAMES[unit],
        free: record.fees.length === 0,
        feesVnd,
      }
    }),
    documents: [
      record.papers.map((paper) => ({
        name: paper.name.vi,
        form: paper.formNumber ?? '',
        originals: paper.originals,
        copies: paper.copies,
      })),
    ],
    results: record.results.map(({ title }) => ({ name: title.vi, code: '' })),
  }
}

/** In words for a list: what the time limit is, of all ways the longest. Undefined where none is given. */
export function factsDuration({ channels }: ProcedureFacts): Text | undefined {
  const longest = channels
    .filter(({ duration }) => duration !== null)
    .toSorted((a, b) => (b.duration ?? 0) - (a.duration ?? 0))[0]
  if (!longest || longest.duration === null) return undefined
  const unit = longest.unit === '' ? 'ngày' : longest.unit.toLowerCase()
  const english: Readonly<Record<string, string>> = {
    'ngày làm việc': 'working days',
    ngày: 'days',
    giờ: 'hours',
    tháng: 'months',
  }
  const amount = String(longest.duration).replace('.', ',')
  return { vi: `${amount} ${unit}`, en: `${longest.duration} ${english[unit] ?? unit}` }
}
