import type { AgencyReference, ProcedureRecord } from '../../src/modules/catalog/pack/procedure-record.ts'
import { consultedAgencies } from './consulted-agencies.ts'
import {
  type Judgement,
  type ServiceRecord,
  type Text,
  type Translations,
  translated,
} from './service-record.ts'
import { DISTRICT, leadOf, roleOwnersOf, stepOwnersOf } from './step-owners.ts'

/** A service as the record tells it, read with judgement, in the shape the program loads. */
export interface Sources {
  readonly record: ServiceRecord
  readonly judgement: Judgement
  readonly translations: Translations
  /** Ids of the district committees that offer the district's services. */
  readonly districts: readonly string[]
  readonly declaredLevel: number | null
}

const IN_FORCE_FROM = '2015-05-04'

export function buildProcedure(sources: Sources): unknown {
  const { record, judgement, translations } = sources
  const [main, ...more] = buildResults(record, judgement, translations)
  if (!main) throw new Error(`Service ${record.tt} has no result`)
  return {
    ...headOf(sources),
    ...whoOf(sources),
    deadline: {
      amount: record.statutoryDeadline.amount,
      unit: record.statutoryDeadline.unit,
      note: { vi: record.statutoryDeadline.note, en: judgement.deadlineNoteEn },
    },
    situations: (judgement.situations ?? []).map(({ key, question, when }) => ({
      key,
      question,
      when: when ?? null,
    })),
    papers: buildPapers(record, judgement, translations),
    fees: buildFees(record, judgement, translations),
    conditions: record.conditions,
    legalBasis: record.legalBasis.map((item) => ({
      ...item,
      title: translated(translations.legalTitles, item.title),
    })),
    results: [main, ...more],
    resultDocument: {
      title: main.title,
      abbreviation: main.abbreviation,
      kind: main.kind,
      validity: main.validity,
    },
    ways: buildWays(record),
    delivery: record.delivery,
    inForceFrom: IN_FORCE_FROM,
    contentOf: Number(record.inForceAs),
    confidence: record.confidence,
    unconfirmed: record.unconfirmed,
    unconfirmedNotice: record.unconfirmed.length > 0 ? UNCONFIRMED : null,
    sources: record.sources,
  }
}

function headOf({ record, judgement, declaredLevel }: Sources): Record<string, unknown> {
  return {
    id: `bl-${String(record.tt).padStart(2, '0')}`,
    decisionRow: record.tt,
    declaredLevel,
    nationalCode: record.nationalCode,
    name: record.name,
    summary: judgement.summary,
    field: record.field,
    tier: record.governmentLevel,
    audience: record.audience,
    keywords: judgement.keywords,
    lifeEvents: judgement.lifeEvents,
  }
}

/** Who offers, decides, is consulted, and does each step. */
function whoOf({ record, translations, districts }: Sources): Record<string, unknown> {
  const owners = stepOwnersOf(record, translations)
  return {
    offeredBy: offeredBy(record, districts),
    decidedBy: decidedBy(record),
    decidingAuthority: translated(translations.decidingAuthorities, record.decidingAuthority),
    coAgencies: record.coAgencies.map(({ agency, role }) => ({
      name: translated(translations.coAgencies, agency),
      role,
      ...consultedAgencies(record, agency),
    })),
    steps: record.steps.map((step) => ({
      ...step,
      note: step.note ? translated(translations.stepNotes, step.note) : null,
    })),
    stepOwners: owners,
    roleOwners: roleOwnersOf(record, owners),
  }
}

const UNCONFIRMED: Text = {
  vi: 'Một số nội dung của thủ tục này chưa được đối chiếu với văn bản công bố; hãy hỏi Bộ phận Một cửa trước khi nộp.',
  en: 'Some details of this procedure have not been checked against a published text; ask the one-stop desk before applying.',
}

function offeredBy(record: ServiceRecord, districts: readonly string[]): readonly string[] {
  const lead = leadOf(record)
  return typeof lead === 'string' ? [lead] : districts
}

type Decider = ProcedureRecord['decidedBy'][number]

function decidedBy(record: ServiceRecord): Decider[] {
  const leadership = (agency: AgencyReference, when: string | null = null): Decider => ({
    agency,
    unit: 'lanh-dao',
    when,
  })
  const branch: AgencyReference = { kind: 'land_registration_branch', areaOf: 'service' }
  switch (record.tt) {
    case 5:
      return [leadership('ubnd-tinh', 'case_kind = "permit"'), leadership('van-phong-dkdd')]
    case 53:
      return [leadership(DISTRICT, 'case_kind = "permit"'), leadership(branch)]
    case 28:
      return [leadership('ubnd-tinh', 'art_kind = "art"'), leadership('so-vhttdl')]
    case 54:
      return [leadership(branch)]
    case 55:
    case 56:
      return [{ agency: DISTRICT, unit: 'phong-tckh', when: null }]
    default:
      return [leadership(DECIDERS[record.decidingAuthority] ?? leadOf(record))]
  }
}

