import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  type ChainedEvent,
  type ChainExpectation,
  type ChainedRoot,
  chainRoot,
  eventDigest,
  inclusionProof,
  type LedgerEvent,
  type LedgerFault,
  merkleRoot,
  opensCommitment,
  privateCommitment,
  verifyChain,
  verifyInclusion,
  verifyRootChain,
} from './index.ts'

const DOSSIER = '0198d1f0-0000-7000-8000-000000000001'

function chainOf(bodies: readonly Partial<LedgerEvent>[]): ChainedEvent[] {
  let previousDigest: Uint8Array | null = null
  return bodies.map((body, at) => {
    const event: LedgerEvent = {
      dossierId: DOSSIER,
      seq: at + 1,
      type: 'noted',
      at: new Date(Date.UTC(2015, 4, 4, 1, at)).toISOString(),
      actor: { post: 'receptionist' },
      data: { text: `bước ${at}` },
      privateDigest: null,
      ...body,
    }
    const chained: ChainedEvent = { ...event, previousDigest, digest: eventDigest({ previousDigest, event }) }
    previousDigest = chained.digest
    return chained
  })
}

const chain = (length: number) => chainOf(Array.from({ length }, () => ({})))
const reseal = (row: ChainedEvent): ChainedEvent => ({
  ...row,
  digest: eventDigest({ previousDigest: row.previousDigest, event: row }),
})
function faultsOf(events: readonly ChainedEvent[], expected: ChainExpectation = {}): readonly LedgerFault[] {
  const verdict = verifyChain(events, expected)
  return verdict.ok ? [] : verdict.faults
}
const expectationOf = (events: readonly ChainedEvent[]): ChainExpectation => ({
  dossierId: DOSSIER,
  length: events.length,
  lastDigest: events.at(-1)!.digest,
})
const names = (faults: readonly LedgerFault[], seq: number, kind: LedgerFault['kind']) =>
  faults.some((fault) => fault.kind === kind && fault.seq <= seq && seq <= (fault.throughSeq ?? fault.seq))

describe('the digest of an event', () => {
  const [event] = chainOf([{ privateDigest: Buffer.alloc(32, 1) }])
  it('is SHA-256 over the canonical JSON, so that any program can compute it', () => {
    const json = `{"actor":{"post":"receptionist"},"at":"2015-05-04T01:00:00.000Z","data":{"text":"bước 0"},"dossierId":"${DOSSIER}","previousDigest":null,"privateDigest":"${'01'.repeat(32)}","seq":1,"type":"noted"}`
    assert.equal(Buffer.from(event!.digest).toString('hex'), createHash('sha256').update(json).digest('hex'))
  })
  it('does not depend on the order of keys', () => {
    const digest = (data: unknown) => eventDigest({ previousDigest: null, event: { ...event!, data } })
    assert.deepEqual(digest({ a: 1, b: { c: 2, d: [1, 2] } }), digest({ b: { d: [1, 2], c: 2 }, a: 1 }))
    assert.notDeepEqual(digest({ d: [1, 2] }), digest({ d: [2, 1] }))
  })
  it('depends on the digest before it', () => {
    assert.notDeepEqual(
      eventDigest({ previousDigest: Buffer.alloc(32), event: event! }),
      eventDigest({ previousDigest: null, event: event! }),
    )
  })
  it('is the same after a journey through JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (data) => {
        const read: unknown = JSON.parse(JSON.stringify(data))
        const digest = (value: unknown) =>
          eventDigest({ previousDigest: null, event: { ...event!, data: value } })
        assert.deepEqual(digest(data), digest(read))
      }),
    )
  })
  it('refuses what JSON cannot hold', () => {
    assert.throws(() =>
      eventDigest({ previousDigest: null, event: { ...event!, data: { amount: Number.NaN } } }),
    )
  })
})

