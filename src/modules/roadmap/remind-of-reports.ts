import { sql } from 'kysely'
import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import { defineJob, handleJob, type JobHandler } from '../../platform/jobs/job.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Catalog } from '../catalog/index.ts'
import { postsInForce, vietnamToday } from '../identity/index.ts'
import { tellOnce } from '../notifications/index.ts'
import type { Directory } from '../organizations/index.ts'
import { readReport } from './agency-report.ts'
import { listRecords } from './record-queries.ts'
import { reportsToRemind } from './report-calendar.ts'

/** What is told; its first part chooses who puts it into words. */
export const REPORT_DUE = 'roadmap.report_due'

export interface ReminderContext {
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
  readonly catalog: Catalog
  readonly directory: Directory
}

/** Agencies that report: those that offer a service today. */
export function reportingAgencies({
  catalog,
  directory,
}: Pick<ReminderContext, 'catalog' | 'directory'>): readonly string[] {
  const ids = new Set(catalog.services.map(({ agencyId }) => agencyId))
  return directory.agencies.filter(({ id, member }) => member && ids.has(id)).map(({ id }) => id)
}

/** Tells planners and heads of agencies whose report is due soon or late. Once a day, however often it runs. */
export async function remindOfReports(ctx: ReminderContext): Promise<number> {
  const today = vietnamToday(ctx.clock)
  let told = 0
  for (const { year, part, daysLeft } of reportsToRemind(today)) {
    const signed = new Set(
      (await listRecords(ctx.db, { kind: 'report', year }))
        .filter((record) => record.part === part && readReport(record).signed)
        .map(({ agencyId }) => agencyId),
    )
    const agencies = reportingAgencies(ctx).filter((id) => !signed.has(id))
    told += await tellOnce(
      ctx,
      sql`
        select distinct post.account_id, null::uuid as dossier_id, ${REPORT_DUE}::text as kind,
          jsonb_build_object('agencyId', post.agency_id, 'year', ${year}::int, 'part', ${part}::text, 'daysLeft', ${daysLeft}::int) as params,
          concat_ws('|', ${REPORT_DUE}::text, post.agency_id, ${year}::text, ${part}::text, ${today}::text) as once_key
        from (${postsInForce(ctx.clock)}) as post
        where post.role in ('agency_admin', 'agency_leader') and post.agency_id = any (${agencies}::text[])`,
    )
  }
  return told
}

/** Every morning. */
export const remindReportsJob = defineJob('roadmap.remind-reports', z.record(z.string(), z.unknown()))

export function roadmapJobs(services: ReminderContext): readonly JobHandler[] {
  return [
    handleJob(remindReportsJob, async () => {
      const count = await remindOfReports(services)
      if (count > 0) services.log.info('reminders of reports were sent', { count })
    }),
  ]
}
