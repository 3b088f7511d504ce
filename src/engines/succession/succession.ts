import { type Holding, holdingsByHolder } from './holdings.ts'
import { overlaps, type Powers, type PowersOf, within } from './powers.ts'

/** An ISO day, `YYYY-MM-DD`; days compare as text. */
export type Day = string

/** Something that exists from a day to a day: an agency, a unit, an area (`code@valid_from`). */
export interface Body {
  readonly key: string
  readonly validFrom: Day
  /** Its last day; null while no end is decided. */
  readonly validTo: Day | null
}

export const LINK_KINDS = ['merge', 'split', 'rename', 'move', 'transfer'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** From `on`, `to` answers for what `from` did: for all of it, or for `powers`. After a `transfer`, `from` goes on. */
export interface Link {
  readonly kind: LinkKind
  readonly from: string
  readonly to: string
  readonly on: Day
  readonly powers?: Powers | undefined
}

export interface Fault {
  readonly kind:
    | 'twice' // two bodies of one key
    | 'unknown' // a link names nobody
    | 'reversed' // ends before it begins
    | 'day' // a link on a day on which its bodies do not follow each other
    | 'chain' // what opens on a day is handed on the same day, in a circle or not
    | 'no-rest' // parts, and nobody for what none of them takes
    | 'double-owner' // two successors for the same powers
    | 'not-limited' // a transfer that does not say of what
    | 'orphan' // ended, and nobody answers for it
  readonly key: string
  readonly message: string
}

export interface Succession {
  /** Who answers on `day` for what `key` did: one body, on every day from the first of `key` on. */
  successorOn(key: string, day: Day, what?: PowersOf): string
  /** The bodies that did on `day` what `key` does: itself while it exists, and those it took over from later. */
  officeOfDay(key: string, day: Day): readonly string[]
  /** What `key` answers for in the end: of itself, unless it ended, and of bodies whose work came to it. */
  heldBy(key: string): readonly Holding[]
}

export class SuccessionError extends Error {
  override readonly name = 'SuccessionError'
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    super(faults.map(({ message }) => message).join('\n'))
    this.faults = faults
  }
}

const FOREVER = '9999-12-31'

interface Structure {
  readonly bodies: ReadonlyMap<string, Body>
  /** By predecessor, earliest first. */
  readonly after: ReadonlyMap<string, readonly Link[]>
}

function structureOf(bodies: readonly Body[], links: readonly Link[]): Structure {
  const inOrder = links.toSorted((one, other) => one.on.localeCompare(other.on))
  return {
    bodies: new Map(bodies.map((body) => [body.key, body])),
    after: Map.groupBy(inOrder, (link) => link.from),
  }
}

/** All that is wrong; empty when every body has, on every day from its first, exactly one that answers for it. */
export function checkSuccession(bodies: readonly Body[], links: readonly Link[]): readonly Fault[] {
  const structure = structureOf(bodies, links)
  const faults = [...faultsOfBodies(bodies), ...links.flatMap((link) => faultsOfLink(structure, link))]
  for (const body of bodies) faults.push(...faultsOfPassing(body, structure.after.get(body.key) ?? []))
  return faults
}

/** Throws `SuccessionError` with everything that is wrong. */
export function compileSuccession(bodies: readonly Body[], links: readonly Link[]): Succession {
  const faults = checkSuccession(bodies, links)
  if (faults.length > 0) throw new SuccessionError(faults)
  const structure = structureOf(bodies, links)
  const before = Map.groupBy(links, (link) => link.to)
  let holdings: ReturnType<typeof holdingsByHolder> | undefined
  return {
    successorOn: (key, day, what = {}) => follow(structure, key, day, what),
    officeOfDay: (key, day) => [...officesOf(structure, before, { key, day })].toSorted(),
    heldBy: (key) => {
      // Not everybody asks, and the answer is that of the links.
      holdings ??= holdingsByHolder([...structure.bodies.keys()], structure.after, (one, what) =>
        follow(structure, one, FOREVER, what),
      )
      return holdings.get(key) ?? []
    },
  }
}

function follow({ bodies, after }: Structure, from: string, day: Day, what: PowersOf): string {
  if (!bodies.has(from)) throw new RangeError(`no body ${from}`)
  let key = from
  let since = ''
  for (;;) {
    const next = nextLink(after.get(key) ?? [], { since, day, what })
    if (!next) return key
    key = next.to
    since = next.on
  }
}

