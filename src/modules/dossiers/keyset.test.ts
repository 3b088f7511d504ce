import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Keyset, readKeyset, writeKeyset } from './keyset.ts'

const PLACE: Keyset = {
  at: new Date('2026-11-24T02:00:00.123Z'),
  id: '01900000-0000-7000-8000-000000000001',
  token: 12,
}
const forged = (text: string) => Buffer.from(text).toString('base64url')

test('a place comes back as it was written', () => {
  assert.deepEqual(readKeyset(writeKeyset(PLACE)), PLACE)
})

test('whatever else stands in an address is no place', () => {
  const { id } = PLACE
  const texts = [
    undefined,
    '',
    'x',
    '%00',
    '../..',
    writeKeyset(PLACE).slice(3),
    forged(`2026-11-24T02:00:00.123Z|${'-'.repeat(36)}|1`),
    forged(`2026-11-24T02:00:00.123Z|${id}|-1`),
    forged(`-271821-04-20T00:00:00.000Z|${id}|1`),
    forged(`+275760-09-13T00:00:00.000Z|${id}|1`),
    forged(`2026-13-45T02:00:00.123Z|${id}|1`),
    forged(`2026-11-24T02:00:00.123Z|${id}|9999999999`),
    forged(`2026-11-24T02:00:00.123Z|${id}' or true|1`),
    forged(`|${id}|1`),
  ]
  for (const text of texts) assert.equal(readKeyset(text), undefined, text)
})
