import type { IsoDate } from '../../engines/calendar/index.ts'
import { countDraw, gammaDraw } from '../../engines/forecast/index.ts'
import { type Random, seededRandom } from '../../engines/forms/index.ts'
import { seedOf } from '../simulated-accounts.ts'

/** Whoever has procedures: an agency, or the committees of a tier together. */
export interface ProcedureOwner {
  /** Agency or tier. */
  readonly key: string
  /** Whose administrator drafts. */
  readonly draftedBy: string
  /** What the Decision lists of it, in the order in which it comes online. */
  readonly listed: readonly string[]
  /** All its procedures, also those that no catalogue holds yet; none are begun anew where that is what is listed. */
  readonly whole: number
  /** Listed procedures with a fee. */
  readonly withFee: ReadonlySet<string>
}

/** The life of one procedure on the roadmap; days are days of publication. */
export interface PlannedProcedure {
  readonly id: string
  /** One of its own, for what is drawn about it alone. */
  readonly number: number
  readonly owner: string
  readonly draftedBy: string
  /** A procedure made up here begins with the words, form and process of a listed one. */
  readonly basedOn: string | undefined
  /** Published as it is done so far: at the desk and by post. */
  readonly announcedOn: IsoDate
  /** Absent where that lies beyond what was looked at. */
  readonly onlineOn: IsoDate | undefined
  /** Its fee is given up. */
  readonly freeOn: IsoDate | undefined
  readonly pause: { readonly from: IsoDate; readonly to: IsoDate } | undefined
}

export interface RoadmapWish {
  readonly seed: number
  readonly from: IsoDate
  readonly to: IsoDate
  /** Procedures a month that come online in the whole province, in the long run. */
  readonly perMonth: number
}

/** The pace of an agency varies this much about what its size says: variance by squared mean. */
const PACE_SPREAD = 0.5
/** Of what is shared by all in a month: budgets, elections, summers. */
const MONTH_SPREAD = 0.12
/** Procedures come online in batches: variance of a month by its mean. */
const BATCHES = 2
/** A procedure that all committees of a tier offer needs all of them. */
const MONTHS_A_SHARED_PROCEDURE = 14
/** Procedures are announced this long before they come online. */
const ANNOUNCED_BEFORE = { least: 2, most: 8 }
const GIVES_UP_FEE = 0.3
const PAUSES = 0.03

/** Days of a month on which the control office publishes; a day off is its next working day. */
const PUBLICATION_DAYS = [10, 25]

/**
 * When each procedure of each owner is announced and comes online. Paces are drawn once and stay what they are; owners
 * draw from streams of their own, so that one owner more changes nobody else.
 */
export function planProcedures(
  owners: readonly ProcedureOwner[],
  wish: RoadmapWish,
): readonly PlannedProcedure[] {
  const months = monthsOf(wish)
  const common = seededRandom(seedOf(wish.seed, 900_001))
  const shared = months.map(() => gammaDraw(common, 1, MONTH_SPREAD))
  const wholeProvince = owners.reduce((sum, { whole }) => sum + whole, 0)
  return owners.flatMap((owner, place) => {
    const random = randomOf(wish.seed, 910_000 + place)
    const mean = isShared(owner)
      ? 1 / MONTHS_A_SHARED_PROCEDURE
      : (wish.perMonth * owner.whole) / wholeProvince
    const pace = gammaDraw(random, mean, mean ** 2 * PACE_SPREAD)
    return planOwner(owner, { place, pace, shared, months, random, from: wish.from })
  })
}

/** An owner that begins nothing anew has what the Decision lists and no more. */
const isShared = ({ whole, listed }: ProcedureOwner): boolean => whole <= listed.length

interface OwnerPlan {
  readonly place: number
  readonly pace: number
  readonly shared: readonly number[]
  readonly months: readonly string[]
  readonly random: Random
  readonly from: IsoDate
}

