import { type Db, inTransaction } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids/id.ts'
import { formSource } from '../../forms/index.ts'
import { processSource } from '../../workflows/index.ts'
import type { ProcedureRevision } from '../load-register.ts'
import { findOpenDraft } from './procedure-drafts.ts'
import {
  auditRegister,
  draftingPost,
  draftingPosts,
  NOT_YOUR_AGENCY,
  NOT_YOUR_ROLE,
  type RegisterContext,
  type RegisterRefusal,
} from './register-context.ts'

export interface StartDraft {
  /** The procedure to amend, or the one whose words a new one begins with. */
  readonly procedureId: string
  /** Of a new procedure; absent where this one is amended. */
  readonly newId?: string
}

export type StartDraftOutcome =
  | RegisterRefusal
  | { readonly kind: 'started' | 'open-already'; readonly draftId: string }
  | { readonly kind: 'invalid'; readonly error: 'new-id' | 'id-taken' }

/** What was said of its model alone: codes, and its place in the Decision. */
const OF_A_NEW_ONE = { nationalCode: null, decisionRow: null, declaredLevel: null } as const

const PROCEDURE_ID = /^[a-z]{2}-\d{2,4}$/

/** Begins a revision with the words, form and process of the last one. A procedure has one open draft at a time. */
export function startDraft(ctx: RegisterContext, input: StartDraft): Promise<StartDraftOutcome> {
  return inTransaction(ctx.db, async (tx): Promise<StartDraftOutcome> => {
    if (draftingPosts(ctx.actor).length === 0) return NOT_YOUR_ROLE
    const base = ctx.catalog.revisionsOf(input.procedureId).at(-1)
    if (!base) return { kind: 'not-found' }
    const post = draftingPost(ctx.actor, offeringAgencies(ctx, base))
    if (!post) return NOT_YOUR_AGENCY
    const error = await newIdFault(tx, input.newId, post.agencyId)
    if (error) return { kind: 'invalid', error }
    const id = input.newId ?? base.procedureId
    const open = await findOpenDraft(tx, id)
    if (open) return { kind: 'open-already', draftId: open.id }
    const isNew = input.newId !== undefined
    // A change of the offering agencies is that of one revision.
    const { offeringChange: _offeringChange, ...record } = base.record
    const copy = {
      draftId: newId(ctx.clock),
      base,
      record: isNew ? { ...record, ...OF_A_NEW_ONE, id, offeredBy: [post.agencyId] } : record,
      agencyId: post.agencyId,
      baseRevision: isNew ? null : base.revision,
    }
    if (!(await insertCopy(tx, ctx, copy))) return begunMeanwhile(tx, id)
    await auditRegister(tx, ctx, post, {
      action: 'procedure.draft_started',
      subject: 'procedure_draft',
      id: copy.draftId,
      details: { procedureId: id },
    })
    return { kind: 'started', draftId: copy.draftId }
  })
}

/** An id that another agency is drafting is taken, too. */
export async function newIdFault(
  tx: Db,
  id: string | undefined,
  agencyId: string,
): Promise<'new-id' | 'id-taken' | undefined> {
  if (id === undefined) return undefined
  if (!PROCEDURE_ID.test(id)) return 'new-id'
  const row = await tx.selectFrom('procedures').select('id').where('id', '=', id).executeTakeFirst()
  const open = await findOpenDraft(tx, id)
  return row || (open && open.agencyId !== agencyId) ? 'id-taken' : undefined
}

export async function begunMeanwhile(
  tx: Db,
  id: string,
): Promise<Exclude<StartDraftOutcome, { kind: 'invalid' }>> {
  const other = await findOpenDraft(tx, id)
  return other ? { kind: 'open-already', draftId: other.id } : { kind: 'not-found' }
}

/** Those that offer it today, also where an agency took over from the one the record names. */
export function offeringAgencies(
  { catalog }: Pick<RegisterContext, 'catalog'>,
  { procedureId, record }: Pick<ProcedureRevision, 'procedureId' | 'record'>,
): readonly string[] {
  return [...record.offeredBy, ...catalog.servicesOf(procedureId).map(({ agencyId }) => agencyId)]
}

interface Copy {
  readonly draftId: string
  readonly base: ProcedureRevision
  readonly record: ProcedureRevision['record']
  readonly agencyId: string
  readonly baseRevision: number | null
}

export async function insertCopy(
  tx: Db,
  { actor, clock }: RegisterContext,
  { draftId, base, record, agencyId, baseRevision }: Copy,
): Promise<boolean> {
  const now = clock.now()
  const row = await tx
    .insertInto('procedure_drafts')
    .values({
      id: draftId,
      procedure_id: record.id,
      agency_id: agencyId,
      base_revision: baseRevision,
      state: 'draft',
      record: JSON.stringify(record),
      form: JSON.stringify(await formSource(tx, base.formId, base.formVersion)),
      bpmn: await processSource(tx, base.processId, base.processVersion),
      version: 1,
      created_by: actor.accountId,
      created_at: now,
      changed_by: actor.accountId,
      changed_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
