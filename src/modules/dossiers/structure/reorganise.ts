import { sql } from 'kysely'
import { type Db, inTransaction } from '../../../platform/db/database.ts'
import { succeedServices } from '../../catalog/index.ts'
import { passPosts, postsInForce, postsWith, vietnamToday } from '../../identity/index.ts'
import {
  applyStructure,
  type Directory,
  insertReorganisation,
  listReorganisations,
  loadDirectory,
  planStructure,
  type ReorganisationPack,
  type StructurePlan,
} from '../../organizations/index.ts'
import type { StructureContext } from '../context.ts'
import { findOrphans, moveFiles } from './move-files.ts'
import { MoveCount, type OpenDecision, type ReorganisationReport } from './reorganisation-report.ts'
import { countByAgency } from './agency-figures.ts'
import { writeAudit } from '../../../platform/db/write-audit.ts'

export type ReorganiseOutcome =
  | { readonly kind: 'done'; readonly report: ReorganisationReport }
  /** Applied before: nothing was changed. */
  | { readonly kind: 'already'; readonly report: ReorganisationReport }
  | { readonly kind: 'refused'; readonly reason: 'not-your-role' }
  | { readonly kind: 'too-early'; readonly effectiveOn: string }
  | { readonly kind: 'faults'; readonly faults: readonly string[] }

interface Options {
  readonly write: boolean
  /** Whom the record names; the actor, unless a job works for somebody. */
  readonly accountId?: string | null | undefined
  readonly onProgress?: ((seen: number) => Promise<void> | void) | undefined
}

/** What applying it would do; nothing is changed. */
export function previewReorganisation(
  ctx: StructureContext,
  pack: ReorganisationPack,
): Promise<ReorganiseOutcome> {
  return reorganise(ctx, pack, { write: false })
}

/**
 * Applies a reorganisation: structure, posts, services and every open file, in one transaction. Only the administrator
 * of the province, or the operator by the command line; once; not before its day.
 */
export function applyReorganisation(
  ctx: StructureContext,
  pack: ReorganisationPack,
  options: Omit<Options, 'write'> = {},
): Promise<ReorganiseOutcome> {
  return reorganise(ctx, pack, { ...options, write: true })
}

/** Thrown to leave the transaction of a preview without a trace. */
class OnlyLooked extends Error {
  readonly outcome: ReorganiseOutcome
  constructor(outcome: ReorganiseOutcome) {
    super('a preview changes nothing')
    this.outcome = outcome
  }
}

async function reorganise(
  ctx: StructureContext,
  pack: ReorganisationPack,
  options: Options,
): Promise<ReorganiseOutcome> {
  if (ctx.actor.kind !== 'system' && postsWith(ctx.actor, 'province_admin').length === 0)
    return { kind: 'refused', reason: 'not-your-role' }
  try {
    return await inTransaction(
      ctx.db,
      async (tx) => {
        const outcome = await withinTransaction(ctx, tx, { pack, options })
        if (!options.write) throw new OnlyLooked(outcome)
        return outcome
      },
      { retry: 0 },
    )
  } catch (error) {
    if (error instanceof OnlyLooked) return error.outcome
    throw error
  }
}

// Any number, the same in all processes: two that apply one pack at the same time wait for each other here.
const LOCK = 7_206_020_125

interface Work {
  readonly pack: ReorganisationPack
  readonly options: Options
}

