import { isId, newId } from '../../../platform/ids/id.ts'
import type { OfficerActor } from '../../identity/index.ts'
import type { DossierContext } from '../context.ts'
import { deskScope } from '../desk-scope.ts'
import { countOnSlips } from '../hand-over-slips.ts'
import { listToTransfer } from '../to-transfer.ts'
import { transferDossier } from './transfer-dossier.ts'

/** A slip that was made, and how many dossiers went with it. */
export interface MadeSlip {
  readonly slipId: string
  readonly unitId: string
  readonly count: number
}

/**
 * Hands over several dossiers of the desk: one slip for each unit that takes papers. What is not the desk's or was
 * handed over already is left as it is, so that a second click makes no second slip.
 */
export async function transferDossiers(
  ctx: DossierContext<OfficerActor>,
  dossierIds: readonly string[],
): Promise<readonly MadeSlip[]> {
  const ids = [...new Set(dossierIds)].filter(isId)
  const { rows } = await listToTransfer(ctx.db, deskScope(ctx.catalog, ctx.actor), ids)
  const made: { slipId: string; unitId: string }[] = []
  for (const [unitId, dossiers] of Map.groupBy(rows, (row) => row.unitId)) {
    const slipId = newId(ctx.clock)
    for (const { dossierId } of dossiers) await transferDossier(ctx, { dossierId, slipId })
    made.push({ slipId, unitId })
  }
  // A colleague may have been quicker with some of them: what is on the slip is what counts.
  const counts = await countOnSlips(
    ctx.db,
    made.map(({ slipId }) => slipId),
  )
  return made.flatMap((slip) => {
    const count = counts.get(slip.slipId) ?? 0
    return count > 0 ? [{ ...slip, count }] : []
  })
}
