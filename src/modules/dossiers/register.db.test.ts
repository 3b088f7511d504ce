import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { aDossier, driveTo, loadDossier, serviceOf } from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import { isPermissionDenied } from '../../platform/db/database-error.ts'
import type { OfficerActor, Role } from '../identity/index.ts'
import { closeRegisterBook } from './commands/close-register-book.ts'
import { listRegisterBooks, verifyBooks } from './register-books.ts'
import { findRegisterNumber, listRegister, listRegisterYears } from './register-rows.ts'
import { verifyLedger } from './verify-ledger.ts'

const PROCEDURE = 'bl-08'
const YEAR = { year: 2026, firstMonth: 1, lastMonth: 12 }

let world: World
let agencyId: string
before(async () => {
  world = await testWorld()
  agencyId = serviceOf(world, PROCEDURE).agencyId
})
after(() => world.close())

const officerOf = (agency: string, role: Role): Promise<OfficerActor> =>
  world.officer([{ agencyId: agency, unitId: world.directory.getUnitOfKind(agency, 'one_stop').id, role }])

/** Two files on one day, one the next day; then as many as asked in December. */
async function fillBook(): Promise<readonly string[]> {
  const codes: string[] = []
  for (const days of [0, 0, 1, 9]) {
    world.clock.advance(days * 86_400_000)
    const { state } = await driveTo(world, { procedureId: PROCEDURE, state: 'received' })
    codes.push(state.code ?? '')
  }
  return codes
}

describe('the register of an agency', () => {
  let codes: readonly string[]
  before(async () => {
    codes = await fillBook()
  })

  test('numbers files of the year by their codes, one after the other, and never those of another agency', async () => {
    await driveTo(world, { procedureId: 'bl-01', state: 'received' })
    const { entries, next, first, count } = await listRegister(world.db, {
      agencyId,
      period: YEAR,
      limit: 10,
    })
    assert.deepEqual(
      entries.map(({ number, code }) => [number, code]),
      codes.map((code, index) => [index + 1, code]),
    )
    assert.deepEqual([next, first, count], [undefined, 1, 4])
    assert.equal(entries[0]?.applicant.name, 'Nguyễn Văn Bình')
    for (const [index, code] of codes.entries())
      assert.deepEqual(await findRegisterNumber(world.db, agencyId, code), { year: 2026, number: index + 1 })
    assert.equal(await findRegisterNumber(world.db, 'ubnd-phuong-2', codes[0] ?? ''), undefined)
    assert.equal(await findRegisterNumber(world.db, agencyId, 'TN-XXX'), undefined)
  })

  test('goes on by number, and a month or quarter is a part of the same numbering', async () => {
    const page = (fromNumber?: number, limit = 2) =>
      listRegister(world.db, { agencyId, period: YEAR, fromNumber, limit })
    const one = await page()
    assert.equal(one.next, 3)
    const two = await page(one.next)
    assert.deepEqual(
      two.entries.map(({ number }) => number),
      [3, 4],
    )
    assert.equal((await page(99)).entries.length, 2)
    const december = { year: 2026, firstMonth: 12, lastMonth: 12 }
    const late = await listRegister(world.db, { agencyId, period: december, limit: 10 })
    assert.deepEqual([late.entries.map(({ number }) => number), late.first, late.count], [[4], 4, 1])
    // A number before the period begins the period: nothing of November is shown under December.
    const forged = await listRegister(world.db, { agencyId, period: december, fromNumber: 1, limit: 10 })
    assert.deepEqual(
      forged.entries.map(({ number }) => number),
      [4],
    )
    assert.deepEqual(await listRegisterYears(world.db, agencyId), [2026])
  })

  test('keeps its order when a filing time noted later lies before other receptions', async () => {
    const { dossierId } = await aDossier(world, { procedureId: PROCEDURE })
    const { state } = await driveTo(world, {
      procedureId: PROCEDURE,
      state: 'received',
      dossier: { dossierId, applicant: await world.citizen(), service: serviceOf(world, PROCEDURE) },
    })
    await world.ownerDb
      .updateTable('dossiers')
      .set({ received_at: new Date('2026-11-01T01:00:00Z') })
      .where('id', '=', dossierId)
      .execute()
    const { entries } = await listRegister(world.db, { agencyId, period: YEAR, limit: 10 })
    assert.equal(entries.at(-1)?.code, state.code)
  })
})

