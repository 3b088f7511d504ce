import { z } from 'zod'
import { defineJob, handleJob, type JobHandler } from '../../platform/jobs/job.ts'
import type { Log } from '../../platform/log/log.ts'
import type { LevelContext } from './context.ts'
import { examineOnGround, isSameGround, type LevelGround, readLevelGround } from './examine-levels.ts'

const nothing = z.record(z.string(), z.unknown())

/** Each minute: examines the services of which a fact has changed. */
export const examineLevelsJob = defineJob('levels.examine', nothing)
/** Every night: proves every service anew, since what was proven by one program may fail in the next. */
export const proveLevelsJob = defineJob('levels.prove-anew', nothing)

interface JobContext {
  /** The catalogue and the offices as they are when asked. */
  readonly context: () => LevelContext
  readonly log: Log
  /** Told after entries were added, for pages kept ready. */
  readonly onChange: () => void
}

export function levelJobs({ context, log, onChange }: JobContext): readonly JobHandler[] {
  let seen: LevelGround | undefined
  const run = async (all: boolean, signal: AbortSignal) => {
    const ctx = context()
    const ground = await readLevelGround(ctx)
    if (!ground || (!all && isSameGround(seen, ground))) return
    const { examined, entries } = await examineOnGround(ctx, ground, { all, signal })
    if (!signal.aborted) seen = ground
    if (entries > 0) onChange()
    if (examined > 0) log.info('online levels were examined', { count: examined })
  }
  return [
    handleJob(examineLevelsJob, (_nothing, { signal }) => run(false, signal)),
    handleJob(proveLevelsJob, (_nothing, { signal }) => run(true, signal)),
  ]
}
