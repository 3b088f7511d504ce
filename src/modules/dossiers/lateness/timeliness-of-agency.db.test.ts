import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { driveTo, officerFor, taskOf } from '../../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import { readClock } from '../../../engines/clock/index.ts'
import { countQueries } from '../../../platform/db/count-queries.ts'
import { clockInputOf, extendDeadline, requestFinancialDuty, requestSupplement } from '../index.ts'
import { minutesPastLimit } from '../dossier-times.ts'
import { countTimeliness, type Period, type TimedFile, timelinessOf } from './count-timeliness.ts'
import { listTimedDossiers } from './timed-dossiers.ts'
import { listAgencyFiles } from './timeliness-of-agency.ts'

/** Two working days. */
const PROCEDURE = 'bl-08'

let world: World
let agencyId: string
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const ctx = () => world.contextFor({ kind: 'system' } as const)
const set = (moment: string) => world.clock.set(new Date(`${moment}:00+07:00`))
const drive = (state: 'assigned' | 'issued', dossier?: Awaited<ReturnType<typeof driveTo>>) =>
  driveTo(world, { procedureId: PROCEDURE, state, ...(dossier ? { dossier } : {}) })
type Begun = Awaited<ReturnType<typeof drive>>

/** Received at one moment; then, at another, what is done with it. */
async function life(
  received: string,
  then?: string,
  act?: (begun: Begun) => Promise<unknown>,
): Promise<Begun> {
  set(received)
  const begun = await drive('assigned')
  agencyId = begun.service.agencyId
  if (then) set(then)
  await act?.(begun)
  return begun
}

async function examinerOf({ dossierId, state }: Begun) {
  const task = taskOf(state, 'propose')
  return { ctx: world.contextFor(await officerFor(world, task)), at: { dossierId, token: task.token } }
}

async function ask(begun: Begun) {
  const { ctx: examiner, at } = await examinerOf(begun)
  const wish = { reason: 'Thiếu', paperIds: [], items: ['Bản vẽ'], againstRules: true }
  assert.equal((await requestSupplement(examiner, { ...at, ...wish })).kind, 'done')
}

async function bill(begun: Begun) {
  const { ctx: examiner, at } = await examinerOf(begun)
  const wish = { amountVnd: 50_000, content: 'Lệ phí', payBy: '' }
  assert.equal((await requestFinancialDuty(examiner, { ...at, ...wish })).kind, 'done')
}

async function promise({ dossierId, state }: Begun, newDueOn: string) {
  const { id: unitId } = world.directory.getUnitOfKind(state.agencyId, 'leadership')
  const leader = await world.holder({ agencyId: state.agencyId, unitId, role: 'agency_leader' })
  const outcome = await extendDeadline(world.contextFor(leader), { dossierId, newDueOn, reason: 'Chờ' })
  assert.equal(outcome.kind, 'done', JSON.stringify(outcome))
}

const PERIOD = { from: new Date('2026-01-01T00:00:00+07:00'), until: new Date('2027-12-31T00:00:00+07:00') }

/** The same of the ledger of days, read anew from all events of each file. */
async function byTheClock(until: Date): Promise<readonly TimedFile[]> {
  const ids = await world.db.selectFrom('dossiers').select('id').execute()
  const dossiers = await listTimedDossiers(
    ctx(),
    ids.map(({ id }) => id),
    until,
  )
  return dossiers.flatMap(({ state, ...dossier }) => {
    const input = clockInputOf(ctx(), { state, ...dossier }, until)
    if (!input || !state.receivedAt) return []
    const reading = readClock(input)
    return [
      {
        receivedAt: state.receivedAt,
        endedAt: reading.endedAt,
        hasResult: state.outcome !== null,
        dueAt: reading.dueAt,
        lawfulDueAt: reading.dueWithoutExtensionAt,
        lateMinutes: minutesPastLimit(reading),
      },
    ]
  })
}

function counted(files: readonly TimedFile[], period: Period) {
  const { lateMinutes, ...count } = countTimeliness(files, period)
  return {
    ...count,
    late: Object.fromEntries(Object.entries(lateMinutes).filter(([, minutes]) => minutes > 0)),
  }
}

