import type { Text } from '../../../platform/i18n/translator.ts'
import {
  audienceOfFacts,
  type FactsPaper,
  type ProcedureFacts,
  tierOfFacts,
} from '../facts/procedure-facts.ts'
import type { ProcedureRecord } from '../pack/procedure-record.ts'

export interface NewRecord {
  readonly facts: ProcedureFacts
  /** Lends what published facts do not hold: steps, owners, questions; with its form and process. */
  readonly model: ProcedureRecord
  readonly id: string
  readonly agencyId: string
  /** `YYYY-MM-DD`. */
  readonly today: string
}

/** A value that the facts give, or what stands in its place and has to be looked at. */
type Taken<T> = readonly [value: T, doubt?: string | undefined]

/** The record of a procedure that begins with imported facts; whatever they leave open is named in `unconfirmed`. */
export function recordFromFacts({ facts, model, id, agencyId, today }: NewRecord): ProcedureRecord {
  const doubts: string[] = []
  const take = <T>([value, doubt]: Taken<T>): T => {
    if (doubt !== undefined) doubts.push(doubt)
    return value
  }
  const results = take(resultsOf(facts, model))
  const authority = facts.competentAgency || facts.agency
  // A change of the offering agencies is that of one revision.
  const { offeringChange: _offeringChange, ...lent } = model
  return {
    ...lent,
    id,
    nationalCode: take(nationalCodeOf(facts)),
    decisionRow: null,
    declaredLevel: null,
    name: vietnamese(facts.name),
    summary: vietnamese(facts.name),
    field: facts.field === model.field.vi ? model.field : vietnamese(facts.field),
    tier: take(tierOf(facts, model)),
    audience: take(audienceOf(facts, model)),
    keywords: [facts.name, facts.field || model.field.vi, facts.code],
    offeredBy: [agencyId],
    decidingAuthority: take(
      authority
        ? [vietnamese(authority)]
        : [model.decidingAuthority, 'Cơ quan có thẩm quyền: bản ghi nhập không có.'],
    ),
    ...take(limitsOf(facts, model)),
    papers: take(papersOf(facts, model)),
    fees: take(feesOf(facts)),
    conditions: [],
    legalBasis: take(legalBasisOf(facts)),
    results,
    resultDocument: { ...model.resultDocument, title: results[0]?.title ?? model.resultDocument.title },
    inForceFrom: today,
    contentOf: Number(today.slice(0, 4)),
    confidence: 'low',
    unconfirmed: [
      ...doubts,
      'Tên và nội dung tiếng Anh chưa dịch.',
      `Biểu mẫu, quy trình, các bước, người thực hiện, câu hỏi trường hợp và cách nhận kết quả: mượn của thủ tục ${model.id} (${model.name.vi}).`,
      'Yêu cầu, điều kiện: bản ghi nhập không có.',
    ],
    unconfirmedNotice: {
      vi: 'Một số thông tin của thủ tục này chưa được đối chiếu với văn bản.',
      en: 'Some facts of this procedure are not compared with the legal texts yet.',
    },
    sources: [`Bản ghi thủ tục hành chính đã công bố, mã ${facts.code}`],
  }
}

/** The national register publishes in Vietnamese only. */
function vietnamese(text: string): Text {
  return { vi: text, en: text }
}

function nationalCodeOf({ code }: ProcedureFacts): Taken<string | null> {
  return /^\d\.\d{6}$/.test(code) ? [code] : [null, `Mã ${code} không phải mã quốc gia.`]
}

function tierOf(facts: ProcedureFacts, model: ProcedureRecord): Taken<ProcedureRecord['tier']> {
  const tier = tierOfFacts(facts)
  return tier === 'central' || tier === 'other'
    ? [model.tier, `Cấp giải quyết: bản ghi nhập ghi “${facts.levels.join(', ')}”.`]
    : [tier, facts.levels.length > 1 ? `Cấp giải quyết: ${facts.levels.join(', ')}.` : undefined]
}

function audienceOf(facts: ProcedureFacts, model: ProcedureRecord): Taken<ProcedureRecord['audience']> {
  const audience = audienceOfFacts(facts)
  return audience.length > 0 ? [audience] : [model.audience, 'Đối tượng thực hiện: bản ghi nhập không có.']
}

type Limit = Pick<ProcedureRecord['deadline'], 'amount' | 'unit'>

const UNITS: Readonly<Record<string, Limit['unit']>> = {
  'ngày làm việc': 'working_day',
  ngày: 'calendar_day',
  giờ: 'working_hour',
}
const CHANNELS: Readonly<Record<string, ProcedureRecord['ways'][number]['channel']>> = {
  'Trực tuyến': 'online',
  'Trực tiếp': 'counter',
  'Dịch vụ bưu chính': 'post',
}

