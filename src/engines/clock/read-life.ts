import { startOfDay, type WorkCalendar } from '../calendar/index.ts'
import {
  type ClockEvent,
  ClockInputError,
  type ClockInput,
  EVENT_TYPES,
  type Holder,
  isHolder,
} from './clock-input.ts'
import type { PauseKind } from './rule-profile.ts'

export type ClockState =
  | 'running'
  | 'paused_supplement'
  | 'paused_financial'
  | 'resolved'
  | 'withdrawn'
  | 'stopped'

/** Part of a life in which nothing changes: one holder, one reason to stand still or none. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly holder: Holder
  readonly pause: PauseKind | null
}

export interface Extension {
  readonly at: number
  readonly newDueAt: number
}

/** What the events of a file say, in milliseconds: spans follow each other from reception to the end, or to now. */
export interface Life {
  readonly receivedAt: number
  /** The last moment told of: the end of the file, or now. */
  readonly until: number
  readonly ended: boolean
  readonly state: ClockState
  readonly spans: readonly Span[]
  /** Who has the file, or gets it back when what is waited for comes. */
  readonly owner: Holder
  /** What begins at `until` if nothing happens: its holder, and why it stands still. */
  readonly ahead: Pick<Span, 'holder' | 'pause'>
  /** When papers were complete again: under some profiles the limit begins anew. */
  readonly completedAt: readonly number[]
  readonly supplementRequestedAt: readonly number[]
  readonly supplementOpen: boolean
  readonly extensions: readonly Extension[]
  /** When the desk first handed the file over. */
  readonly handedOverAt: number | null
}

/** Requests come before their answers and ends last, where several events share an instant and have no `seq`. */
const ORDER = Object.fromEntries(EVENT_TYPES.map((type, place) => [type, place])) as Readonly<
  Record<string, number>
>

/** Replays the events in the order they happened, whatever order they are given in. */
export function readLife(input: ClockInput): Life {
  const reader = new LifeReader(input)
  for (const index of inOrder(input.events)) {
    const event = input.events[index]
    if (event) reader.take(event, index)
  }
  return reader.finish(input.now.getTime())
}

function inOrder(events: readonly ClockEvent[]): readonly number[] {
  const order = events.map((_, index) => index)
  const compareAt = (a: number, b: number) => compare(events[a], events[b])
  // Histories mostly come in order, and looking is cheaper than sorting.
  return order.every((index) => index === 0 || compareAt(index - 1, index) <= 0)
    ? order
    : order.sort(compareAt)
}

function compare(a: ClockEvent | undefined, b: ClockEvent | undefined): number {
  if (!a || !b) return 0
  return a.at.getTime() - b.at.getTime() || (a.seq ?? 0) - (b.seq ?? 0) || compareAtOnce(a, b)
}

function compareAtOnce(a: ClockEvent, b: ClockEvent): number {
  const order = (ORDER[a.type] ?? 0) - (ORDER[b.type] ?? 0)
  const [one, other] = [`${a.holder}${a.newDueAt?.getTime()}`, `${b.holder}${b.newDueAt?.getTime()}`]
  return order || (one < other ? -1 : one > other ? 1 : 0)
}

type End = 'resolved' | 'withdrawn' | 'stopped'

/** Has the life of one file while its events are read. */
class LifeReader {
  readonly #now: number
  readonly #calendar: WorkCalendar
  readonly #pausing: ReadonlySet<PauseKind>
  readonly #receivedAt: number
  readonly #spans: { -readonly [Key in keyof Span]: Span[Key] }[] = []
  readonly #completedAt: number[] = []
  readonly #supplementRequestedAt: number[] = []
  readonly #extensions: Extension[] = []
  /** Requests not answered yet, by kind; the kind asked first has the file. */
  readonly #open: Record<PauseKind, number> = { supplement: 0, financial_duty: 0 }
  #first: PauseKind | null = null
  #owner: Holder = 'desk'
  #since: number
  #handedOverAt: number | null = null
  #end: { readonly at: number; readonly state: End } | null = null

  constructor({ profile, calendar, receivedAt, now }: ClockInput) {
    this.#calendar = calendar
    this.#pausing = new Set(profile.rules.pauses.value)
    this.#receivedAt = this.#since = this.#instant(receivedAt, 'receivedAt')
    this.#now = this.#instant(now, 'now')
    if (this.#now < this.#receivedAt) {
      throw new ClockInputError('now', 'sớm hơn lúc tiếp nhận', 'earlier than the reception')
    }
  }