/** The earliest link that takes this case: a part that names it before the one that takes the rest. */
function nextLink(
  links: readonly Link[],
  { since, day, what }: { since: Day; day: Day; what: PowersOf },
): Link | undefined {
  const open = links.filter(({ on }) => on > since && on <= day)
  const taking = open.filter(({ powers }) => powers === undefined || within(powers, what))
  const first = taking[0]
  return first && (taking.find(({ on, powers }) => on === first.on && powers) ?? first)
}

function officesOf(
  { bodies }: Structure,
  before: ReadonlyMap<string, readonly Link[]>,
  { key, day }: { key: string; day: Day },
): ReadonlySet<string> {
  if (!bodies.has(key)) throw new RangeError(`no body ${key}`)
  const seen = new Set([key])
  for (const one of seen) {
    // A set visits what is added while it is walked through.
    for (const { from, on } of before.get(one) ?? []) if (on > day) seen.add(from)
  }
  return new Set([...seen].filter((one) => isValidOn(bodies.get(one) ?? NEVER, day)))
}

const NEVER = { validFrom: FOREVER, validTo: null }

export function isValidOn({ validFrom, validTo }: Pick<Body, 'validFrom' | 'validTo'>, day: Day): boolean {
  return validFrom <= day && (validTo === null || day <= validTo)
}

const DAY_MS = 86_400_000

export function dayAfter(day: Day): Day {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)
}

export function dayBefore(day: Day): Day {
  return new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10)
}

function fault(kind: Fault['kind'], key: string, message: string): Fault {
  return { kind, key, message: `${key}: ${message}` }
}

function faultsOfBodies(bodies: readonly Body[]): Fault[] {
  const seen = new Set<string>()
  return bodies.flatMap(({ key, validFrom, validTo }) => {
    const faults: Fault[] = []
    if (seen.has(key)) faults.push(fault('twice', key, 'is there twice'))
    seen.add(key)
    if (validTo !== null && validTo < validFrom) faults.push(fault('reversed', key, 'ends before it begins'))
    return faults
  })
}

function faultsOfLink({ bodies, after }: Structure, link: Link): Fault[] {
  const { from, to, on } = link
  const [one, other] = [bodies.get(from), bodies.get(to)]
  if (!one || !other) return [fault('unknown', one ? to : from, 'is named by a link and unknown')]
  const faults = link.kind === 'transfer' ? faultsOfTransfer(one, link) : faultsOfEnd(one, link)
  if (from === to) faults.push(fault('chain', from, 'follows itself'))
  if (!isValidOn(other, on)) faults.push(fault('day', to, `does not exist on ${on}, when it takes over`))
  if ((after.get(to) ?? []).some((next) => next.on === on))
    faults.push(fault('chain', to, `takes over and hands on the same day, ${on}`))
  return faults
}

function faultsOfTransfer(body: Body, { from, to, on, powers }: Link): Fault[] {
  return [
    ...(powers ? [] : [fault('not-limited', from, `hands powers to ${to} without saying which`)]),
    ...(isValidOn(body, on) ? [] : [fault('day', from, `does not exist on ${on}, when it hands over`)]),
  ]
}

function faultsOfEnd({ validTo }: Body, { from, on }: Link): Fault[] {
  const ends = validTo === null ? null : dayAfter(validTo)
  return ends === on ? [] : [fault('day', from, `does not end the day before ${on}`)]
}

/** Links of one body: who takes what, with nothing left over and nothing twice. */
function faultsOfPassing({ key, validTo }: Body, links: readonly Link[]): Fault[] {
  const faults: Fault[] = []
  const whole = links.filter(({ kind }) => kind !== 'transfer')
  if (validTo !== null && whole.length === 0) faults.push(fault('orphan', key, 'ends and nobody follows'))
  const rest = whole.filter(({ powers }) => powers === undefined)
  if (whole.length > 0 && rest.length === 0) faults.push(fault('no-rest', key, 'is split without a rest'))
  if (rest.length > 1) faults.push(fault('double-owner', key, 'has two successors for the rest'))
  const parts = links.filter((link) => link.powers !== undefined)
  for (const [index, part] of parts.entries()) {
    const other = parts.slice(index + 1).find((next) => isTakenTwice(part, next))
    if (other) faults.push(fault('double-owner', key, `passes the same to ${part.to} and ${other.to}`))
  }
  return faults
}

/** What was transferred earlier is not there any more when the body ends: only what goes at once, or twice, collides. */
function isTakenTwice(one: Link, other: Link): boolean {
  if (!one.powers || !other.powers || !overlaps(one.powers, other.powers)) return false
  return one.on === other.on || (one.kind === 'transfer' && other.kind === 'transfer')
}
