/**
 * What a decision proposes, as printed: texts are joined over lines and nothing else is changed. `source` is the
 * numbers of the lines a thing stands on, from 1, ascending.
 */
export interface DecisionProposal {
  readonly number: string | null
  /** ISO day. */
  readonly date: string | null
  readonly issuer: string | null
  /** Where these three stand. */
  readonly places: Readonly<Record<'number' | 'date' | 'issuer', readonly number[]>>
  readonly totals: readonly ProposedTotal[]
  readonly targets: readonly ProposedTarget[]
  readonly services: readonly ProposedService[]
  readonly anomalies: readonly Anomaly[]
  readonly checks: readonly Check[]
}

export interface ProposedTotal {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** What the text says this is a part of. */
  readonly partOf: string | null
  readonly source: readonly number[]
}

export interface ProposedTarget {
  readonly year: number
  readonly services: number | null
  readonly levels: readonly number[]
  readonly share: number | null
  /** The share is said to be "about" so much. */
  readonly isAbout: boolean
  /** Of how many services or procedures. */
  readonly of: number | null
  readonly source: readonly number[]
  readonly places: Readonly<Record<'year' | 'services' | 'share' | 'of', readonly number[]>>
}

export interface ProposedService {
  /** The printed number; null where the row has none. */
  readonly row: number | null
  readonly name: string
  readonly level: number | null
  readonly leadAgency: string | null
  readonly coAgency: string | null
  /** Heading the row stands under, where that is not an agency. */
  readonly group: string | null
  /** 1 for the first list of the text. */
  readonly list: number
  /** Lines of the row itself; an agency's cell above it, which spans it, is in `places`. */
  readonly source: readonly number[]
  readonly places: Readonly<Record<'row' | 'name' | 'level' | 'leadAgency' | 'coAgency', readonly number[]>>
}

export const ANOMALY_KINDS = [
  'missing_number',
  'missing_date',
  'missing_issuer',
  'cited_differently',
  'missing_level',
  'unread_level',
  'other_level',
  'level_from_title',
  'missing_name',
  'missing_agency',
  'same_name',
  'similar_name',
  'stray_comma',
  'empty_column',
  'broken_row',
  'page_break',
  'repeated_agency',
  'parted_group',
  'row_without_number',
  'repeated_row_number',
  'missing_row_number',
  'row_out_of_order',
  'share_differs',
  'sum_differs',
  'count_differs',
  'figures_differ',
  'falling_target',
  'missing_figure',
  'no_target',
  'unread_text',
  'cut_short',
] as const

export type AnomalyKind = (typeof ANOMALY_KINDS)[number]

/** Something a person has to decide on. `rows` are printed numbers; empty where no row is meant. */
export interface Anomaly {
  readonly kind: AnomalyKind
  readonly rows: readonly number[]
  readonly message: string
  readonly messageEn: string
  readonly source: readonly number[]
}

/** Something that was counted anew, and whether it came out as printed. */
export interface Check {
  readonly what: string
  readonly whatEn: string
  readonly holds: boolean
  readonly source: readonly number[]
}