  take(event: ClockEvent, index: number): void {
    const field = `events[${index}]`
    const at = this.#instant(event.at, `${field}.at`)
    this.#checkTime(at, `${field}.at`)
    switch (event.type) {
      case 'handed_over':
        return this.#handOver(event, at, field)
      case 'supplement_requested':
        this.#supplementRequestedAt.push(at)
        return this.#ask('supplement', at)
      case 'financial_duty_requested':
        return this.#ask('financial_duty', at)
      case 'supplemented':
        this.#answer('supplement', at, field)
        if (this.#open.supplement === 0) this.#completedAt.push(at)
        return
      case 'financial_duty_done':
        return this.#answer('financial_duty', at, field)
      case 'extended':
        return this.#extend(event, at, field)
      case 'resolved':
      case 'withdrawn':
      case 'stopped':
        this.#close(at)
        this.#end = { at, state: event.type }
        return
      default:
        throw new ClockInputError(
          `${field}.type`,
          `không có loại sự kiện "${String(event.type)}"`,
          'no such type of event',
        )
    }
  }

  finish(now: number): Life {
    const until = this.#end?.at ?? now
    this.#close(until)
    return {
      receivedAt: this.#receivedAt,
      until,
      ended: this.#end !== null,
      state: this.#end?.state ?? this.#standing(),
      spans: this.#spans,
      owner: this.#owner,
      ahead: { holder: this.#holder(), pause: this.#pause() },
      completedAt: this.#completedAt,
      supplementRequestedAt: this.#supplementRequestedAt,
      supplementOpen: this.#open.supplement > 0,
      extensions: this.#extensions,
      handedOverAt: this.#handedOverAt,
    }
  }

  #standing(): ClockState {
    if (this.#first === null) return 'running'
    return this.#first === 'supplement' ? 'paused_supplement' : 'paused_financial'
  }

  /** Ends the span that runs, where something changes. */
  #close(at: number): void {
    if (at === this.#since) return
    const last = this.#spans.at(-1)
    const [holder, pause] = [this.#holder(), this.#pause()]
    if (last && last.holder === holder && last.pause === pause) last.to = at
    else this.#spans.push({ from: this.#since, to: at, holder, pause })
    this.#since = at
  }

  #holder(): Holder {
    if (this.#first === null) return this.#owner
    return this.#first === 'supplement' ? 'applicant' : 'treasury'
  }

  #pause(): PauseKind | null {
    if (this.#first === null) return null
    if (this.#pausing.has(this.#first)) return this.#first
    const other: PauseKind = this.#first === 'supplement' ? 'financial_duty' : 'supplement'
    return this.#open[other] > 0 && this.#pausing.has(other) ? other : null
  }

  #ask(kind: PauseKind, at: number): void {
    this.#close(at)
    this.#open[kind] += 1
    this.#first ??= kind
  }

  #answer(kind: PauseKind, at: number, field: string): void {
    if (this.#open[kind] === 0) {
      throw kind === 'supplement'
        ? new ClockInputError(
            `${field}.type`,
            'không có yêu cầu bổ sung nào đang chờ',
            'no supplement is waited for',
          )
        : new ClockInputError(
            `${field}.type`,
            'không có nghĩa vụ tài chính nào đang chờ',
            'no payment is waited for',
          )
    }
    this.#close(at)
    this.#open[kind] -= 1
    if (this.#open[kind] > 0 || this.#first !== kind) return
    const other: PauseKind = kind === 'supplement' ? 'financial_duty' : 'supplement'
    this.#first = this.#open[other] > 0 ? other : null
  }

  #handOver({ holder = 'unit' }: ClockEvent, at: number, field: string): void {
    if (!isHolder(holder)) {
      throw new ClockInputError(
        `${field}.holder`,
        `không rõ ai giữ hồ sơ: "${String(holder)}"`,
        'no such holder',
      )
    }
    this.#close(at)
    this.#owner = holder
    this.#handedOverAt ??= at
  }

  #extend({ newDueAt }: ClockEvent, at: number, field: string): void {
    if (newDueAt === undefined) {
      throw new ClockInputError(`${field}.newDueAt`, 'thiếu ngày hẹn mới', 'the new date is missing')
    }
    const due = this.#instant(newDueAt, `${field}.newDueAt`)
    if (due <= at) {
      throw new ClockInputError(
        `${field}.newDueAt`,
        'ngày hẹn mới phải sau lúc hẹn lại',
        'the new date must lie after the moment it was given',
      )
    }
    this.#extensions.push({ at, newDueAt: due })
  }

  #checkTime(at: number, field: string): void {
    if (at < this.#receivedAt)
      throw new ClockInputError(field, 'sớm hơn lúc tiếp nhận', 'earlier than the reception')
    if (at > this.#now) throw new ClockInputError(field, 'muộn hơn thời điểm tính (now)', 'later than now')
    if (this.#end) {
      throw new ClockInputError(
        field,
        'hồ sơ đã kết thúc trước sự kiện này',
        'the file had ended before this event',
      )
    }
  }

  #instant(date: Date, field: string): number {
    const time = date.getTime()
    const { firstDay, days, from, to } = this.#calendar
    if (Number.isNaN(time)) throw new ClockInputError(field, 'không phải thời điểm', 'not an instant')
    if (time < startOfDay(firstDay) || time >= startOfDay(firstDay + days.length)) {
      throw new ClockInputError(field, `ngoài lịch làm việc ${from} – ${to}`, 'outside the calendar')
    }
    return time
  }
}
