import { type DossierContext, deskPost, isEnded, type LoadedDossier } from '../../modules/dossiers/index.ts'
import type { OfficerActor } from '../../modules/identity/index.ts'

interface AtDesk {
  readonly ctx: DossierContext<OfficerActor>
  readonly loaded: LoadedDossier
}

function isDesk({ ctx, loaded: { state, graph } }: AtDesk): boolean {
  return deskPost(ctx.actor, state, graph) !== undefined
}

/** Whether this officer's desk can take a file back for the applicant before it; the command judges again. */
export function mayWithdraw(file: AtDesk): boolean {
  const { state } = file.loaded
  return !isEnded(state) && !state.result && isDesk(file)
}

/** Whether it can take in what the applicant brings, wherever in the agency it was asked for. */
export function mayTakeSupplement(file: AtDesk): boolean {
  return file.loaded.state.supplement !== null && isDesk(file)
}
