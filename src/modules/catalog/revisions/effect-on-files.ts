import { type Difference, diffProcedures } from './diff-procedures.ts'
import type { ProcedureContent } from './procedure-content.ts'

/** What a change of its procedure may do to a file that is under way, or to a declaration being filled in. */
export interface OpenFile {
  readonly id: string
  /**
   * draft: not sent; sent: not received yet; received: with a promised date; waiting: for papers of the applicant;
   * decided: its result is there.
   */
  readonly stage: 'draft' | 'sent' | 'received' | 'waiting' | 'decided'
  readonly promisedAt: Date | null
  /** The date the new rule would give, where somebody has computed it. */
  readonly dateByNewRule: Date | null
  /** Keys of what was answered. */
  readonly answered: readonly string[]
  /** Ids of the papers handed in. */
  readonly papers: readonly string[]
}

export type EffectReason =
  /** Nothing that this file asks or does is another. */
  | 'untouched'
  /** Received: its rule is that of its day. */
  | 'received'
  /** Its result was given by the rule of its day. */
  | 'decided'
  /** Its steps are another way, and it stands on the old one. */
  | 'process-changed'
  /** The new revision takes all of its answers and asks nothing more. */
  | 'fits'
  /** An answer or a paper has no place in the new revision. */
  | 'answer-without-place'
  /** The new revision asks what this file has not answered. */
  | 'more-is-asked'
  /** The procedure ends before the file was received. */
  | 'procedure-ends'

export interface FileEffect {
  readonly id: string
  readonly outcome: 'keeps' | 'may-move' | 'to-decide'
  readonly reason: EffectReason
  /** Never before what was promised. */
  readonly promisedAt: Date | null
  /** All that was answered: by the old revision where the file keeps it, else by the new one. */
  readonly answersKept: readonly string[]
  /** What a person would have to look at, should he move the file. */
  readonly withoutPlace: readonly string[]
  readonly stillAsked: readonly string[]
}

export interface EffectOnFiles {
  readonly keeps: number
  readonly mayMove: number
  readonly toDecide: number
  readonly files: readonly FileEffect[]
}

/** What publishing `after` (null: the procedure ends) would do to each file handed in under `before`. */
export function effectOnFiles(
  before: ProcedureContent,
  after: ProcedureContent | null,
  files: readonly OpenFile[],
): EffectOnFiles {
  const change = after && changeBetween(before, after)
  const effects = files.map((file) => effectOnFile(file, change))
  const count = (outcome: FileEffect['outcome']) => effects.filter((one) => one.outcome === outcome).length
  return {
    keeps: count('keeps'),
    mayMove: count('may-move'),
    toDecide: count('to-decide'),
    files: effects,
  }
}

/** From one revision to another: found once for all files of the first. */
export interface ContentChange {
  readonly differences: readonly Difference[]
  readonly before: ProcedureContent
  readonly after: ProcedureContent
}

export function changeBetween(before: ProcedureContent, after: ProcedureContent): ContentChange {
  return { differences: diffProcedures(before, after), before, after }
}

export function effectOnFile(file: OpenFile, change: ContentChange | null): FileEffect {
  const { withoutPlace, stillAsked } = change ? lacks(file, change) : { withoutPlace: [], stillAsked: [] }
  const { outcome, reason } = change ? judge(file, change, { withoutPlace, stillAsked }) : ending(file)
  return {
    id: file.id,
    outcome,
    reason,
    promisedAt: outcome === 'may-move' ? later(file.promisedAt, file.dateByNewRule) : file.promisedAt,
    answersKept: file.answered,
    withoutPlace,
    stillAsked,
  }
}

type Judged = Pick<FileEffect, 'outcome' | 'reason'>
type Lacking = Pick<FileEffect, 'withoutPlace' | 'stillAsked'>

function ending({ stage }: OpenFile): Judged {
  return isReceived(stage)
    ? { outcome: 'keeps', reason: 'received' }
    : { outcome: 'to-decide', reason: 'procedure-ends' }
}

function judge({ stage }: OpenFile, { differences }: ContentChange, lacking: Lacking): Judged {
  if (stage === 'decided') return { outcome: 'keeps', reason: 'decided' }
  if (differences.length === 0) return { outcome: 'may-move', reason: 'untouched' }
  // Tokens stand on the steps of the process they were started in.
  if (isReceived(stage) && differences.some(({ part }) => part === 'process')) {
    return { outcome: 'keeps', reason: 'process-changed' }
  }
  if (lacking.withoutPlace.length === 0 && lacking.stillAsked.length === 0) {
    return { outcome: 'may-move', reason: 'fits' }
  }
  // Whoever was received has brought what was asked on that day.
  if (stage === 'received') return { outcome: 'keeps', reason: 'received' }
  return {
    outcome: 'to-decide',
    reason: lacking.withoutPlace.length > 0 ? 'answer-without-place' : 'more-is-asked',
  }
}

function isReceived(stage: OpenFile['stage']): boolean {
  return stage === 'received' || stage === 'waiting' || stage === 'decided'
}

function lacks(file: OpenFile, { differences, before, after }: ContentChange): Lacking {
  const answered = new Set(file.answered)
  const touched = new Set(
    differences.flatMap((one) => (one.part === 'formFields' && changesWhatIsTaken(one) ? [one.key] : [])),
  )
  const withoutPlace = [
    ...file.answered.filter((key) => !after.form.fieldByKey.has(key) || touched.has(key)),
    ...file.papers.filter((id) => !after.record.papers.some((paper) => paper.id === id)),
  ]
  // What the old form let be empty by its conditions is asked anew only where the question is new or now must be answered.
  const wasAsked = (key: string) => before.form.fieldByKey.get(key)?.required === true
  const fields = after.form.fields.filter(
    ({ key, required }) => required && !answered.has(key) && !wasAsked(key),
  )
  const papers = after.record.papers.filter(({ id, requirement, providedBy }) => {
    const old = before.record.papers.find((paper) => paper.id === id)
    const isNew = old?.requirement !== 'always'
    return requirement === 'always' && providedBy === 'applicant' && isNew && !file.papers.includes(id)
  })
  return { withoutPlace, stillAsked: [...fields.map(({ key }) => key), ...papers.map(({ id }) => id)] }
}

/** Another label takes the same answers; another set of choices or kind may not. */
function changesWhatIsTaken(difference: Difference): boolean {
  if (difference.kind !== 'changed') return difference.kind === 'removed'
  return difference.properties.some(({ property }) => property.startsWith('takes'))
}

function later(promised: Date | null, computed: Date | null): Date | null {
  if (!promised || !computed) return promised
  return computed > promised ? computed : promised
}
