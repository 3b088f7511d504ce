import type { z } from 'zod'

/** A job's name, `module.verb-noun`, and the form of its payload: identifiers only, no personal data. */
export interface JobDefinition<Payload> {
  readonly name: string
  readonly payload: z.ZodType<Payload>
  /** Of waiting jobs the one with the smallest number runs first: what may come in floods has a large one. */
  readonly priority: number
}

export function defineJob<Payload>(
  name: string,
  payload: z.ZodType<Payload>,
  { priority = 0 }: { readonly priority?: number } = {},
): JobDefinition<Payload> {
  return { name, payload, priority }
}

export interface JobHelpers {
  readonly jobId: string
  /** 1 at the first try. */
  readonly attempt: number
  readonly isLastAttempt: boolean
  /** Aborted when the program stops and the job should come to an end. */
  readonly signal: AbortSignal
}

export interface JobHandler {
  readonly name: string
  run(payload: unknown, helpers: JobHelpers): Promise<void>
}

/**
 * A handler may be run again after a failure, also after one past its last effect: it must come to the same when
 * run twice. A payload of the wrong form fails the job.
 */
export function handleJob<Payload>(
  job: JobDefinition<Payload>,
  run: (payload: Payload, helpers: JobHelpers) => Promise<void>,
): JobHandler {
  return { name: job.name, run: async (payload, helpers) => run(job.payload.parse(payload), helpers) }
}
