import { sql } from 'kysely'
import type { Channel } from '../dossier-content.ts'
import { countTimeliness, type Period, type TimelinessCount } from './count-timeliness.ts'
import type { LatenessContext } from './timed-dossiers.ts'
import { type AgencyFile, listAgencyFiles } from './timeliness-of-agency.ts'

/** The files of one service in a period. */
export interface ServiceFiles {
  readonly serviceId: string
  readonly procedureId: string
  /** In the period, by the way they came. */
  readonly received: Readonly<Record<Channel, number>>
  readonly count: TimelinessCount
  /** Letters of apology sent in the period. */
  readonly letters: number
}

/**
 * The files of an agency counted by service, in the order of service ids, by the same classes as everywhere. As many
 * queries however many services: the files, the letters, and the clocks of late ones by hundreds.
 */
export async function countFilesByService(
  ctx: LatenessContext,
  agencyId: string,
  asked: Period,
): Promise<readonly ServiceFiles[]> {
  const { files, period } = await listAgencyFiles(ctx, agencyId, asked)
  const letters = await countLetters(
    ctx,
    files.flatMap(({ id, extensions }) => (id !== null && extensions > 0 ? [id] : [])),
    period,
  )
  return [...Map.groupBy(files, ({ serviceId }) => serviceId)]
    .map(
      ([serviceId, own]): ServiceFiles => ({
        serviceId,
        procedureId: own[0]?.procedureId ?? '',
        received: receivedBy(own, period),
        count: countTimeliness(own, period),
        letters: own.reduce((sum, { id }) => sum + ((id && letters.get(id)) || 0), 0),
      }),
    )
    .toSorted((one, other) => one.serviceId.localeCompare(other.serviceId))
}

function receivedBy(files: readonly AgencyFile[], { from }: Period): Readonly<Record<Channel, number>> {
  const received = { online: 0, counter: 0, post: 0 }
  for (const { channel, receivedAt, files: alike = 1 } of files)
    if (receivedAt >= from) received[channel] += alike
  return received
}

/** A file to which a letter was sent in the period was open in it, so these ids are all there can be. */
async function countLetters(
  { db }: LatenessContext,
  ids: readonly string[],
  { from, until }: Period,
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ readonly id: string; readonly letters: number }>`
    select dossier_id as id, count(*)::integer as letters from dossier_events
    where dossier_id = any(${[...ids]}::uuid[]) and type = 'extended' and at >= ${from} and at < ${until}
    group by 1`.execute(db)
  return new Map(rows.map(({ id, letters }) => [id, letters]))
}
