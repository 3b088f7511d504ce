import { findReadableDossier, submitAtCounter } from '../../src/modules/dossiers/index.ts'
import type { OfficerActor } from '../../src/modules/identity/index.ts'
import { aDossier, aDraft, loadDossier, paperIds, serviceOf } from './dossier-builders.ts'
import type { World } from './world.ts'

/** A dossier taken in at the counter, by a receptionist of the agency, for somebody without an account. */
export async function aCounterDossier(
  world: World,
  procedureId: string,
): Promise<{ readonly dossierId: string; readonly desk: OfficerActor }> {
  const { agencyId } = serviceOf(world, procedureId)
  const desk = await world.officer([{ agencyId, unitId: `${agencyId}.mot-cua`, role: 'receptionist' }])
  const { draftId } = await aDraft(world, { procedureId, owner: desk })
  // Which papers are asked is known once a dossier stands.
  const like = await aDossier(world, { procedureId })
  const checkedPaperIds = paperIds(await loadDossier(world, like.dossierId))
  const ctx = { ...world.contextFor(desk), actor: desk }
  const outcome = await submitAtCounter(ctx, { draftId, checkedPaperIds })
  if (outcome.kind !== 'submitted' || !(await findReadableDossier(ctx, outcome.dossierId)))
    throw new Error(`not taken in: ${JSON.stringify(outcome)}`)
  return { dossierId: outcome.dossierId, desk }
}
