import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { actOnTask, driveTo, loadDossier, taskOf } from '../../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import { addWorkingDays } from '../../../engines/calendar/index.ts'
import { countQueries } from '../../../platform/db/count-queries.ts'
import type { OfficerActor } from '../../identity/index.ts'
import {
  countUnreadAlerts,
  listAlerts,
  markAlertsRead,
  type Notification,
  setMutes,
} from '../../notifications/index.ts'
import { describeAlert, describeDigest, extendDeadline, releaseStep, withdrawDossier } from '../index.ts'
import { beginDay, remindOfficers } from './remind-officers.ts'

const PROCEDURE = 'bl-08'
const CONSULTING = 'bl-01'
const NAME = 'Bí Mật Thị Tên'

let world: World
let made: Awaited<ReturnType<typeof driveTo>>
let examiner: OfficerActor
let leader: OfficerActor
let head: OfficerActor
let outsider: OfficerActor
const START = new Date('2026-11-24T09:00:00+07:00')

before(async () => {
  world = await testWorld()
  made = await driveTo(world, { procedureId: PROCEDURE, state: 'assigned', applicant: { name: NAME } })
  const [task] = made.state.tasks
  assert.ok(task)
  examiner = world.officerById(task.assigneeAccountId ?? '')
  const { agencyId, unitId } = task
  const leaders = world.directory.getUnitOfKind(agencyId, 'leadership').id
  leader = await world.holder({ agencyId, unitId: leaders, role: 'agency_leader' })
  head = await world.officer([{ agencyId, unitId, role: 'unit_leader' }])
  const other = world.directory.getUnitOfKind('ubnd-phuong-2', 'leadership').id
  outsider = await world.officer([{ agencyId: 'ubnd-phuong-2', unitId: other, role: 'agency_leader' }])
})
after(() => world.close())

beforeEach(async () => {
  await world.ownerDb.deleteFrom('notifications').execute()
  await world.ownerDb.deleteFrom('notification_mutes').execute()
  world.clock.set(START)
})

const ctx = () => world.contextFor({ kind: 'system' } as const)
const dueAt = () => made.state.dueAt ?? START
/** A moment of working time so many working days before the file is due (after it, below nought). */
function setBeforeDue(workingDays: number): void {
  const calendar = world.directory.calendarOf(made.state.agencyId)
  if (workingDays <= 0) {
    world.clock.set(new Date(addWorkingDays(calendar, dueAt(), -workingDays).getTime() - 3_600_000))
    return
  }
  let day = START
  while (addWorkingDays(calendar, day, workingDays) < dueAt()) day = new Date(day.getTime() + 86_400_000)
  world.clock.set(new Date(day.getTime()))
}
const told = async () => {
  const rows = await world.db
    .selectFrom('notifications')
    .select(['account_id', 'kind', 'dossier_id'])
    .where('kind', 'like', 'alert.%')
    .execute()
  return rows.map((row) => `${nameOf(row.account_id)} ${row.kind}`).toSorted()
}
const nameOf = (accountId: string | null) =>
  Object.entries({ examiner, leader, head, outsider }).find(
    ([, actor]) => actor.accountId === accountId,
  )?.[0] ?? 'another'
const latest = async (actor: OfficerActor): Promise<Notification> => {
  const [alert] = await listAlerts(world.db, actor.accountId, { limit: 1 })
  assert.ok(alert)
  return alert
}

