import { type ProcedurePaper, type ProcedureRecord } from '../../modules/catalog/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale, type Locale, type Text, translator } from '../../platform/i18n/translator.ts'
import {
  audienceWords,
  channelWords,
  deadlineWords,
  procedureCode,
  tierWords,
} from '../../web/words/index.ts'
import { feeAmount, feeSummary } from './fee-words.ts'

export interface PaperView {
  readonly name: string
  /** When it is needed, form number, who brings it: each a line under the name. */
  readonly notes: readonly string[]
  readonly originals: string
  readonly copies: string
}

export interface FeeView {
  readonly name: string
  readonly note: string | undefined
  readonly amount: string
}

/** Everything a sheet says of a procedure, in words of one language; the page and the PDF lay it out. */
export interface SheetView {
  readonly name: string
  readonly code: string
  /** Undefined where the Decision does not list it. */
  readonly decisionRow: string | undefined
  readonly summary: string
  readonly notice: string | undefined
  readonly isOnline: boolean
  readonly deadline: string
  readonly deadlineNote: string
  readonly feeSummary: string
  readonly paperSummary: string
  readonly papers: readonly PaperView[]
  readonly fees: readonly FeeView[]
  readonly steps: readonly string[]
  readonly ways: readonly string[]
  readonly audience: readonly string[]
  readonly field: string
  readonly tier: string
  readonly decidedBy: string
  readonly coAgencies: readonly string[]
  readonly results: readonly { readonly name: string; readonly validity: string | undefined }[]
  readonly conditions: readonly string[]
  readonly legalBasis: readonly string[]
  readonly forms: readonly string[]
}

export function sheetView(record: ProcedureRecord, locale: Locale): SheetView {
  const t = translator(locale)
  const say = (text: Text) => inLocale(text, locale)
  return {
    name: say(record.name),
    code: procedureCode(record),
    decisionRow: record.decisionRow?.toString(),
    summary: say(record.summary),
    notice: record.unconfirmedNotice === null ? undefined : say(record.unconfirmedNotice),
    isOnline: record.ways.some(({ channel }) => channel === 'online'),
    deadline: deadlineWords(record.deadline, t),
    deadlineNote: say(record.deadline.note),
    feeSummary: feeSummary(record, locale),
    paperSummary: paperSummary(record, locale),
    papers: record.papers.map((paper) => paperView(paper, locale)),
    fees: record.fees.map((fee) => ({
      name: say(fee.name),
      note: fee.condition === null ? undefined : say(fee.condition),
      amount: fee.amountVnd === null ? feeAmount(fee, locale) : `${feeAmount(fee, locale)}/${say(fee.per)}`,
    })),
    steps: record.steps.map((step) => stepWords(step, locale)),
    ways: record.ways.map(({ channel, description, limit }) => {
      const within = limit ? ` (${t('thời hạn', 'time limit')} ${deadlineWords(limit, t)})` : ''
      return `${channelWords(channel, t)}${within}: ${say(description)}`
    }),
    audience: record.audience.map((audience) => audienceWords(audience, t)),
    field: say(record.field),
    tier: tierWords(record.tier, t),
    decidedBy: say(record.decidingAuthority),
    coAgencies: record.coAgencies.map(({ name, role }) => `${say(name)}: ${say(role)}`),
    results: record.results.map(({ title, validity }) => ({
      name: say(title),
      validity: validity === null ? undefined : say(validity),
    })),
    conditions: record.conditions.map(say),
    legalBasis: record.legalBasis.map(({ number, title, date }) => {
      const on = date === null ? '' : t(`, ngày ${formatDate(date)}`, `, of ${formatDate(date)}`)
      return `${number}${on}: ${say(title)}`
    }),
    forms: record.papers.flatMap(({ formNumber, name }) =>
      formNumber ? [`${formNumber}: ${say(name)}`] : [],
    ),
  }
}

function paperSummary({ papers }: ProcedureRecord, locale: Locale): string {
  const t = translator(locale)
  const own = papers.filter(({ providedBy }) => providedBy !== 'agency')
  const always = own.filter(({ requirement }) => requirement === 'always').length
  const sometimes = own.length - always
  if (sometimes === 0) return t(`${always} loại`, String(always))
  return t(
    `${always} loại, thêm ${sometimes} tùy trường hợp`,
    `${always}, and ${sometimes} more in some cases`,
  )
}

function paperView(paper: ProcedurePaper, locale: Locale): PaperView {
  const t = translator(locale)
  const provided = {
    applicant: undefined,
    form: t('Điền ngay trên trang này khi nộp trực tuyến', 'Filled in on this site when you apply online'),
    agency: t('Cơ quan lập, bạn không phải nộp', 'Drawn up by the agency: you need not bring it'),
    hand: t('Mang đến quầy, không gửi bằng tệp', 'Brought to the desk, not sent as a file'),
  }[paper.providedBy]
  const later =
    paper.askedAt === 'after_notice'
      ? t('Nộp sau khi có thông báo của cơ quan thuế', 'Handed in after the notice of the tax office')
      : undefined
  return {
    name: inLocale(paper.name, locale),
    notes: [needWords(paper, locale), paper.formNumber ?? undefined, provided, later].filter(
      (note) => note !== undefined,
    ),
    originals: String(paper.originals),
    copies: String(paper.copies),
  }
}

/** Nothing for what is always needed: the table says so once. */
function needWords({ requirement, condition }: ProcedurePaper, locale: Locale): string | undefined {
  const t = translator(locale)
  const when = condition === null ? undefined : inLocale(condition, locale)
  if (requirement === 'always') return undefined
  if (requirement === 'conditional' && when !== undefined) return capitalised(when)
  return when === undefined
    ? t('Nếu có', 'If there is one')
    : t(`Nếu có: ${when}`, `If there is one: ${when}`)
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function stepWords({ name, unit, days, note }: ProcedureRecord['steps'][number], locale: Locale): string {
  const t = translator(locale)
  const amount = String(days).replace('.', locale === 'en' ? '.' : ',')
  const time =
    days === 0 ? [] : [t(`${amount} ngày làm việc`, `${amount} working ${days === 1 ? 'day' : 'days'}`)]
  // Units are names of offices: they stay as they are written on the doors.
  const where = [unit, ...time].join(', ')
  return `${inLocale(name, locale)} (${where})${note === null ? '' : `. ${capitalised(inLocale(note, locale))}`}`
}
