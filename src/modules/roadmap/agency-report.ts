import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Figures } from './report-figures.ts'
import { type Decision, type RoadmapRecord, refused, versionOf } from './roadmap-record.ts'

export interface ReportText {
  readonly narrative: string
  readonly proposals: string
}

/** What was signed, as it stood then: figures, words and the seal over both. */
export interface SignedReport extends ReportText {
  readonly asOf: string
  readonly from: string
  readonly figures: Figures
  readonly digest: string
  readonly signedAt: Date
  readonly signedBy: string
  /** Of the signer, as it stood then. */
  readonly signerTitle: string
}

/** A correction after the signature: the report stays as it was, this is read beside it. */
export interface ReportAnnex {
  readonly no: number
  readonly text: string
  readonly asOf: string
  readonly figures: Figures
  readonly digest: string
  readonly previousDigest: string
  readonly signedAt: Date
  readonly signedBy: string
}

export type ReportStatus = 'none' | 'written' | 'signed' | 'asked' | 'received'

export interface AgencyReport {
  readonly status: ReportStatus
  readonly text: ReportText | undefined
  readonly signed: SignedReport | undefined
  readonly annexes: readonly ReportAnnex[]
  /** What the information department asked to have corrected. */
  readonly askedFor: string | undefined
  readonly receivedAt: Date | undefined
}

type Data = Readonly<Record<string, never>>

export function readReport(record: Pick<RoadmapRecord, 'events'> | undefined): AgencyReport {
  let report: AgencyReport = {
    status: 'none',
    text: undefined,
    signed: undefined,
    annexes: [],
    askedFor: undefined,
    receivedAt: undefined,
  }
  for (const { type, data, at, accountId } of record?.events ?? []) {
    const told = data as Data
    if (type === 'written') report = { ...report, status: 'written', text: data as ReportText }
    if (type === 'signed')
      report = {
        ...report,
        status: 'signed',
        signed: {
          ...(data as Omit<SignedReport, 'signedAt' | 'signedBy'>),
          signedAt: at,
          signedBy: accountId,
        },
      }
    if (type === 'received') report = { ...report, status: 'received', receivedAt: at, askedFor: undefined }
    if (type === 'asked') report = { ...report, status: 'asked', askedFor: told['reason'] }
    if (type === 'annexed') {
      const annex = {
        ...(data as Omit<ReportAnnex, 'signedAt' | 'signedBy'>),
        signedAt: at,
        signedBy: accountId,
      }
      report = { ...report, status: 'signed', annexes: [...report.annexes, annex] }
    }
  }
  return report
}

const LONGEST = 20_000

const same = (one: ReportText | undefined, other: ReportText): boolean =>
  one?.narrative === other.narrative && one.proposals === other.proposals

export type ReportError = 'narrative' | 'proposals'

export function decideWriting(
  record: RoadmapRecord,
  input: ReportText & { readonly seen: number },
): Decision<ReportError> {
  const report = readReport(record)
  const text = { narrative: input.narrative.trim(), proposals: input.proposals.trim() }
  if (report.signed) return refused('not-now')
  if (same(report.text, text)) return { kind: 'done' }
  const errors = (['narrative', 'proposals'] as const).filter((key) => text[key].length > LONGEST)
  if (errors.length > 0) return { kind: 'invalid', errors }
  if (versionOf(record) !== input.seen) return { kind: 'changed' }
  return { kind: 'done', event: { type: 'written', data: text } }
}

export interface Signing {
  readonly asOf: string
  readonly from: string
  readonly figures: Figures
  readonly signerTitle: string
}

/** Freezes figures and words; signed once, it is signed. */
export function decideSigning(record: RoadmapRecord, signing: Signing): Decision<ReportError> {
  const report = readReport(record)
  if (report.signed) return { kind: 'done' }
  const { narrative = '', proposals = '' } = report.text ?? {}
  // A report says something in words; proposals may be none.
  if (narrative === '') return { kind: 'invalid', errors: ['narrative'] }
  const data = { ...signing, narrative, proposals }
  return { kind: 'done', event: { type: 'signed', data: { ...data, digest: digestOf(record, data) } } }
}

export function decideAnnex(
  record: RoadmapRecord,
  input: Omit<Signing, 'from' | 'signerTitle'> & { readonly text: string; readonly seen: number },
): Decision<'text'> {
  const { signed, annexes } = readReport(record)
  const text = input.text.trim()
  const last = annexes.at(-1)
  if (!signed) return refused('not-now')
  if (last?.text === text) return { kind: 'done' }
  if (text === '' || text.length > LONGEST) return { kind: 'invalid', errors: ['text'] }
  if (versionOf(record) !== input.seen) return { kind: 'changed' }
  const previousDigest = last?.digest ?? signed.digest
  const data = { no: annexes.length + 1, text, asOf: input.asOf, figures: input.figures, previousDigest }
  return { kind: 'done', event: { type: 'annexed', data: { ...data, digest: digestOf(record, data) } } }
}

export function decideReceipt(record: RoadmapRecord): Decision {
  const { status } = readReport(record)
  if (status === 'received') return { kind: 'done' }
  return status === 'signed' ? { kind: 'done', event: { type: 'received', data: {} } } : refused('not-now')
}

export function decideAsking(record: RoadmapRecord, input: string): Decision<'reason'> {
  const { status, askedFor } = readReport(record)
  const reason = input.trim()
  if (status === 'asked' && askedFor === reason) return { kind: 'done' }
  if (status !== 'signed' && status !== 'received') return refused('not-now')
  if (reason === '' || reason.length > 4000) return { kind: 'invalid', errors: ['reason'] }
  return { kind: 'done', event: { type: 'asked', data: { reason } } }
}

/** Over whose report it is and all it says, in the canonical form of JSON. */
export function digestOf(
  { agencyId, year, part }: Pick<RoadmapRecord, 'agencyId' | 'year' | 'part'>,
  said: Readonly<Record<string, unknown>>,
): string {
  const text = canonicalize({ agencyId, year, part, ...said }) ?? ''
  return createHash('sha256').update(text).digest('hex')
}

/** Whether a report and its annexes still are what was sealed. */
export function isIntact(record: RoadmapRecord): boolean {
  let previous: string | undefined
  for (const { type, data } of record.events) {
    if (type !== 'signed' && type !== 'annexed') continue
    const { digest, ...said } = data as Readonly<Record<string, unknown>> & { readonly digest: string }
    if (digestOf(record, said) !== digest) return false
    if (type === 'annexed' && said['previousDigest'] !== previous) return false
    previous = digest
  }
  return true
}