describe('reminders', () => {
  test('of a file due on the next working day go to its holder and to the heads, and to nobody else', async () => {
    setBeforeDue(2)
    assert.equal(await remindOfficers(ctx()), 0)
    setBeforeDue(1)
    assert.equal(await remindOfficers(ctx()), 3)
    assert.deepEqual(await told(), [
      'examiner alert.due_soon',
      'head alert.due_soon',
      'leader alert.due_soon',
    ])
  })

  test('are sent once however often the job runs, and again when the file is late', async () => {
    setBeforeDue(1)
    assert.equal(await remindOfficers(ctx()), 3)
    assert.equal(await remindOfficers(ctx()), 0)
    world.clock.advance(15 * 60_000)
    assert.equal(await remindOfficers(ctx()), 0)
    setBeforeDue(-2)
    assert.equal(await remindOfficers(ctx()), 3)
    assert.equal(await remindOfficers(ctx()), 0)
    const jobs = await world.ownerDb
      .selectFrom('notifications')
      .select('delivery')
      .where('kind', 'like', 'alert.%')
      .execute()
    assert.deepEqual(
      jobs.map(({ delivery }) => delivery),
      Array.from({ length: 6 }, () => 'pending'),
    )
  })

  test('are not sent on a day of rest, on a holiday or at night', async () => {
    for (const moment of [
      '2027-01-01T09:00:00+07:00',
      '2027-01-02T09:00:00+07:00',
      '2026-12-30T20:00:00+07:00',
    ]) {
      world.clock.set(new Date(moment))
      assert.equal(await remindOfficers(ctx()), 0, moment)
      if (!moment.includes('T20')) assert.equal(await beginDay(ctx()), 0, moment)
    }
    world.clock.set(new Date('2027-01-04T09:00:00+07:00'))
    assert.ok((await remindOfficers(ctx())) > 0)
  })

  test('of a kind somebody switched off are not for him, and are for the others', async () => {
    await setMutes(world, leader.accountId, ['alert.overdue'])
    setBeforeDue(-2)
    await remindOfficers(ctx())
    assert.deepEqual(await told(), ['examiner alert.overdue', 'head alert.overdue'])
    await setMutes(world, leader.accountId, ['alert.due_soon'])
    await remindOfficers(ctx())
    assert.deepEqual((await told()).length, 3, 'switched on again, he is told of what is so now')
  })

  test('go to all whose step it is while nobody has taken it', async () => {
    const released = await driveTo(world, { procedureId: PROCEDURE, state: 'assigned' })
    const [task] = released.state.tasks
    assert.ok(task)
    const colleague = await world.officer([{ agencyId: task.agencyId, unitId: task.unitId, role: task.role }])
    const outcome = await releaseStep(world.contextFor(examiner), {
      dossierId: released.dossierId,
      token: task.token,
      reason: 'Nghỉ phép',
    })
    assert.equal(outcome.kind, 'done')
    setBeforeDue(-2)
    await remindOfficers(ctx())
    const alerts = await listAlerts(world.db, colleague.accountId, { limit: 10 })
    assert.deepEqual(
      alerts.map(({ dossierId }) => dossierId),
      [released.dossierId],
    )
    const withdrawn = await withdrawDossier(world.contextFor(released.applicant), {
      dossierId: released.dossierId,
      reason: 'Không cần nữa',
    })
    assert.equal(withdrawn.kind, 'done')
  })

  test('cost two statements however many files there are', async () => {
    setBeforeDue(-2)
    const { count } = await countQueries(() => remindOfficers(ctx()))
    assert.equal(count, 2)
  })

  test('are taken as read once the file needs none any more, and can be read all at once', async () => {
    const other = await driveTo(world, { procedureId: PROCEDURE, state: 'assigned' })
    setBeforeDue(-2)
    await remindOfficers(ctx())
    assert.equal(await countUnreadAlerts(world.db, leader.accountId), 2)
    await driveTo(world, { procedureId: PROCEDURE, state: 'issued', dossier: other })
    await remindOfficers(ctx())
    assert.equal(await countUnreadAlerts(world.db, leader.accountId), 1)
    await markAlertsRead(world, leader.accountId)
    assert.equal(await countUnreadAlerts(world.db, leader.accountId), 0)
    assert.equal(await countUnreadAlerts(world.db, head.accountId), 1)
  })

  test('come anew for a new date, since that is another promise', async () => {
    const late = await driveTo(world, { procedureId: PROCEDURE, state: 'assigned' })
    setBeforeDue(0)
    await remindOfficers(ctx())
    const outcome = await extendDeadline(world.contextFor(leader), {
      dossierId: late.dossierId,
      newDueOn: '2027-01-15',
      reason: 'Chờ xác minh',
    })
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome))
    const of = async () =>
      (await listAlerts(world.db, leader.accountId, { limit: 50 })).filter(
        ({ dossierId }) => dossierId === late.dossierId,
      ).length
    assert.equal(await of(), 1)
    await remindOfficers(ctx())
    assert.equal(await of(), 1)
    world.clock.set(new Date('2027-01-14T09:00:00+07:00'))
    await remindOfficers(ctx())
    assert.equal(await of(), 2)
    await driveTo(world, { procedureId: PROCEDURE, state: 'returned', dossier: late })
  })
})

