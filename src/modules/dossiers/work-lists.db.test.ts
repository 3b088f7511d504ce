import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  aDossier,
  driveTo,
  loadDossier,
  type Milestone,
  officerFor,
  taskOf,
} from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import { type OfficerActor, ROLES } from '../identity/index.ts'
import {
  CASE_ROLES,
  claimStep,
  countWork,
  listWork,
  releaseStep,
  requestSupplement,
  WORK_LISTS,
  type WorkList,
  type WorkRow,
} from './index.ts'
import { writeKeyset } from './keyset.ts'

let world: World
before(async () => {
  world = await testWorld()
  await aBusyProvince()
})
after(() => world.close())

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Dossiers of two departments and a district at every point, some late, some waiting, some released. */
async function aBusyProvince(): Promise<void> {
  const states: Milestone[] = [
    'submitted',
    'received',
    'assigned',
    'proposed',
    'approved',
    'issued',
    'returned',
  ]
  for (const procedureId of ['bl-02', 'bl-08', 'bl-09', 'bl-56']) {
    for (const state of states) {
      await driveTo(world, { procedureId, state })
      world.clock.advance(5 * HOUR)
    }
    await waiting(procedureId, 'submitted')
    await waiting(procedureId, 'assigned')
  }
  // Some of it is late by now.
  world.clock.advance(2 * DAY)
  for (const procedureId of ['bl-02', 'bl-08', 'bl-09'])
    await driveTo(world, { procedureId, state: 'assigned' })
  const { dossierId, state } = await driveTo(world, { procedureId: 'bl-08', state: 'assigned' })
  const task = taskOf(state, 'propose')
  await releaseStep(world.contextFor(await officerFor(world, task)), {
    dossierId,
    token: task.token,
    reason: '',
  })
}

async function waiting(procedureId: string, at: 'submitted' | 'assigned'): Promise<void> {
  const { dossierId, state } = await driveTo(world, { procedureId, state: at })
  const task = state.tasks[0]!
  const ctx = world.contextFor(await officerFor(world, task))
  await requestSupplement(ctx, { dossierId, token: task.token, reason: 'Thiếu', paperIds: [], items: ['x'] })
}

const moments = () => {
  const now = world.clock.now()
  return { now, soonUntil: new Date(now.getTime() + 2 * DAY) }
}

async function whole(actor: OfficerActor, list: WorkList, limit = 1000): Promise<readonly WorkRow[]> {
  return (await listWork(world.db, actor, { ...moments(), list, limit })).rows
}

interface TaskRow {
  readonly agency_id: string
  readonly unit_id: string
  readonly lead_agency_id: string
  readonly role: string
  readonly kind: string
  readonly waiting_for: string | null
  readonly assignee_account_id: string | null
  readonly due_at: Date | null
  readonly clock_runs: boolean
}

type Belongs = (task: TaskRow, actor: OfficerActor) => boolean

const isIdle = (task: TaskRow) => task.waiting_for !== null
const working = ({ posts }: OfficerActor) => posts.filter((post) => CASE_ROLES.includes(post.role))
/** Of the unit for those who work in it, of the agency for those who answer for it. */
const inScope: Belongs = (task, actor) =>
  working(actor).some(({ role, agencyId, unitId }) =>
    role === 'examiner' || role === 'unit_leader' ? unitId === task.unit_id : agencyId === task.agency_id,
  )

/** What belongs to each list, said row by row instead of in SQL. */
const BELONGS: Readonly<Record<Exclude<WorkList, 'done'>, Belongs>> = {
  receive: (task, actor) =>
    !isIdle(task) &&
    task.kind === 'receive' &&
    working(actor).some(({ role, agencyId }) => role === 'receptionist' && agencyId === task.agency_id),
  mine: (task, actor) =>
    !isIdle(task) &&
    task.assignee_account_id === actor.accountId &&
    working(actor).some(({ agencyId }) => agencyId === task.agency_id),
  unit: (task, actor) =>
    working(actor).some(({ role, unitId }) => role === task.role && unitId === task.unit_id),
  waiting: (task, actor) =>
    working(actor).some(({ agencyId }) => agencyId === task.lead_agency_id) &&
    (isIdle(task) || task.agency_id !== task.lead_agency_id),
  soon: (task, actor) =>
    task.clock_runs &&
    inScope(task, actor) &&
    task.due_at! >= moments().now &&
    task.due_at! <= moments().soonUntil,
  late: (task, actor) => task.clock_runs && inScope(task, actor) && task.due_at! < moments().now,
}

async function openTasks() {
  return world.db
    .selectFrom('dossier_tasks')
    .selectAll()
    .orderBy('due_at')
    .orderBy('dossier_id')
    .orderBy('token')
    .execute()
}

