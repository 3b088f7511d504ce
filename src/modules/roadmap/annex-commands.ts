import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { readDecision, type UnreadableDecision } from '../../engines/decision/index.ts'
import { type Db, inTransaction } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids/id.ts'
import { type Actor, type Post, postsWith } from '../identity/index.ts'
import { type AnnexChoice, findChoice } from './annex-choices.ts'
import {
  type AnnexDecision,
  type AnnexImport,
  type AnnexKind,
  annexState,
  annexVersion,
} from './annex-import.ts'
import { decisionRecordOf, settleAnnex } from './annex-settle.ts'
import { findAnnexImport } from './annex-store.ts'
import type { RoadmapContext } from './context.ts'
import { dutiesToday } from './refusal.ts'
import { type Duties, dutyPost } from './roadmap-policy.ts'
import { refused } from './roadmap-record.ts'
import { settleDecision } from './settled-store.ts'
import { writeAudit } from '../../platform/db/write-audit.ts'

/** The province's administrator and the information department bring decisions in. Căn cứ: 43/QĐ-UBND năm 2015, Điều 1, mục IV.1. */
export function annexPost(actor: Actor, duties: Duties): Post | undefined {
  return dutyPost(actor, 'information', duties) ?? postsWith(actor, 'province_admin')[0]
}

type Refused = ReturnType<typeof refused>

export type ImportAnnexOutcome =
  | { readonly kind: 'done'; readonly id: string }
  | { readonly kind: 'unreadable'; readonly problem: UnreadableDecision }
  | Refused

export interface NewAnnex {
  readonly name: string
  readonly kind: AnnexKind
  readonly lines: readonly string[]
}

/** Reads a text and keeps it with what it proposes. The same text read the same way again is the import there is. */
export async function importAnnex(
  ctx: RoadmapContext,
  { name, kind, lines }: NewAnnex,
): Promise<ImportAnnexOutcome> {
  const post = annexPost(ctx.actor, await dutiesToday(ctx))
  if (!post) return refused('not-your-role')
  const reading = readDecision(lines)
  if (reading.kind === 'unreadable') return reading
  const text = lines.join('\n')
  const proposal = JSON.stringify(reading.proposal)
  const digest = createHash('sha256').update(text).update('\0').update(proposal).digest()
  return inTransaction(ctx.db, async (tx): Promise<ImportAnnexOutcome> => {
    const id = newId(ctx.clock)
    const made = await tx
      .insertInto('annex_imports')
      .values({
        id,
        name,
        kind,
        lines: text,
        digest,
        proposal,
        made_at: ctx.clock.now(),
        made_by: ctx.actor.accountId,
        post_id: post.id,
      })
      .onConflict((conflict) => conflict.column('digest').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) {
      await note(tx, ctx, { post, action: 'roadmap.annex.imported', id, details: { kind } })
      return { kind: 'done', id }
    }
    const known = await tx
      .selectFrom('annex_imports')
      .select('id')
      .where('digest', '=', digest)
      .executeTakeFirstOrThrow()
    return { kind: 'done', id: known.id }
  })
}

export interface DecideOnAnomaly {
  readonly importId: string
  readonly anomaly: number
  readonly choice: string
  readonly value: string
  readonly note: string
  /** Number of the newest decision on it that the form showed; 0 for none. */
  readonly seen: number
}

export type AnnexError = 'choice' | 'value' | 'note'
const MOST_WORDS = 2_000

export type DecideOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'invalid'; readonly errors: readonly AnnexError[] }
  | { readonly kind: 'changed' }
  | Refused

/** Records what a person decided on an anomaly; an earlier decision stays beside it. */
export async function decideOnAnomaly(ctx: RoadmapContext, input: DecideOnAnomaly): Promise<DecideOutcome> {
  const post = annexPost(ctx.actor, await dutiesToday(ctx))
  if (!post) return refused('not-your-role')
  return inTransaction(ctx.db, async (tx): Promise<DecideOutcome> => {
    const annex = await lockAnnex(tx, input.importId)
    const anomaly = annex?.proposal.anomalies[input.anomaly]
    if (!annex || !anomaly) return refused('not-found')
    const choice = findChoice(anomaly.kind, input.choice)
    const errors = errorsOf(choice, input)
    if (!choice || errors.length > 0) return { kind: 'invalid', errors }
    const fresh = { choice: choice.id, value: readValue(choice, input.value), note: input.note.trim() }
    const standing = standingOf(annex, input, fresh)
    if (standing !== 'new') return standing
    await tx
      .insertInto('annex_decisions')
      .values({
        import_id: annex.id,
        anomaly: input.anomaly,
        choice: fresh.choice,
        value: fresh.value ?? null,
        note: fresh.note,
        decided_at: ctx.clock.now(),
        decided_by: ctx.actor.accountId,
        post_id: post.id,
      })
      .execute()
    await note(tx, ctx, {
      post,
      action: 'roadmap.annex.decided',
      id: annex.id,
      details: { anomaly: String(input.anomaly), choice: fresh.choice },
    })
    return { kind: 'done' }
  })
}

