import { setImmediate } from 'node:timers/promises'
import { assessLevel, type Evidence, proofChanges, scaleOn } from '../../engines/levels/index.ts'
import { vietnamDate } from '../../platform/i18n/format.ts'
import type { Catalog, ProcedureRevision, Service } from '../catalog/index.ts'
import { countRecentFiles } from '../dossiers/index.ts'
import type { Directory } from '../organizations/index.ts'
import type { LevelContext } from './context.ts'
import {
  gatherRevisionEvidence,
  gatherServiceEvidence,
  noEvidence,
  type RevisionEvidence,
} from './gather-evidence.ts'
import type { LevelCauses, LevelEntry } from './level-entry.ts'
import { factChanges, type Facts, factsOf } from './level-facts.ts'
import { declaredScaleOf, findLevelRules, type LevelRules } from './level-rules.ts'
import {
  findEvidence,
  type LatestLevel,
  listLatestLevels,
  type UnchangedLevel,
  writeEntries,
  writeFacts,
} from './level-store.ts'

const DAY_MS = 86_400_000
/** As many services are examined before what was found is written. */
const BATCH = 100

/** All that levels rest on at a moment; while it is the same there is nothing to examine. */
export interface LevelGround {
  readonly rules: LevelRules
  readonly day: string
  /** Services with a file received online in the days the rules name. */
  readonly used: ReadonlySet<string>
  readonly catalog: Catalog
  readonly directory: Directory
}

/** Two small queries. Undefined where no scale is known for the day. */
export async function readLevelGround(ctx: LevelContext): Promise<LevelGround | undefined> {
  const rules = await findLevelRules(ctx.db)
  const now = ctx.clock.now()
  const day = vietnamDate(now)
  if (!rules || !scaleOn(rules.scales, day)) return undefined
  const since = new Date(now.getTime() - rules.realFiles.days * DAY_MS)
  const counts = await countRecentFiles(ctx.db, { since, until: now })
  const used = new Set([...counts].filter(([, { online }]) => online > 0).map(([serviceId]) => serviceId))
  return { rules, day, used, catalog: ctx.catalog, directory: ctx.directory }
}

export function isSameGround(one: LevelGround | undefined, other: LevelGround): boolean {
  return (
    one !== undefined &&
    one.catalog === other.catalog &&
    one.directory === other.directory &&
    one.day === other.day &&
    one.rules.version === other.rules.version &&
    one.used.symmetricDifference(other.used).size === 0
  )
}

export interface Examined {
  /** Services looked at because a fact of theirs was another. */
  readonly examined: number
  /** Entries added to the history. */
  readonly entries: number
}

interface ExamineOptions {
  /** Every service is proven anew, whatever is known of it. */
  readonly all?: boolean
  readonly signal?: AbortSignal
}

/**
 * Computes the level of every service of which a fact has changed since it was last examined, and adds an entry where
 * the level or what is missing became another. Safe to run twice and by two processes: an entry is written once.
 */
export async function examineLevels(ctx: LevelContext, options: ExamineOptions = {}): Promise<Examined> {
  const ground = await readLevelGround(ctx)
  return ground ? examineOnGround(ctx, ground, options) : { examined: 0, entries: 0 }
}

export async function examineOnGround(
  ctx: LevelContext,
  ground: LevelGround,
  { all = false, signal }: ExamineOptions,
): Promise<Examined> {
  const latest = await listLatestLevels(ctx.db)
  const due = ground.catalog.services
    .filter(({ openedOn }) => openedOn <= ground.day)
    .map((service): Due => ({ service, facts: factsOf(ground, service), before: latest.get(service.id) }))
    .filter(({ facts, before }) => all || !before || factChanges(before.facts, facts).length > 0)
  const examination = { ctx, ground, now: ctx.clock.now(), ofRevisions: new Map() }
  let entries = 0
  for (let from = 0; from < due.length && !signal?.aborted; from += BATCH)
    entries += await examineBatch(examination, due.slice(from, from + BATCH))
  return { examined: due.length, entries }
}

