import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  aDossier,
  driveTo,
  loadDossier,
  officerFor,
  paperIds,
  taskOf,
} from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import { countQueries } from '../../platform/db/count-queries.ts'
import type { OfficerActor } from '../identity/index.ts'
import {
  addNote,
  countWork,
  findReadableDossier,
  listOwnDossiers,
  listWork,
  receiveDossier,
  searchDossiers,
  WORK_LISTS,
} from './index.ts'

let world: World
let desk: OfficerActor
before(async () => {
  world = await testWorld()
  desk = await world.holder({ agencyId: 'so-gddt', unitId: 'so-gddt.mot-cua', role: 'receptionist' })
})
after(() => world.close())

const moments = () => {
  const now = world.clock.now()
  return { now, soonUntil: new Date(now.getTime() + 30 * 86_400_000) }
}
const queries = async (work: () => Promise<unknown>) => (await countQueries(work)).count

/** `work` asks as often with many rows as with few. */
async function isSteady(work: () => Promise<unknown>, more: () => Promise<unknown>): Promise<number> {
  const few = await queries(work)
  await more()
  assert.equal(await queries(work), few)
  return few
}

const tenMore = async () => {
  for (let count = 0; count < 10; count += 1) {
    const state = count % 2 === 0 ? 'submitted' : 'assigned'
    await driveTo(world, { procedureId: 'bl-08', state, applicant: { name: `Người Thứ ${count}` } })
  }
}

describe('the number of questions to the database', () => {
  test('a work list is one, however long', async () => {
    await tenMore()
    for (const list of WORK_LISTS) {
      const work = () => listWork(world.db, desk, { ...moments(), list })
      assert.equal(await queries(work), 1, list)
    }
  })

  test('all counts of the menu are one', async () => {
    assert.equal(await isSteady(() => countWork(world.db, desk, moments()), tenMore), 1)
  })

  test('a search is one', async () => {
    for (const text of ['người', '0912345678', 'TN-AAA-AAA-AAA'])
      assert.equal(await isSteady(() => searchDossiers(world.db, desk, { text }), tenMore), 1)
  })

  test('a name that is in many files under many keys stays within a few', async () => {
    const count = await queries(() => searchDossiers(world.db, desk, { text: 'n' }))
    assert.ok(count <= 2, `${count}`)
  })

  test('a dossier is one for its applicant, three for an officer the first time and two after', async () => {
    const { dossierId, applicant } = await aDossier(world, { procedureId: 'bl-08' })
    const read = (actor: OfficerActor | typeof applicant) => () =>
      findReadableDossier(world.contextFor(actor), dossierId)
    const talk = async () => {
      for (let count = 0; count < 20; count += 1)
        await addNote(world.contextFor(desk), { dossierId, text: 'x', requestId: `${count}` })
    }
    assert.equal(await isSteady(read(applicant), talk), 1)
    assert.equal(await queries(read(desk)), 3)
    assert.equal(await queries(read(desk)), 2)
  })

  test('one’s own dossiers are one', async () => {
    const owner = await world.citizen()
    const more = async () => {
      for (let count = 0; count < 5; count += 1) await aDossier(world, { procedureId: 'bl-10', owner })
    }
    assert.equal(await isSteady(() => listOwnDossiers(world.db, owner.accountId), more), 1)
  })

  test('a reception is as many for a dossier with a long story as for a new one', async () => {
    const counts: number[] = []
    for (const notes of [0, 15]) {
      const { dossierId } = await aDossier(world, { procedureId: 'bl-08' })
      for (let count = 0; count < notes; count += 1)
        await addNote(world.contextFor(desk), { dossierId, text: 'x', requestId: `${count}` })
      const loaded = await loadDossier(world, dossierId)
      const task = taskOf(loaded.state, 'receive')
      const ctx = world.contextFor(await officerFor(world, task))
      const input = { dossierId, token: task.token, checkedPaperIds: paperIds(loaded) }
      counts.push(await queries(() => receiveDossier(ctx, input)))
    }
    assert.equal(counts[0], counts[1])
    assert.ok(counts[0]! <= 8, `${counts[0]}`)
  })
})

describe('who looked at a dossier', () => {
  test('is recorded once an hour for each officer, and never for the applicant', async () => {
    const { dossierId, applicant } = await aDossier(world, { procedureId: 'bl-08' })
    const colleague = await world.officer(desk.posts)
    const look = (actor: OfficerActor | typeof applicant) =>
      findReadableDossier(world.contextFor(actor), dossierId)
    for (let count = 0; count < 3; count += 1)
      for (const actor of [desk, colleague, applicant]) await look(actor)
    world.clock.advance(3_600_001)
    await look(desk)
    const rows = await world.db
      .selectFrom('audit_log')
      .select(['actor_account_id', 'details'])
      .where('subject_id', '=', dossierId)
      .where('action', '=', 'dossier.viewed')
      .orderBy('id')
      .execute()
    assert.deepEqual(
      rows.map((row) => row.actor_account_id),
      [desk.accountId, colleague.accountId, desk.accountId],
    )
    assert.ok(rows.every((row) => JSON.stringify(row.details) === '{}'))
  })

  test('with an id nobody made finds nothing', async () => {
    for (const id of ['', 'x', "' or true --", '01900000-0000-7000-8000-000000000001'])
      assert.equal(await findReadableDossier(world.contextFor({ kind: 'system' }), id), undefined)
  })
})
