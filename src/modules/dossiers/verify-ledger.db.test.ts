import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { aDossier, driveTo, loadDossier, officerFor, taskOf } from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import { eventDigest } from '../../engines/ledger/index.ts'
import { addNote, sealRoots, type VerificationFault, verifyLedger } from './index.ts'

let world: World
before(async () => {
  world = await testWorld()
  await driveTo(world, { procedureId: 'bl-08', state: 'assigned' })
  await sealRoots(world)
})
after(() => world.close())

const TABLES = ['dossier_events', 'dossier_event_private', 'ledger_roots', 'audit_log'] as const
const CHANGED = [...TABLES, 'dossiers'] as const

/**
 * What somebody with the owner's password can do: the guards off, `harm` done, the guards on again. Afterwards all
 * is put back, so that each test finds one harm only.
 */
async function underHarm<T>(harm: string, look: () => Promise<T>): Promise<T> {
  const owner = world.ownerDb
  const guards = (state: 'disable' | 'enable') =>
    Promise.all(TABLES.map((table) => sql.raw(`alter table ${table} ${state} trigger all`).execute(owner)))
  await guards('disable')
  for (const table of CHANGED) await sql.raw(`create table saved_${table} as table ${table}`).execute(owner)
  try {
    await sql.raw(harm).execute(owner)
    return await look()
  } finally {
    for (const table of CHANGED.toReversed()) await sql.raw(`delete from ${table}`).execute(owner)
    for (const table of CHANGED) {
      const keeping = table === 'dossier_events' || table === 'audit_log' ? 'overriding system value' : ''
      await sql.raw(`insert into ${table} ${keeping} select * from saved_${table}`).execute(owner)
      await sql.raw(`drop table saved_${table}`).execute(owner)
    }
    await guards('enable')
  }
}

const faultsAfter = (harm: string): Promise<readonly VerificationFault[]> =>
  underHarm(harm, async () => (await verifyLedger(world.db)).faults)

/** A dossier of four events, sealed under a root of its own. */
async function sealedDossier(): Promise<string> {
  const { dossierId, state } = await driveTo(world, { procedureId: 'bl-08', state: 'assigned' })
  const task = taskOf(state, 'propose')
  await addNote(world.contextFor(await officerFor(world, task)), {
    dossierId,
    text: 'Ghi chú',
    requestId: '1',
  })
  await sealRoots(world)
  return dossierId
}

async function lastRoot(): Promise<string> {
  const root = await world.db
    .selectFrom('ledger_roots')
    .selectAll()
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return `root ${root.no} (positions ${root.from_position}–${root.to_position})`
}

describe('a ledger nobody has touched', () => {
  test('has no fault, counted whole', async () => {
    await sealedDossier()
    const found = await verifyLedger(world.db)
    const count = async (table: 'dossiers' | 'dossier_events' | 'ledger_roots') =>
      (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(world.db)).rows[0]?.n
    assert.deepEqual(found, {
      dossiers: await count('dossiers'),
      events: await count('dossier_events'),
      roots: await count('ledger_roots'),
      books: 0,
      privateRemoved: 0,
      faults: [],
    })
  })

  test('has none either while people work on it', async () => {
    let working = true
    const work = (async () => {
      while (working) {
        const { dossierId, applicant } = await aDossier(world, { procedureId: 'bl-10' })
        const task = taskOf((await loadDossier(world, dossierId)).state, 'receive')
        const ctx = world.contextFor(await officerFor(world, task))
        await addNote(ctx, { dossierId, text: 'x', requestId: applicant.accountId })
        await sealRoots(world)
      }
    })()
    try {
      for (let run = 0; run < 15; run += 1) assert.deepEqual((await verifyLedger(world.db)).faults, [])
    } finally {
      working = false
      await work
    }
  })

  test('tells how far it has come', async () => {
    const seen: number[] = []
    const { dossiers } = await verifyLedger(world.db, (count) => seen.push(count))
    assert.equal(seen.at(-1), dossiers)
  })
})