describe('the files of an agency', () => {
  before(async () => {
    await life('2026-12-01T08:00')
    await life('2026-12-01T08:10', '2026-12-02T09:00', (begun) => drive('issued', begun))
    await life('2026-12-01T08:12', '2026-12-01T16:00', (begun) => drive('issued', begun))
    await life('2026-12-02T08:14', '2026-12-03T09:00', (begun) => drive('issued', begun))
    await life('2026-12-01T08:15', '2026-12-03T09:00', (begun) => drive('issued', begun))
    await life('2026-12-02T08:16', '2026-12-04T16:30', (begun) => drive('issued', begun))
    await life('2026-12-01T08:18', '2026-12-03T07:10', (begun) => drive('issued', begun))
    await life('2026-12-01T08:20', '2027-01-05T10:00', (begun) => drive('issued', begun))
    await life('2026-12-01T08:30', '2026-12-02T08:00', ask)
    await life('2026-12-01T08:40', '2026-12-02T08:00', bill)
    await life('2026-12-01T08:50', '2026-12-08T08:00', bill)
    await life('2026-12-01T09:00', '2026-12-08T08:00', ask)
    await life('2026-12-01T09:10', '2026-12-02T08:00', (begun) => promise(begun, '2026-12-10'))
    await life('2026-12-01T09:20', '2026-12-02T08:00', async (begun) => {
      await promise(begun, '2026-12-10')
      set('2026-12-07T08:00')
      await bill(begun)
    })
    await life('2026-12-01T09:30', '2026-12-02T08:00', async (begun) => {
      await promise(begun, '2026-12-10')
      set('2026-12-21T08:00')
      await drive('issued', begun)
    })
  })

  test('are counted as the ledger of days counts each, with its minutes and holders, at any moment', async () => {
    for (const moment of ['2027-01-05T10:01', '2027-01-09T12:00', '2027-02-20T08:30', '2027-06-01T16:59']) {
      set(moment)
      const { files, period } = await listAgencyFiles(ctx(), agencyId, PERIOD)
      const count = counted(files, period)
      assert.deepEqual(count, counted(await byTheClock(period.until), period), moment)
      assert.equal(count.received, 15)
    }
    const { files, period } = await listAgencyFiles(ctx(), agencyId, PERIOD)
    const seen = new Set(files.map((file) => timelinessOf(file, period.until)))
    assert.deepEqual([...seen].toSorted(), [
      'early',
      'late',
      'on-time',
      'open',
      'open-late',
      'open-late-apologised',
    ])
  })

  test('of a period gone by are told as they stood at its end, whatever happened since', async () => {
    const seen = new Set<string>()
    for (const day of ['2026-12-02', '2026-12-05', '2026-12-08', '2026-12-09', '2026-12-15', '2027-01-01'])
      for (const from of [PERIOD.from, new Date('2026-12-02T00:00:00+07:00')]) {
        const until = new Date(`${day}T00:00:00+07:00`)
        if (from >= until) continue
        const { files, period } = await listAgencyFiles(ctx(), agencyId, { from, until })
        assert.deepEqual(counted(files, period), counted(await byTheClock(until), period), day)
        for (const file of files) seen.add(timelinessOf(file, until))
      }
    for (const name of ['open', 'open-late', 'open-late-apologised', 'early', 'on-time'])
      assert.ok(seen.has(name), name)
  })

  test('that were never late and are alike come in one row', async () => {
    const { files } = await listAgencyFiles(ctx(), agencyId, PERIOD)
    const early = files.filter((file) => timelinessOf(file, world.clock.now()) === 'early')
    assert.deepEqual(
      early.map(({ files: alike }) => alike),
      [3],
    )
  })

  test('of the time that runs cost two queries, however many are late', async () => {
    set('2027-06-01T16:59')
    const { count, result } = await countQueries(() => listAgencyFiles(ctx(), agencyId, PERIOD))
    const { files, period } = result
    const late = files.filter((file) => timelinessOf(file, period.until).includes('late'))
    assert.ok(late.length >= 4)
    // The second is for the one that was given a new date and waits for a payment.
    assert.equal(count, 2)
  })
})
