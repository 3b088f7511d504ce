import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'

/** Files received in some days, over all ways to hand in and online. */
export interface RecentFiles {
  readonly all: number
  readonly online: number
}

/** Of every service with at least one file received after `since` and not after `until`, by one query. */
export async function countRecentFiles(
  db: Db,
  { since, until }: { readonly since: Date; readonly until: Date },
): Promise<ReadonlyMap<string, RecentFiles>> {
  const { rows } = await sql<RecentFiles & { readonly serviceId: string }>`
    select service_id as "serviceId", count(*)::integer as "all",
      (count(*) filter (where channel = 'online'))::integer as online
    from dossiers where received_at > ${since} and received_at <= ${until}
    group by service_id`.execute(db)
  return new Map(rows.map(({ serviceId, all, online }) => [serviceId, { all, online }]))
}
