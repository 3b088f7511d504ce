import { addWorkingDays, addWorkingHours, localDateAt } from '../engines/calendar/index.ts'
import { apologyDueAt } from '../engines/clock/index.ts'
import {
  type ActOutcome,
  clockInputOf,
  confirmFinancialDuty,
  type DossierContext,
  type DossierState,
  extendDeadline,
  findReadableDossier,
  type OpenTask,
  requestFinancialDuty,
  transferDossier,
} from '../modules/dossiers/index.ts'
import { newId } from '../platform/ids/id.ts'
import { deskOf } from './desk-of.ts'
import { APOLOGY_REASONS } from './opinions.ts'
import { pick } from './people.ts'
import { contextFor, type SimulatedDossier, type SimulatedProvince } from './simulated-province.ts'

/** The desk hands over what came on paper. */
export function transfer(
  province: SimulatedProvince,
  dossier: SimulatedDossier,
  state: DossierState,
): Promise<ActOutcome<string>> {
  const ctx = contextFor(province, deskOf(province, dossier, state))
  return transferDossier(ctx, { dossierId: dossier.id, slipId: newId(province.clock) })
}

const SMALLEST_DUTY_VND = 150_000

/** A tax or charge, once, where the dossier was drawn to have one. */
export async function askForPayment(
  ctx: DossierContext,
  dossier: SimulatedDossier,
  task: OpenTask,
): Promise<ActOutcome<string> | undefined> {
  const isPlace = task.kind === 'examine' || task.kind === 'propose'
  if (!isPlace || !dossier.paysDuty) return undefined
  dossier.paysDuty = false
  const amountVnd = SMALLEST_DUTY_VND * Math.ceil(1 + dossier.random() * 40)
  const content = 'Lệ phí, thuế theo thông báo của cơ quan thuế'
  return requestFinancialDuty(ctx, {
    dossierId: dossier.id,
    token: task.token,
    amountVnd,
    content,
    payBy: '',
  })
}

/** The applicant brings the proof of payment to whoever waits for it. */
export function pay(
  province: SimulatedProvince,
  dossier: SimulatedDossier,
  state: DossierState,
): Promise<ActOutcome<string>> {
  const task = state.tasks.find(({ token }) => token === state.financialDuty?.token)
  if (!task) throw new Error(`dossier ${dossier.index} waits for a payment nobody asked for`)
  const held = task.assigneeAccountId ?? pick(dossier.random, province.officers.holdersOf(task)).accountId
  const ctx = contextFor(province, province.officers.actorOf(held))
  const paidOn = localDateAt(province.clock.now())
  const receipt = `BL-${String(Math.floor(dossier.random() * 1e6)).padStart(6, '0')}`
  return confirmFinancialDuty(ctx, { dossierId: dossier.id, paidOn, receipt })
}

/**
 * When a leader who writes letters of apology writes this one: a few hours before it has to be out. Undefined where
 * none is due before the next act, or the dossier was drawn to get none.
 */
export async function apologyMoment(
  province: SimulatedProvince,
  dossier: SimulatedDossier,
  { state, nextAt }: { readonly state: DossierState; readonly nextAt: Date },
): Promise<Date | undefined> {
  const waits = state.supplement || state.financialDuty
  const isOffered = dossier.apologises && state.extensions === 0 && !waits && !state.finishedAt
  if (!isOffered || !state.dueAt || nextAt <= state.dueAt) return undefined
  const loaded = await findReadableDossier(contextFor(province, { kind: 'system' }), dossier.id)
  const now = province.clock.now()
  const input = loaded && clockInputOf(province, loaded, now)
  if (!input) return undefined
  const { profile, calendar } = input
  const outBy = apologyDueAt(profile, calendar, state.dueAt)
  const written = addWorkingHours(calendar, now, dossier.random() * 3)
  const earliest = new Date(outBy.getTime() - 3 * 3_600_000)
  const at = earliest > written ? earliest : written
  return at < nextAt ? at : undefined
}

/** The letter, with a date that the agency can hold more often than not. */
export function apologise(
  province: SimulatedProvince,
  dossier: SimulatedDossier,
  state: DossierState,
): Promise<ActOutcome<string>> {
  dossier.apologises = false
  const { random } = dossier
  const leaders = province.officers.all.filter(
    ({ role, agencyId }) => role === 'agency_leader' && agencyId === state.agencyId,
  )
  const ctx = contextFor(province, province.officers.actorOf(pick(random, leaders).accountId))
  const now = province.clock.now()
  const from = state.dueAt && state.dueAt > now ? state.dueAt : now
  const calendar = province.directory.calendarOf(state.agencyId)
  const newDueOn = localDateAt(addWorkingDays(calendar, from, 2 + Math.floor(random() * 10)))
  return extendDeadline(ctx, { dossierId: dossier.id, newDueOn, reason: pick(random, APOLOGY_REASONS) })
}
