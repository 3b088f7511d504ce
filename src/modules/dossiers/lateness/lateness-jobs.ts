import { z } from 'zod'
import { defineJob, handleJob, type JobHandler } from '../../../platform/jobs/job.ts'
import type { Log } from '../../../platform/log/log.ts'
import { countStepTimes } from './count-step-times.ts'
import { calibrateForecasts, recordForecasts } from './risk-forecasts.ts'
import type { LatenessContext } from './timed-dossiers.ts'

/** Every night: counts how long steps take, keeps what is forecast, compares what was forecast last month. */
export const forecastJob = defineJob('lateness.forecast', z.record(z.string(), z.unknown()))

export function latenessJobs(ctx: LatenessContext & { readonly log: Log }): readonly JobHandler[] {
  return [
    handleJob(forecastJob, async (_nothing, { signal }) => {
      await countStepTimes(ctx, signal)
      const count = await recordForecasts(ctx, signal)
      await calibrateForecasts(ctx)
      if (count > 0) ctx.log.info('chances of lateness were noted', { count })
    }),
  ]
}
