import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type ChainedEvent as LedgerRow, opensCommitment, verifyChain } from '../../engines/ledger/index.ts'
import type { NewEvent } from './dossier-event.ts'
import { type ChainedEvent, chainEvents } from './dossier-store.ts'

const ID = '01900000-0000-7000-8000-000000000001'
const ACTOR = { kind: 'officer', accountId: 'o', postId: 'p', agencyId: 'a' } as const
const AT = new Date('2026-11-24T02:00:00.123Z')

const note = (text: string): NewEvent => ({ type: 'noted', data: { requestId: 'r' }, private: { text } })

/** As jsonb would give it back: keys in its own order, undefined gone. */
function stored({ event, privateDigest, previousDigest, digest }: ChainedEvent): LedgerRow {
  const columns = JSON.parse(JSON.stringify(event)) as Pick<
    LedgerRow,
    'type' | 'seq' | 'at' | 'actor' | 'data'
  >
  const { type, seq, at, actor, data } = columns
  return { dossierId: ID, type, seq, at, actor, data, privateDigest, previousDigest, digest }
}

const chain = (events: readonly NewEvent[], after = { seq: 0, digest: null as Buffer | null }) =>
  chainEvents(ID, after, { at: AT, actor: ACTOR, events })

describe('events given their place in the chain', () => {
  test('verify after storage, whatever texts people write', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 8 }), (texts) => {
        const rows = chain(texts.map(note)).map(stored)
        assert.deepEqual(verifyChain(rows, { dossierId: ID, length: texts.length }), { ok: true })
      }),
      { numRuns: 50 },
    )
  })

  test('a second act goes on where the first ended', () => {
    const first = chain([note('một'), note('hai')])
    const last = first.at(-1)!
    const second = chain([note('ba')], { seq: last.event.seq, digest: last.digest })
    assert.deepEqual(verifyChain([...first, ...second].map(stored)), { ok: true })
    assert.equal(second[0]?.event.seq, 3)
  })

  test('the same words twice leave no trace of being the same', () => {
    const [one, other] = chain([note('trùng nhau'), note('trùng nhau')])
    assert.notDeepEqual(one?.privateDigest, other?.privateDigest)
    assert.ok(one?.salt && opensCommitment(one.salt, { text: 'trùng nhau' }, one.privateDigest!))
  })

  test('without personal data there is no commitment', () => {
    const [claimed] = chain([{ type: 'claimed', data: { token: 1, accountId: 'o' }, private: null }])
    assert.equal(claimed?.salt, null)
    assert.equal(claimed?.privateDigest, null)
  })

  test('a value left undefined is as if it were not there', () => {
    const body = { text: 'x', more: undefined } as { text: string }
    const [one] = chain([{ type: 'noted', data: { requestId: 'r' }, private: body }])
    assert.ok(opensCommitment(one!.salt!, { text: 'x' }, one!.privateDigest!))
  })
})