/** Deciding authorities other than the lead agency. */
const DECIDERS: Readonly<Record<string, AgencyReference>> = {
  'UBND tỉnh': 'ubnd-tinh',
  'UBND tỉnh (ủy quyền Sở Tài nguyên và Môi trường)': 'ubnd-tinh',
  'Văn phòng đăng ký đất đai tỉnh': 'van-phong-dkdd',
  'Chi cục Thú y': 'chi-cuc-thu-y',
  'Chi cục Bảo vệ thực vật': 'chi-cuc-bvtv',
  'Tổng cục Du lịch': 'tong-cuc-du-lich',
}

function buildPapers(record: ServiceRecord, judgement: Judgement, translations: Translations): unknown[] {
  return record.documents.map((paper, index) => {
    const judged = judgement.papers?.[String(index + 1)] ?? {}
    const when = judged.when ? withQuestion(judged.when, judgement) : null
    const requirement = judged.optional
      ? 'optional'
      : when !== null || judged.askedAt
        ? 'conditional'
        : 'always'
    if (!paper.required && requirement === 'always')
      throw new Error(`Service ${record.tt}: paper ${index + 1} is conditional, but on what?`)
    return {
      id: `p${index + 1}`,
      name: paper.name,
      formNumber: paper.formNumber,
      originals: paper.originals,
      copies: paper.copies,
      requirement,
      condition: paper.condition ? translated(translations.conditions, paper.condition) : null,
      when,
      providedBy: judged.providedBy ?? 'applicant',
      askedAt: judged.askedAt ?? 'submission',
      accept: paper.accept,
    }
  })
}

/** A situation answered before the form was changed does not count: its own condition must still hold. */
function withQuestion(when: string, judgement: Judgement): string {
  const question = judgement.situations?.find(({ key }) => when === `${key} = true`)
  if (!question?.when) return when
  return / or /.test(question.when) ? `(${question.when}) and ${when}` : `${question.when} and ${when}`
}

function buildFees(record: ServiceRecord, judgement: Judgement, translations: Translations): unknown[] {
  return record.fees.map((fee, index) => {
    const judged = judgement.fees?.[String(index + 1)] ?? {}
    return {
      id: `f${index + 1}`,
      name: fee.name,
      kind: fee.kind === 'phí' ? 'phi' : 'le_phi',
      amountVnd: fee.amountVnd,
      per: translated(translations.per, fee.per),
      condition: fee.condition ? translated(translations.conditions, fee.condition) : null,
      when: judged.when ?? null,
      assessedAtDesk: fee.amountVnd === null,
      collectedBy: judged.collectedBy ?? 'receiving_agency',
    }
  })
}

interface BuiltResult {
  readonly title: Text
  readonly abbreviation: string
  readonly kind: string
  readonly validity: Text | null
}

function buildResults(
  record: ServiceRecord,
  judgement: Judgement,
  translations: Translations,
): (BuiltResult & Record<string, unknown>)[] {
  if (judgement.results.length !== record.results.length)
    throw new Error(`Service ${record.tt}: results and judgement differ in number`)
  return record.results.map((item, index) => {
    const judged = judgement.results[index]
    if (!judged) throw new Error(`Service ${record.tt}: result ${index + 1} is not judged`)
    return {
      id: `r${index + 1}`,
      title: judged.title ?? item.name,
      abbreviation: judged.abbreviation,
      kind: judged.kind,
      validity: item.validity ? translated(translations.validity, item.validity) : null,
      validityMonths: judged.months ?? null,
      when: judged.when ?? null,
    }
  })
}

const WAYS: Readonly<Record<string, Text>> = {
  online: {
    vi: 'Nộp trực tuyến trên Cổng dịch vụ công của tỉnh',
    en: "Online on the province's public service portal",
  },
  counter: {
    vi: 'Nộp trực tiếp tại Bộ phận Tiếp nhận và Trả kết quả của cơ quan giải quyết',
    en: 'In person at the Reception and Return Section of the agency',
  },
  post: {
    vi: 'Gửi qua dịch vụ bưu chính đến Bộ phận Tiếp nhận và Trả kết quả',
    en: 'By post to the Reception and Return Section',
  },
}

function buildWays(record: ServiceRecord): { channel: string; description: Text }[] {
  return ['online', 'counter', 'post']
    .filter((channel) => record.delivery.includes(channel))
    .map((channel) => ({ channel, description: WAYS[channel] ?? { vi: channel, en: channel } }))
}
