import canonicalize from 'canonicalize'
import { type Decision, type RoadmapRecord, refused, versionOf } from './roadmap-record.ts'
import { DUTIES, type Duty } from './targets.ts'

/** Sources of money. Căn cứ: Quyết định 43/QĐ-UBND năm 2015, Điều 1, mục III.6. */
export const BUDGET_SOURCES = ['development', 'recurrent', 'sector', 'other'] as const
export type BudgetSource = (typeof BUDGET_SOURCES)[number]

export interface BudgetLine {
  readonly source: BudgetSource
  readonly purpose: string
  readonly amountVnd: number
}

/** A service promised at a level, by the end of a quarter. */
export interface PromisedService {
  readonly serviceId: string
  readonly level: number
  readonly quarter: number
}

export interface CommitmentContent {
  readonly services: readonly PromisedService[]
  readonly budget: readonly BudgetLine[]
  readonly note: string
}

export interface Review {
  readonly duty: Duty
  readonly opinion: 'agree' | 'mend'
  readonly note: string
  readonly at: Date
  readonly accountId: string
}

export interface Approval {
  readonly decision: string
  /** Places in the budget of the lines that got their money. */
  readonly lines: readonly number[]
  readonly at: Date
  readonly accountId: string
}

export type CommitmentStatus = 'none' | 'draft' | 'submitted' | 'reviewed' | 'returned' | 'approved'

export interface Commitment {
  readonly status: CommitmentStatus
  /** As written last. */
  readonly content: CommitmentContent | undefined
  /** Of the text under review. */
  readonly reviews: readonly Review[]
  /** What holds: the text approved last, while a new one may already be written. */
  readonly approved: { readonly content: CommitmentContent; readonly approval: Approval } | undefined
  readonly returnedFor: string | undefined
}

const NOTHING: Commitment = {
  status: 'none',
  content: undefined,
  reviews: [],
  approved: undefined,
  returnedFor: undefined,
}

type Step = (state: Commitment, data: never, event: RoadmapRecord['events'][number]) => Commitment

const STEPS: Readonly<Record<string, Step>> = {
  drafted: (state, content: CommitmentContent) => ({
    ...state,
    status: 'draft',
    content,
    reviews: [],
    returnedFor: undefined,
  }),
  submitted: (state) => ({ ...state, status: 'submitted', reviews: [], returnedFor: undefined }),
  reviewed: (state, data: Omit<Review, 'at' | 'accountId'>, { at, accountId }) => {
    const reviews = [...state.reviews.filter(({ duty }) => duty !== data.duty), { ...data, at, accountId }]
    if (data.opinion === 'mend') return { ...state, reviews, status: 'returned', returnedFor: data.note }
    return { ...state, reviews, status: reviews.length === DUTIES.length ? 'reviewed' : 'submitted' }
  },
  returned: (state, { reason }: { readonly reason: string }) => ({
    ...state,
    status: 'returned',
    returnedFor: reason,
  }),
  approved: (state, data: Omit<Approval, 'at' | 'accountId'>, { at, accountId }) => ({
    ...state,
    status: 'approved',
    approved: state.content && { content: state.content, approval: { ...data, at, accountId } },
  }),
}

export function readCommitment(record: Pick<RoadmapRecord, 'events'> | undefined): Commitment {
  return (record?.events ?? []).reduce<Commitment>(
    (state, event) => STEPS[event.type]?.(state, event.data as never, event) ?? state,
    NOTHING,
  )
}

export type ContentError = 'services' | 'budget' | 'note'

const MAX_AMOUNT = 1_000_000_000_000

