/** The record of a service as gathered: what the importer reads. Its form and process are converted elsewhere. */
export interface Text {
  readonly vi: string
  readonly en: string
}

export interface RecordStep {
  readonly name: Text
  readonly unit: string
  readonly role:
    | 'receptionist'
    | 'assigner'
    | 'officer'
    | 'unit_leader'
    | 'agency_leader'
    | 'clerk'
    | 'returner'
    | 'co_agency'
  readonly days: number
  readonly note: string
}

export interface ServiceRecord {
  readonly tt: number
  readonly nationalCode: string | null
  readonly name: Text
  readonly field: Text
  readonly governmentLevel: 'province' | 'district'
  readonly leadAgency: string
  readonly decidingAuthority: string
  readonly coAgencies: readonly { readonly agency: string; readonly role: Text }[]
  readonly audience: readonly string[]
  readonly statutoryDeadline: {
    readonly amount: number
    readonly unit: 'working_day' | 'calendar_day' | 'working_hour'
    readonly note: string
  }
  readonly steps: readonly RecordStep[]
  readonly documents: readonly {
    readonly name: Text
    readonly formNumber: string | null
    readonly originals: number
    readonly copies: number
    readonly required: boolean
    readonly condition: string | null
    readonly accept: readonly string[]
  }[]
  readonly fees: readonly {
    readonly name: Text
    readonly kind: string
    readonly amountVnd: number | null
    readonly per: string
    readonly condition: string | null
  }[]
  readonly conditions: readonly Text[]
  readonly legalBasis: readonly { readonly number: string; readonly title: string; readonly date: string }[]
  readonly results: readonly { readonly name: Text; readonly validity: string | null }[]
  readonly delivery: readonly string[]
  readonly inForceAs: string
  readonly sources: readonly string[]
  readonly confidence: string
  readonly unconfirmed: readonly string[]
}

/** What a reader of the record had to decide: see tools/import-procedures/judgements. */
export interface Judgement {
  readonly summary: Text
  readonly keywords: readonly string[]
  readonly lifeEvents: readonly string[]
  readonly deadlineNoteEn: string
  readonly situations?: readonly { readonly key: string; readonly question: Text; readonly when?: string }[]
  /** By position of the paper in the record, from 1. */
  readonly papers?: Readonly<
    Record<
      string,
      {
        readonly when?: string
        readonly optional?: true
        readonly providedBy?: 'form' | 'agency' | 'hand' | 'applicant'
        readonly askedAt?: 'after_notice'
      }
    >
  >
  readonly fees?: Readonly<
    Record<string, { readonly when?: string; readonly collectedBy?: 'tax_office' | 'central_agency' }>
  >
  readonly results: readonly {
    readonly abbreviation: string
    readonly kind: string
    readonly months?: number
    readonly when?: string
    readonly title?: Text
  }[]
}

/** English of the short texts that the records hold in Vietnamese only, by the Vietnamese. */
export interface Translations {
  readonly conditions: Readonly<Record<string, string>>
  readonly validity: Readonly<Record<string, string>>
  readonly per: Readonly<Record<string, string>>
  readonly stepNotes: Readonly<Record<string, string>>
  readonly legalTitles: Readonly<Record<string, string>>
  readonly coAgencies: Readonly<Record<string, string>>
  readonly decidingAuthorities: Readonly<Record<string, string>>
  readonly teams: Readonly<Record<string, string>>
}

export function translated(table: Readonly<Record<string, string>>, vi: string): Text {
  const en = table[vi]
  if (!en) throw new Error(`No English for: ${vi}`)
  return { vi, en }
}
