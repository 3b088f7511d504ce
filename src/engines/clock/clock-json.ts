import { instantAt, isIsoDate, localDateAt, type TimeLimit } from '../calendar/index.ts'
import type { LedgerEntry } from './build-ledger.ts'
import { type ClockEvent, ClockInputError, EVENT_TYPES, HOLDER_KINDS, isHolder } from './clock-input.ts'
import type { ClockReading } from './read-clock.ts'

/** A question about a clock as it comes in JSON; profile and calendar are still names. */
export interface ClockRequest {
  readonly profile: string
  readonly calendar: string
  readonly receivedAt: Date
  readonly limit: TimeLimit
  readonly events: readonly ClockEvent[]
  readonly now: Date
}

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/
const UNITS: readonly TimeLimit['unit'][] = ['working_day', 'calendar_day', 'working_hour', 'same_day']

/** Reads a question; a `ClockInputError` names the first field that cannot be read. */
export function parseClockRequest(data: unknown): ClockRequest {
  const request = record(data, 'input')
  return {
    profile: text(request, 'profile'),
    calendar: text(request, 'calendar'),
    receivedAt: instant(request['receivedAt'], 'receivedAt'),
    limit: limit(request['limit']),
    events: events(request['events']),
    now: instant(request['now'], 'now'),
  }
}

function limit(data: unknown): TimeLimit {
  const { amount, unit } = record(data, 'limit')
  if (typeof amount !== 'number') throw new ClockInputError('limit.amount', 'phải là số', 'must be a number')
  const known = UNITS.find((name) => name === unit)
  if (known === undefined) throw new ClockInputError('limit.unit', `phải là ${oneOf(UNITS)}`, 'no such unit')
  return { amount, unit: known }
}

function events(data: unknown): readonly ClockEvent[] {
  if (data === undefined) return []
  if (!Array.isArray(data)) throw new ClockInputError('events', 'phải là danh sách', 'must be a list')
  return data.map((event, index) => clockEvent(event, `events[${index}]`))
}

function clockEvent(data: unknown, field: string): ClockEvent {
  const { type, at, seq, holder, newDueAt } = record(data, field)
  const known = EVENT_TYPES.find((name) => name === type)
  if (known === undefined) {
    throw new ClockInputError(`${field}.type`, `phải là ${oneOf(EVENT_TYPES)}`, 'no such type of event')
  }
  if (seq !== undefined && !Number.isSafeInteger(seq)) {
    throw new ClockInputError(`${field}.seq`, 'phải là số nguyên', 'must be a whole number')
  }
  if (holder !== undefined && !isHolder(holder)) {
    throw new ClockInputError(
      `${field}.holder`,
      `phải là ${oneOf(HOLDER_KINDS)}, có thể thêm ":" và tên`,
      'no such holder',
    )
  }
  return {
    type: known,
    at: instant(at, `${field}.at`),
    ...(typeof seq === 'number' ? { seq } : {}),
    ...(holder === undefined ? {} : { holder }),
    ...(known === 'extended' ? { newDueAt: instant(newDueAt, `${field}.newDueAt`) } : {}),
  }
}

function instant(value: unknown, field: string): Date {
  if (value === undefined) throw new ClockInputError(field, 'bắt buộc có', 'is required')
  const date = typeof value === 'string' ? INSTANT.exec(value)?.[1] : undefined
  if (date === undefined || !isIsoDate(date)) {
    throw new ClockInputError(
      field,
      'phải là thời điểm ISO 8601 có múi giờ, ví dụ 2026-11-24T09:00:00+07:00',
      'must be an ISO 8601 time with offset',
    )
  }
  return new Date(String(value))
}

function text(data: Record<string, unknown>, field: string): string {
  const value = data[field]
  if (typeof value === 'string' && value !== '') return value
  throw new ClockInputError(field, 'bắt buộc có', 'is required')
}

function record(value: unknown, field: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw new ClockInputError(field, 'phải là đối tượng JSON', 'must be a JSON object')
}

function oneOf(names: readonly string[]): string {
  return names.join(', ')
}

/** The answer as JSON: times of Vietnam with their offset. */
export function clockJson(reading: ClockReading): object {
  const { ledger, dueAt, originalDueAt, state, late, lateAgainstOriginal, holders } = reading
  return {
    dueAt: isoInVietnam(dueAt),
    originalDueAt: isoInVietnam(originalDueAt),
    state,
    late,
    lateAgainstOriginal,
    ledger: ledger.map(entryJson),
    holders,
    dueWithoutExtensionAt: isoInVietnam(reading.dueWithoutExtensionAt),
    lateWithoutExtension: reading.lateWithoutExtension,
    lateHolders: reading.lateHolders,
    endedAt: reading.endedAt && isoInVietnam(reading.endedAt),
    flags: reading.flags.map(({ code, at }) => ({ code, at: isoInVietnam(at) })),
    profile: reading.profile,
    calendar: reading.calendar,
  }
}

function entryJson(entry: LedgerEntry): object {
  return {
    from: isoInVietnam(entry.from),
    to: isoInVietnam(entry.to),
    kind: entry.kind,
    reason: entry.reason,
    holder: entry.holder,
    workingMinutes: entry.workingMinutes,
    amount: Math.round(entry.amount * 10_000) / 10_000,
    code: entry.code,
    rule: entry.rule,
    calendar: entry.calendar,
  }
}

function isoInVietnam(instantToShow: Date): string {
  const date = localDateAt(instantToShow)
  const sinceMidnight = instantToShow.getTime() - instantAt(date, '00:00').getTime()
  const time = new Date(sinceMidnight).toISOString().slice(11, 23).replace('.000', '')
  return `${date}T${time}+07:00`
}
