import { isIsoDate } from '../../../engines/calendar/index.ts'
import { type ActOutcome, actOnDossier, refuse, taskForActor, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { vietnamDay } from '../dossier-code.ts'

export interface RequestFinancialDuty {
  readonly dossierId: string
  readonly token: number
  readonly amountVnd: number
  /** What it is for and where to pay it; the applicant reads it. */
  readonly content: string
  /** `YYYY-MM-DD`, or empty where the notice of the tax office sets no day. */
  readonly payBy: string
}

export type FinancialDutyError = 'amountVnd' | 'content' | 'payBy'

/** Above any tax on land of a household; a slip of the finger is caught before it is told to anybody. */
const MOST_VND = 1_000_000_000_000

/** Tells the applicant of a tax or charge that has to be paid before work can go on; the clock waits with him. */
export function requestFinancialDuty(
  ctx: DossierContext,
  input: RequestFinancialDuty,
): Promise<ActOutcome<FinancialDutyError>> {
  return actOnDossier<FinancialDutyError>(ctx, input.dossierId, ({ state }) => {
    const found = taskForActor(ctx.actor, state, { token: input.token, kinds: ['examine', 'propose'] })
    if (!found.ok) return refuse(found.reason)
    if (state.financialDuty || state.supplement) return refuse('not-now')
    const content = input.content.trim()
    const payBy = input.payBy.trim()
    const { amountVnd } = input
    const errors = check({ amountVnd, content, payBy }, vietnamDay(ctx.clock.now()))
    if (errors.length > 0) return { kind: 'invalid', errors }
    const data = { token: input.token, amountVnd, payBy: payBy || null }
    return write([{ type: 'financial_duty_requested', data, private: { content } }], found.post)
  })
}

function check(
  { amountVnd, content, payBy }: Pick<RequestFinancialDuty, 'amountVnd' | 'content' | 'payBy'>,
  today: string,
): readonly FinancialDutyError[] {
  const isAmount = Number.isSafeInteger(amountVnd) && amountVnd > 0 && amountVnd <= MOST_VND
  const isDay = payBy === '' || (isIsoDate(payBy) && payBy >= today)
  return [
    ...(isAmount ? [] : (['amountVnd'] as const)),
    ...(content ? [] : (['content'] as const)),
    ...(isDay ? [] : (['payBy'] as const)),
  ]
}
