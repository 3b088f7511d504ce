import type { Db } from '../../../platform/db/database.ts'
import { readableToken } from '../../../platform/ids/id.ts'
import { nextDocumentNumber, storeSystemFile } from '../../documents/index.ts'
import { getPostHolder } from '../../identity/index.ts'
import { type ActOutcome, actOnDossier, refuse, taskForActor, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { vietnamDay } from '../dossier-code.ts'
import type { DossierEvent, NewEvent } from '../dossier-event.ts'
import { stepAt } from '../dossier-process.ts'
import type { OpenTask } from '../dossier-state.ts'
import type { LoadedDossier } from '../load-dossier.ts'
import { renderResult, resultTitle, validUntilOf } from '../result-document.ts'

/** Numbers and seals the approved result: the document is made, stored, and can be given to the applicant. */
export function issueResult(
  ctx: DossierContext,
  input: { dossierId: string; token: number },
): Promise<ActOutcome<'draft'>> {
  return actOnDossier<'draft'>(ctx, input.dossierId, async (loaded, tx) => {
    const found = taskForActor(ctx.actor, loaded.state, { token: input.token, kinds: ['number'] })
    if (!found.ok) return refuse(found.reason)
    if (!loaded.state.draft) return { kind: 'invalid', errors: ['draft'] }
    // Approved for a body that has ended since: whoever issues it has to approve it again.
    if (ctx.directory.findAgency(approverOf(loaded).agencyId)?.endedOn) return refuse('not-now')
    const issued = await issue(ctx, tx, loaded, found.task)
    return write(withOnlineReturn(loaded, issued), found.post)
  })
}

async function issue(
  ctx: DossierContext,
  tx: Db,
  loaded: LoadedDossier,
  task: OpenTask,
): Promise<NewEvent & { type: 'issued' }> {
  const { state, revision } = loaded
  const draft = state.draft
  if (!draft) throw new Error(`dossier ${state.id} has no draft to issue`)
  const agency = ctx.directory.getAgency(task.agencyId)
  const issuedOn = vietnamDay(ctx.clock.now())
  const title = resultTitle(revision.record, draft.outcome)
  const { number, notation } = await nextDocumentNumber(tx, {
    agency,
    abbreviation: title.abbreviation,
    issuedOn,
  })
  const signer = await getPostHolder(tx, approverOf(loaded))
  const verificationCode = readableToken(12)
  const facts = { title: title.title, notation, issuedOn, agency, signer, verificationCode }
  const pdf = await renderResult(ctx, loaded, draft, facts)
  const fileId = await storeSystemFile(tx, ctx, {
    name: `${notation.replaceAll('/', '-')}.pdf`,
    mime: 'application/pdf',
    bytes: pdf,
  })
  return {
    type: 'issued',
    data: {
      token: task.token,
      outcome: draft.outcome,
      title: title.title,
      notation,
      number,
      agencyId: agency.id,
      issuedOn,
      validUntil: validUntilOf(revision.record, draft, issuedOn),
      signerAccountId: signer.accountId,
      signerTitle: signer.title,
      fileId,
      verificationCode,
    },
    private: null,
  }
}

/** Who approved last, by which post: the signature under the document is his. */
function approverOf(loaded: LoadedDossier) {
  const { state, events } = loaded
  const isApproval = (event: DossierEvent) =>
    event.type === 'completed' && stepAt(loaded, event.seq, event.data.stepId)?.kind === 'approve'
  const actor = events.findLast(isApproval)?.actor
  if (actor?.kind !== 'officer') throw new Error(`dossier ${state.id} reached its number without an approval`)
  const { accountId, postId, agencyId } = actor
  return { accountId, postId, agencyId, role: 'agency_leader' } as const
}

/** A result asked for online is with the applicant the moment it is issued; no desk has to hand it over. */
function withOnlineReturn(
  { state }: LoadedDossier,
  issued: NewEvent & { type: 'issued' },
): readonly NewEvent[] {
  if (state.content.delivery.way !== 'online') return [issued]
  return [issued, { type: 'returned', data: { token: null, way: 'online' }, private: null }]
}