describe('a row changed by hand', () => {
  const CHANGES: readonly [column: string, change: string][] = [
    ['type', `type = 'claimed'`],
    ['data', `data = data || '{"requestId": "2"}'`],
    ['actor', `actor = jsonb_set(actor, '{accountId}', '"01900000-0000-7000-8000-000000000009"')`],
    ['at', `at = at - interval '1 day'`],
    ['private digest', `private_digest = '\\x00'`],
    ['digest', `digest = '\\x00'`],
  ]
  for (const [column, change] of CHANGES) {
    test(`is named when it is its ${column}`, async () => {
      const id = await sealedDossier()
      const faults = await faultsAfter(
        `update dossier_events set ${change} where dossier_id = '${id}' and seq = 4`,
      )
      assert.ok(
        faults.some(({ where, what }) => where === `dossier ${id} event 4` && what === 'changed'),
        JSON.stringify(faults),
      )
      assert.ok(faults.every(({ where }) => where.startsWith(`dossier ${id}`) || where.startsWith('root')))
    })
  }

  test('is named also when its digest and its private digest are made to fit', async () => {
    const id = await sealedDossier()
    const { events } = await loadDossier(world, id)
    const rows = await world.db
      .selectFrom('dossier_events')
      .selectAll()
      .where('dossier_id', '=', id)
      .orderBy('seq')
      .execute()
    const row = rows[1]!
    const data = { ...(row.data as object), code: '000.00.00.H04-261124-9999' }
    const digest = eventDigest({
      previousDigest: row.previous_digest,
      event: {
        dossierId: id,
        seq: row.seq,
        type: row.type,
        at: row.at.toISOString(),
        actor: row.actor,
        data,
        privateDigest: row.private_digest,
      },
    }).toString('hex')
    const faults = await faultsAfter(
      `update dossier_events set data = '${JSON.stringify(data)}', digest = '\\x${digest}' where dossier_id = '${id}' and seq = 2`,
    )
    assert.equal(events.length, 4)
    assert.deepEqual(faults, [
      { where: `dossier ${id} event 2`, what: 'changed' },
      { where: await lastRoot(), what: 'root-mismatch' },
    ])
  })

  test('is named when it is personal data', async () => {
    const id = await sealedDossier()
    assert.deepEqual(
      await faultsAfter(
        `update dossier_event_private set data = '{"text": "khác"}' where dossier_id = '${id}' and seq = 4`,
      ),
      [{ where: `dossier ${id} event 4`, what: 'private-changed' }],
    )
  })

  test('is named when personal data is put where there was none', async () => {
    const id = await sealedDossier()
    assert.deepEqual(
      await faultsAfter(`insert into dossier_event_private values ('${id}', 2, '\\x00', '{}')`),
      [{ where: `dossier ${id} event 2`, what: 'private-changed' }],
    )
  })
})

describe('rows taken out', () => {
  const TAKEN: readonly [which: string, condition: string, place: string][] = [
    ['in the middle', 'seq = 2', 'event 2'],
    ['at the end', 'seq = 4', 'event 4'],
    ['at the beginning', 'seq = 1', 'event 1'],
    ['in a run', 'seq in (2, 3)', 'event 2–3'],
  ]
  for (const [which, condition, place] of TAKEN) {
    test(`${which} are named`, async () => {
      const id = await sealedDossier()
      const faults = await faultsAfter(
        `delete from dossier_event_private where dossier_id = '${id}' and ${condition};
         delete from dossier_events where dossier_id = '${id}' and ${condition}`,
      )
      assert.deepEqual(faults, [
        { where: `dossier ${id} ${place}`, what: 'missing' },
        { where: await lastRoot(), what: 'root-mismatch' },
      ])
    })
  }

  test('at the end, with the projection set back to match, are given away by the root', async () => {
    const id = await sealedDossier()
    const faults = await faultsAfter(
      `delete from dossier_event_private where dossier_id = '${id}' and seq = 4;
       delete from dossier_events where dossier_id = '${id}' and seq = 4;
       update dossiers set last_seq = 3, last_digest = (select digest from dossier_events where dossier_id = '${id}' and seq = 3) where id = '${id}'`,
    )
    assert.deepEqual(faults, [{ where: await lastRoot(), what: 'root-mismatch' }])
  })

  test('all of a dossier, its projection too, are named by the audit trail and by the root', async () => {
    const id = await sealedDossier()
    const faults = await faultsAfter(
      `delete from dossier_event_private where dossier_id = '${id}'; delete from dossier_events where dossier_id = '${id}'; delete from dossiers where id = '${id}'`,
    )
    assert.deepEqual(faults, [
      { where: `dossier ${id}`, what: 'events-missing' },
      { where: await lastRoot(), what: 'root-mismatch' },
    ])
  })

  test('all of a dossier with its projection left are named', async () => {
    const id = await sealedDossier()
    const faults = await faultsAfter(
      `delete from dossier_event_private where dossier_id = '${id}'; delete from dossier_events where dossier_id = '${id}'`,
    )
    assert.deepEqual(faults[0], { where: `dossier ${id}`, what: 'events-missing' })
    assert.equal(faults.length, 2)
  })

  test('of the projection only are named', async () => {
    const id = await sealedDossier()
    assert.deepEqual(await faultsAfter(`delete from dossiers where id = '${id}'`), [
      { where: `dossier ${id}`, what: 'projection-missing' },
    ])
  })
})