function planOwner(
  owner: ProcedureOwner,
  { place, pace, shared, months, random, from }: OwnerPlan,
): readonly PlannedProcedure[] {
  const planned: PlannedProcedure[] = []
  for (const [index, month] of months.entries()) {
    const count = countDraw(random, pace * (shared[index] ?? 1), BATCHES)
    for (let made = 0; made < count && planned.length < owner.whole; made += 1) {
      const onlineOn = publicationDay(random, month)
      if (onlineOn <= from) continue
      planned.push(planOne(owner, { place, no: planned.length, onlineOn, months, index, random, from }))
    }
  }
  // What the Decision lists is done at the desk until it comes online, also where it never does.
  for (let no = planned.length; no < owner.listed.length; no += 1)
    planned.push({ ...identityOf(owner, { place, no, random }), announcedOn: from, ...NEVER })
  return planned
}

const NEVER = { onlineOn: undefined, freeOn: undefined, pause: undefined }

interface Online {
  readonly place: number
  readonly no: number
  readonly onlineOn: IsoDate
  readonly months: readonly string[]
  readonly index: number
  readonly random: Random
  readonly from: IsoDate
}

function planOne(owner: ProcedureOwner, online: Online): PlannedProcedure {
  const { no, onlineOn, months, index, random, from, place } = online
  const identity = identityOf(owner, { place, no, random })
  const { least, most } = ANNOUNCED_BEFORE
  const before = least + Math.floor(random() * (most - least + 1))
  const announced = publicationDay(random, months[index - before] ?? '')
  const monthsUntilFree = 3 + Math.floor(random() * 22)
  const isFreed = random() < GIVES_UP_FEE && owner.withFee.has(identity.basedOn ?? identity.id)
  return {
    ...identity,
    announcedOn: identity.basedOn === undefined || announced <= from ? from : announced,
    onlineOn,
    freeOn: isFreed ? publicationDay(random, months[index + monthsUntilFree] ?? '9999-12') : undefined,
    pause: pauseOf(onlineOn, random),
  }
}

interface Place {
  readonly place: number
  readonly no: number
  readonly random: Random
}

/** What is listed comes first; after it procedures begun with the words of one that is listed. */
function identityOf({ key, draftedBy, listed }: ProcedureOwner, { place, no, random }: Place) {
  const own = listed[no]
  const basedOn = own === undefined ? listed[Math.floor(random() * listed.length)] : undefined
  const letter = String.fromCodePoint(0x61 + place)
  return {
    id: own ?? `m${letter}-${String(no).padStart(4, '0')}`,
    number: place * 10_000 + no,
    owner: key,
    draftedBy,
    basedOn,
  }
}

function pauseOf(onlineOn: IsoDate, random: Random): PlannedProcedure['pause'] {
  const [drawn, start, length] = [random(), random(), random()]
  if (drawn >= PAUSES) return undefined
  const from = daysAfter(onlineOn, 30 + Math.floor(start * 400))
  return { from, to: daysAfter(from, 20 + Math.floor(length * 70)) }
}

const publicationDay = (random: Random, month: string): IsoDate =>
  month === '' ? '' : `${month}-${PUBLICATION_DAYS[Math.floor(random() * PUBLICATION_DAYS.length)]}`

/** From the first to some months after the last: what comes online later was announced before. */
function monthsOf({ from, to }: Pick<RoadmapWish, 'from' | 'to'>): readonly string[] {
  const months: string[] = []
  const first = new Date(`${from.slice(0, 7)}-01T00:00:00Z`)
  const last = new Date(`${to.slice(0, 7)}-01T00:00:00Z`)
  last.setUTCMonth(last.getUTCMonth() + ANNOUNCED_BEFORE.most)
  for (; first <= last; first.setUTCMonth(first.getUTCMonth() + 1))
    months.push(first.toISOString().slice(0, 7))
  return months
}

/** A stream of its own for one thing of many. The first numbers of neighbouring seeds are alike, so one is left out. */
export function randomOf(seed: number, number: number): Random {
  const random = seededRandom(seedOf(seed, number))
  random()
  return random
}

export function daysAfter(day: IsoDate, days: number): IsoDate {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