describe('commitment to personal data', () => {
  const salt = Buffer.from('00112233445566778899aabbccddeeff', 'hex')
  const person = { name: 'Nguyễn Văn An', nationalId: '095188001234' }
  it('opens with the same salt and data only', () => {
    const digest = privateCommitment(salt, person)
    assert.equal(opensCommitment(salt, { nationalId: '095188001234', name: 'Nguyễn Văn An' }, digest), true)
    assert.equal(opensCommitment(salt, { ...person, name: 'Nguyễn Văn Ân' }, digest), false)
    assert.equal(opensCommitment(Buffer.alloc(16), person, digest), false)
  })
  it('leaves the chain whole when the data is removed', () => {
    assert.deepEqual(verifyChain(chainOf([{ privateDigest: privateCommitment(salt, person) }, {}])), {
      ok: true,
    })
  })
})

describe('a chain', () => {
  it('is whole as written, with and without expectations', () => {
    for (const length of [1, 2, 30]) {
      assert.deepEqual(verifyChain(chain(length)), { ok: true })
      assert.deepEqual(verifyChain(chain(length), expectationOf(chain(length))), { ok: true })
    }
    assert.deepEqual(verifyChain([]), { ok: true })
  })

  const mutations: [string, (row: ChainedEvent) => Partial<ChainedEvent>][] = [
    ['dossierId', () => ({ dossierId: '0198d1f0-0000-7000-8000-000000000002' })],
    ['type', () => ({ type: 'approved' })],
    ['at', (row) => ({ at: row.at.replace('T01', 'T02') })],
    ['actor', () => ({ actor: { post: 'leader' } })],
    ['data', () => ({ data: { text: 'khác' } })],
    ['privateDigest', () => ({ privateDigest: Buffer.alloc(32, 7) })],
    ['previousDigest', () => ({ previousDigest: Buffer.alloc(32, 7) })],
    ['digest', () => ({ digest: Buffer.alloc(32, 7) })],
  ]
  for (const [field, mutate] of mutations) {
    it(`names the row whose ${field} was changed, and no other`, () => {
      for (let at = 0; at < 6; at++) {
        const events = chain(6)
        const changed = events.with(at, { ...events[at]!, ...mutate(events[at]!) })
        assert.deepEqual(faultsOf(changed), [{ seq: at + 1, kind: 'changed' }], `row ${at + 1}`)
      }
    })
  }

  it('names a row rewritten together with its digest', () => {
    for (let at = 0; at < 6; at++) {
      const events = chain(6)
      const forged = events.with(at, reseal({ ...events[at]!, data: { text: 'khác' } }))
      assert.deepEqual(
        faultsOf(forged, expectationOf(events)),
        [{ seq: at + 1, kind: 'changed' }],
        `row ${at + 1}`,
      )
    }
  })

  it('names the place a row was moved from and to', () => {
    const events = chain(5)
    const moved = events.with(1, { ...events[1]!, seq: 4 }).with(3, { ...events[3]!, seq: 2 })
    const sorted = moved.toSorted((a, b) => a.seq - b.seq)
    assert.deepEqual(faultsOf(sorted), [
      { seq: 2, kind: 'reordered', originalSeq: 4 },
      { seq: 4, kind: 'reordered', originalSeq: 2 },
    ])
  })

  it('keeps the report short when a sequence number was set to nonsense', () => {
    const events = chain(4)
    assert.deepEqual(faultsOf(events.with(3, { ...events[3]!, seq: 2_000_000_000 })), [
      { seq: 2_000_000_000, kind: 'reordered', originalSeq: 4 },
    ])
    const forged = reseal({ ...events[3]!, seq: 2_000_000_000 })
    assert.deepEqual(faultsOf([...events, forged]), [{ seq: 5, throughSeq: 1_999_999_999, kind: 'missing' }])
    assert.deepEqual(faultsOf([...events, forged], { length: 4 }), [{ seq: 2_000_000_000, kind: 'inserted' }])
  })

  it('names a run of removed rows as one', () => {
    const events = chain(9)
    assert.deepEqual(faultsOf(events.toSpliced(2, 3)), [{ seq: 3, throughSeq: 5, kind: 'missing' }])
    assert.deepEqual(faultsOf([], { length: 3 }), [{ seq: 1, throughSeq: 3, kind: 'missing' }])
  })

  it('sees a cut tail by the expected length or by the expected last digest', () => {
    const events = chain(5)
    assert.deepEqual(faultsOf(events.slice(0, 4), { length: 5 }), [{ seq: 5, kind: 'missing' }])
    assert.deepEqual(faultsOf(events.slice(0, 4), { lastDigest: events[4]!.digest }), [
      { seq: 5, kind: 'missing' },
    ])
  })

  it('sees rows added at the end', () => {
    const events = chain(5)
    assert.deepEqual(faultsOf(events, { length: 4 }), [{ seq: 5, kind: 'inserted' }])
    assert.deepEqual(faultsOf(events, { lastDigest: events[2]!.digest }), [
      { seq: 4, kind: 'inserted' },
      { seq: 5, kind: 'inserted' },
    ])
  })

  it('tells the genuine row from one put at the same place', () => {
    const events = chain(5)
    const forged = reseal({ ...events[2]!, data: { text: 'giả' } })
    assert.deepEqual(faultsOf(events.toSpliced(2, 0, forged)), [{ seq: 3, kind: 'inserted' }])
    assert.deepEqual(faultsOf(events.toSpliced(3, 0, forged)), [{ seq: 3, kind: 'inserted' }])
  })

  it('names a row brought from another dossier', () => {
    const events = chain(4)
    const [foreign] = chainOf([{ dossierId: '0198d1f0-0000-7000-8000-00000000000f' }])
    assert.deepEqual(faultsOf(events.toSpliced(1, 0, foreign!)), [{ seq: 1, kind: 'inserted' }])
  })

  it('finds a wholly rewritten chain by the last digest the roots know', () => {
    const events = chain(5)
    const rewritten = chainOf(Array.from({ length: 5 }, (_, at) => (at < 2 ? {} : { type: 'forged' })))
    assert.deepEqual(verifyChain(rewritten), { ok: true })
    assert.deepEqual(faultsOf(rewritten, expectationOf(events)), [{ seq: 5, kind: 'changed' }])
  })
})

