import { createHash } from 'node:crypto'
import { sameBytes } from './ledger-event.ts'

/** Shows that one leaf is under a root without the other leaves. */
export interface InclusionProof {
  readonly index: number
  readonly size: number
  readonly path: readonly Uint8Array[]
}

// The tree of RFC 6962: leaves and nodes are hashed with different first bytes, so that a node can
// never be passed off as a leaf, and an odd node rises unchanged instead of being doubled.
const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])

/** Root over leaves in their order; the root over none is the digest of nothing. */
export function merkleRoot(leaves: readonly Uint8Array[]): Buffer {
  let level = leaves.map(leafHash)
  while (level.length > 1) level = parents(level)
  return level[0] ?? createHash('sha256').digest()
}

export function inclusionProof(leaves: readonly Uint8Array[], index: number): InclusionProof {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) {
    throw new RangeError(`no leaf ${index} among ${leaves.length}`)
  }
  const path: Uint8Array[] = []
  let level = leaves.map(leafHash)
  for (let at = index; level.length > 1; at >>= 1) {
    const sibling = level[at ^ 1]
    if (sibling !== undefined) path.push(sibling)
    level = parents(level)
  }
  return { index, size: leaves.length, path }
}

export function verifyInclusion(leaf: Uint8Array, proof: InclusionProof, root: Uint8Array): boolean {
  let at = proof.index
  let last = proof.size - 1
  if (!Number.isInteger(at) || at < 0 || at > last) return false
  let hash = leafHash(leaf)
  for (const sibling of proof.path) {
    if (last === 0) return false
    const isRight = at % 2 === 1
    if (isRight || at === last) {
      hash = nodeHash(sibling, hash)
      // A node without a sibling rose through these levels as it was.
      while (at % 2 === 0 && at !== 0) {
        at >>= 1
        last >>= 1
      }
    } else {
      hash = nodeHash(hash, sibling)
    }
    at >>= 1
    last >>= 1
  }
  return last === 0 && sameBytes(hash, root)
}

function leafHash(leaf: Uint8Array): Buffer {
  return createHash('sha256').update(LEAF).update(leaf).digest()
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest()
}

function parents(level: readonly Buffer[]): Buffer[] {
  const above: Buffer[] = []
  for (let at = 0; at < level.length; at += 2) {
    const left = level[at]
    const right = level[at + 1]
    if (left !== undefined) above.push(right === undefined ? left : nodeHash(left, right))
  }
  return above
}