describe('rows put in or moved', () => {
  test('an event written behind the last one is named', async () => {
    const id = await sealedDossier()
    const faults = await faultsAfter(
      `insert into dossier_events (dossier_id, seq, type, at, actor, data, previous_digest, digest)
       select dossier_id, 5, 'noted', at, actor, data, digest, '\\x00' from dossier_events where dossier_id = '${id}' and seq = 4`,
    )
    assert.ok(
      faults.some(({ where, what }) => where === `dossier ${id} event 5` && what === 'inserted'),
      JSON.stringify(faults),
    )
  })

  test('an event of another dossier is named', async () => {
    const [id, other] = [await sealedDossier(), await sealedDossier()]
    const faults = await faultsAfter(
      `insert into dossier_events (dossier_id, seq, type, at, actor, data, private_digest, previous_digest, digest)
       select '${id}', 5, type, at, actor, data, private_digest, previous_digest, digest from dossier_events where dossier_id = '${other}' and seq = 4`,
    )
    assert.ok(
      faults.some(({ where }) => where === `dossier ${id} event 5`),
      JSON.stringify(faults),
    )
    assert.ok(faults.every(({ where }) => !where.includes(other)))
  })

  test('two events that changed places are named', async () => {
    const id = await sealedDossier()
    const faults = await faultsAfter(
      `update dossier_event_private set seq = -seq where dossier_id = '${id}' and seq in (3, 4);
       alter table dossier_events drop constraint dossier_events_seq_check;
       update dossier_events set seq = -seq where dossier_id = '${id}' and seq in (3, 4);
       update dossier_events set seq = 7 + seq where dossier_id = '${id}' and seq < 0;
       update dossier_event_private set seq = 7 + seq where dossier_id = '${id}' and seq < 0;
       alter table dossier_events add constraint dossier_events_seq_check check (seq > 0)`,
    )
    const named = faults.filter(({ what }) => what === 'reordered').map(({ where }) => where)
    assert.deepEqual(named, [`dossier ${id} event 3`, `dossier ${id} event 4`])
  })

  test('two events whose order of writing was exchanged are named', async () => {
    const id = await sealedDossier()
    const faults = await faultsAfter(
      `alter table dossier_events alter position drop identity;
       update dossier_events set position = -position where dossier_id = '${id}' and seq in (3, 4);
       update dossier_events e set position = -o.position from dossier_events o
         where e.dossier_id = '${id}' and e.seq = 3 and o.dossier_id = '${id}' and o.seq = 4;
       update dossier_events e set position = (select max(position) - 1 from dossier_events) where e.dossier_id = '${id}' and e.seq = 4;
       alter table dossier_events alter position add generated always as identity (start 100000)`,
    )
    const named = faults.filter(({ what }) => what === 'reordered').map(({ where }) => where)
    assert.deepEqual(named, [`dossier ${id} event 4`, `dossier ${id} event 3`].toSorted())
  })
})

describe('roots', () => {
  test('changed, taken out or exchanged are named', async () => {
    await sealedDossier()
    const { rows } = await sql<{ no: number }>`select max(no) as no from ledger_roots`.execute(world.db)
    const no = rows[0]!.no
    const changed = await faultsAfter(
      `update ledger_roots set event_count = event_count + 1 where no = ${no}`,
    )
    assert.ok(changed.some(({ where, what }) => where === `root ${no}` && what === 'changed'))
    const taken = await faultsAfter(`delete from ledger_roots where no = ${no - 1}`)
    assert.deepEqual(taken, [{ where: `root ${no - 1}`, what: 'missing' }])
    const stamp = await faultsAfter(`update ledger_roots set at = at + interval '1 day' where no = ${no}`)
    assert.deepEqual(stamp, [{ where: `root ${no}`, what: 'changed' }])
  })

  test('are made once for each new event, however many programs seal', async () => {
    await aDossier(world, { procedureId: 'bl-08' })
    const made = await Promise.all(Array.from({ length: 4 }, () => sealRoots(world)))
    assert.equal(
      made.reduce((sum, one) => sum + one, 0),
      1,
    )
    assert.equal(await sealRoots(world), 0)
    const { rows } = await sql<{ sealed: number; events: number }>`
      select (select sum(event_count) from ledger_roots)::integer as sealed, (select count(*) from dossier_events)::integer as events`.execute(
      world.db,
    )
    assert.equal(rows[0]?.sealed, rows[0]?.events)
  })

  test('leave out no event of a transaction that was still open', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const { dossierId } = await aDossier(world, { procedureId: 'bl-08' })
    await sealRoots(world)
    const open = world.db.transaction().execute(async (tx) => {
      const task = taskOf((await loadDossier(world, dossierId)).state, 'receive')
      const ctx = { ...world.contextFor(await officerFor(world, task)), db: tx }
      await addNote(ctx, { dossierId, text: 'muộn', requestId: 'late' })
      await held
    })
    await sleep(100)
    const later = aDossier(world, { procedureId: 'bl-10' })
    await sleep(100)
    const sealing = sealRoots(world)
    await sleep(100)
    release()
    await Promise.all([open, later])
    await sealing
    await sealRoots(world)
    assert.deepEqual((await verifyLedger(world.db)).faults, [])
    const { rows } = await sql<{ sealed: number; events: number }>`
      select (select sum(event_count) from ledger_roots)::integer as sealed, (select count(*) from dossier_events)::integer as events`.execute(
      world.db,
    )
    assert.equal(rows[0]?.sealed, rows[0]?.events)
  })
})
