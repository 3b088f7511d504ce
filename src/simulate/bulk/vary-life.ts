import { addWorkingHours, calendarVersion, dueAt, type WorkCalendar } from '../../engines/calendar/index.ts'
import { type Applicant, dossierCode, type HistoryEvent, vietnamDay } from '../../modules/dossiers/index.ts'
import { readableNumber, readableToken } from '../../platform/ids/id.ts'
import { limitHours } from '../life-shape.ts'
import { accountPerson, someone } from '../simulated-accounts.ts'
import type { BulkWorld, Life, LifeStep } from './build-life.ts'
import { codeKey, documentKey, type DossierNumbers } from './dossier-numbers.ts'
import type { BulkPlan, PlannedDossier } from './plan-dossier.ts'

export interface Variation {
  readonly world: BulkWorld
  readonly plan: BulkPlan
  readonly numbers: DossierNumbers
  readonly endsAt: Date
}

/** One dossier of that life: with its own people, times and numbers, as far as it has come at the end of the period. */
export function varyLife(variation: Variation, life: Life, planned: PlannedDossier): readonly HistoryEvent[] {
  const { world, plan, endsAt } = variation
  const calendar = world.directory.calendarOf(life.service.agencyId)
  const person = applicantOf(plan, planned)
  const times = timesOf(calendar, life, planned)
  const steps = life.steps.slice(0, stepsReached(life, planned))
  const history: HistoryEvent[] = []
  for (const [index, step] of steps.entries()) {
    const at = times[index] ?? planned.submittedAt
    if (at > endsAt && history.length > 0) break
    const actor =
      step.actor.kind === 'applicant' ? { ...step.actor, accountId: person.accountId ?? '' } : step.actor
    history.push({ at, actor, event: vary(variation, { step, life, planned, person, at, calendar }) })
  }
  return history
}

interface Person {
  readonly accountId: string | null
  readonly applicant: Applicant
}

/** Somebody online has an account and comes again; who comes to the desk is somebody else each time. */
function applicantOf(plan: BulkPlan, { shape, index, random }: PlannedDossier): Person {
  if (shape.channel === 'counter' || plan.accountIds.length === 0)
    return { accountId: null, applicant: someone(plan.seed, 1_000_000_000 + index) }
  const which = Math.floor(random() * plan.accountIds.length)
  return { accountId: plan.accountIds[which] ?? null, applicant: accountPerson(plan.accounts, which) }
}

/** A file that is stuck lies at some step between its arrival and its end. */
function stepsReached({ steps, shape }: Life, { stuckAt }: PlannedDossier): number {
  if (stuckAt === undefined) return steps.length
  const first = shape.channel === 'counter' ? 2 : 1
  const last = steps.length - 1
  const isOneAct = steps[last]?.event.type === 'returned' && shape.delivery === 'online'
  return Math.max(first, Math.min(first + Math.floor(stuckAt * last), isOneAct ? last - 1 : last))
}

/** When each step happens: its pause in working hours after the one before. */
function timesOf(calendar: WorkCalendar, life: Life, planned: PlannedDossier): readonly Date[] {
  const atWork = life.steps.filter(({ event }) => PROCESSING.has(event.type)).length
  const share = (limitHours(life.revision) * planned.pace) / Math.max(1, atWork)
  let at = planned.submittedAt
  return life.steps.map((step, index) => {
    const hours = index === 0 ? 0 : pauseBefore(step, life, planned, share)
    if (hours > 0) at = addWorkingHours(calendar, at, hours)
    return at
  })
}

const PROCESSING: ReadonlySet<string> = new Set(['assigned', 'completed', 'issued'])

function pauseBefore(
  { event }: LifeStep,
  { shape }: Life,
  { random }: PlannedDossier,
  share: number,
): number {
  const some = 0.1 + random() * 0.9
  if (PROCESSING.has(event.type)) return share * (0.4 + random() * 1.2)
  // The desk answers within the day; the applicant takes days.
  if (event.type === 'supplemented') return some * 40
  if (event.type === 'returned') return shape.delivery === 'online' ? 0 : some * 16
  if (event.type === 'received' && shape.channel === 'counter') return 0
  return some * 7
}

interface Place {
  readonly step: LifeStep
  readonly life: Life
  readonly planned: PlannedDossier
  readonly person: Person
  readonly at: Date
  readonly calendar: WorkCalendar
}

/** The event of a step with what is this dossier's own. */
function vary(variation: Variation, place: Place): HistoryEvent['event'] {
  const { event } = place.step
  const { person, planned } = place
  switch (event.type) {
    case 'submitted': {
      const own = {
        submissionNo: submissionNo(variation.plan.offset + planned.index),
        applicantAccountId: person.accountId,
      }
      const content = event.private && { ...event.private, applicant: person.applicant }
      return { ...event, data: { ...event.data, ...own }, private: content }
    }
    case 'received':
      return { ...event, data: { ...event.data, ...receptionOf(variation, place) } }
    case 'supplemented': {
      const again = event.data
      const restarts = place.life.shape.supplement === 'processing'
      return { ...event, data: { ...again, dueAt: restarts ? dueOf(place) : null } }
    }
    case 'issued':
      return { ...event, data: { ...event.data, ...numberOf(variation, event.data, place.at) } }
    case 'returned':
      return { ...event, private: event.private && receiverOf(person) }
    default:
      return event
  }
}

function receiverOf({ applicant }: Person) {
  const { name, nationalId, representative, taxCode } = applicant
  return { receiverName: representative?.name ?? name, receiverPaper: nationalId ?? taxCode ?? '', note: '' }
}

function dueOf({ calendar, at, life }: Place): string {
  return dueAt(calendar, at, life.revision.record.deadline).toISOString()
}

function receptionOf({ world, numbers }: Variation, place: Place) {
  const agency = world.directory.getAgency(place.life.service.agencyId)
  const day = vietnamDay(place.at)
  const code = dossierCode(agency.code, day, numbers.next(codeKey(agency.id, day)))
  return { code, dueAt: dueOf(place), calendarVersion: calendarVersion(place.calendar) }
}

function numberOf(
  { world, numbers }: Variation,
  { agencyId, notation: abbreviation }: { readonly agencyId: string; readonly notation: string },
  at: Date,
) {
  const issuedOn = vietnamDay(at)
  const number = numbers.next(documentKey(agencyId, abbreviation, Number(issuedOn.slice(0, 4))))
  const notation = `${number}/${abbreviation}-${world.directory.getAgency(agencyId).abbreviation}`
  return { number, notation, issuedOn, verificationCode: readableToken(12) }
}

const NUMBERS = 30 ** 9
/** Shares no factor with 30: numbers that follow each other give texts far apart, and none twice. */
const STRIDE = 7_919_000_023

function submissionNo(index: number): string {
  const token = readableNumber(Number((BigInt(index) * BigInt(STRIDE)) % BigInt(NUMBERS)), 9)
  return `TN-${token.slice(0, 3)}-${token.slice(3, 6)}-${token.slice(6)}`
}
