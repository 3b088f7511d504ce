import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { testWorld, type World } from '../test/support/world.ts'
import { silentLog } from './platform/log/log.ts'
import { Reference } from './reference.ts'

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())

describe('directory and catalogue in memory', () => {
  const changes = {
    'loaded a pack': () => world.ownerDb.updateTable('packs').set({ digest: 'of a changed pack' }).execute(),
    'changed a calendar': () =>
      sql`insert into work_calendars (id, version, rank, data, loaded_at)
        select id, 'next', rank, jsonb_set(data, '{version}', '"next"'), loaded_at
        from work_calendars limit 1`.execute(world.ownerDb),
    'published a revision': () =>
      sql`insert into procedure_revisions (procedure_id, revision, change, record, form_id, form_version,
          process_id, process_version, published_at, valid_from)
        select procedure_id, revision + 1, 'amended', record, form_id, form_version, process_id,
          process_version, published_at, valid_from
        from procedure_revisions limit 1`.execute(world.ownerDb),
  }
  for (const [what, change] of Object.entries(changes))
    test(`are read anew once when another process has ${what}, and not before`, async () => {
      const reference = await Reference.read(world.db, world.clock)
      let changed = 0
      const seen = Promise.withResolvers<void>()
      const stop = reference.watch({
        everyMs: 10,
        log: silentLog,
        onChange: async () => {
          await reference.refresh()
          changed += 1
          seen.resolve()
        },
      })
      try {
        await new Promise((resolve) => setTimeout(resolve, 60))
        assert.equal(changed, 0)
        const { catalog } = reference
        await change()
        await seen.promise
        await new Promise((resolve) => setTimeout(resolve, 60))
        assert.equal(changed, 1)
        assert.notEqual(reference.catalog, catalog)
      } finally {
        stop()
      }
    })
})
