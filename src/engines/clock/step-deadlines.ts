import type { TimeLimit, WorkCalendar } from '../calendar/index.ts'
import {
  type ClockEvent,
  type ClockEventType,
  type ClockInput,
  ClockInputError,
  type Holder,
} from './clock-input.ts'
import { type ClockReading, readClock } from './read-clock.ts'

/** A part of a plan: one step (or one agency's work), parts after each other, or parts at the same time. */
export type PlanPart =
  | { readonly id: string; readonly amount: number; readonly unit: 'working_day' | 'working_hour' }
  | { readonly sequence: readonly PlanPart[] }
  | { readonly parallel: readonly PlanPart[] }

export interface StepDeadline {
  readonly id: string
  readonly dueAt: Date
}

// Căn cứ: Bộ luật Lao động 2019, Điều 105 (ngày làm việc 8 giờ).
const HOURS_A_DAY = 8

// Five of seven days are worked; how holidays fall is not known when a plan is made.
const WORKING_PART_OF_WEEK = 5 / 7

// Calendar days divide into working days only roughly: a plan rounded up to the quarter of a day fits.
const ROUNDING_DAYS = 0.25

/** The longest way through a plan, in working days. */
export function planDays(part: PlanPart): number {
  if ('sequence' in part) return part.sequence.reduce((sum, one) => sum + planDays(one), 0)
  if ('parallel' in part) return Math.max(0, ...part.parallel.map(planDays))
  return part.unit === 'working_day' ? part.amount : part.amount / HOURS_A_DAY
}

/** The working days a limit leaves for a plan. */
export function plannableDays({ amount, unit }: TimeLimit): number {
  switch (unit) {
    case 'working_day':
      return Math.max(amount, amount === 0 ? 1 : 0)
    case 'calendar_day':
      return amount * WORKING_PART_OF_WEEK
    case 'working_hour':
      return amount / HOURS_A_DAY
    case 'same_day':
      return 1
  }
}

export type PlanCheck =
  | { readonly ok: true; readonly days: number; readonly allowedDays: number }
  | {
      readonly ok: false
      readonly days: number
      readonly allowedDays: number
      readonly reason: { readonly vi: string; readonly en: string }
    }

/** Whether the parts of a plan fit in the legal limit: a plan that does not is not published. */
export function checkPlan(plan: PlanPart, limit: TimeLimit): PlanCheck {
  const days = planDays(plan)
  const allowedDays = plannableDays(limit)
  const room = limit.unit === 'calendar_day' ? ROUNDING_DAYS : 1e-9
  if (days <= allowedDays + room) return { ok: true, days, allowedDays }
  const [took, allowed] = [days, allowedDays].map((number) => Math.round(number * 100) / 100)
  return {
    ok: false,
    days,
    allowedDays,
    reason: {
      vi: `Các bước cộng lại ${String(took).replace('.', ',')} ngày làm việc, quá thời hạn của thủ tục (${String(allowed).replace('.', ',')} ngày làm việc). Hãy rút ngắn các bước.`,
      en: `The steps take ${took} working days, more than the limit of the procedure (${allowed} working days). Shorten the steps.`,
    },
  }
}

/**
 * When each step of a plan is due, counted from the reception by the clock of the file itself, so that its
 * pauses and new beginnings move the steps as they move the file; never later than the file.
 */
export function stepDeadlines(input: ClockInput, plan: PlanPart): readonly StepDeadline[] {
  const { dueAt } = readClock(input)
  return stepEnds(plan, 0).map(({ id, days }) => {
    const step = readClock({ ...input, limit: { amount: days, unit: 'working_day' } }).dueAt
    return { id, dueAt: step < dueAt ? step : dueAt }
  })
}

function stepEnds(part: PlanPart, from: number): { readonly id: string; readonly days: number }[] {
  if ('parallel' in part) return part.parallel.flatMap((one) => stepEnds(one, from))
  if ('sequence' in part) {
    let at = from
    return part.sequence.flatMap((one) => {
      const ends = stepEnds(one, at)
      at += planDays(one)
      return ends
    })
  }
  return [{ id: part.id, days: from + planDays(part) }]
}

export interface TimedStep {
  readonly since: Date
  readonly limit: TimeLimit
  readonly holder: Holder
  readonly doneAt?: Date
  /** Of the agency that has the step, where it is not the one of the file. */
  readonly calendar?: WorkCalendar
}

/**
 * The clock of one step or of one agency that was asked: its own limit from the moment it began, standing
 * still when the file does. What the profile demands of a whole file is not flagged.
 */
export function readStepClock(file: ClockInput, step: TimedStep): ClockReading {
  const { since, doneAt, limit, holder, calendar = file.calendar } = step
  const until = doneAt ?? file.now
  if (until < since) {
    throw new ClockInputError('doneAt', 'sớm hơn lúc bắt đầu bước', 'earlier than the step began')
  }
  const handedOver: ClockEvent = { type: 'handed_over', at: since, holder, seq: -1 }
  const done: ClockEvent[] = doneAt === undefined ? [] : [{ type: 'resolved', at: doneAt, seq: Infinity }]
  const events = [handedOver, ...pausesWithin(file.events, since, until), ...done]
  return { ...readClock({ ...file, calendar, receivedAt: since, limit, now: until, events }), flags: [] }
}

const PAUSING: Readonly<Partial<Record<ClockEventType, -1 | 1>>> = {
  supplement_requested: 1,
  financial_duty_requested: 1,
  supplemented: -1,
  financial_duty_done: -1,
}

/** Requests and answers during a step; those open when it began are told as made then. */
function pausesWithin(events: readonly ClockEvent[], since: Date, until: Date): readonly ClockEvent[] {
  const pausing = events.filter(({ type, at }) => PAUSING[type] !== undefined && at <= until)
  const open = (request: ClockEventType, answer: ClockEventType): readonly ClockEvent[] => {
    const before = pausing.filter(({ type, at }) => at < since && (type === request || type === answer))
    const left = before.reduce((sum, { type }) => sum + (PAUSING[type] ?? 0), 0)
    return Array.from({ length: left }, () => ({ type: request, at: since, seq: -1 }))
  }
  return [
    ...open('supplement_requested', 'supplemented'),
    ...open('financial_duty_requested', 'financial_duty_done'),
    ...pausing.filter(({ at }) => at >= since),
  ]
}