export function checkContent(
  { services, budget, note }: CommitmentContent,
  ownServices: ReadonlySet<string>,
): readonly ContentError[] {
  const errors: ContentError[] = []
  const isKnown = services.every(
    ({ serviceId, level, quarter }) =>
      ownServices.has(serviceId) && [1, 2, 3, 4].includes(level) && [1, 2, 3, 4].includes(quarter),
  )
  const isDouble = new Set(services.map(({ serviceId }) => serviceId)).size < services.length
  if (!isKnown || isDouble || services.length === 0) errors.push('services')
  const isMoney = ({ amountVnd, purpose, source }: BudgetLine) =>
    Number.isSafeInteger(amountVnd) &&
    amountVnd > 0 &&
    amountVnd <= MAX_AMOUNT &&
    purpose.trim() !== '' &&
    BUDGET_SOURCES.includes(source)
  if (!budget.every(isMoney)) errors.push('budget')
  if (note.length > 4000) errors.push('note')
  return errors
}

/** The database keeps the keys of JSON in an order of its own. */
const same = (one: unknown, other: unknown): boolean => canonicalize(one) === canonicalize(other)

/** Writes the text; while it is under review it stays as it was handed in. */
export function decideDraft(
  record: RoadmapRecord,
  { content, seen }: { readonly content: CommitmentContent; readonly seen: number },
): Decision {
  const state = readCommitment(record)
  if (same(state.content, content) && state.status !== 'none') return { kind: 'done' }
  if (state.status === 'submitted' || state.status === 'reviewed') return refused('not-now')
  if (versionOf(record) !== seen) return { kind: 'changed' }
  return { kind: 'done', event: { type: 'drafted', data: { ...content } } }
}

export function decideSubmit(record: RoadmapRecord, seen: number): Decision {
  const { status } = readCommitment(record)
  if (status === 'submitted' || status === 'reviewed') return { kind: 'done' }
  if (status !== 'draft' && status !== 'returned') return refused('not-now')
  if (versionOf(record) !== seen) return { kind: 'changed' }
  return { kind: 'done', event: { type: 'submitted', data: {} } }
}

export interface ReviewInput {
  readonly duty: Duty
  readonly opinion: string
  readonly note: string
}

export function decideReview(record: RoadmapRecord, input: ReviewInput): Decision<'opinion' | 'note'> {
  const { status, reviews } = readCommitment(record)
  const { duty, opinion } = input
  const note = input.note.trim()
  if (reviews.some((one) => one.duty === duty && one.opinion === opinion && one.note === note))
    return { kind: 'done' }
  if (status !== 'submitted' && status !== 'reviewed') return refused('not-now')
  if (opinion !== 'agree' && opinion !== 'mend') return { kind: 'invalid', errors: ['opinion'] }
  // Whoever sends something back says what to do.
  if (opinion === 'mend' && note === '') return { kind: 'invalid', errors: ['note'] }
  return { kind: 'done', event: { type: 'reviewed', data: { duty, opinion, note } } }
}

export function decideApproval(
  record: RoadmapRecord,
  input: { readonly decision: string; readonly lines: readonly number[] },
): Decision<'decision' | 'lines'> {
  const { status, content } = readCommitment(record)
  if (status === 'approved') return { kind: 'done' }
  if (status !== 'reviewed' || !content) return refused('not-now')
  const decision = input.decision.trim()
  if (decision === '') return { kind: 'invalid', errors: ['decision'] }
  const lines = [...new Set(input.lines)].toSorted((one, other) => one - other)
  if (lines.some((line) => !content.budget[line])) return { kind: 'invalid', errors: ['lines'] }
  return { kind: 'done', event: { type: 'approved', data: { decision, lines } } }
}

export function decideReturn(record: RoadmapRecord, reason: string): Decision<'reason'> {
  const { status, returnedFor } = readCommitment(record)
  if (status === 'returned' && returnedFor === reason.trim()) return { kind: 'done' }
  if (status !== 'submitted' && status !== 'reviewed') return refused('not-now')
  if (reason.trim() === '') return { kind: 'invalid', errors: ['reason'] }
  return { kind: 'done', event: { type: 'returned', data: { reason: reason.trim() } } }
}
