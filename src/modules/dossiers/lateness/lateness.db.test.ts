import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { driveTo, loadDossier, officerFor, taskOf } from '../../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import { workingTimeBetween } from '../../../engines/calendar/index.ts'
import { readClock } from '../../../engines/clock/index.ts'
import { countQueries } from '../../../platform/db/count-queries.ts'
import type { OfficerActor } from '../../identity/index.ts'
import { clockInputOf, extendDeadline, listLettersDue, requestSupplement, withdrawDossier } from '../index.ts'
import { countStepTimes } from './count-step-times.ts'
import { countFilesByService } from './files-by-service.ts'
import { countLettersDue } from './letters-due.ts'
import { listRisks } from './list-risks.ts'
import { calibrateForecasts, listCalibrations, recordForecasts } from './risk-forecasts.ts'
import { countAgencyTimeliness } from './timeliness-of-agency.ts'

/** Two working days. */
const PROCEDURE = 'bl-08'
/** Fifteen, at the same agency. */
const LONGER = 'bl-07'
const DAY = 24 * 3_600_000

let world: World
let agencyId: string
let leader: OfficerActor
before(async () => {
  world = await testWorld()
  const { service } = await driveTo(world, { procedureId: PROCEDURE, state: 'returned' })
  agencyId = service.agencyId
  const { id: unitId } = world.directory.getUnitOfKind(agencyId, 'leadership')
  leader = await world.holder({ agencyId, unitId, role: 'agency_leader' })
})
after(() => world.close())

const ctx = () => world.contextFor({ kind: 'system' } as const)
const drive = (state: 'received' | 'assigned' | 'issued', dossier?: Awaited<ReturnType<typeof driveTo>>) =>
  driveTo(world, { procedureId: PROCEDURE, state, ...(dossier ? { dossier } : {}) })
const set = (moment: string) => world.clock.set(new Date(`${moment}:00+07:00`))
const period = (from: string, until: string) => ({
  from: new Date(`${from}T00:00:00+07:00`),
  until: new Date(`${until}T00:00:00+07:00`),
})

/** A file received at one moment whose result is issued at another. */
async function lived(from: string, until: string) {
  set(from)
  const begun = await drive('assigned')
  set(until)
  return drive('issued', begun)
}