describe('any tampering with any chain', () => {
  const anyChain = fc
    .array(fc.record({ type: fc.constantFrom('a', 'b'), data: fc.jsonValue({ maxDepth: 2 }) }), {
      minLength: 2,
      maxLength: 12,
    })
    .map(chainOf)
  const pick = (events: readonly ChainedEvent[], n: number) => n % events.length

  it('by changing a field names that row', () => {
    fc.assert(
      fc.property(
        anyChain,
        fc.nat(),
        fc.constantFrom('data', 'type', 'at', 'actor', 'dossierId'),
        fc.string({ minLength: 1 }),
        (events, n, field, value) => {
          const at = pick(events, n)
          const row = { ...events[at]!, [field]: `${value}~` }
          return names(faultsOf(events.with(at, row)), at + 1, 'changed')
        },
      ),
    )
  })
  it('by changing one byte of a digest names that row', () => {
    fc.assert(
      fc.property(
        anyChain,
        fc.nat(),
        fc.nat(31),
        fc.integer({ min: 1, max: 255 }),
        (events, n, byte, mask) => {
          const at = pick(events, n)
          const digest = Buffer.from(events[at]!.digest)
          digest[byte] = digest[byte]! ^ mask
          return names(faultsOf(events.with(at, { ...events[at]!, digest })), at + 1, 'changed')
        },
      ),
    )
  })
  it('by removing a row names it, the last one too when the length is known', () => {
    fc.assert(
      fc.property(anyChain, fc.nat(), (events, n) => {
        const at = pick(events, n)
        return names(faultsOf(events.toSpliced(at, 1), { length: events.length }), at + 1, 'missing')
      }),
    )
  })
  it('by putting in a well-sealed row names a row put in', () => {
    fc.assert(
      fc.property(anyChain, fc.nat(), fc.string(), (events, n, text) => {
        const at = pick(events, n)
        const forged = reseal({ ...events[at]!, data: { forged: text } })
        const faults = faultsOf(events.toSpliced(at + 1, 0, forged), expectationOf(events))
        return faults.length === 1 && names(faults, at + 1, 'inserted')
      }),
    )
  })
  it('by swapping two rows, in storage or in their numbers, names both', () => {
    fc.assert(
      fc.property(anyChain, fc.nat(), fc.nat(), (events, n, m) => {
        const a = pick(events, n)
        const b = pick(events, m)
        fc.pre(a !== b)
        const stored = events.with(a, events[b]!).with(b, events[a]!)
        const renumbered = events
          .with(a, { ...events[a]!, seq: b + 1 })
          .with(b, { ...events[b]!, seq: a + 1 })
        return [faultsOf(stored), faultsOf(renumbered)].every(
          (faults) => names(faults, a + 1, 'reordered') && names(faults, b + 1, 'reordered'),
        )
      }),
    )
  })
})