/** Officers of every role in every unit that has something open, some with several posts, and the holders of steps. */
async function everybody(): Promise<readonly OfficerActor[]> {
  const tasks = await openTasks()
  const units = [...new Map(tasks.map((task) => [task.unit_id, task])).values()]
  const single = await Promise.all(
    units.flatMap(({ agency_id: agencyId, unit_id: unitId }) =>
      ROLES.map((role) => world.officer([{ agencyId, unitId, role }])),
    ),
  )
  const holders = [...new Set(tasks.flatMap((task) => task.assignee_account_id ?? []))].map(world.officerById)
  const [one, two] = units
  const seat = (unit: typeof one) => ({ agencyId: unit!.agency_id, unitId: unit!.unit_id })
  const several = [
    await world.officer([
      { ...seat(one), role: 'unit_leader' },
      { ...seat(one), role: 'assigner' },
      { ...seat(two), role: 'examiner' },
    ]),
    await world.officer([
      { ...seat(one), role: 'agency_admin' },
      { ...seat(two), role: 'agency_leader' },
    ]),
    await world.officer([]),
  ]
  return [...single, ...holders, ...several]
}

describe('a work list', () => {
  for (const list of WORK_LISTS.filter((one) => one !== 'done')) {
    test(`"${list}" shows everybody exactly what belongs to it, the most urgent first`, async () => {
      const tasks = await openTasks()
      let shown = 0
      for (const actor of await everybody()) {
        const rows = await whole(actor, list)
        const expected = tasks.filter((task) => BELONGS[list](task, actor))
        assert.deepEqual(
          rows.map(({ dossierId, token }) => `${dossierId} ${token}`),
          expected.map((task) => `${task.dossier_id} ${task.token}`),
          `${list} of ${actor.posts.map(({ role, unitId }) => `${role} ${unitId}`).join(', ')}`,
        )
        shown += rows.length
      }
      assert.ok(shown > 0, 'nobody has anything in this list: the test tells nothing')
    })
  }

  test('is counted as it is shown, for everybody at once', async () => {
    for (const actor of await everybody()) {
      const counts = await countWork(world.db, actor, moments())
      for (const list of WORK_LISTS) {
        if (list !== 'done') assert.equal(counts[list], (await whole(actor, list)).length, list)
      }
    }
  })

  test('"done" shows desks and leaders what their agency finished, the latest first', async () => {
    const roles = ['receptionist', 'assigner', 'agency_leader', 'clerk'] as const
    // Finished turn by turn in both agencies, so that one list after the other would not be in order.
    for (const procedureId of ['bl-08', 'bl-02', 'bl-08', 'bl-02']) {
      await driveTo(world, { procedureId, state: 'returned' })
      world.clock.advance(HOUR)
    }
    for (const { role, agencies } of [
      ...roles.map((one) => ({ role: one, agencies: ['so-gddt'] })),
      { role: 'agency_leader' as const, agencies: ['so-gddt', 'so-tnmt'] },
    ]) {
      const actor = await world.officer(
        agencies.map((agencyId) => ({ agencyId, unitId: `${agencyId}.mot-cua`, role })),
      )
      const rows = await whole(actor, 'done')
      const finished = await world.db
        .selectFrom('dossiers')
        .select('id')
        .where('agency_id', 'in', agencies)
        .where('finished_at', 'is not', null)
        .orderBy('finished_at', 'desc')
        .orderBy('id', 'desc')
        .execute()
      assert.ok(rows.length > 1)
      assert.deepEqual(
        rows.map(({ dossierId }) => dossierId),
        finished.map(({ id }) => id),
      )
    }
  })

  test('"done" shows an examiner what he had a hand in, and nothing of his colleagues', async () => {
    const tasks = await openTasks()
    const holder = tasks.find(({ kind, agency_id }) => kind === 'propose' && agency_id === 'so-gddt')
    const examiner = world.officerById(holder?.assignee_account_id ?? '')
    const rows = await whole(examiner, 'done')
    const acted = await world.db
      .selectFrom('dossier_participants')
      .select('dossier_id')
      .where('account_id', '=', examiner.accountId)
      .execute()
    assert.ok(rows.length > 1)
    assert.deepEqual(
      rows.map(({ dossierId }) => dossierId).toSorted(),
      acted.map((row) => row.dossier_id).toSorted(),
    )
    const colleague = await world.officer(examiner.posts)
    assert.deepEqual(await whole(colleague, 'done'), [])
  })

  test('of an officer who has moved away shows nothing of his former agency', async () => {
    const { dossierId, state } = await driveTo(world, { procedureId: 'bl-08', state: 'assigned' })
    const task = taskOf(state, 'propose')
    await releaseStep(world.contextFor(await officerFor(world, task)), {
      dossierId,
      token: task.token,
      reason: '',
    })
    const officer = await world.officer([task])
    await claimStep(world.contextFor(officer), { dossierId, token: task.token })
    assert.equal((await whole(officer, 'mine')).length, 1)
    const posts = [{ ...officer.posts[0]!, agencyId: 'so-tnmt', unitId: 'so-tnmt.phong-khoang-san' }]
    const moved: OfficerActor = { ...officer, posts }
    for (const list of WORK_LISTS) {
      const rows = await whole(moved, list)
      assert.ok(
        rows.every((row) => row.dossierId !== dossierId),
        list,
      )
    }
  })

  test('of an administrator is empty', async () => {
    const roles = ['agency_admin', 'province_admin'] as const
    const posts = roles.map((role) => ({ agencyId: 'so-gddt', unitId: 'so-gddt.mot-cua', role }))
    const actor = await world.officer(posts)
    for (const list of WORK_LISTS) assert.deepEqual(await whole(actor, list), [], list)
    const counts = await countWork(world.db, actor, moments())
    assert.deepEqual(new Set(Object.values(counts)), new Set([0]))
  })
})

