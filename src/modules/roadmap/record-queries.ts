import type { Db } from '../../platform/db/database.ts'
import type { RecordKey, RecordKind, RoadmapEvent, RoadmapRecord } from './roadmap-record.ts'

/** Records with their events; of one kind, and of an agency or a year where asked. */
export async function listRecords(
  db: Db,
  { kind, agencyId, year }: { readonly kind: RecordKind; readonly agencyId?: string; readonly year?: number },
): Promise<readonly RoadmapRecord[]> {
  let query = db
    .selectFrom('roadmap_records')
    .innerJoin('roadmap_events', 'roadmap_events.record_id', 'roadmap_records.id')
    .select([
      'roadmap_records.id',
      'roadmap_records.agency_id',
      'roadmap_records.year',
      'roadmap_records.part',
      'roadmap_events.no',
      'roadmap_events.type',
      'roadmap_events.data',
      'roadmap_events.at',
      'roadmap_events.account_id',
    ])
    .where('kind', '=', kind)
  if (agencyId !== undefined) query = query.where('agency_id', '=', agencyId)
  if (year !== undefined) query = query.where('year', '=', year)
  const rows = await query
    .orderBy('year', 'desc')
    .orderBy('agency_id')
    .orderBy('part')
    .orderBy('no')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, [first, ...rest]]): RoadmapRecord[] =>
    first
      ? [
          {
            id,
            kind,
            agencyId: first.agency_id,
            year: first.year,
            part: first.part,
            events: [first, ...rest].map(toEvent),
          },
        ]
      : [],
  )
}

/** Also a record that was begun and has no event yet, as its writer sees it under the lock. */
export async function findRecord(db: Db, key: RecordKey): Promise<RoadmapRecord | undefined> {
  const { kind, agencyId, year, part = '' } = key
  const head = await db
    .selectFrom('roadmap_records')
    .select('id')
    .where('kind', '=', kind)
    .where('agency_id', '=', agencyId)
    .where('year', '=', year)
    .where('part', '=', part)
    .executeTakeFirst()
  if (!head) return undefined
  const events = await db
    .selectFrom('roadmap_events')
    .select(['no', 'type', 'data', 'at', 'account_id'])
    .where('record_id', '=', head.id)
    .orderBy('no')
    .execute()
  return { id: head.id, kind, agencyId, year, part, events: events.map(toEvent) }
}

function toEvent(row: {
  readonly no: number
  readonly type: string
  readonly data: unknown
  readonly at: Date
  readonly account_id: string
}): RoadmapEvent {
  return { no: row.no, type: row.type, data: row.data, at: row.at, accountId: row.account_id }
}