describe('the figures of an agency', () => {
  test('count every file by the ledger of days, and lateness by its holders adds up', async () => {
    await lived('2026-12-01T08:00', '2026-12-02T09:00')
    const late = await lived('2026-12-01T08:30', '2027-01-05T10:00')
    set('2026-12-01T09:00')
    const forgotten = await drive('assigned')
    const asked = await drive('assigned')
    const withdrawn = await drive('received')
    await withdrawDossier(world.contextFor(withdrawn.applicant), {
      dossierId: withdrawn.dossierId,
      reason: 'Thôi',
    })
    const task = taskOf(asked.state, 'propose')
    const outcome = await requestSupplement(world.contextFor(await officerFor(world, task)), {
      dossierId: asked.dossierId,
      token: task.token,
      reason: 'Thiếu',
      paperIds: [],
      items: ['x'],
    })
    assert.equal(outcome.kind, 'done')
    set('2027-01-20T09:00')
    const count = await countAgencyTimeliness(ctx(), agencyId, period('2026-12-01', '2027-02-01'))
    assert.deepEqual(
      [count.received, count.carriedOver, count.ended, count.open],
      [5, 0, 3, 2],
      JSON.stringify(count),
    )
    const { classes } = count
    assert.deepEqual(
      [classes.early, classes.late, classes['open-late'], classes.open, classes.closed],
      [1, 1, 1, 1, 1],
    )
    assert.deepEqual(count.rate, { kept: 1, due: 3 })
    const minutesPast = async (dossierId: string, until: Date) => {
      const loaded = await loadDossier(world, dossierId)
      const input = clockInputOf(ctx(), loaded, until)
      assert.ok(input)
      const { dueAt, endedAt, lateHolders } = readClock(input)
      const total = Object.values(lateHolders as Record<string, number>).reduce((sum, one) => sum + one, 0)
      assert.equal(total, workingTimeBetween(input.calendar, dueAt, endedAt ?? until))
      return total
    }
    const now = world.clock.now()
    const expected = (await minutesPast(late.dossierId, now)) + (await minutesPast(forgotten.dossierId, now))
    assert.ok(expected > 0)
    assert.equal(count.lateMinutesTotal, expected)
    assert.ok(Object.keys(count.lateMinutes).every((holder) => /^(desk|unit:|agency:)/.test(holder)))
  })

  test('of a period gone by are as they stood at its end', async () => {
    const count = await countAgencyTimeliness(ctx(), agencyId, period('2026-12-01', '2026-12-16'))
    assert.deepEqual([count.received, count.ended, count.open], [5, 2, 3])
    const before = await countAgencyTimeliness(ctx(), agencyId, period('2026-12-02', '2026-12-03'))
    assert.deepEqual([before.received, before.carriedOver, before.ended, before.open], [0, 4, 1, 3])
    assert.deepEqual(before.rate, { kept: 1, due: 1 })
  })

  test('tell late with an apology from late: measured against the law and against the new date', async () => {
    set('2027-02-15T08:00')
    const begun = await drive('assigned')
    const { dueAt } = begun.state
    assert.ok(dueAt)
    world.clock.set(new Date(dueAt.getTime() - DAY))
    const outcome = await extendDeadline(world.contextFor(leader), {
      dossierId: begun.dossierId,
      newDueOn: '2027-03-26',
      reason: 'Chờ xác minh',
    })
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome))
    const inPeriod = () => countAgencyTimeliness(ctx(), agencyId, period('2027-02-15', '2027-04-01'))
    set('2027-03-22T09:00')
    assert.equal((await inPeriod()).classes['open-late-apologised'], 1)
    await drive('issued', begun)
    world.clock.advance(60_000)
    const { classes, rate, lateMinutesTotal } = await inPeriod()
    assert.equal(classes['late-apologised'], 1)
    assert.equal(rate?.kept, 0)
    assert.ok(lateMinutesTotal > 0)
  })

  test('of an agency without files are not rated, and another agency’s files are not in them', async () => {
    const count = await countAgencyTimeliness(ctx(), 'ubnd-phuong-2', period('2026-01-01', '2027-12-31'))
    assert.deepEqual([count.received, count.rate, count.lateMinutesTotal], [0, null, 0])
  })

  test('by service add up to those of the agency, with the way each file came and the letters of the period', async () => {
    await driveTo(world, { procedureId: LONGER, agencyId, state: 'received' })
    world.clock.advance(60_000)
    const whole = period('2026-12-01', '2027-04-01')
    const all = await countAgencyTimeliness(ctx(), agencyId, whole)
    const services = await countFilesByService(ctx(), agencyId, whole)
    const sum = (of: (service: (typeof services)[number]) => number) =>
      services.reduce((total, service) => total + of(service), 0)
    assert.deepEqual(
      services.map(({ procedureId }) => procedureId),
      [LONGER, PROCEDURE],
    )
    for (const [name, files] of Object.entries(all.classes))
      assert.equal(
        sum(({ count }) => count.classes[name as keyof typeof all.classes]),
        files,
        name,
      )
    assert.equal(
      sum(({ received }) => received.online + received.counter + received.post),
      all.received,
    )
    assert.equal(
      sum(({ received }) => received.online),
      all.received,
    )
    assert.equal(
      sum(({ letters }) => letters),
      1,
    )
    const later = await countFilesByService(ctx(), agencyId, period('2027-03-24', '2027-04-01'))
    assert.equal(
      later.reduce((total, { letters }) => total + letters, 0),
      0,
    )
  })

  test('cost one query at any number of files, and one more where letters were sent', async () => {
    const year = period('2026-01-01', '2027-12-31')
    const { count } = await countQueries(() => countAgencyTimeliness(ctx(), agencyId, year))
    assert.equal(count, 1)
    assert.equal((await countQueries(() => countFilesByService(ctx(), agencyId, year))).count, 2)
    assert.equal((await countQueries(() => countFilesByService(ctx(), 'ubnd-phuong-2', year))).count, 1)
  })
})

describe('letters a head has to send', () => {
  test('are of files that will pass their date, the most urgent first, with the drafted day', async () => {
    set('2027-05-04T08:00')
    const begun = await driveTo(world, { procedureId: LONGER, agencyId, state: 'assigned' })
    const { dueAt } = begun.state
    assert.ok(dueAt)
    const shown = async () =>
      (await listLettersDue(ctx(), leader)).files.find(({ dossierId }) => dossierId === begun.dossierId)
    assert.equal(await shown(), undefined)
    world.clock.set(new Date(dueAt.getTime() - DAY - 3_600_000))
    const due = await shown()
    assert.ok(due && ['letter-soon', 'letter-late'].includes(due.urgency), due?.urgency)
    assert.equal(due.step?.unitId, begun.state.tasks[0]?.unitId)
    assert.ok(due.proposedDay && new Date(`${due.proposedDay}T23:59:00+07:00`) > dueAt)
    world.clock.set(new Date(dueAt.getTime() + 3 * DAY))
    assert.equal((await shown())?.urgency, 'overdue')
    const { files } = await listLettersDue(ctx(), leader)
    assert.deepEqual(
      files.map((file) => file.dueAt.getTime()),
      files.map((file) => file.dueAt.getTime()).toSorted((a, b) => a - b),
    )
    const without = files.filter(({ urgency }) => urgency !== 'promised-again').length
    assert.equal((await countLettersDue(ctx())).get(agencyId), without)
    await driveTo(world, { procedureId: LONGER, state: 'issued', dossier: begun })
    assert.equal(await shown(), undefined)
  })

  test('no open file past its limit with neither result nor letter is missing', async () => {
    set('2027-06-10T09:00')
    const { rows } = await sql<{ id: string }>`
      select id from dossiers where agency_id = ${agencyId} and received_at is not null and finished_at is null
        and state not in ('supplement', 'financial_duty') and due_at < ${world.clock.now()} and extensions = 0`.execute(
      world.db,
    )
    assert.ok(rows.length > 0)
    const listed = new Set((await listLettersDue(ctx(), leader)).files.map(({ dossierId }) => dossierId))
    for (const { id } of rows) assert.ok(listed.has(id))
  })

  test('are none for an officer of another agency or without a head’s post', async () => {
    const other = world.directory.getUnitOfKind('ubnd-phuong-2', 'leadership').id
    const stranger = await world.officer([
      { agencyId: 'ubnd-phuong-2', unitId: other, role: 'agency_leader' },
    ])
    const { id: unitId } = world.directory.getUnitOfKind(agencyId, 'leadership')
    const clerk = await world.officer([{ agencyId, unitId, role: 'clerk' }])
    for (const actor of [stranger, clerk])
      assert.deepEqual(await listLettersDue(ctx(), actor), { files: [], hasMore: false })
  })
})

