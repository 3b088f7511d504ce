import type { Random } from '../engines/forms/index.ts'
import type { ProcedureRevision } from '../modules/catalog/index.ts'

/** What kind of life a dossier will have, drawn before it begins. */
export interface LifeShape {
  readonly channel: 'online' | 'counter'
  readonly delivery: 'online' | 'counter' | 'post'
  readonly outcome: 'granted' | 'refused'
  readonly supplement: 'none' | 'reception' | 'processing'
  readonly ending: 'result' | 'declined' | 'withdrawn'
}

const ONLINE = 0.42
const REFUSED = 0.05
const SUPPLEMENTED = 0.08
const SUPPLEMENTED_AT_RECEPTION = 0.35
const DECLINED = 0.02
const WITHDRAWN = 0.025

export function chooseShape(random: Random, { record }: ProcedureRevision): LifeShape {
  const channel = random() < ONLINE ? 'online' : 'counter'
  const delivery = chooseDelivery(random(), channel, record.delivery)
  const outcome = random() < REFUSED ? 'refused' : 'granted'
  const supplemented = random() < SUPPLEMENTED
  const atReception = channel === 'online' && random() < SUPPLEMENTED_AT_RECEPTION
  const supplement = supplemented ? (atReception ? 'reception' : 'processing') : 'none'
  const ended = random()
  // At the counter what cannot be accepted is not taken in the first place.
  const cutShort = ended < DECLINED ? 'declined' : ended < DECLINED + WITHDRAWN ? 'withdrawn' : 'result'
  return { channel, delivery, outcome, supplement, ending: channel === 'online' ? cutShort : 'result' }
}

/** Who would have come online comes to the desk where the service is not online, and takes the result in a way it gives. */
export function fitShape(shape: LifeShape, { record }: Pick<ProcedureRevision, 'record'>): LifeShape {
  const delivery = record.delivery.includes(shape.delivery) ? shape.delivery : 'counter'
  const isOnline = record.ways.some(({ channel }) => channel === 'online')
  if (shape.channel === 'counter' || isOnline) return { ...shape, delivery }
  const supplement = shape.supplement === 'reception' ? 'processing' : shape.supplement
  return { ...shape, channel: 'counter', delivery, supplement, ending: 'result' }
}

function chooseDelivery(
  drawn: number,
  channel: LifeShape['channel'],
  offered: readonly string[],
): LifeShape['delivery'] {
  const wanted = drawn < 0.12 ? 'post' : drawn < 0.75 === (channel === 'online') ? 'online' : 'counter'
  return offered.includes(wanted) ? wanted : 'counter'
}

/** How much of the time limit a dossier takes: most are early, some late, a few very late. */
export function choosePace(random: Random): number {
  const drawn = random()
  if (drawn < 0.8) return 0.3 + random() * 0.55
  if (drawn < 0.93) return 0.85 + random() * 0.14
  return drawn < 0.985 ? 1.05 + random() * 0.5 : 1.5 + random()
}

const HOURS_A_DAY = 8

/** The time limit in working hours. */
export function limitHours({ record }: ProcedureRevision): number {
  const { amount, unit } = record.deadline
  switch (unit) {
    case 'working_day':
      return amount * HOURS_A_DAY
    case 'calendar_day':
      return (amount * 5 * HOURS_A_DAY) / 7
    case 'working_hour':
      return amount
    case 'same_day':
      return HOURS_A_DAY
  }
}
