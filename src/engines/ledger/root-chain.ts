import { canonicalDigest, hex, sameBytes } from './ledger-event.ts'

/** One root over the events of an interval, as stored: `digest` covers it, its meta and the root before. */
export interface ChainedRoot {
  /** 1 for the first root, then without gaps. */
  readonly no: number
  readonly root: Uint8Array
  /** What else is sealed: when, from which event to which, how many. Plain JSON values. */
  readonly meta: object
  readonly previousDigest: Uint8Array | null
  readonly digest: Uint8Array
}

export interface RootFault {
  readonly no: number
  /** Last of a run of missing roots. */
  readonly throughNo?: number
  readonly kind: 'changed' | 'missing'
}

/** Digest of a root chained to the one before it (null before the first). */
export function chainRoot(previousDigest: Uint8Array | null, root: Uint8Array, meta: object): Buffer {
  return canonicalDigest({ previousDigest: hex(previousDigest), root: hex(root), meta })
}

/** Names the roots that were rewritten or taken out. The events under each root are checked by `merkleRoot`. */
export function verifyRootChain(roots: readonly ChainedRoot[]): readonly RootFault[] {
  const sorted = roots.toSorted((a, b) => a.no - b.no)
  const faults = sorted.flatMap((current, at) => faultsAt(sorted[at - 1], current))
  return [...new Map(faults.map((fault) => [`${fault.no} ${fault.kind}`, fault])).values()]
}

function faultsAt(previous: ChainedRoot | undefined, current: ChainedRoot): RootFault[] {
  const { no, root, meta, previousDigest, digest } = current
  const whole = sameBytes(chainRoot(previousDigest, root, meta), digest)
  const due = previous ? previous.no + 1 : 1
  if (no > due) {
    const gap: RootFault = { no: due, throughNo: no - 1, kind: 'missing' }
    return whole ? [gap] : [gap, { no, kind: 'changed' }]
  }
  if (!whole || no < due) return [{ no, kind: 'changed' }]
  // Whole, but the root before no longer has the digest this one was chained to: that one was rewritten.
  const continues = sameBytes(previousDigest, previous?.digest ?? null)
  return continues ? [] : [{ no: previous?.no ?? no, kind: 'changed' }]
}
