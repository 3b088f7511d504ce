import { listSteps } from '../engines/workflow/index.ts'
import {
  type Applicant,
  insertDraft,
  type PaperInput,
  submitAtCounter,
  submitDraft,
  updateDraft,
} from '../modules/dossiers/index.ts'
import type { CitizenActor, OfficerActor } from '../modules/identity/index.ts'
import { type Declaration, randomDeclaration } from './declaration.ts'
import { storePdf } from './paper-files.ts'
import { pick } from './people.ts'
import { accountPerson, someone } from './simulated-accounts.ts'
import { contextFor, type SimulatedDossier, type SimulatedProvince } from './simulated-province.ts'

/** Somebody fills in and hands in: online from his account, or at the desk before a receptionist. */
export async function arrive(province: SimulatedProvince, dossier: SimulatedDossier): Promise<void> {
  const declaration = randomDeclaration(province, dossier.revision, dossier.random)
  if (dossier.shape.channel === 'online') await arriveOnline(province, dossier, declaration)
  else await arriveAtCounter(province, dossier, declaration)
}

async function arriveOnline(
  province: SimulatedProvince,
  dossier: SimulatedDossier,
  declaration: Declaration,
): Promise<void> {
  const which = Math.floor(dossier.random() * province.accountIds.length)
  const applicant = accountPerson(province.accounts, which)
  const accountId = province.accountIds[which] ?? ''
  const actor: CitizenActor = { kind: 'citizen', accountId, accountKind: applicant.kind }
  dossier.applicant = actor
  dossier.id = await fillIn(province, dossier, { declaration, applicant, owner: actor })
  must(await submitDraft(contextFor(province, actor), dossier.id), 'submitted', dossier)
}

async function arriveAtCounter(
  province: SimulatedProvince,
  dossier: SimulatedDossier,
  declaration: Declaration,
): Promise<void> {
  const { catalog, officers } = province
  const { revision, service, random } = dossier
  // As the desk is found before anything is answered.
  const owners = catalog.stepOwners(revision, service.agencyId, {})
  const receive = listSteps(catalog.graphOf(revision)).find(({ kind }) => kind === 'receive')
  const desk = receive && owners[receive.id]
  if (!receive || !desk) throw new Error(`the process of ${service.id} has no reception`)
  const receptionist = pick(random, officers.holdersOf({ unitId: desk.unitId, role: receive.role }))
  const owner = officers.actorOf(receptionist.accountId)
  const applicant = someone(province.accounts.seed, 1_000_000_000 + dossier.index)
  dossier.id = await fillIn(province, dossier, { declaration, applicant, owner })
  const { checkedPaperIds } = declaration
  const outcome = await submitAtCounter(contextFor(province, owner), { draftId: dossier.id, checkedPaperIds })
  must(outcome, 'submitted', dossier)
}

interface Filling {
  readonly declaration: Declaration
  readonly applicant: Applicant
  readonly owner: CitizenActor | OfficerActor
}

async function fillIn(
  province: SimulatedProvince,
  dossier: SimulatedDossier,
  { declaration, applicant, owner }: Filling,
): Promise<string> {
  const ctx = contextFor(province, owner)
  const { service, revision, shape } = dossier
  const channel = shape.channel
  const id = await insertDraft(ctx, {
    ownerAccountId: owner.accountId,
    channel,
    service,
    revision,
    applicant,
  })
  const { answers, situations, paperIds } = declaration
  const papers = await papersOf(province, owner, paperIds)
  const address = shape.delivery === 'post' ? applicant.address : null
  const delivery = { way: shape.delivery, address }
  await updateDraft(ctx, { id }, { applicant, answers, situations, papers, delivery })
  return id
}

/** Scans online, paper on the desk. */
export async function papersOf(
  province: SimulatedProvince,
  owner: CitizenActor | OfficerActor,
  paperIds: readonly string[],
): Promise<readonly PaperInput[]> {
  const papers: PaperInput[] = []
  for (const paperId of paperIds) {
    const online = owner.kind === 'citizen'
    const scan = { name: `${paperId}.pdf`, origin: 'applicant', uploadedBy: owner.accountId } as const
    const fileIds = online ? [await storePdf(province, scan)] : []
    papers.push({ paperId, fileIds, originals: online ? 0 : 1, copies: 0 })
  }
  return papers
}

/** The commands refuse what is not in order: in a simulation that is a fault of ours. */
export function must(
  outcome: { readonly kind: string },
  wanted: string,
  { service, index }: Pick<SimulatedDossier, 'service' | 'index'>,
): void {
  if (outcome.kind === wanted) return
  const { kind, ...rest } = outcome
  // The state would fill the screen.
  const why = JSON.stringify({ ...rest, state: undefined }).slice(0, 300)
  throw new Error(`dossier ${index} of ${service.id}: ${kind} ${why}`)
}