/** Whether there is something to write: said already it is done, after acceptance or unseen it is not. */
function standingOf(
  annex: AnnexImport,
  { anomaly, seen }: DecideOnAnomaly,
  fresh: Pick<AnnexDecision, 'choice' | 'value' | 'note'>,
): DecideOutcome | 'new' {
  const newest = annex.decisions.findLast((one) => one.anomaly === anomaly)
  if (newest && isSame(newest, fresh)) return { kind: 'done' }
  if (annex.acceptedAt) return refused('not-now')
  return (newest?.id ?? 0) === seen ? 'new' : { kind: 'changed' }
}

function errorsOf(
  choice: AnnexChoice | undefined,
  { value, note: words }: DecideOnAnomaly,
): readonly AnnexError[] {
  if (!choice) return ['choice']
  const errors: AnnexError[] = []
  const needsValue = choice.needs === 'text' || choice.needs === 'day'
  if (needsValue && readValue(choice, value) === undefined) errors.push('value')
  if ((choice.needs === 'note' && words.trim() === '') || words.length > MOST_WORDS) errors.push('note')
  return errors
}

function readValue({ needs }: AnnexChoice, value: string): string | undefined {
  const text = value.replaceAll(/\s+/gu, ' ').trim()
  if (needs === undefined || needs === 'note') return undefined
  if (needs === 'day') return /^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : undefined
  return text === '' || text.length > MOST_WORDS ? undefined : text
}

function isSame(
  a: Pick<AnnexDecision, 'choice' | 'value' | 'note'>,
  b: Pick<AnnexDecision, 'choice' | 'value' | 'note'>,
): boolean {
  return a.choice === b.choice && a.value === b.value && a.note === b.note
}

export type AcceptOutcome =
  | { readonly kind: 'done' }
  /** Anomalies without a decision, or a decision not to use the text. */
  | { readonly kind: 'open'; readonly undecided: number; readonly isStopped: boolean }
  | { readonly kind: 'changed' }
  | Refused

/** Takes a decision over once all its anomalies are decided: targets and totals become the roadmap's. */
export async function acceptAnnex(
  ctx: RoadmapContext,
  { importId, seen }: { readonly importId: string; readonly seen: number },
): Promise<AcceptOutcome> {
  const post = annexPost(ctx.actor, await dutiesToday(ctx))
  if (!post) return refused('not-your-role')
  return inTransaction(ctx.db, async (tx): Promise<AcceptOutcome> => {
    const annex = await lockAnnex(tx, importId)
    if (!annex) return refused('not-found')
    if (annex.acceptedAt) return { kind: 'done' }
    const state = annexState(annex)
    const content = settleAnnex(annex)
    if (state !== 'decided' || !content)
      return { kind: 'open', undecided: undecided(annex), isStopped: state === 'stopped' }
    if (annexVersion(annex) !== seen) return { kind: 'changed' }
    const at = ctx.clock.now()
    await tx
      .insertInto('annex_acceptances')
      .values({
        import_id: annex.id,
        content: JSON.stringify(content),
        accepted_at: at,
        accepted_by: ctx.actor.accountId,
        post_id: post.id,
      })
      .execute()
    await settleDecision(tx, decisionRecordOf(content), { at, by: ctx.actor.accountId })
    await note(tx, ctx, {
      post,
      action: 'roadmap.annex.accepted',
      id: annex.id,
      details: { number: content.number, services: String(content.services.length) },
    })
    return { kind: 'done' }
  })
}

function undecided({ proposal, decisions }: AnnexImport): number {
  return proposal.anomalies.filter((_, no) => !decisions.some(({ anomaly }) => anomaly === no)).length
}

/** One writer of an import at a time: its rows cannot be locked, since nobody may change them. */
async function lockAnnex(tx: Db, id: string): Promise<AnnexImport | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`annex:${id}`}, 0))`.execute(tx)
  return findAnnexImport(tx, id)
}

interface Noted {
  readonly post: Post
  readonly action: string
  readonly id: string
  readonly details: Readonly<Record<string, string>>
}

async function note(
  tx: Db,
  { actor, clock }: RoadmapContext,
  { post, action, id, details }: Noted,
): Promise<void> {
  await writeAudit(tx, {
    at: clock.now(),
    accountId: actor.accountId,
    postId: post.id,
    action,
    subjectType: 'annex',
    subjectId: id,
    details,
  })
}
