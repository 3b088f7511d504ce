import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testApp } from '../test/support/app.ts'
import { readConfig } from './config.ts'
import { startJobs } from './jobs.ts'
import { levelsOn } from './modules/levels/index.ts'

const MOST_LOOKS = 600

test('the start itself asks for the examination of levels, so that pages have them before the next minute', async () => {
  const app = await testApp()
  const { connection } = app.world.database
  const worker = await startJobs({
    services: app.services,
    config: readConfig({}),
    connection,
    mailbox: undefined,
  })
  try {
    // Of those by the clock none has the key.
    const { rows } = await sql`
      select 1 from graphile_worker.jobs where key = 'levels.examine'`.execute(app.world.ownerDb)
    assert.equal(rows.length, 1)
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      if ((await levelsOn(app.world.db, '2026-11-24')).length === 86) break
      await setTimeout(100)
    }
    assert.equal((await levelsOn(app.world.db, '2026-11-24')).length, 86)
  } finally {
    await worker.stop()
    await app.close()
  }
})