describe('the pages of a work list', () => {
  const leader = () =>
    world.officer([{ agencyId: 'so-gddt', unitId: 'so-gddt.lanh-dao', role: 'agency_leader' }])

  for (const list of ['late', 'soon', 'waiting', 'unit', 'receive', 'done'] as const) {
    test(`of "${list}" show each row once, though others come in between`, async () => {
      const role = list === 'receive' || list === 'unit' ? 'receptionist' : 'agency_leader'
      const actor = await world.officer([{ agencyId: 'so-gddt', unitId: 'so-gddt.mot-cua', role }])
      const begun = await whole(actor, list)
      const seen: string[] = []
      let after: string | undefined
      let pages = 0
      do {
        const query = { ...moments(), list, limit: 2, ...(after ? { after } : {}) }
        const page = await listWork(world.db, actor, query)
        seen.push(...page.rows.map(({ dossierId, token }) => `${dossierId} ${token}`))
        after = page.next
        pages += 1
        await aDossier(world, { procedureId: 'bl-08' })
      } while (after && pages < 100)
      assert.ok(pages > 1, `${list} has one page only`)
      assert.equal(new Set(seen).size, seen.length)
      const missing = begun.filter(({ dossierId, token }) => !seen.includes(`${dossierId} ${token}`))
      assert.deepEqual(missing, [])
    })
  }

  test('end with a page that has no next', async () => {
    const actor = await leader()
    const all = await whole(actor, 'late')
    const page = await listWork(world.db, actor, { ...moments(), list: 'late', limit: all.length })
    assert.equal(page.next, undefined)
    assert.equal(page.rows.length, all.length)
  })

  test('take no harm from a place of another list or a forged one', async () => {
    const actor = await leader()
    const { next: other = '' } = await listWork(world.db, actor, { ...moments(), list: 'done', limit: 1 })
    assert.ok(other)
    const at = new Date('9999-12-31T23:59:59.999Z')
    const far = writeKeyset({ at, id: 'ffffffff-ffff-ffff-ffff-ffffffffffff', token: 999_999_999 })
    for (const after of [
      other,
      far,
      'x',
      "'; drop table dossiers --",
      Buffer.from('\0|\0|\0').toString('base64url'),
    ]) {
      for (const list of WORK_LISTS) {
        const { rows } = await listWork(world.db, actor, { ...moments(), list, after })
        const own = new Set((await whole(actor, list)).map(({ dossierId }) => dossierId))
        assert.ok(
          rows.every(({ dossierId }) => own.has(dossierId)),
          `${list} after ${after}`,
        )
      }
    }
  })
})

test('the state of a dossier stands in the row', async () => {
  const { dossierId } = await aDossier(world, { procedureId: 'bl-08', applicant: { name: 'Lâm Thị Út' } })
  const { state } = await loadDossier(world, dossierId)
  const desk = await world.officer([{ agencyId: 'so-gddt', unitId: 'so-gddt.mot-cua', role: 'receptionist' }])
  const row = (await whole(desk, 'receive')).find((one) => one.dossierId === dossierId)
  assert.equal(row?.applicantName, 'Lâm Thị Út')
  assert.equal(row?.submissionNo, state.submissionNo)
  assert.equal(row?.status, 'submitted')
  assert.equal(row?.stepId, 'receive')
})
