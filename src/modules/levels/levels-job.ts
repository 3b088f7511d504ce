import { z } from 'zod'
import { defineJob, handleJob, type JobHandler } from '../../platform/jobs/job.ts'
import type { Log } from '../../platform/log/log.ts'
import type { LevelContext } from './context.ts'
import { examineOnGround, isSameGround, type LevelGround, readLevelGround } from './examine-levels.ts'

const nothing = z.record(z.string(), z.unknown())

/** At the start and each minute: examines the services of which a fact has changed. */
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

const FIRST_WAIT_MS = 60_000
const LONGEST_WAIT_MS = 3_600_000

export function levelJobs({ context, log, onChange }: JobContext): readonly JobHandler[] {
  let seen: LevelGround | undefined
  let again: { readonly at: number; readonly waitMs: number } | undefined
  let running: Promise<void> | undefined
  const examine = async (all: boolean, signal: AbortSignal) => {
    const ctx = context()
    const ground = await readLevelGround(ctx)
    const now = ctx.clock.now().getTime()
    const isAgainDue = again !== undefined && again.at <= now
    if (!ground || (!all && !isAgainDue && isSameGround(seen, ground))) return
    const { examined, entries, unproven } = await examineOnGround(ctx, ground, { all, signal })
    if (!signal.aborted) seen = ground
    again = unproven > 0 ? nextTry(again, now) : undefined
    if (entries > 0) onChange()
    if (examined > 0) log.info('online levels were examined', { count: examined })
  }
  const run = async (all: boolean, signal: AbortSignal): Promise<void> => {
    // A first examination of thousands takes minutes: what it leaves is for the minute after it.
    if (running && !all) return
    const before = running?.catch(() => {})
    const mine = (before ?? Promise.resolve()).then(() => examine(all, signal))
    running = mine
    await mine.finally(() => {
      if (running === mine) running = undefined
    })
  }
  return [
    handleJob(examineLevelsJob, (_nothing, { signal }) => run(false, signal)),
    handleJob(proveLevelsJob, (_nothing, { signal }) => run(true, signal)),
  ]
}

/** What the machine failed to prove is tried again after a minute, and twice as long after each further failure. */
function nextTry(last: { readonly waitMs: number } | undefined, now: number) {
  const waitMs = last ? Math.min(last.waitMs * 2, LONGEST_WAIT_MS) : FIRST_WAIT_MS
  return { at: now + waitMs, waitMs }
}
