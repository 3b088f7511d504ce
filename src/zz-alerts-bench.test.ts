import { test } from 'node:test'
import { sql } from 'kysely'
import { driveTo } from '/work/main/test/support/dossier-builders.ts'
import { testWorld } from '/work/main/test/support/world.ts'
import { remindOfficers, beginDay } from '/work/main/src/modules/dossiers/alerts/remind-officers.ts'
import { recordForecasts } from '/work/main/src/modules/dossiers/lateness/risk-forecasts.ts'
import { countAgencyTimeliness } from '/work/main/src/modules/dossiers/lateness/timeliness-of-agency.ts'
import { listLettersDue } from '/work/main/src/modules/dossiers/lateness/letters-due.ts'
test('100,000 open files', async () => {
  const world = await testWorld()
  const made = await driveTo(world, { procedureId: 'bl-08', state: 'assigned' })
  const { agencyId } = made.state
  const leaders = world.directory.getUnitOfKind(agencyId, 'leadership').id
  const leader = await world.holder({ agencyId, unitId: leaders, role: 'agency_leader' })
  for (const a of world.directory.agencies) for (const u of world.directory.unitsOf(a.id)) for (const role of ['examiner','unit_leader'] as const) await world.officer([{ agencyId: a.id, unitId: u.id, role }])
  const agencies = world.directory.agencies.map((a) => ({ a: a.id, u: world.directory.unitsOf(a.id)[0]?.id }))
  await sql`create temp table x as select 1`.execute(world.ownerDb).catch(() => {})
  await sql`with ag as (select row_number() over () - 1 as n, * from jsonb_to_recordset(${JSON.stringify(agencies)}::jsonb) as r (a text, u text)), cnt as (select count(*) c from ag),
  g as (select i, gen_random_uuid() as id from generate_series(1, 100000) i),
  ins as (insert into dossiers (id, submission_no, code, service_id, procedure_id, revision, agency_id, channel, state, applicant_name, submitted_at, received_at, due_at, original_due_at, last_seq, last_digest, last_event_at, calendar_version)
   select g.id, 's' || i, 'c' || i, d.service_id, d.procedure_id, d.revision, case when i % 5 = 0 then d.agency_id else ag.a end, 'online', 'processing', 'x', d.submitted_at, d.received_at, d.due_at + (i % 20 - 2) * interval '1 day', d.original_due_at + (i % 20 - 2) * interval '1 day', 3, d.last_digest, d.last_event_at, d.calendar_version
   from g, dossiers d, ag, cnt where ag.n = g.i % cnt.c and d.id = ${made.dossierId}),
  e as (insert into dossier_events (dossier_id, seq, type, at, actor, data, previous_digest, digest) select g.id, e.seq, e.type, e.at, e.actor, e.data, e.previous_digest, e.digest from g, dossier_events e where e.dossier_id = ${made.dossierId})
  insert into dossier_tasks (dossier_id, token, step_id, kind, role, agency_id, unit_id, lead_agency_id, assignee_account_id, since, held_since, due_at)
   select g.id, 3, 'propose', 'propose', 'examiner', case when i % 5 = 0 then t.agency_id else ag.a end, case when i % 5 = 0 then t.unit_id else ag.u end, case when i % 5 = 0 then t.agency_id else ag.a end, case when i % 5 = 0 and i % 3 > 0 then t.assignee_account_id end, t.since, t.since, t.due_at + (i % 20 - 2) * interval '1 day'
   from g, ag, cnt, dossier_tasks t where ag.n = g.i % cnt.c and t.dossier_id = ${made.dossierId}`.execute(world.ownerDb)
  await sql`analyze`.execute(world.ownerDb)
  world.clock.set(new Date('2026-11-27T09:00:00+07:00'))
  const ctx = world.contextFor({ kind: 'system' } as const)
  const time = async (name: string, work: () => Promise<unknown>) => { const t = performance.now(); const r = await work(); console.log(name, Math.round(performance.now() - t), 'ms', JSON.stringify(r)?.slice(0, 150)) }
  await time('remind first', () => remindOfficers(ctx))
  await time('remind again', () => remindOfficers(ctx))
  await time('begin day', () => beginDay(ctx))
  await sql`insert into step_times select 'step', 'bl-08', 'propose', array(select generate_series(100, 10000, 100)), '2026-11-27'`.execute(world.ownerDb)
  await time('forecasts', () => recordForecasts(ctx))
  await time('letters of one agency', async () => (await listLettersDue(ctx, leader)).files.length)
  await time('timeliness of one agency', () => countAgencyTimeliness(ctx, agencyId, { from: new Date('2026-01-01T00:00:00+07:00'), until: new Date('2027-01-01T00:00:00+07:00') }))
  await world.close()
})
