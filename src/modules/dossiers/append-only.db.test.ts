import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { driveTo } from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import { isPermissionDenied } from '../../platform/db/database-error.ts'
import { findReadableDossier, sealRoots, verifyLedger } from './index.ts'

let world: World
before(async () => {
  world = await testWorld()
  await driveTo(world, { procedureId: 'bl-08', state: 'assigned' })
  await sealRoots(world)
})
after(() => world.close())

const STATEMENTS: readonly [table: string, change: string][] = [
  ['dossier_events', `update dossier_events set type = 'noted'`],
  ['dossier_events', 'update dossier_events set digest = digest'],
  ['dossier_events', 'delete from dossier_events'],
  ['dossier_events', 'truncate dossier_events cascade'],
  ['dossier_event_private', `update dossier_event_private set data = '{}'`],
  ['ledger_roots', 'update ledger_roots set event_count = 0'],
  ['ledger_roots', 'delete from ledger_roots'],
  ['ledger_roots', 'truncate ledger_roots'],
  ['audit_log', `update audit_log set action = 'nothing'`],
  ['audit_log', 'delete from audit_log'],
  ['audit_log', 'truncate audit_log'],
]

describe('what is written stays written', () => {
  for (const [table, change] of STATEMENTS) {
    for (const who of ['the application', 'the owner'] as const) {
      test(`${who} cannot: ${change}`, async () => {
        const db = who === 'the owner' ? world.ownerDb : world.db
        const count = () =>
          sql`select md5(string_agg(t::text, '' order by t::text)) from ${sql.table(table)} t`
        const before = (await count().execute(world.ownerDb)).rows
        await assert.rejects(sql.raw(change).execute(db), isPermissionDenied)
        assert.deepEqual((await count().execute(world.ownerDb)).rows, before)
      })
    }
  }

  test('the application cannot switch the guards off', async () => {
    const attempts = [
      'alter table dossier_events disable trigger all',
      'drop trigger dossier_events_append_only on dossier_events',
      'set session_replication_role = replica',
      'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
    ]
    for (const attempt of attempts)
      await assert.rejects(sql.raw(attempt).execute(world.db), isPermissionDenied)
  })

  test('personal data can lawfully be removed, and the chain holds', async () => {
    const { dossierId } = await driveTo(world, { procedureId: 'bl-08', state: 'assigned' })
    await world.db.deleteFrom('dossier_event_private').where('dossier_id', '=', dossierId).execute()
    const found = await verifyLedger(world.db)
    assert.deepEqual(found.faults, [])
    assert.ok(found.privateRemoved > 0)
    const loaded = await findReadableDossier(world.contextFor({ kind: 'system' }), dossierId)
    assert.equal(loaded?.state.content.applicant.name, '')
    assert.equal(loaded?.state.status, 'processing')
  })
})