describe('roots', () => {
  const leaves = (count: number) =>
    Array.from({ length: count }, (_, at) => createHash('sha256').update(`${at}`).digest())

  it('agree with the reference tree of RFC 6962', () => {
    const inputs = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ]
    const tree = inputs.map((input) => Buffer.from(input, 'hex'))
    assert.equal(
      merkleRoot([]).toString('hex'),
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    assert.equal(
      merkleRoot(tree.slice(0, 1)).toString('hex'),
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    )
    assert.equal(
      merkleRoot(tree.slice(0, 3)).toString('hex'),
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    )
    assert.equal(
      merkleRoot(tree).toString('hex'),
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    )
  })
  it('hold a proof for each leaf and for nothing else', () => {
    for (let size = 1; size <= 33; size++) {
      const tree = leaves(size)
      const root = merkleRoot(tree)
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(tree, index)
        assert.equal(verifyInclusion(tree[index]!, proof, root), true, `leaf ${index} of ${size}`)
        assert.equal(verifyInclusion(Buffer.from('other'), proof, root), false)
        assert.equal(
          verifyInclusion(tree[index]!, { ...proof, index: (index + 1) % (size + 1) }, root),
          false,
        )
        assert.equal(
          verifyInclusion(tree[index]!, { ...proof, path: [...proof.path, Buffer.alloc(32)] }, root),
          false,
        )
      }
    }
    assert.throws(() => inclusionProof(leaves(3), 3), RangeError)
  })
  it('change with any leaf and with their order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), (size, n) => {
        const tree = leaves(size)
        const at = n % size
        const swapped = tree.with(at, tree[(at + 1) % size]!).with((at + 1) % size, tree[at]!)
        const changed = tree.with(at, Buffer.alloc(32))
        return ![swapped, changed, tree.slice(0, -1)].some((other) =>
          merkleRoot(other).equals(merkleRoot(tree)),
        )
      }),
    )
  })

  const rootChain = (): ChainedRoot[] => {
    let previousDigest: Uint8Array | null = null
    return [1, 2, 3, 4].map((no) => {
      const root = merkleRoot(leaves(no))
      const meta = { no, eventCount: no }
      const chained: ChainedRoot = {
        no,
        root,
        meta,
        previousDigest,
        digest: chainRoot(previousDigest, root, meta),
      }
      previousDigest = chained.digest
      return chained
    })
  }
  it('are whole as written', () => assert.deepEqual(verifyRootChain(rootChain()), []))
  it('name the one rewritten or taken out', () => {
    const roots = rootChain()
    assert.deepEqual(verifyRootChain(roots.with(1, { ...roots[1]!, meta: { no: 2, eventCount: 9 } })), [
      { no: 2, kind: 'changed' },
    ])
    assert.deepEqual(verifyRootChain(roots.toSpliced(1, 1)), [{ no: 2, throughNo: 2, kind: 'missing' }])
    assert.deepEqual(verifyRootChain(roots.toSpliced(0, 2)), [{ no: 1, throughNo: 2, kind: 'missing' }])
    const forged = { ...roots[1]!, root: Buffer.alloc(32) }
    const resealed = { ...forged, digest: chainRoot(forged.previousDigest, forged.root, forged.meta) }
    assert.deepEqual(verifyRootChain(roots.with(1, resealed)), [{ no: 2, kind: 'changed' }])
  })
})
