import { z } from 'zod'
import type { Tier } from '../organizations/index.ts'

/** What a decision wants by the end of a year. */
export interface Target {
  readonly year: number
  readonly dueOn: string
  readonly services: number
  /** Of how many procedures, in the words of the decision. */
  readonly procedures: number
  readonly levels: readonly number[]
  readonly sharePercent: number | undefined
  readonly approximate: boolean
  readonly decision: string
  readonly validFrom: string
}

/** All procedures of the province, by tier, from a day on. */
export interface Denominator extends Readonly<Record<Tier, number>> {
  readonly validFrom: string
  readonly source: string
}

export const totalOf = ({ province, district, commune }: Denominator): number => province + district + commune

export type Duty = 'planning' | 'finance' | 'information'
export const DUTIES: readonly Duty[] = ['planning', 'finance', 'information']

export interface DutyHolder {
  readonly duty: Duty
  readonly agencyId: string
  readonly validFrom: string
}

/** The roadmap as it was settled, newest word of each first come. */
export interface Settled {
  readonly targets: readonly Target[]
  readonly denominators: readonly Denominator[]
  readonly duties: readonly DutyHolder[]
}

/** The one in force on a day; before the first day, the first. */
export function denominatorOn(denominators: readonly Denominator[], day: string): Denominator | undefined {
  return denominators.findLast(({ validFrom }) => validFrom <= day) ?? denominators[0]
}

/** Agencies that hold a duty on a day. */
export function holderOf(duties: readonly DutyHolder[], duty: Duty, day: string): string | undefined {
  return duties.findLast((one) => one.duty === duty && one.validFrom <= day)?.agencyId
}

/** The next target whose day has not passed; undefined when all are over. */
export function nextTarget(targets: readonly Target[], day: string): Target | undefined {
  return targets.find(({ dueOn }) => dueOn >= day)
}

const day = z.iso.date()
const lines = z.object({ from: z.number().int(), to: z.number().int() })

/** A decision as a pack brings it; the list of services in it belongs to the catalogue. */
const decisionRecord = z.object({
  number: z.string().min(1),
  issuedOn: day,
  /** Where the text parts its procedures by tier. */
  totals: z
    .object({
      province: z.number().int().nonnegative(),
      district: z.number().int().nonnegative(),
      commune: z.number().int().nonnegative(),
      lines: lines.optional(),
    })
    .optional(),
  targets: z.array(
    z.object({
      year: z.number().int(),
      services: z.number().int().nonnegative(),
      of: z.number().int().positive(),
      levels: z.array(z.number().int()).min(1),
      sharePercent: z.number().optional(),
      approximate: z.boolean().default(false),
      lines: lines.optional(),
    }),
  ),
})
export type DecisionRecord = z.infer<typeof decisionRecord>

const dutiesRecord = z.object({
  source: z.string().min(1),
  duties: z.array(
    z.object({ duty: z.enum(['planning', 'finance', 'information']), agency: z.string(), validFrom: day }),
  ),
})
export type DutiesRecord = z.infer<typeof dutiesRecord>

export function parseDecisionRecord(value: unknown): DecisionRecord {
  return decisionRecord.parse(value)
}

export function parseDutiesRecord(value: unknown): DutiesRecord {
  return dutiesRecord.parse(value)
}
