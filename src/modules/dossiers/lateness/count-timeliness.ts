import { localDateAt } from '../../../engines/calendar/index.ts'

/** A file as far as its time is counted. */
export interface TimedFile {
  readonly receivedAt: Date
  readonly endedAt: Date | null
  /** Ended with a result; withdrawn and stopped files have none. */
  readonly hasResult: boolean
  /** With the new date of an apology, where one was sent. */
  readonly dueAt: Date | null
  /** As the law counts it, without that new date. */
  readonly lawfulDueAt: Date | null
  /** Office minutes after the legal limit by holder (`unit:…`, `agency:…`, `desk`): from the ledger of days. */
  readonly lateMinutes: Readonly<Record<string, number>>
  /** How many it stands for, all of one class; itself alone unless told. */
  readonly files?: number
}

/** Both instants; `until` is left out, and is never later than now. */
export interface Period {
  readonly from: Date
  readonly until: Date
}

/** Each file is in exactly one class. */
export const TIMELINESS = [
  'early',
  'on-time',
  /** Its result came after the legal limit, on or before the new date of an apology. */
  'late-apologised',
  'late',
  /** Withdrawn or stopped before it was late: nothing was due any more. */
  'closed',
  'open',
  'open-late-apologised',
  'open-late',
  /** Counted for nobody and against nobody, and shown as the fault of data it is. */
  'no-due-date',
] as const
export type Timeliness = (typeof TIMELINESS)[number]

export interface TimelinessCount {
  readonly received: number
  /** Received before the period and open when it began. */
  readonly carriedOver: number
  readonly ended: number
  readonly open: number
  readonly classes: Readonly<Record<Timeliness, number>>
  /** Files in time of those that were due: an exact fraction. Null: nothing was due, so nothing is rated. */
  readonly rate: { readonly kept: number; readonly due: number } | null
  /** Office minutes of lateness by whoever had the file; they add up to `lateMinutesTotal`. */
  readonly lateMinutes: Readonly<Record<string, number>>
  readonly lateMinutesTotal: number
}

const KEPT: readonly Timeliness[] = ['early', 'on-time']
const LATE: readonly Timeliness[] = ['late', 'late-apologised', 'open-late', 'open-late-apologised']

/**
 * Counts the files of a period. Screens, reports and rankings all count by this: files that nobody finished are in the
 * denominator once they are due, no file at all is "not rated" and not 100 %, and lateness is that of its holder.
 * Carried over and received always make ended and open.
 */
export function countTimeliness(files: readonly TimedFile[], period: Period): TimelinessCount {
  const classes = Object.fromEntries(TIMELINESS.map((name) => [name, 0])) as Record<Timeliness, number>
  const lateMinutes: Record<string, number> = {}
  const sums = { received: 0, carriedOver: 0, ended: 0, open: 0 }
  for (const file of files.filter((one) => isOfPeriod(one, period))) {
    const name = timelinessOf(file, period.until)
    const files = file.files ?? 1
    classes[name] += files
    sums[file.receivedAt < period.from ? 'carriedOver' : 'received'] += files
    sums[hasEnded(file, period.until) ? 'ended' : 'open'] += files
    if (!LATE.includes(name)) continue
    for (const [holder, minutes] of Object.entries(file.lateMinutes))
      lateMinutes[holder] = (lateMinutes[holder] ?? 0) + minutes
  }
  const kept = sum(KEPT, classes)
  const due = kept + sum(LATE, classes)
  return {
    ...sums,
    classes,
    rate: due === 0 ? null : { kept, due },
    lateMinutes,
    lateMinutesTotal: Object.values(lateMinutes).reduce((total, minutes) => total + minutes, 0),
  }
}

/** The class of a file at a moment: what came later is not known. */
export function timelinessOf(file: TimedFile, at: Date): Timeliness {
  return hasEnded(file, at) ? classOfEnded(file) : classOfOpen(file, at)
}

function classOfEnded({ dueAt, lawfulDueAt, endedAt, hasResult }: TimedFile): Timeliness {
  if (!dueAt || !lawfulDueAt || !endedAt) return hasResult ? 'no-due-date' : 'closed'
  if (endedAt > dueAt) return 'late'
  if (endedAt > lawfulDueAt) return 'late-apologised'
  if (!hasResult) return 'closed'
  return localDateAt(endedAt) < localDateAt(lawfulDueAt) ? 'early' : 'on-time'
}

function classOfOpen({ dueAt, lawfulDueAt }: TimedFile, at: Date): Timeliness {
  if (!dueAt || !lawfulDueAt) return 'no-due-date'
  if (at > dueAt) return 'open-late'
  return at > lawfulDueAt ? 'open-late-apologised' : 'open'
}

function hasEnded({ endedAt }: TimedFile, at: Date): boolean {
  return endedAt !== null && endedAt < at
}

function isOfPeriod({ receivedAt, endedAt }: TimedFile, { from, until }: Period): boolean {
  return receivedAt < until && (endedAt === null || endedAt >= from)
}

function sum(names: readonly Timeliness[], classes: Readonly<Record<Timeliness, number>>): number {
  return names.reduce((total, name) => total + classes[name], 0)
}
