// What is read here may have been edited by somebody with full access to the database, so no column
// is trusted. Each row is first judged alone (is its digest the digest of its content?), then given
// the place its content was sealed for, and only then are neighbours compared. A forger who rewrites
// a row and every digest after it leaves a chain without fault: the expected last digest, which the
// chained roots hold, is what gives that away.
import { type ChainedEvent, eventDigest, isSealed, sameBytes } from './ledger-event.ts'

export interface LedgerFault {
  readonly seq: number
  /** Last of a run of missing events. */
  readonly throughSeq?: number
  readonly kind: 'changed' | 'missing' | 'inserted' | 'reordered'
  /** The place a reordered row was written for, when its content tells. */
  readonly originalSeq?: number
}

/** What is known of the dossier from elsewhere: its projection and the chained roots. */
export interface ChainExpectation {
  readonly dossierId?: string
  readonly length?: number
  readonly lastDigest?: Uint8Array
}

export type ChainVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly faults: readonly LedgerFault[] }

/** Checks all events of one dossier, in the order they are stored, and names what was done to which. */
export function verifyChain(events: readonly ChainedEvent[], expected: ChainExpectation = {}): ChainVerdict {
  const placed = placeRows(events, expected)
  const chosen = choose(placed.rows, expected)
  const faults = [
    ...outOfOrder(events),
    ...placed.faults,
    ...chosen.faults,
    ...missingRuns([...chosen.chain.keys()], expected.length),
    ...brokenLinks(chosen.chain, expected),
    ...tailFaults(chosen.chain, expected),
  ]
  const distinct = new Map(faults.map((fault) => [`${fault.seq} ${fault.kind}`, fault]))
  if (distinct.size === 0) return { ok: true }
  return { ok: false, faults: [...distinct.values()].sort((a, b) => a.seq - b.seq) }
}

interface PlacedRow {
  readonly row: ChainedEvent
  readonly place: number
  readonly changed: boolean
}

function outOfOrder(events: readonly ChainedEvent[]): LedgerFault[] {
  const sorted = events.toSorted((a, b) => a.seq - b.seq)
  return events
    .filter((row, at) => row.seq !== sorted[at]?.seq)
    .map(({ seq }) => ({ seq, kind: 'reordered' }))
}

function placeRows(events: readonly ChainedEvent[], expected: ChainExpectation) {
  const home = expected.dossierId ?? mostFrequent(events.map((row) => row.dossierId))
  const rows: PlacedRow[] = []
  const faults: LedgerFault[] = []
  for (const row of events) {
    if (isSealed(row)) {
      if (row.dossierId === home) rows.push({ row, place: row.seq, changed: false })
      else faults.push({ seq: row.seq, kind: 'inserted' })
      continue
    }
    const originalSeq = findOriginalSeq(row, events.length)
    if (originalSeq === undefined) faults.push({ seq: row.seq, kind: 'changed' })
    else faults.push({ seq: row.seq, kind: 'reordered', originalSeq })
    rows.push({ row, place: originalSeq ?? row.seq, changed: originalSeq === undefined })
  }
  return { rows, faults }
}

// Rows may be gone as well, so places beyond the number of rows are tried too; a bound keeps a
// column filled with nonsense from costing more than the chain is worth.
const PLACES_BEYOND = 64

function findOriginalSeq(row: ChainedEvent, rowCount: number): number | undefined {
  for (let seq = 1; seq <= rowCount + PLACES_BEYOND; seq++) {
    const digest = eventDigest({ previousDigest: row.previousDigest, event: { ...row, seq } })
    if (sameBytes(digest, row.digest)) return seq
  }
  return undefined
}

