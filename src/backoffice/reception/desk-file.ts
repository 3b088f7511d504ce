import {
  type DossierContext,
  type DossierEvent,
  findReadableDossier,
  type LoadedDossier,
  mayActOn,
  type OpenTask,
} from '../../modules/dossiers/index.ts'
import { namesOfAccounts, type OfficerActor, type Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { type Translate, translator } from '../../platform/i18n/translator.ts'
import { officer } from '../../web/access.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'

export const deskAccess = officer('receptionist')

/** A dossier as the desk of its agency sees it. */
export interface DeskFile {
  readonly services: Services
  readonly request: Request<Session>
  readonly ctx: DossierContext<OfficerActor>
  readonly loaded: LoadedDossier
  readonly t: Translate
  /** The step of reception, while it is open and is this desk's. */
  readonly task: OpenTask | undefined
  /** The colleague who holds it. */
  readonly holder: string | undefined
}

/** Undefined for whoever may not read it, the same as for a dossier that is not there. */
export async function findDeskFile(
  services: Services,
  request: Request<Session>,
): Promise<DeskFile | undefined> {
  const ctx = officerContext(services, request)
  const loaded = await findReadableDossier(ctx, request.params.dossier ?? '')
  if (!loaded) return undefined
  const task = loaded.state.tasks.find((one) => one.kind === 'receive' && isOfThisDesk(ctx.actor, one))
  const account = task?.assigneeAccountId ?? null
  const names = account === null ? undefined : await namesOfAccounts(ctx.db, [account])
  const t = translator(request.locale)
  const name = account === null ? undefined : (names?.get(account) ?? t('một cán bộ', 'an officer'))
  return { services, request, ctx, loaded, t, task, holder: name }
}

function isOfThisDesk(actor: OfficerActor, task: OpenTask): boolean {
  const permission = mayActOn(actor, task)
  return permission.allowed || permission.reason === 'held-by-another'
}

/** Whether this officer may act on it now; the commands judge again. */
export function mayReceive(file: DeskFile): boolean {
  return mayDecline(file) && file.task?.waitingFor === null
}

/** Also while the applicant is asked for more: who never answers does not keep the file open for good. */
export function mayDecline({ ctx, task }: DeskFile): boolean {
  return task !== undefined && mayActOn(ctx.actor, task).allowed
}

export function codeOf({ loaded: { state } }: Pick<DeskFile, 'loaded'>): string {
  return state.code ?? state.submissionNo
}

export type DeskAnswer = Extract<DossierEvent, { type: 'received' | 'declined' | 'supplement_requested' }>

/** The last answer of the desk to this dossier. */
export function deskAnswer({ loaded }: Pick<DeskFile, 'loaded'>): DeskAnswer | undefined {
  return loaded.events.findLast(
    (event): event is DeskAnswer =>
      event.type === 'received' ||
      event.type === 'declined' ||
      (event.type === 'supplement_requested' && event.data.stage === 'reception'),
  )
}
