import {
  DAY,
  HOUR,
  MINUTE,
  positionAt,
  startOfDay,
  type TimeLimit,
  workedUntil,
  type WorkCalendar,
} from '../calendar/index.ts'
import type { Holder } from './clock-input.ts'
import { type LedgerDays, ledgerDaysOf } from './ledger-days.ts'
import { type LedgerKind, type LedgerReason, REASONS } from './ledger-reason.ts'
import type { Span } from './read-life.ts'
import type { PauseKind } from './rule-profile.ts'

/** A stretch of the life of a file. They follow each other without a gap and cover the whole of it. */
export interface LedgerEntry {
  readonly from: Date
  readonly to: Date
  readonly kind: LedgerKind
  /** How much of the limit it uses, in the unit of the limit; 0 where nothing is counted. */
  readonly amount: number
  readonly code: string
  readonly reason: { readonly vi: string; readonly en: string }
  readonly rule: string
  /** The layer of the calendar that decided, or the whole calendar where none alone did, as `id@version`. */
  readonly calendar: string
  readonly holder: Holder
  /** Office minutes within, whether counted or not: what the holder had to work in. */
  readonly workingMinutes: number
}

/** A part of a life with one way of counting, until a moment. `whole`: one reason for all of it. */
export interface Stage {
  readonly until: number
  readonly reason: LedgerReason
  readonly whole: boolean
}

export interface LedgerPlan {
  readonly calendar: WorkCalendar
  readonly unit: TimeLimit['unit']
  readonly spans: readonly Span[]
  /** In order of time; the last one reaches to the end. */
  readonly stages: readonly Stage[]
  readonly pauseReasons: Readonly<Record<PauseKind, LedgerReason>>
}

interface Row {
  readonly from: number
  to: number
  readonly reason: LedgerReason
  readonly holder: Holder
  readonly calendar: string
  amount: number
}

/** Cuts the spans of a life by its stages and, where it matters, by days or sessions. */
export function buildLedger(plan: LedgerPlan): LedgerEntry[] {
  const writer = new LedgerWriter(plan)
  let stageAt = 0
  for (const span of plan.spans) {
    let from = span.from
    while (from < span.to) {
      const stage = plan.stages[stageAt]
      if (!stage) break
      const to = Math.min(span.to, stage.until)
      if (to > from) writer.write(span, stage, { from, to })
      from = Math.max(from, to)
      if (stage.until <= from) stageAt += 1
    }
  }
  return writer.finish()
}

type Stretch = { readonly from: number; readonly to: number }

class LedgerWriter {
  readonly #plan: LedgerPlan
  readonly #days: LedgerDays
  readonly #rows: Row[] = []
  #holder: Holder = 'desk'

  constructor(plan: LedgerPlan) {
    this.#plan = plan
    this.#days = ledgerDaysOf(plan.calendar)
  }

  write({ pause, holder }: Span, stage: Stage, stretch: Stretch): void {
    this.#holder = holder
    const { calendar, unit, pauseReasons } = this.#plan
    if (pause !== null) return this.#push(stretch, pauseReasons[pause], calendar.version)
    if (stage.whole) return this.#push(stretch, stage.reason, calendar.version)
    if (unit === 'calendar_day') {
      return this.#push(stretch, stage.reason, calendar.version, (stretch.to - stretch.from) / DAY)
    }
    this.#writeDays(stretch, stage.reason)
  }

  #writeDays({ from, to }: Stretch, counted: LedgerReason): void {
    const { calendar, unit } = this.#plan
    let position = positionAt(calendar, from)
    for (let start = from; start < to; position += 1) {
      const midnight = startOfDay(calendar.firstDay + position + 1)
      const stretch = { from: start, to: Math.min(to, midnight) }
      const rest = this.#days.rest[position]
      if (rest) this.#push(stretch, rest, this.#layer(position))
      else if (unit === 'working_hour') this.#writeSessions(stretch, position, counted)
      else this.#push(stretch, counted, this.#layer(position), this.#partOfDay(stretch, position))
      start = midnight
    }
  }

  #partOfDay({ from, to }: Stretch, position: number): number {
    if (to - from === DAY) return 1
    const { calendar } = this.#plan
    const worked = workedUntil(calendar, to) - workedUntil(calendar, from)
    return worked / (this.#days.worked[position] ?? 1)
  }

  #writeSessions({ from, to }: Stretch, position: number, counted: LedgerReason): void {
    const { sessionsBefore, sessionStarts, sessionEnds } = this.#plan.calendar
    const layer = this.#layer(position)
    let start = from
    for (
      let session = sessionsBefore[position] ?? 0;
      session < (sessionsBefore[position + 1] ?? 0);
      session++
    ) {
      const opens = Math.min(to, Math.max(start, sessionStarts[session] ?? to))
      const closes = Math.min(to, Math.max(start, sessionEnds[session] ?? to))
      if (opens > start) this.#push({ from: start, to: opens }, REASONS.outsideHours, layer)
      if (closes > opens) this.#push({ from: opens, to: closes }, counted, layer, (closes - opens) / HOUR)
      start = Math.max(start, closes)
    }
    if (to > start) this.#push({ from: start, to }, REASONS.outsideHours, layer)
  }

  #layer(position: number): string {
    return this.#days.layer[position] ?? ''
  }

  #push({ from, to }: Stretch, reason: LedgerReason, calendar: string, amount = 0): void {
    const last = this.#rows.at(-1)
    if (last && last.reason === reason && last.holder === this.#holder && last.calendar === calendar) {
      last.to = to
      last.amount += amount
    } else this.#rows.push({ from, to, reason, holder: this.#holder, calendar, amount })
  }

  /** Minutes are cut from one running count, so that those of the parts add up to the minutes of the whole. */
  finish(): LedgerEntry[] {
    const { calendar } = this.#plan
    const minuteAt = (time: number) => Math.floor(workedUntil(calendar, time) / MINUTE)
    const first = this.#rows[0]
    let before = first ? minuteAt(first.from) : 0
    return this.#rows.map(({ from, to, reason, holder, calendar: layer, amount }) => {
      const after = minuteAt(to)
      const workingMinutes = after - before
      before = after
      return {
        from: new Date(from),
        to: new Date(to),
        kind: reason.kind,
        amount,
        code: reason.code,
        reason: reason.text,
        rule: reason.rule,
        calendar: layer,
        holder,
        workingMinutes,
      }
    })
  }
}