/** One row for each place: the one its neighbours vouch for; the others were put in. */
function choose(rows: readonly PlacedRow[], expected: ChainExpectation) {
  const byPlace = Map.groupBy(rows, ({ place }) => place)
  const trust = ({ row, place, changed }: PlacedRow): number => {
    const before = byPlace.get(place - 1) ?? []
    const after = byPlace.get(place + 1) ?? []
    const vouched =
      after.some((next) => sameBytes(next.row.previousDigest, row.digest)) ||
      (expected.lastDigest !== undefined && sameBytes(expected.lastDigest, row.digest))
    const linked =
      place === 1
        ? row.previousDigest === null
        : before.some((previous) => sameBytes(previous.row.digest, row.previousDigest))
    // A forger can link to the row before, but not make the row after link to the forgery.
    return (vouched ? 4 : 0) + (linked ? 2 : 0) + (changed ? 0 : 1)
  }
  const chain = new Map<number, PlacedRow>()
  const faults: LedgerFault[] = []
  for (const [place, candidates] of [...byPlace].sort(([a], [b]) => a - b)) {
    const [best, ...others] = candidates.toSorted((a, b) => trust(b) - trust(a))
    const beyond = place < 1 || (expected.length !== undefined && place > expected.length)
    const put = beyond ? candidates : others
    faults.push(...put.map(({ row }): LedgerFault => ({ seq: row.seq, kind: 'inserted' })))
    if (best !== undefined && !beyond) chain.set(place, best)
  }
  return { chain, faults }
}

function missingRuns(places: readonly number[], length: number | undefined): LedgerFault[] {
  const faults: LedgerFault[] = []
  const end = length ?? places.at(-1) ?? 0
  let next = 1
  for (const place of [...places, end + 1]) {
    if (place > next) faults.push(missing(next, place - 1))
    next = place + 1
  }
  return faults
}

function missing(seq: number, throughSeq: number): LedgerFault {
  return seq === throughSeq ? { seq, kind: 'missing' } : { seq, throughSeq, kind: 'missing' }
}

type Chain = ReadonlyMap<number, PlacedRow>

/** Both rows are whole, yet the second does not continue the first: one was rewritten with its digest. */
function brokenLinks(chain: Chain, expected: ChainExpectation): LedgerFault[] {
  const faults: LedgerFault[] = []
  for (const [place, current] of chain) {
    const previous = chain.get(place - 1)
    if (current.changed || previous?.changed || continues(place, previous, current)) continue
    const heldByNext = chain.get(place + 1)?.row.previousDigest ?? expected.lastDigest
    const guilty = forgedOf(previous, current, heldByNext)
    faults.push({ seq: guilty.row.seq, kind: 'changed' })
  }
  return faults
}

/** Also true when the row before is missing: there is nothing to compare with then. */
function continues(place: number, previous: PlacedRow | undefined, current: PlacedRow): boolean {
  if (place === 1) return current.row.previousDigest === null
  return previous === undefined || sameBytes(previous.row.digest, current.row.previousDigest)
}

/** The later row is the forgery when what comes after it does not hold on to it either. */
function forgedOf(
  previous: PlacedRow | undefined,
  current: PlacedRow,
  heldByNext: Uint8Array | undefined,
): PlacedRow {
  const currentIsHeld = heldByNext === undefined || sameBytes(heldByNext, current.row.digest)
  return currentIsHeld && previous !== undefined ? previous : current
}

function tailFaults(chain: Chain, expected: ChainExpectation): LedgerFault[] {
  const { lastDigest, length } = expected
  const lastPlace = length ?? Math.max(0, ...chain.keys())
  const last = chain.get(lastPlace)
  if (lastDigest === undefined || last?.changed) return []
  if (last !== undefined && sameBytes(last.row.digest, lastDigest)) return []
  if (length !== undefined) return last ? [{ seq: last.row.seq, kind: 'changed' }] : []
  const end = [...chain.values()].find(({ row }) => sameBytes(row.digest, lastDigest))
  if (end === undefined) return [{ seq: lastPlace + 1, kind: 'missing' }]
  return [...chain.values()]
    .filter(({ place }) => place > end.place)
    .map(({ row }) => ({ seq: row.seq, kind: 'inserted' }))
}

function mostFrequent(values: readonly string[]): string | undefined {
  const groups = [...Map.groupBy(values, (value) => value)]
  return groups.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]
}
