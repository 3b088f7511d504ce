import { type DossierState, listWork, mayActOn } from '../../modules/dossiers/index.ts'
import { namesOfAccounts } from '../../modules/identity/index.ts'
import { type Redirect, seeOther, withFlash } from '../../platform/http/reply.ts'
import { workMoments } from '../frame.ts'
import { type CaseFile, caseLink, holdersOf } from './case-file.ts'
import { doneWords, type Speech } from './words.ts'

export function speechOf({ t, services, names, loaded }: CaseFile): Speech {
  const unpaidToken = loaded.state.financialDuty?.token
  return { t, directory: services.directory, names, unpaidToken }
}

/** After an act: on with this dossier while it is still his, else the next of his list, else the list. */
export async function afterStep(file: CaseFile, state: DossierState, what: string): Promise<Redirect> {
  const later = await namesOfAccounts(file.ctx.db, holdersOf(state))
  const speech = { ...speechOf(file), names: new Map([...file.names, ...later]) }
  const text = doneWords(speech, file.loaded, { state, what })
  return withFlash(seeOther(await nextPlace(file, state)), { kind: 'success', text })
}

async function nextPlace(file: CaseFile, state: DossierState): Promise<string> {
  const { actor } = file.ctx
  const isMine = state.tasks.some((task) => task.waitingFor === null && mayActOn(actor, task).allowed)
  if (isMine) return caseLink(file)
  return (await nextOfLists(file)) ?? file.request.linkTo('backoffice.work', { list: 'mine' })
}

/** What lies first in his own list; those who share a list (leaders, clerks) go by that. */
async function nextOfLists({ services, request, ctx, loaded }: CaseFile): Promise<string | undefined> {
  const moments = workMoments(services, ctx.actor)
  for (const list of ['mine', 'unit'] as const) {
    const { rows } = await listWork(ctx.db, ctx.actor, { list, ...moments, limit: 2 })
    const next = rows.find((row) => row.dossierId !== loaded.state.id && row.waitingFor === null)
    if (next) {
      const name = next.kind === 'receive' ? 'backoffice.reception.show' : 'backoffice.dossier.show'
      return request.linkTo(name, { dossier: next.dossierId })
    }
  }
  return undefined
}