describe('what is known of how long a step takes', () => {
  test('is counted once a night from files that ended in 90 days, and says nothing of too few', async () => {
    set('2027-08-02T08:00')
    const begun = []
    for (let count = 0; count < 12; count += 1) begun.push(await drive('assigned'))
    set('2027-08-04T10:00')
    for (const dossier of begun) await drive('issued', dossier)
    assert.ok((await countStepTimes(ctx())) > 0)
    assert.equal(await countStepTimes(ctx()), 0)
    const { rows } = await sql<{ minutes: number[] }>`
      select minutes from step_times where scope = 'step' and procedure_id = ${PROCEDURE} and step = 'propose'`.execute(
      world.db,
    )
    // Monday eight o'clock to Wednesday ten: two days and two hours of the office.
    assert.deepEqual(
      rows[0]?.minutes,
      Array.from({ length: 12 }, () => 2 * 480 + 120),
    )
    set('2027-12-01T08:00')
    await countStepTimes(ctx())
    const later = await world.db.selectFrom('step_times').selectAll().execute()
    assert.deepEqual(later, [], 'ninety days later nothing is known')
  })

  test('gives each open step its chance, in one query for a whole list', async () => {
    set('2027-08-05T08:00')
    await countStepTimes(ctx())
    const open = await drive('assigned')
    const task = taskOf(open.state, 'propose')
    const subject = (left: number) => ({
      procedureId: PROCEDURE,
      stepId: task.stepId,
      kind: task.kind,
      agencyId,
      since: task.since,
      dueAt: new Date(world.clock.now().getTime() + left),
    })
    const { result, count } = await countQueries(() =>
      listRisks(ctx(), [subject(3_600_000), subject(20 * DAY), { ...subject(DAY), kind: 'x', stepId: 'x' }]),
    )
    assert.equal(count, 1)
    const [hurried, calm, unheard] = result
    assert.ok(hurried?.kind === 'known' && calm?.kind === 'known')
    assert.deepEqual([hurried.chance, calm.chance, hurried.of], [1, 0, 12])
    assert.equal(unheard?.kind, 'unknown')
  })
})

describe('forecasts', () => {
  test('are kept once a step and compared with what became of the file when the month is over', async () => {
    await world.ownerDb.deleteFrom('risk_forecasts').execute()
    set('2027-08-06T08:00')
    const quick = await drive('assigned')
    const slow = await drive('assigned')
    assert.ok((await recordForecasts(ctx())) >= 2)
    assert.equal(await recordForecasts(ctx()), 0)
    const kept = await world.db.selectFrom('risk_forecasts').selectAll().execute()
    assert.ok(kept.every(({ chance }) => chance >= 0 && chance <= 1))
    // What was said is made definite, so that the month can be reckoned by hand.
    for (const [dossier, chance] of [
      [quick, 0.25],
      [slow, 0.75],
    ] as const)
      await world.ownerDb
        .updateTable('risk_forecasts')
        .set({ chance })
        .where('dossier_id', '=', dossier.dossierId)
        .execute()
    set('2027-08-09T08:00')
    await drive('issued', quick)
    set('2027-09-30T08:00')
    await drive('issued', slow)
    await calibrateForecasts(ctx())
    assert.deepEqual(await listCalibrations(world.db), [{ month: '2027-08-01', tenth: 2, said: 1, late: 0 }])
    set('2027-10-01T01:00')
    await calibrateForecasts(ctx())
    await calibrateForecasts(ctx())
    assert.deepEqual((await listCalibrations(world.db)).slice(0, 2), [
      { month: '2027-09-01', tenth: 7, said: 1, late: 1 },
      { month: '2027-08-01', tenth: 2, said: 1, late: 0 },
    ])
    const left = await world.db.selectFrom('risk_forecasts').select('dossier_id').execute()
    const counted = [quick.dossierId, slow.dossierId]
    assert.ok(!left.some(({ dossier_id }) => counted.includes(dossier_id)))
  })

  test('stop when they are told to, and go on the next time', async () => {
    set('2027-08-10T08:00')
    await drive('assigned')
    assert.equal(await recordForecasts(ctx(), AbortSignal.abort()), 0)
    assert.ok((await recordForecasts(ctx())) > 0)
  })
})
