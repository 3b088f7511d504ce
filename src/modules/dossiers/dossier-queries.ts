import { plainCode } from '../../engines/vietnamese/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { isId } from '../../platform/ids/id.ts'
import { namesOfAccounts } from '../identity/index.ts'
import { audit } from './write-act.ts'
import { recordedActor } from './act-on-dossier.ts'
import type { DossierContext } from './context.ts'
import { CASE_ROLES, mayRead, readSubject } from './dossier-policy.ts'
import { postsWith } from '../identity/index.ts'
import { findDossier, type LoadedDossier } from './load-dossier.ts'

/** A dossier for somebody who may read it; for all others it does not exist. An officer's look is recorded. */
export async function findReadableDossier(
  ctx: DossierContext,
  id: string,
): Promise<LoadedDossier | undefined> {
  if (!isId(id)) return undefined
  const loaded = await findDossier(ctx, ctx.db, id)
  if (!loaded || !mayRead(ctx.actor, readSubject(ctx.directory, loaded))) return undefined
  if (ctx.actor.kind === 'officer') await recordLook(ctx, loaded)
  return loaded
}

/** One row an officer, dossier and hour: who looked matters, how often he reloaded does not. */
async function recordLook(ctx: DossierContext, { state }: LoadedDossier): Promise<void> {
  if (ctx.actor.kind !== 'officer') return
  const posts = postsWith(ctx.actor, ...CASE_ROLES)
  // By the archive of a body that has ended, where none of his agencies ever had the file.
  const post = posts.find(({ agencyId }) => state.agencies.has(agencyId)) ?? posts[0]
  if (!post) return
  const hourAgo = new Date(ctx.clock.now().getTime() - 3_600_000)
  const recent = await ctx.db
    .selectFrom('audit_log')
    .select('id')
    .where('subject_type', '=', 'dossier')
    .where('subject_id', '=', state.id)
    .where('actor_account_id', '=', ctx.actor.accountId)
    .where('action', '=', 'dossier.viewed')
    .where('at', '>', hourAgo)
    .limit(1)
    .executeTakeFirst()
  if (recent) return
  await audit(ctx.db, {
    at: ctx.clock.now(),
    actor: recordedActor(ctx.actor, post),
    dossierId: state.id,
    actions: ['viewed'],
  })
}

export interface OwnDossier {
  readonly dossierId: string
  readonly code: string | null
  readonly submissionNo: string
  readonly procedureId: string
  readonly status: string
  readonly submittedAt: Date
  readonly dueAt: Date | null
  readonly agencyId: string
}

/** One's own dossiers, the newest first; `before` is the submission time and id of the last one shown. */
export async function listOwnDossiers(
  db: Db,
  accountId: string,
  options: { readonly limit?: number; readonly before?: { readonly at: Date; readonly id: string } } = {},
): Promise<readonly OwnDossier[]> {
  const { before } = options
  let query = db
    .selectFrom('dossiers')
    .select([
      'id as dossierId',
      'code',
      'submission_no as submissionNo',
      'procedure_id as procedureId',
      'state as status',
      'submitted_at as submittedAt',
      'due_at as dueAt',
      'agency_id as agencyId',
    ])
    .where('applicant_account_id', '=', accountId)
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(options.limit ?? 25)
  if (before)
    query = query.where((eb) => eb(eb.refTuple('submitted_at', 'id'), '<', eb.tuple(before.at, before.id)))
  return query.execute()
}

/** Code and degree of completion: all that anybody may see with a code alone (TT 01/2018/TT-VPCP, Điều 16 điểm d). */
export interface PublicProgress {
  readonly code: string
  readonly status: string
  readonly outcome: string | null
}

export async function findPublicProgress(db: Db, typed: string): Promise<PublicProgress | undefined> {
  const code = plainCode(typed)
  const row = await db
    .selectFrom('dossiers')
    .select(['code', 'submission_no', 'state', 'outcome'])
    .where((eb) => eb.or([eb('code', '=', code), eb('submission_no', '=', code)]))
    .executeTakeFirst()
  return row && { code: row.code ?? row.submission_no, status: row.state, outcome: row.outcome }
}

/** What the page behind a document's QR code confirms: facts of the document, nothing of the person. */
export interface ConfirmedResult {
  readonly dossierId: string
  readonly title: string
  readonly notation: string
  readonly agencyId: string
  readonly issuedOn: string
  readonly validUntil: string | null
  readonly signerName: string
  readonly signerTitle: string
  readonly revokedAt: Date | null
}

export async function findConfirmedResult(
  db: Db,
  verificationCode: string,
): Promise<ConfirmedResult | undefined> {
  const row = await db
    .selectFrom('dossier_results')
    .select([
      'dossier_id',
      'title',
      'notation',
      'agency_id',
      'issued_on',
      'valid_until',
      'signer_account_id',
      'signer_title',
      'revoked_at',
    ])
    .where('verification_code', '=', plainCode(verificationCode).replaceAll('-', ''))
    .executeTakeFirst()
  if (!row) return undefined
  const names = await namesOfAccounts(db, [row.signer_account_id])
  return {
    dossierId: row.dossier_id,
    title: row.title,
    notation: row.notation,
    agencyId: row.agency_id,
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    signerName: names.get(row.signer_account_id) ?? '',
    signerTitle: row.signer_title,
    revokedAt: row.revoked_at,
  }
}
