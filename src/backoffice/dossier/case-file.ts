import {
  type DossierContext,
  type DossierEvent,
  type DossierState,
  findReadableDossier,
  type LoadedDossier,
} from '../../modules/dossiers/index.ts'
import { namesOfAccounts, type OfficerActor, type Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { type Translate, translator } from '../../platform/i18n/translator.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'

export type OfficerRequest = Request<Session>

/** One dossier as an officer opened it, with what every page of it needs. */
export interface CaseFile {
  readonly services: Services
  readonly request: OfficerRequest
  readonly ctx: DossierContext<OfficerActor>
  readonly loaded: LoadedDossier
  /** Names of all officers it mentions, by account. */
  readonly names: ReadonlyMap<string, string>
  readonly t: Translate
}

/** The dossier of the address for an officer who may read it; anybody else is told there is none. */
export async function findCaseFile(
  services: Services,
  request: OfficerRequest,
): Promise<CaseFile | undefined> {
  const ctx = officerContext(services, request)
  const loaded = await findReadableDossier(ctx, request.params.dossier ?? '')
  if (!loaded) return undefined
  const names = await namesOfAccounts(ctx.db, officersIn(loaded))
  return { services, request, ctx, loaded, names, t: translator(request.locale) }
}

function officersIn({ state, events }: LoadedDossier): readonly string[] {
  return [...events.flatMap(officersOfEvent), ...holdersOf(state)]
}

function officersOfEvent(event: DossierEvent): readonly string[] {
  const by = event.actor.kind === 'officer' ? [event.actor.accountId] : []
  return event.type === 'assigned' || event.type === 'claimed' ? [...by, event.data.accountId] : by
}

export function holdersOf({ tasks }: DossierState): readonly string[] {
  return tasks.flatMap((task) => task.assigneeAccountId ?? [])
}

/** What people call it: the code, or before reception the number of the submission. */
export function codeOf({ code, submissionNo }: DossierState): string {
  return code ?? submissionNo
}

export function caseLink({ request, loaded }: Pick<CaseFile, 'request' | 'loaded'>): string {
  return request.linkTo('backoffice.dossier.show', { dossier: loaded.state.id })
}
