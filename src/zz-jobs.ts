import { provideDatabase } from '/work/main/src/platform/db/provide-database.ts'
import { silentLog } from '/work/main/src/platform/log/log.ts'
import { openDatabase } from '/work/main/src/platform/db/database.ts'
import { enqueue } from '/work/main/src/platform/jobs/enqueue.ts'
import { sql } from 'kysely'
const d = await provideDatabase({ databaseUrl: undefined, dataDir: '/tmp/mc/al/data', log: silentLog, joinRunning: true })
const { db, close } = openDatabase({ connection: d.connection, log: silentLog, max: 2 })
for (const job of process.argv.slice(2)) await enqueue(db, job, {})
await new Promise((r) => setTimeout(r, 15000))
console.log((await sql`select kind, delivery, count(*) from notifications where kind like 'alert.%' or kind like 'digest.%' group by 1,2`.execute(db)).rows)
console.log((await sql`select scope, count(*), min(cardinality(minutes)), max(cardinality(minutes)) from step_times group by 1`.execute(db)).rows)
console.log((await sql`select count(*), avg(chance) from risk_forecasts`.execute(db)).rows)
console.log((await sql`select agency_id, count(*) filter (where due_at < '2026-11-24T09:00+07') late, count(*) from dossiers where received_at is not null and finished_at is null group by 1 order by 2 desc limit 5`.execute(db)).rows)
await close(); await d.stop()
