import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { driveTo, loadDossier, officerFor, taskOf } from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import { readClock } from '../../engines/clock/index.ts'
import { loadDirectory } from '../organizations/index.ts'
import {
  changeCalendar,
  clockInputOf,
  listRecounts,
  requestSupplement,
  runRecounts,
  verifyLedger,
} from './index.ts'

let world: World
let running: string[]
let waiting: string
let ended: string
before(async () => {
  world = await testWorld()
  const drive = (state: 'received' | 'assigned' | 'returned') =>
    driveTo(world, { procedureId: 'bl-08', state })
  running = []
  for (let count = 0; count < 3; count += 1) {
    const { dossierId, state } = await drive('received')
    running.push(dossierId)
    for (const task of state.tasks) await officerFor(world, task)
  }
  const asked = await drive('assigned')
  waiting = asked.dossierId
  const { token } = taskOf(asked.state, 'propose')
  const examiner = world.contextFor(await officerFor(world, taskOf(asked.state, 'propose')))
  await requestSupplement(examiner, {
    dossierId: waiting,
    token,
    reason: 'Thiếu',
    paperIds: [],
    items: ['x'],
  })
  ended = (await drive('returned')).dossierId
})
after(() => world.close())

async function administrator() {
  const agencyId = 'so-ttttt'
  const agency = world.directory.findAgency(agencyId) ?? world.directory.agencies[0]!
  const { id: unitId } = world.directory.getUnitOfKind(agency.id, 'leadership')
  return world.contextFor(await world.officer([{ agencyId: agency.id, unitId, role: 'province_admin' }]))
}

/** A working day inside the term of the open dossiers. */
const DAY_OFF = '2026-11-26'
const name = { vi: 'Nghỉ bão', en: 'Day off for the storm' }
const asDecided = { add: { date: DAY_OFF, kind: 'PUBLIC', name }, reason: 'Công văn 12/UBND-VX' } as const

const dueAt = async (id: string) => (await loadDossier(world, id)).state.dueAt?.toISOString()
const system = async () => ({
  ...world.contextFor({ kind: 'system' } as const),
  directory: await loadDirectory(world.db),
})

describe('due dates after the calendar changed', () => {
  test('what cannot be is refused with its field', async () => {
    const ctx = await administrator()
    const errorsOf = async (change: Parameters<typeof changeCalendar>[1]) => {
      const outcome = await changeCalendar(ctx, change)
      return outcome.kind === 'invalid' ? outcome.errors : outcome.kind
    }
    const { add, reason } = asDecided
    assert.deepEqual(await errorsOf({ add: { ...add, date: '2026-02-30' }, reason }), ['date'])
    assert.deepEqual(await errorsOf({ add: { ...add, date: '2026-11-28' }, reason }), ['date-already'])
    assert.deepEqual(await errorsOf({ add: { ...add, kind: 'WORKED' }, reason }), ['date-already'])
    assert.deepEqual(await errorsOf({ add: { ...add, name: { vi: ' ', en: '' } }, reason: '' }), [
      'name',
      'reason',
    ])
    assert.deepEqual(await errorsOf({ remove: '2026-11-26', reason }), ['date-absent'])
    const [leader] = [await world.officer([{ ...ctx.actor.posts[0]!, role: 'agency_admin' }])]
    assert.equal((await changeCalendar(world.contextFor(leader), asDecided)).kind, 'refused')
  })

  test('open dossiers are moved by the day off, once, however often it is run, and the ledger says why', async () => {
    const before = await Promise.all([...running, waiting, ended].map(dueAt))
    const outcome = await changeCalendar(await administrator(), asDecided)
    assert.equal(outcome.kind, 'done')
    const stopped = new AbortController()
    stopped.abort()
    assert.equal(await runRecounts(await system(), stopped.signal), 0)
    assert.equal((await listRecounts(world.db))[0]?.finishedAt, null)
    assert.equal(await runRecounts(await system()), running.length)
    assert.equal(await runRecounts(await system()), 0)
    const told = await world.ownerDb
      .selectFrom('notifications')
      .select('dossier_id')
      .where('kind', '=', 'alert.recounted')
      .execute()
    assert.deepEqual(
      new Set(told.map(({ dossier_id }) => dossier_id)),
      new Set(running),
      'whoever holds a file is told that its date moved',
    )
    const [recount] = await listRecounts(world.db)
    assert.deepEqual([recount?.total, recount?.seen, recount?.changed], [4, 4, 3])
    assert.ok(recount?.finishedAt)
    const now = await Promise.all([...running, waiting, ended].map(dueAt))
    for (const [index, due] of now.entries()) {
      const moved = index < running.length
      assert.equal(due! > before[index]!, moved, `dossier ${index}`)
    }
    const ctx = await system()
    const loaded = await loadDossier(world, running[0]!)
    const reading = readClock(clockInputOf(ctx, loaded, loaded.state.dueAt!)!)
    assert.equal(reading.dueAt.toISOString(), now[0])
    assert.ok(
      reading.ledger.some(
        (entry) => entry.reason.vi === 'Nghỉ bão' && entry.calendar.startsWith('thay-doi@'),
      ),
    )
    assert.deepEqual((await verifyLedger(world.db)).faults, [])
  })

  test('a day taken back never makes a promised date earlier', async () => {
    const before = await Promise.all(running.map(dueAt))
    const outcome = await changeCalendar(await administratorNow(), { remove: DAY_OFF, reason: 'Nhập nhầm' })
    assert.equal(outcome.kind, 'done')
    assert.equal(await runRecounts(await system()), 0)
    assert.deepEqual(await Promise.all(running.map(dueAt)), before)
  })
})

async function administratorNow() {
  return { ...(await administrator()), directory: await loadDirectory(world.db) }
}