async function withinTransaction(ctx: StructureContext, tx: Db, work: Work): Promise<ReorganiseOutcome> {
  const { pack, options } = work
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
  const applied = (await listReorganisations(tx)).find(({ id }) => id === pack.id)
  if (applied) return { kind: 'already', report: applied.report as ReorganisationReport }
  const { effectiveOn } = pack.decision
  if (options.write && vietnamToday(ctx.clock) < effectiveOn) return { kind: 'too-early', effectiveOn }
  const before = await loadDirectory(tx)
  const plan = planStructure(before, pack)
  if (plan.faults.length > 0) return { kind: 'faults', faults: plan.faults }
  await applyStructure(tx, pack, plan)
  const directory = await loadDirectory(tx)
  const posts = await passPosts(ctx, tx, { on: effectiveOn, units: unitsAfter(directory, plan) })
  const services = await succeedServices(tx, directory, {
    on: effectiveOn,
    reason: `${pack.title.vi} (${pack.decision.number})`,
  })
  const count = new MoveCount()
  const after = { ...ctx, actor: { kind: 'system' as const }, directory }
  await moveFiles({ ctx: after, tx, reorganisationId: pack.id, count, ...options })
  const report: ReorganisationReport = {
    counts: {
      agenciesClosed: plan.closing.agencies.length,
      agenciesOpened: pack.agencies.length,
      unitsClosed: plan.closing.units.length,
      unitsOpened: pack.units.length,
      areasClosed: plan.closing.areas.length,
      areasOpened: pack.areas.length,
      postsEnded: posts.ended,
      postsBegun: posts.begun,
      servicesClosed: services.closed,
      servicesOpened: services.opened,
      openFiles: count.openFiles,
      filesMoved: count.filesMoved,
      approvalsReturned: count.approvalsReturned,
    },
    lines: count.lines(plan),
    decisions: [...count.decisions(), ...(await openDecisions(after, tx, pack))],
    totals: await totals(after, tx),
  }
  if (options.write) await keep(ctx, tx, { work, plan, report })
  return { kind: 'done', report }
}

async function keep(
  ctx: StructureContext,
  tx: Db,
  {
    work: { pack, options },
    plan,
    report,
  }: { work: Work; plan: StructurePlan; report: ReorganisationReport },
): Promise<void> {
  // Nobody is to find out later: a file left behind undoes the whole.
  const orphans = await findOrphans(tx, plan.closing.agencies, 1)
  if (orphans.length > 0) throw new Error(`file ${orphans[0]} would be left with a body that has ended`)
  const at = ctx.clock.now()
  const own = ctx.actor.kind === 'officer' ? ctx.actor.accountId : null
  const accountId = options.accountId ?? own
  await insertReorganisation(tx, pack, { at, accountId, report })
  await writeAudit(tx, {
    at,
    accountId,
    postId: postsWith(ctx.actor, 'province_admin')[0]?.id ?? null,
    action: 'structure.reorganised',
    subjectType: 'reorganisation',
    subjectId: pack.id,
    details: { ...report.counts },
  })
}

/** Where the posts of each unit that ends go: to whoever has the rest of its work. */
function unitsAfter(directory: Directory, { closing }: StructurePlan) {
  return new Map(
    closing.units.map((unitId) => {
      const { agencyId } = directory.getUnit(unitId)
      const next = directory.structure.officeNow({ agencyId, unitId })
      const [former, latter] = [directory.getAgency(agencyId), directory.getAgency(next.agencyId)]
      const names = (agency: typeof former) => [agency.name.vi, agency.shortName]
      return [unitId, { ...next, formerNames: names(former), names: names(latter) }] as const
    }),
  )
}

async function totals(
  ctx: StructureContext,
  tx: Db,
): Promise<{ readonly asItWas: number; readonly asItIsNow: number }> {
  const sum = (rows: readonly { readonly total: number }[]) => rows.reduce((all, { total }) => all + total, 0)
  return {
    asItWas: sum(await countByAgency(tx, ctx.directory, 'as-it-was')),
    asItIsNow: sum(await countByAgency(tx, ctx.directory, 'as-it-is-now')),
  }
}

/** Open steps nobody may do yet, and bodies with several heads. */
async function openDecisions(
  ctx: StructureContext,
  tx: Db,
  { agencies }: ReorganisationPack,
): Promise<readonly OpenDecision[]> {
  const opened = agencies.map(({ id }) => id)
  const inForce = postsInForce(ctx.clock)
  const unstaffed = await sql<{ unitId: string; role: string; files: number }>`
    select t.unit_id as "unitId", t.role, count(*)::integer as files from dossier_tasks t
    where t.agency_id = any(${opened}::text[])
      and not exists (select from (${inForce}) as post where post.unit_id = t.unit_id and post.role = t.role)
    group by 1, 2 order by 1, 2`.execute(tx)
  const leaders = await sql<{ agencyId: string; count: number }>`
    select agency_id as "agencyId", count(distinct account_id)::integer as count from (${inForce}) as post
    where role = 'agency_leader' and agency_id = any(${opened}::text[])
    group by 1 having count(distinct account_id) > 1 order by 1`.execute(tx)
  return [
    ...unstaffed.rows.map((row) => ({ kind: 'no-staff' as const, ...row })),
    ...leaders.rows.map((row) => ({ kind: 'leaders' as const, ...row })),
  ]
}