describe('an opinion that does not come in time', () => {
  test('is told to who asked, to the head of the one-stop section and to who is to answer', async () => {
    const asked = await driveTo(world, { procedureId: CONSULTING, state: 'assigned' })
    let loaded = await loadDossier(world, asked.dossierId)
    while (!loaded.state.tasks.some(({ kind }) => kind === 'consult')) {
      const [task] = loaded.state.tasks
      assert.ok(task)
      assert.equal((await actOnTask(world, loaded, task)).kind, 'done')
      loaded = await loadDossier(world, asked.dossierId)
    }
    const consult = taskOf(loaded.state, 'consult')
    const asker = world.officerById(loaded.state.completedBy['examine_1'] ?? '')
    const oneStop = world.directory.getUnitOfKind(loaded.state.agencyId, 'one_stop').id
    const oneStopHead = await world.officer([
      { agencyId: loaded.state.agencyId, unitId: oneStop, role: 'unit_leader' },
    ])
    const answering = await world.holder({
      agencyId: consult.agencyId,
      unitId: consult.unitId,
      role: consult.role,
    })
    const [{ step_due_at: stepDueAt }] = (await world.db
      .selectFrom('dossier_tasks')
      .select('step_due_at')
      .where('dossier_id', '=', asked.dossierId)
      .where('token', '=', consult.token)
      .execute()) as [{ step_due_at: Date }]
    assert.ok(loaded.state.dueAt && stepDueAt < loaded.state.dueAt)
    const calendar = world.directory.calendarOf(loaded.state.agencyId)
    world.clock.set(new Date(addWorkingDays(calendar, stepDueAt, 1).getTime() - 3_600_000))
    await remindOfficers(ctx())
    for (const officer of [asker, oneStopHead, answering]) {
      const alerts = await listAlerts(world.db, officer.accountId, { limit: 50 })
      const here = alerts.filter(({ dossierId }) => dossierId === asked.dossierId)
      assert.ok(here.length > 0 && here.every(({ kind }) => kind === 'alert.answer_overdue'), officer.name)
    }
    assert.equal(await countUnreadAlerts(world.db, outsider.accountId), 0)
    assert.equal(await remindOfficers(ctx()), 0)
  })
})

describe('the mail of a reminder', () => {
  test('names the file by its code and nobody, and is not sent once it is true no more', async () => {
    setBeforeDue(-2)
    await remindOfficers(ctx())
    const alert = await latest(examiner)
    const letter = await describeAlert(ctx(), world.db, alert)
    assert.ok(letter)
    assert.ok(letter.subject.includes(made.state.code ?? '?'))
    assert.match(letter.text, /đã quá hạn/)
    assert.ok(!`${letter.subject} ${letter.text}`.includes(NAME))
    assert.ok(letter.email && letter.phone === null)
    await setMutes(world, examiner.accountId, ['alert.overdue'])
    assert.equal(await describeAlert(ctx(), world.db, alert), undefined)
    await setMutes(world, examiner.accountId, [])
    await world.ownerDb
      .updateTable('dossiers')
      .set({ state: 'supplement' })
      .where('id', '=', made.dossierId)
      .execute()
    assert.equal(await describeAlert(ctx(), world.db, alert), undefined)
    await world.ownerDb
      .updateTable('dossiers')
      .set({ state: 'processing' })
      .where('id', '=', made.dossierId)
      .execute()
  })
})

describe('a working morning', () => {
  const digests = async () =>
    (await world.db.selectFrom('notifications').selectAll().where('kind', '=', 'digest.daily').execute()).map(
      (row): Notification => ({
        id: row.id,
        accountId: row.account_id,
        dossierId: row.dossier_id,
        kind: row.kind,
        params: row.params as Notification['params'],
        createdAt: row.created_at,
        readAt: row.read_at,
      }),
    )

  test('tells the heads how many letters are due and writes each officer once a day', async () => {
    setBeforeDue(-2)
    const count = await beginDay(ctx())
    assert.ok(count > 3)
    assert.equal(await beginDay(ctx()), 0)
    const alert = await latest(leader)
    assert.equal(alert.kind, 'alert.letters_due')
    assert.ok(Number(alert.params['count']) >= 1)
    assert.match((await describeAlert(ctx(), world.db, alert))?.text ?? '', /thư xin lỗi/)
    assert.deepEqual(
      (await listAlerts(world.db, outsider.accountId, { limit: 5 })).length,
      0,
      'no letter is due in the other agency',
    )
    const accounts = (await digests()).map(({ accountId }) => accountId)
    assert.equal(new Set(accounts).size, accounts.length)
    assert.ok(accounts.includes(examiner.accountId))
  })

  test('writes counts and the codes of the most urgent files, and nothing to whom nothing waits for', async () => {
    setBeforeDue(-2)
    await beginDay(ctx())
    const letterOf = async (actor: OfficerActor) => {
      const digest = (await digests()).find(({ accountId }) => accountId === actor.accountId)
      assert.ok(digest)
      return describeDigest(ctx(), world.db, digest)
    }
    const letter = await letterOf(examiner)
    assert.ok(letter)
    assert.match(letter.text, /hồ sơ bạn đang giữ/)
    assert.ok(letter.text.includes(made.state.code ?? '?'))
    assert.ok(!letter.text.includes(NAME) && !letter.subject.includes('000.'))
    assert.equal(await letterOf(outsider), undefined)
    await setMutes(world, examiner.accountId, ['digest.daily'])
    assert.equal(await letterOf(examiner), undefined)
    await world.ownerDb.deleteFrom('notifications').execute()
    await beginDay(ctx())
    assert.ok(!(await digests()).some(({ accountId }) => accountId === examiner.accountId))
  })

  test('costs as many statements as on any other day', async () => {
    const { count } = await countQueries(() => beginDay(ctx()))
    assert.equal(count, 3)
  })
})
