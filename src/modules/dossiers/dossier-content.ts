import type { Answers } from '../../engines/forms/index.ts'

export type Channel = 'online' | 'counter' | 'post'
export type Outcome = 'granted' | 'refused'

/** For whom the dossier is handed in (the person or organisation of the procedure). */
export interface Applicant {
  readonly kind: 'person' | 'organisation'
  readonly name: string
  readonly nationalId: string | null
  readonly taxCode: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly address: string
  /** Who hands it in for the applicant, when it is somebody else. */
  readonly representative: Representative | null
}

export interface Representative {
  readonly name: string
  /** Of the paper shown: identity card or passport. */
  readonly nationalId: string | null
  /** What lets him act for the applicant: letter of authorisation, birth certificate of a child; asked at the desk. */
  readonly authorisation?: string | null
}

/** How papers that came by post were taken over. Căn cứ: Quyết định 45/2016/QĐ-TTg, Điều 7. */
export interface PostalFiling {
  /** When the hand-over record with the post was signed, as ISO text: the dossier counts as filed then. */
  readonly recordSignedAt: string
  /** Number of the sending slip; the list of papers is that of the dossier. */
  readonly slipNo: string
}

/** One required paper as handed in: scans, and what was laid on the desk. */
export interface PaperInput {
  readonly paperId: string
  readonly fileIds: readonly string[]
  readonly originals: number
  readonly copies: number
}

export interface Delivery {
  readonly way: 'online' | 'counter' | 'post'
  readonly address: string | null
}

export interface DossierContent {
  readonly applicant: Applicant
  readonly answers: Answers
  readonly situations: Readonly<Record<string, unknown>>
  readonly papers: readonly PaperInput[]
  readonly delivery: Delivery
  /** Of what came by post. */
  readonly filing?: PostalFiling
}
