import { setImmediate } from 'node:timers/promises'
import {
  assessLevel,
  type Evidence,
  type Finding,
  proofChanges,
  scaleOn,
} from '../../engines/levels/index.ts'
import { vietnamDate } from '../../platform/i18n/format.ts'
import type { Catalog, ProcedureRevision, Service } from '../catalog/index.ts'
import { countRecentFiles } from '../dossiers/index.ts'
import type { Directory } from '../organizations/index.ts'
import type { LevelContext } from './context.ts'
import type { Declarations } from './declaration.ts'
import { blankFormProver, type ProveBlankForm } from './blank-form-proof.ts'
import {
  gatherRevisionEvidence,
  gatherServiceEvidence,
  noEvidence,
  type RevisionEvidence,
} from './gather-evidence.ts'
import type { LevelCauses, LevelEntry } from './level-entry.ts'
import { factChanges, type Facts, factsOf, withUnproven } from './level-facts.ts'
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
const BATCH = 25

/** All that levels rest on at a moment; while it is the same there is nothing to examine. */
export interface LevelGround {
  readonly rules: LevelRules
  readonly day: string
  /** Services with a file received online in the days the rules name. */
  readonly used: ReadonlySet<string>
  readonly catalog: Catalog
  readonly directory: Directory
  readonly declarations: Declarations
}

/** Small queries. Undefined where no scale is known for the day. */
export async function readLevelGround(ctx: LevelContext): Promise<LevelGround | undefined> {
  const rules = await findLevelRules(ctx.db)
  const now = ctx.clock.now()
  const day = vietnamDate(now)
  if (!rules || !scaleOn(rules.scales, day)) return undefined
  const since = new Date(now.getTime() - rules.realFiles.days * DAY_MS)
  const counts = await countRecentFiles(ctx.db, { since, until: now })
  const used = new Set([...counts].filter(([, { online }]) => online > 0).map(([serviceId]) => serviceId))
  const declarations = await ctx.readDeclarations(day)
  return { rules, day, used, catalog: ctx.catalog, directory: ctx.directory, declarations }
}

export function isSameGround(one: LevelGround | undefined, other: LevelGround): boolean {
  return (
    one !== undefined &&
    one.catalog === other.catalog &&
    one.directory === other.directory &&
    one.declarations === other.declarations &&
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
  /** Services of which the machine failed to prove something: what was known of it stands until they are due again. */
  readonly unproven: number
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
  return ground ? examineOnGround(ctx, ground, options) : { examined: 0, entries: 0, unproven: 0 }
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
  const proveBlankForm = blankFormProver(ctx)
  const examination = { ctx, ground, now: ctx.clock.now(), proveBlankForm, ofRevisions: new Map() }
  let entries = 0
  let unproven = 0
  for (let from = 0; from < due.length && !signal?.aborted; from += BATCH) {
    const batch = await examineBatch(examination, due.slice(from, from + BATCH))
    entries += batch.entries
    unproven += batch.unproven
  }
  return { examined: due.length, entries, unproven }
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
  readonly proveBlankForm: ProveBlankForm
  readonly ofRevisions: Map<ProcedureRevision, OfRevision>
}

interface OfRevision extends Omit<RevisionEvidence, 'blank-form'> {
  /** Undefined while the machine fails. */
  readonly 'blank-form': Finding | undefined
}

async function examineBatch(
  examination: Examination,
  batch: readonly Due[],
): Promise<Omit<Examined, 'examined'>> {
  const { ctx, now } = examination
  const evidenceBefore = await findEvidence(
    ctx.db,
    batch.map(({ service }) => service.id),
  )
  const fresh: { readonly entry: LevelEntry; readonly facts: Facts }[] = []
  const unchanged: UnchangedLevel[] = []
  let unproven = 0
  for (const due of batch) {
    // A trial takes some milliseconds of a process that also answers visitors.
    await setImmediate()
    const { before } = due
    const known = evidenceBefore.get(due.service.id)
    const found = await evidenceOf(examination, due.service, known)
    if (found.isUnproven) unproven += 1
    // Without anything known of it before, a service waits to be examined.
    if (!found.evidence) continue
    const { evidence } = found
    const facts = found.isUnproven ? withUnproven(due.facts, 'blank-form') : due.facts
    const entry = entryOf(examination, due, { evidence, known })
    if (before && !differs(before, entry)) unchanged.push({ serviceId: due.service.id, facts, evidence })
    else fresh.push({ entry, facts })
  }
  await writeFacts(ctx.db, unchanged, now)
  return { entries: await writeEntries(ctx.db, fresh, now), unproven }
}

/** What a reader of the history would call another level: another scale, level, declaration, or list of what lacks. */
function differs({ level: before }: LatestLevel, entry: LevelEntry): boolean {
  const shown = ({ scale, level, level2011, declared, missing }: LatestLevel['level']) =>
    JSON.stringify([scale, level, level2011, declared, missing])
  return shown(before) !== shown(entry)
}

function entryOf(
  { ground, now }: Examination,
  { service, facts, before }: Due,
  { evidence, known }: { readonly evidence: Evidence; readonly known: Evidence | undefined },
): LevelEntry {
  const { rules, day } = ground
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
    causes: causesOf(before?.facts, facts, known && proofChanges(known, evidence)),
  }
}

/** What the service is called by in lists and sums, as on the day of the entry. */
function identityOf(
  { catalog, directory, declarations }: LevelGround,
  { id, procedureId, agencyId }: Service,
) {
  const record = catalog.findProcedure(procedureId)?.record
  return {
    serviceId: id,
    procedureId,
    agencyId,
    field: record?.field.vi ?? '',
    tier: record?.tier ?? directory.getAgency(agencyId).tier,
    declared: declarations.get(id)?.level ?? null,
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

interface FoundEvidence {
  /** Undefined where something is neither proven now nor known from before. */
  readonly evidence: Evidence | undefined
  readonly isUnproven: boolean
}

async function evidenceOf(
  examination: Examination,
  service: Service,
  known: Evidence | undefined,
): Promise<FoundEvidence> {
  const { ctx, ground } = examination
  const { day, used } = ground
  const revision = ground.catalog.findProcedure(service.procedureId)
  if (!revision) return { evidence: noEvidence(), isUnproven: false }
  const ofRevision = await proveRevision(examination, revision)
  const isUnproven = ofRevision['blank-form'] === undefined
  const blankForm = ofRevision['blank-form'] ?? known?.['blank-form']
  if (!blankForm) return { evidence: undefined, isUnproven }
  const place = { service, revision, day, hasRealFiles: used.has(service.id) }
  return {
    evidence: gatherServiceEvidence(ctx, { ...ofRevision, 'blank-form': blankForm }, place),
    isUnproven,
  }
}

async function proveRevision(
  { ground, proveBlankForm, ofRevisions }: Examination,
  revision: ProcedureRevision,
): Promise<OfRevision> {
  const done = ofRevisions.get(revision)
  if (done) return done
  const { rules, day } = ground
  const evidence = gatherRevisionEvidence({ revision, rules, day })
  const proven = { ...evidence, 'blank-form': await proveBlankForm(revision) }
  ofRevisions.set(revision, proven)
  return proven
}
