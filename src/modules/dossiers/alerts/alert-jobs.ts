import { z } from 'zod'
import { defineJob, handleJob, type JobHandler } from '../../../platform/jobs/job.ts'
import type { Log } from '../../../platform/log/log.ts'
import type { LatenessContext } from '../lateness/timed-dossiers.ts'
import { beginDay, remindOfficers } from './remind-officers.ts'

const nothing = z.record(z.string(), z.unknown())
/** Every quarter of an hour; it looks itself whether anybody is at work. */
export const remindJob = defineJob('alerts.remind', nothing)
/** Every morning; it looks itself whether it is a working day. */
export const beginDayJob = defineJob('alerts.begin-day', nothing)

export function alertJobs(ctx: LatenessContext & { readonly log: Log }): readonly JobHandler[] {
  return [
    handleJob(remindJob, async () => {
      const count = await remindOfficers(ctx)
      if (count > 0) ctx.log.info('officers were reminded', { count })
    }),
    handleJob(beginDayJob, async () => {
      const count = await beginDay(ctx)
      if (count > 0) ctx.log.info('the working day was begun', { count })
    }),
  ]
}
