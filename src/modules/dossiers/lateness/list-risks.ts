import { workingTimeBetween } from '../../../engines/calendar/index.ts'
import { type LateRisk, lateRisk } from './late-risk.ts'
import { readStepTimes, type StepKey, type StepTimes } from './step-times.ts'
import type { LatenessContext } from './timed-dossiers.ts'

/** An open step of a file that is counted: received, not ended, nothing waited for. */
export interface RiskSubject extends StepKey {
  readonly agencyId: string
  readonly since: Date
  readonly dueAt: Date
}

/** The risk with the office minutes left, which its words name. */
export type StepRisk = LateRisk & { readonly left: number }

/** How likely each of these will be late: for the team that works on them, never for the applicant or the public. One query. */
export async function listRisks(
  ctx: LatenessContext,
  subjects: readonly RiskSubject[],
): Promise<readonly StepRisk[]> {
  if (subjects.length === 0) return []
  const times = await readStepTimes(ctx.db, subjects)
  return subjects.map((subject) => riskOf(ctx, subject, times))
}

export function riskOf(
  { directory, clock }: Pick<LatenessContext, 'directory' | 'clock'>,
  subject: RiskSubject,
  times: StepTimes,
): StepRisk {
  const now = clock.now()
  const calendar = directory.calendarOf(subject.agencyId)
  const elapsed = Math.max(0, workingTimeBetween(calendar, subject.since, now))
  const left = workingTimeBetween(calendar, now, subject.dueAt)
  return { ...lateRisk({ elapsed, left }, times(subject)), left }
}