/** Ways to file with their limits; that of the most common way is the limit of the procedure. */
function limitsOf(
  facts: ProcedureFacts,
  model: ProcedureRecord,
): Taken<Pick<ProcedureRecord, 'ways' | 'deadline'>> {
  const known = facts.channels.flatMap(({ channel, duration, unit }) => {
    const way = CHANNELS[channel.normalize('NFC')]
    return way ? [{ way, limit: limitOf(duration, unit) }] : []
  })
  const byWay = new Map(known.map(({ way, limit }) => [way, limit]))
  const limits = [...byWay.values()].filter((limit) => limit !== undefined)
  const deadline = limits[0] ?? model.deadline
  const isWhole = limits.length === facts.channels.length && limits.length > 0
  const ways = [...byWay].map(([channel, limit]) => ({
    channel,
    description: model.ways.find((one) => one.channel === channel)?.description ?? WAY_WORDS[channel],
    ...(limit && !isSame(limit, deadline) ? { limit } : {}),
  }))
  return [
    {
      ways: ways.length > 0 ? ways : model.ways,
      deadline: {
        amount: deadline.amount,
        unit: deadline.unit,
        note: { vi: 'Theo bản ghi thủ tục đã công bố.', en: 'As in the published record.' },
      },
    },
    isWhole ? undefined : 'Cách thức thực hiện, thời hạn: bản ghi nhập không đủ hoặc ghi đơn vị khác.',
  ]
}

function isSame(one: Limit, other: Limit): boolean {
  return one.amount === other.amount && one.unit === other.unit
}

function limitOf(duration: number | null, unit: string): Limit | undefined {
  const known = UNITS[unit.normalize('NFC').toLowerCase()]
  return known && duration !== null && Number.isInteger(duration) && duration > 0
    ? { amount: duration, unit: known }
    : undefined
}

const WAY_WORDS: Readonly<Record<ProcedureRecord['ways'][number]['channel'], Text>> = {
  online: { vi: 'Nộp trực tuyến.', en: 'Filed online.' },
  counter: { vi: 'Nộp tại Bộ phận Một cửa.', en: 'Handed in at the One-Stop desk.' },
  post: { vi: 'Gửi qua dịch vụ bưu chính công ích.', en: 'Sent by public post.' },
}

/** Papers of all cases; one that some case does without may be added and is never missing. */
function papersOf({ documents }: ProcedureFacts, model: ProcedureRecord): Taken<ProcedureRecord['papers']> {
  const cases = documents.filter((list) => list.some(({ name }) => name !== ''))
  const byName = new Map<string, FactsPaper>()
  for (const paper of cases.flat())
    if (paper.name !== '' && !byName.has(paper.name)) byName.set(paper.name, paper)
  if (byName.size === 0) return [model.papers, 'Thành phần hồ sơ: bản ghi nhập không có.']
  const papers = [...byName.values()].map((paper, index) => ({
    id: `p${index + 1}`,
    name: vietnamese(paper.name),
    formNumber: paper.form === '' ? null : paper.form,
    originals: paper.originals,
    copies: paper.copies,
    requirement: cases.every((list) => list.some(({ name }) => name === paper.name))
      ? ('always' as const)
      : ('optional' as const),
    condition: null,
    when: null,
    providedBy: 'applicant' as const,
    askedAt: 'submission' as const,
    accept: ['pdf' as const, 'jpg' as const, 'png' as const],
  }))
  const several = `Thành phần hồ sơ: ${cases.length} trường hợp trong bản ghi nhập, chưa phân theo điều kiện.`
  return [papers, cases.length > 1 ? several : undefined]
}

function feesOf({ channels }: ProcedureFacts): Taken<ProcedureRecord['fees']> {
  const amounts = [...new Set(channels.flatMap(({ feesVnd }) => feesVnd))].filter((amount) => amount > 0)
  const [first] = amounts
  if (first === undefined)
    return [[], channels.every(({ free }) => free) ? undefined : 'Phí, lệ phí: bản ghi nhập không ghi mức.']
  const listed = amounts.map((amount) => `${amount} đồng`).join('; ')
  const fee = {
    id: 'f1',
    name: { vi: 'Phí, lệ phí', en: 'Fee' },
    kind: 'phi' as const,
    amountVnd: amounts.length === 1 ? first : null,
    per: { vi: 'hồ sơ', en: 'file' },
    condition: amounts.length === 1 ? null : vietnamese(listed),
    when: null,
    // Which of several amounts is due is not in the facts.
    assessedAtDesk: amounts.length > 1,
    collectedBy: 'receiving_agency' as const,
  }
  return [[fee], `Phí, lệ phí: bản ghi nhập ghi ${listed}, chưa rõ phí hay lệ phí và khi nào thu.`]
}

function legalBasisOf({ decision }: ProcedureFacts): Taken<ProcedureRecord['legalBasis']> {
  const title = { vi: 'Quyết định công bố thủ tục hành chính', en: 'Decision that published the procedure' }
  return [
    [{ number: decision === '' ? 'chưa rõ số' : decision, title, date: null }],
    'Căn cứ pháp lý: bản ghi nhập chỉ có quyết định công bố.',
  ]
}

function resultsOf({ results }: ProcedureFacts, model: ProcedureRecord): Taken<ProcedureRecord['results']> {
  const [like] = model.results
  const names = results.flatMap(({ name }) => (name === '' ? [] : [name]))
  if (!like || names.length === 0) return [model.results, 'Kết quả: bản ghi nhập không có.']
  return [
    names.map((name, index) => ({
      ...like,
      id: `r${index + 1}`,
      title: vietnamese(name),
      validity: null,
      validityMonths: null,
      when: null,
    })),
    'Kết quả: loại văn bản, ký hiệu và thời hạn hiệu lực chưa có.',
  ]
}