describe('closing the book of a year', () => {
  const close = (actor: OfficerActor, year = 2026, agency = agencyId) =>
    closeRegisterBook(world.contextFor(actor), { agencyId: agency, year })

  test('is for its desk and its leader, once the year is over', async () => {
    const desk = await officerOf(agencyId, 'receptionist')
    assert.deepEqual(await close(desk), { kind: 'refused', reason: 'year-not-over' })
    world.clock.set(new Date('2027-01-04T02:00:00Z'))
    const examiner = await officerOf(agencyId, 'examiner')
    assert.deepEqual(await close(examiner), { kind: 'refused', reason: 'not-your-role' })
    const stranger = await officerOf('ubnd-phuong-2', 'agency_leader')
    assert.deepEqual(await close(stranger), { kind: 'refused', reason: 'not-found' })
    assert.deepEqual(await close(desk, 2025), { kind: 'refused', reason: 'not-found' })
    assert.deepEqual(await listRegisterBooks(world.db), [])
  })

  test('seals its rows once, however often it is asked and by whom', async () => {
    const leader = await officerOf(agencyId, 'agency_leader')
    const desk = await officerOf(agencyId, 'receptionist')
    const [one, two] = await Promise.all([close(leader), close(desk)])
    assert.ok(one.kind === 'done' && two.kind === 'done')
    assert.deepEqual(one.book.digest, two.book.digest)
    const books = await listRegisterBooks(world.db, agencyId)
    assert.deepEqual(
      books.map(({ year, no, firstNumber, lastNumber, rowCount }) => [
        year,
        no,
        firstNumber,
        lastNumber,
        rowCount,
      ]),
      [[2026, 1, 1, 5, 5]],
    )
    const audit = await world.ownerDb
      .selectFrom('audit_log')
      .select(['subject_id', 'actor_account_id'])
      .where('action', '=', 'register.closed')
      .execute()
    assert.equal(audit.length, 1)
    assert.equal(audit[0]?.subject_id, `${agencyId} 2026`)
  })

  test('leaves work on its files free: what happens later does not break the book', async () => {
    const { entries } = await listRegister(world.db, { agencyId, period: YEAR, limit: 10 })
    const [first] = entries
    await driveTo(world, {
      procedureId: PROCEDURE,
      state: 'assigned',
      dossier: {
        dossierId: first?.dossierId ?? '',
        applicant: await world.citizen(),
        service: serviceOf(world, PROCEDURE),
      },
    })
    assert.notEqual((await loadDossier(world, first?.dossierId ?? '')).state.transferredAt, null)
    assert.deepEqual(await verifyBooks(world.db, await listRegisterBooks(world.db)), [])
    const { books, faults } = await verifyLedger(world.db)
    assert.deepEqual([books, faults], [1, []])
  })

  test('chains the next year to it, in order', async () => {
    await driveTo(world, { procedureId: PROCEDURE, state: 'received' })
    world.clock.set(new Date('2028-01-04T02:00:00Z'))
    await driveTo(world, { procedureId: PROCEDURE, state: 'received' })
    world.clock.set(new Date('2029-01-04T02:00:00Z'))
    const desk = await officerOf(agencyId, 'receptionist')
    assert.deepEqual(await close(desk, 2028), { kind: 'earlier-open', year: 2027 })
    const next = await close(desk, 2027)
    assert.ok(next.kind === 'done')
    const [first] = await listRegisterBooks(world.db, agencyId)
    assert.deepEqual(next.book.previousDigest, first?.digest)
    assert.equal((await close(desk, 2028)).kind, 'done')
    assert.deepEqual(await verifyBooks(world.db, await listRegisterBooks(world.db)), [])
  })

  test('refuses a book with a blank in its numbers, and says where', async () => {
    world.clock.set(new Date('2029-03-06T02:00:00Z'))
    for (let made = 0; made < 3; made += 1) await driveTo(world, { procedureId: 'bl-01', state: 'received' })
    const { agencyId: other } = serviceOf(world, 'bl-01')
    await world.ownerDb.deleteFrom('dossier_code_counters').where('day', '<', '2029-01-01').execute()
    const { entries } = await listRegister(world.db, {
      agencyId: other,
      period: { ...YEAR, year: 2029 },
      limit: 10,
    })
    const [, second, third] = entries
    await world.ownerDb
      .deleteFrom('dossiers')
      .where('id', '=', second?.dossierId ?? '')
      .execute()
    world.clock.set(new Date('2030-01-04T02:00:00Z'))
    const outcome = await close(await officerOf(other, 'receptionist'), 2029, other)
    assert.deepEqual(outcome, { kind: 'broken', code: third?.code })
  })

  test('is found out when a file of it is taken out, and no row of it can be changed', async () => {
    for (const change of [
      `update register_books set row_count = 1, last_number = 1`,
      `delete from register_books`,
      `truncate register_books`,
    ])
      for (const db of [world.db, world.ownerDb])
        await assert.rejects(sql.raw(change).execute(db), isPermissionDenied)
    const { entries } = await listRegister(world.db, { agencyId, period: YEAR, limit: 10 })
    await world.ownerDb
      .deleteFrom('dossiers')
      .where('id', '=', entries.at(-1)?.dossierId ?? '')
      .execute()
    assert.deepEqual(await verifyBooks(world.db, await listRegisterBooks(world.db)), [
      { agencyId, year: 2026 },
    ])
    const { faults } = await verifyLedger(world.db)
    assert.ok(faults.some(({ what, where }) => what === 'book-mismatch' && where.includes('2026')))
  })
})
