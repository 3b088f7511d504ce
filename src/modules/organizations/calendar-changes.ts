import { type CalendarLayer, type IsoDate, WEEKDAYS, type Weekday } from '../../engines/calendar/index.ts'
import type { Db } from '../../platform/db/database.ts'

/** One day that a decision of the time made other than the calendars of the packs say. */
export interface CalendarChange {
  readonly date: IsoDate
  /** A day off, or a day of rest that is worked. */
  readonly kind: 'PUBLIC' | 'COMPENSATORY' | 'SWAP_OFF' | 'WORKED'
  readonly name: { readonly vi: string; readonly en: string }
  /** Of a day worked: with the hours of this weekday. */
  readonly like?: Weekday
}

/** The layer of days that administrators add: above those of country and province. */
const LAYER = 'thay-doi'
const ABOVE_ALL = 1000

export interface CalendarVersion {
  readonly version: string
  readonly reason: string
  readonly setBy: string | null
  readonly setAt: Date
  readonly changes: readonly CalendarChange[]
}

/** All versions of the added days, the newest first; what stands today is the first. */
export async function listCalendarVersions(db: Db): Promise<readonly CalendarVersion[]> {
  const rows = await db
    .selectFrom('work_calendars')
    .select(['version', 'data', 'reason', 'set_by', 'loaded_at'])
    .where('id', '=', LAYER)
    .execute()
  return rows
    .toSorted((one, other) => Number(other.version) - Number(one.version))
    .map((row) => ({
      version: row.version,
      reason: row.reason ?? '',
      setBy: row.set_by,
      setAt: row.loaded_at,
      changes: changesOf(row.data as unknown as CalendarLayer),
    }))
}

function changesOf({ holidays = [], workingOverrides = [] }: CalendarLayer): readonly CalendarChange[] {
  const off = holidays.map(({ date, kind, name }) => ({ date, kind, name }))
  const worked = workingOverrides.map(({ date, like, name }) => ({
    date,
    kind: 'WORKED' as const,
    name: name ?? { vi: 'Ngày làm bù', en: 'Day worked instead' },
    ...(like === undefined ? {} : { like }),
  }))
  return [...off, ...worked].toSorted((one, other) => one.date.localeCompare(other.date))
}

/** Writes the added days anew as the next version; the earlier ones stay, since due dates name them. */
export async function addCalendarVersion(
  tx: Db,
  changes: readonly CalendarChange[],
  by: { readonly reason: string; readonly accountId: string; readonly at: Date },
): Promise<void> {
  const [latest] = await listCalendarVersions(tx)
  const version = String(Number(latest?.version ?? 0) + 1)
  const layer: CalendarLayer = {
    id: LAYER,
    version,
    name: { vi: 'Thay đổi do quản trị tỉnh nhập', en: 'Changes entered by the province' },
    source: by.reason,
    holidays: changes.flatMap(({ date, kind, name }) => (kind === 'WORKED' ? [] : [{ date, kind, name }])),
    workingOverrides: changes.flatMap(({ date, kind, name, like }) =>
      kind === 'WORKED' ? [{ date, name, like: like ?? 'mon' }] : [],
    ),
  }
  await tx
    .insertInto('work_calendars')
    .values({
      id: LAYER,
      version,
      rank: ABOVE_ALL,
      data: JSON.stringify(layer),
      loaded_at: by.at,
      reason: by.reason,
      set_by: by.accountId,
    })
    .execute()
}

export function isWeekday(text: string): text is Weekday {
  return (WEEKDAYS as readonly string[]).includes(text)
}
