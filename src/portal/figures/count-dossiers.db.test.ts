import { sql } from 'kysely'
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { testWorld, type World } from '../../../test/support/world.ts'
import { newId } from '../../platform/ids/id.ts'
import { silentLog } from '../../platform/log/log.ts'
import { countDossiers } from './count-dossiers.ts'
import { dossierFigures } from './dossier-figures.ts'

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())

interface Line {
  readonly procedure?: string
  readonly channel?: 'online' | 'counter'
  readonly received: string
  readonly due?: string
  readonly finished?: string
  readonly outcome?: 'granted' | 'refused'
}

let made = 0
const at = (day: string, time = '10:00') => new Date(`${day}T${time}:00+07:00`)

/** A row of the projection: what is counted here is how lists are read, not how they come about. */
async function dossier({ procedure = 'bl-11', channel = 'online', ...line }: Line): Promise<void> {
  made += 1
  const { revision } = world.catalog.findProcedure(procedure)!
  const service = world.catalog.servicesOf(procedure)[0]!
  await world.ownerDb
    .insertInto('dossiers')
    .values({
      id: newId(world.clock),
      submission_no: `TN-${made}`,
      service_id: service.id,
      procedure_id: procedure,
      revision,
      agency_id: service.agencyId,
      office_agency_id: service.agencyId,
      channel,
      state: line.outcome ? 'done' : line.finished ? 'withdrawn' : 'processing',
      outcome: line.outcome ?? null,
      applicant_name: 'Nguyễn Văn Bình',
      submitted_at: at(line.received, '08:00'),
      received_at: at(line.received),
      due_at: line.due ? at(line.due, '17:00') : null,
      finished_at: line.finished ? at(line.finished, '15:00') : null,
      last_seq: 1,
      last_digest: Buffer.alloc(32),
      last_event_at: at(line.received),
    })
    .execute()
}

const count = () => countDossiers(world.db, world.directory.calendarOf('so-gtvt'), world.clock.now())

describe('figures over the dossiers', () => {
  beforeEach(async () => {
    await world.ownerDb.deleteFrom('dossiers').execute()
    world.clock.set(at('2026-11-24', '09:00'))
  })

  it('are all nothing while there is no dossier', async () => {
    const figures = await count()
    assert.deepEqual(figures.promise, { received: 0, resolved: 0, onTime: 0, medianDays: null })
    assert.deepEqual(figures.popular, [])
    assert.equal(figures.byProcedure.size, 0)
  })

  it('count results in time over results, a refusal being one and a withdrawal none', async () => {
    const inTime = { received: '2026-11-02', due: '2026-11-06', finished: '2026-11-05' } as const
    await dossier({ ...inTime, outcome: 'granted' })
    await dossier({ ...inTime, outcome: 'refused' })
    await dossier({ ...inTime, finished: '2026-11-09', outcome: 'granted' })
    await dossier(inTime)
    await dossier({ received: '2026-11-20', due: '2026-11-27' })
    assert.deepEqual((await count()).promise, { received: 5, resolved: 3, onTime: 2, medianDays: 3 })
  })

  it('take the median of working days: a weekend between does not count', async () => {
    // Friday to Monday is one working day, Monday to Friday four.
    await dossier({ received: '2026-11-06', due: '2026-11-30', finished: '2026-11-09', outcome: 'granted' })
    await dossier({ received: '2026-11-06', due: '2026-11-30', finished: '2026-11-09', outcome: 'granted' })
    await dossier({ received: '2026-11-02', due: '2026-11-30', finished: '2026-11-06', outcome: 'granted' })
    assert.equal((await count()).promise.medianDays, 1)
  })

  it('keep the year of each service apart by channel, and the last twelve months for the promise', async () => {
    const done = { due: '2026-12-31', outcome: 'granted' } as const
    await dossier({ received: '2026-02-02', finished: '2026-02-06', ...done })
    await dossier({ received: '2026-02-02', finished: '2026-02-06', channel: 'counter', ...done })
    await dossier({ received: '2026-02-03', channel: 'online' })
    await dossier({ received: '2025-12-15', finished: '2025-12-20', ...done })
    await dossier({ received: '2025-03-03', finished: '2025-03-10', ...done })
    const figures = await count()
    assert.deepEqual(figures.byProcedure.get('bl-11'), {
      received: 3,
      receivedOnline: 2,
      resolvedOnline: 1,
      onTimeOnline: 1,
    })
    assert.equal(figures.promise.received, 4)
  })

  it('name the services most asked for, the first the most', async () => {
    await dossier({ received: '2026-11-02', procedure: 'bl-43' })
    await dossier({ received: '2026-11-02', procedure: 'bl-11' })
    await dossier({ received: '2026-11-03', procedure: 'bl-11' })
    assert.deepEqual((await count()).popular, ['bl-11', 'bl-43'])
  })

  it('are counted once for many visits, and again after a while', async () => {
    const { db, directory, clock } = world
    const find = dossierFigures({ db, directory, clock, log: silentLog })
    const [one, other] = await Promise.all([find(), find()])
    assert.equal(one, other)
    await dossier({ received: '2026-11-02' })
    assert.equal((await find())?.promise.received, 0)
    clock.advance(11 * 60_000)
    // The visitor who finds them old is served what there is; a later one has the new.
    assert.equal((await find())?.promise.received, 0)
    while ((await find())?.promise.received === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    assert.equal((await find())?.promise.received, 1)
  })

  it('are not waited for longer than a visitor has patience', async () => {
    const { db, directory, clock } = world
    const find = dossierFigures({ db, directory, clock, log: silentLog }, 0)
    // As long as somebody holds the table, the count cannot end.
    await world.ownerDb.transaction().execute(async (tx) => {
      await sql`lock table dossiers in access exclusive mode`.execute(tx)
      assert.equal(await find(), undefined)
    })
    let figures = await find()
    while (figures === undefined) figures = await find()
    assert.equal(figures.promise.received, 0)
  })
})
