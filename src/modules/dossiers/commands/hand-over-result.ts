import { type ActOutcome, actOnDossier, refuse, taskForActor, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'

export interface HandOverResult {
  readonly dossierId: string
  readonly token: number
  readonly way: 'counter' | 'post'
  readonly receiverName: string
  /** Number of the paper the receiver showed, or of the postal item. */
  readonly receiverPaper: string
  readonly note: string
}

/** Gives the result to whoever collects it, with the evidence the law asks (Nghị định 61/2018/NĐ-CP, Điều 20). */
export function handOverResult(
  ctx: DossierContext,
  input: HandOverResult,
): Promise<ActOutcome<'receiverName' | 'receiverPaper'>> {
  return actOnDossier<'receiverName' | 'receiverPaper'>(ctx, input.dossierId, ({ state }) => {
    const found = taskForActor(ctx.actor, state, { token: input.token, kinds: ['hand_over'] })
    if (!found.ok) return refuse(found.reason)
    const errors: ('receiverName' | 'receiverPaper')[] = []
    if (!input.receiverName.trim()) errors.push('receiverName')
    if (!input.receiverPaper.trim()) errors.push('receiverPaper')
    if (errors.length > 0) return { kind: 'invalid', errors }
    return write(
      [
        {
          type: 'returned',
          data: { token: input.token, way: input.way },
          private: {
            receiverName: input.receiverName.trim(),
            receiverPaper: input.receiverPaper.trim(),
            note: input.note.trim(),
          },
        },
      ],
      found.post,
    )
  })
}
