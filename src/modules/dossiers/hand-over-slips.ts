import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { isId } from '../../platform/ids/id.ts'
import type { OfficerActor } from '../identity/index.ts'
import type { DossierContext } from './context.ts'
import type { EventOf, RecordedActor } from './dossier-event.ts'
import { readableAgencies } from './dossier-policy.ts'
import type { DossierState } from './dossier-state.ts'
import { findDossiers, type LoadedDossier } from './load-dossier.ts'
import { reduceDossier } from './reduce-dossier.ts'

/** One round of papers from a desk to a unit, as it was recorded with each dossier. */
export interface HandOverSlip {
  readonly slipId: string
  readonly handedAt: Date
  readonly giver: Extract<RecordedActor, { kind: 'officer' }>
  /** Whose step was next when the papers went; undefined where nobody's was. */
  readonly unitId: string | undefined
  /** In the order in which they were received, each as it stood before it went. */
  readonly dossiers: readonly { readonly loaded: LoadedDossier; readonly before: DossierState }[]
}

type HandedOver = EventOf<'handed_over'>

type SlipContext = Pick<DossierContext<OfficerActor>, 'db' | 'catalog' | 'directory' | 'actor'>

/** Undefined when there is no such slip, or when it lies between two offices of which neither is the officer's. */
export async function findHandOverSlip(ctx: SlipContext, slipId: string): Promise<HandOverSlip | undefined> {
  if (!isId(slipId)) return undefined
  const { rows } = await sql<{ id: string }>`
    select dossier_id as id from dossier_events where type = 'handed_over' and data ->> 'slipId' = ${slipId}`.execute(
    ctx.db,
  )
  const slip = slipOf(
    slipId,
    await findDossiers(
      ctx,
      ctx.db,
      rows.map(({ id }) => id),
    ),
  )
  if (!slip) return undefined
  const receiver = slip.unitId === undefined ? undefined : ctx.directory.findUnit(slip.unitId)?.agencyId
  const readable = readableAgencies(ctx.actor)
  return [slip.giver.agencyId, receiver].some((id) => id !== undefined && readable.includes(id))
    ? slip
    : undefined
}

function slipOf(slipId: string, dossiers: readonly LoadedDossier[]): HandOverSlip | undefined {
  const lines = dossiers.flatMap((loaded) => {
    const event = loaded.events.find(
      (one): one is HandedOver => one.type === 'handed_over' && one.data.slipId === slipId,
    )
    if (!event) return []
    const earlier = loaded.events.filter(({ seq }) => seq < event.seq)
    return [{ loaded, event, before: reduceDossier(loaded.state.id, loaded.processOf, earlier) }]
  })
  const [first] = lines.toSorted((a, b) => a.event.at.getTime() - b.event.at.getTime())
  if (first?.event.actor.kind !== 'officer') return undefined
  return {
    slipId,
    handedAt: first.event.at,
    giver: first.event.actor,
    unitId: first.before.tasks[0]?.unitId,
    dossiers: lines
      .map(({ loaded, before }) => ({ loaded, before }))
      .toSorted((a, b) => receivedAt(a.before) - receivedAt(b.before)),
  }
}

function receivedAt({ receivedAt: at }: DossierState): number {
  return at?.getTime() ?? 0
}

/** A slip in a list: enough to find it again and print it. */
export interface SlipEntry {
  readonly slipId: string
  readonly handedAt: Date
  readonly giverAccountId: string
  readonly count: number
  readonly unitId: string | undefined
}

const SLIPS_SHOWN = 50

/** Slips of the officer's desks since then, the latest first, at most 50. */
export async function listHandOverSlips(
  ctx: SlipContext,
  desks: readonly string[],
  since: Date,
): Promise<readonly SlipEntry[]> {
  if (desks.length === 0) return []
  const { rows } = await sql<Omit<SlipEntry, 'unitId'> & { dossierId: string }>`
    select data ->> 'slipId' as "slipId", min(at) as "handedAt", min(actor ->> 'accountId') as "giverAccountId",
      count(*)::integer as count, (array_agg(dossier_id))[1] as "dossierId"
    from dossier_events
    where type = 'handed_over' and actor ->> 'agencyId' = any(${[...desks]}) and at >= ${since}
    group by 1 order by 2 desc limit ${SLIPS_SHOWN}`.execute(ctx.db)
  const firsts = await findDossiers(
    ctx,
    ctx.db,
    rows.map(({ dossierId }) => dossierId),
  )
  const byId = new Map(firsts.map((loaded) => [loaded.state.id, loaded]))
  return rows.map(({ dossierId, ...row }) => {
    const loaded = byId.get(dossierId)
    return { ...row, unitId: loaded && slipOf(row.slipId, [loaded])?.unitId }
  })
}

export async function countOnSlips(db: Db, slipIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (slipIds.length === 0) return new Map()
  const { rows } = await sql<{ slip: string; count: number }>`
    select data ->> 'slipId' as slip, count(*)::integer as count from dossier_events
    where type = 'handed_over' and data ->> 'slipId' = any(${[...slipIds]}) group by 1`.execute(db)
  return new Map(rows.map(({ slip, count }) => [slip, count]))
}