interface Due {
  readonly service: Service
  readonly facts: Facts
  readonly before: LatestLevel | undefined
}

interface Examination {
  readonly ctx: LevelContext
  readonly ground: LevelGround
  readonly now: Date
  readonly ofRevisions: Map<ProcedureRevision, Promise<RevisionEvidence>>
}

async function examineBatch(examination: Examination, batch: readonly Due[]): Promise<number> {
  const { ctx, now } = examination
  const evidenceBefore = await findEvidence(
    ctx.db,
    batch.map(({ service }) => service.id),
  )
  const fresh: { readonly entry: LevelEntry; readonly facts: Facts }[] = []
  const unchanged: UnchangedLevel[] = []
  for (const due of batch) {
    // A trial takes some milliseconds of a process that also answers visitors.
    await setImmediate()
    const { facts, before } = due
    const entry = await examine(examination, due, evidenceBefore.get(due.service.id))
    const { serviceId, evidence } = entry
    if (before && !differs(before, entry)) unchanged.push({ serviceId, facts, evidence })
    else fresh.push({ entry, facts })
  }
  await writeFacts(ctx.db, unchanged, now)
  return writeEntries(ctx.db, fresh, now)
}

/** What a reader of the history would call another level: another scale, level, declaration, or list of what lacks. */
function differs({ level: before }: LatestLevel, entry: LevelEntry): boolean {
  const shown = ({ scale, level, level2011, declared, missing }: LatestLevel['level']) =>
    JSON.stringify([scale, level, level2011, declared, missing])
  return shown(before) !== shown(entry)
}

async function examine(
  examination: Examination,
  { service, facts, before }: Due,
  evidenceBefore: Evidence | undefined,
): Promise<LevelEntry> {
  const { ground, now } = examination
  const { rules, day } = ground
  const evidence = await evidenceOf(examination, service)
  const ofTargets = declaredScaleOf(rules)
  const scale = scaleOn(rules.scales, day) ?? ofTargets
  const { level, missing } = assessLevel(scale, evidence)
  return {
    ...identityOf(ground, service),
    scale: scale.id,
    level,
    level2011: assessLevel(ofTargets, evidence).rank,
    missing: missing.map((one) => one.evidence),
    no: (before?.no ?? 0) + 1,
    onDate: day,
    at: now,
    evidence,
    causes: causesOf(before?.facts, facts, evidenceBefore && proofChanges(evidenceBefore, evidence)),
  }
}

/** What the service is called by in lists and sums, as on the day of the entry. */
function identityOf({ catalog, directory }: LevelGround, { id, procedureId, agencyId }: Service) {
  const record = catalog.findProcedure(procedureId)?.record
  return {
    serviceId: id,
    procedureId,
    agencyId,
    field: record?.field.vi ?? '',
    tier: record?.tier ?? directory.getAgency(agencyId).tier,
    declared: record?.declaredLevel ? String(record.declaredLevel) : null,
  }
}

function causesOf(
  before: Facts | undefined,
  facts: Facts,
  proofs: LevelCauses['proofs'] | undefined,
): LevelCauses {
  if (!before) return { first: true, facts: [], proofs: [] }
  return { first: false, facts: factChanges(before, facts), proofs: proofs ?? [] }
}

async function evidenceOf({ ctx, ground, ofRevisions }: Examination, service: Service): Promise<Evidence> {
  const revision = ground.catalog.findProcedure(service.procedureId)
  if (!revision) return noEvidence()
  const { rules, day, used } = ground
  const known = ofRevisions.get(revision) ?? gatherRevisionEvidence(ctx, { revision, rules, day })
  ofRevisions.set(revision, known)
  return gatherServiceEvidence(ctx, await known, {
    service,
    revision,
    day,
    hasRealFiles: used.has(service.id),
  })
}
