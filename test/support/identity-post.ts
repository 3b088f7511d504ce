import { sql } from 'kysely'
import { identityJobs } from '../../src/modules/identity/index.ts'
import type { Clock } from '../../src/platform/clock/clock.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { silentLog } from '../../src/platform/log/log.ts'

export interface Delivered {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface Installation {
  readonly db: Db
  /** Reads the queue, which the application may only add to. */
  readonly ownerDb: Db
  readonly clock: Clock
  readonly secret: string
}

/** Runs the queued jobs of the accounts as the worker would, and gives what they sent. */
export async function deliverIdentityPost(installation: Installation): Promise<readonly Delivered[]> {
  const delivered: Delivered[] = []
  const handlers = identityJobs({
    ...installation,
    log: silentLog,
    publicUrl: 'https://motcua.example',
    mailer: { send: async ({ to, subject, text }) => void delivered.push({ to, subject, text }) },
    sms: { send: async ({ to, text }) => void delivered.push({ to, subject: '', text }) },
  })
  const { rows } = await sql<{ name: string; payload: unknown }>`
    with taken as (delete from graphile_worker._private_jobs where task_id in (
        select id from graphile_worker._private_tasks where identifier like 'identity.%')
      returning id, task_id, payload)
    select tasks.identifier as name, taken.payload from taken
    join graphile_worker._private_tasks tasks on tasks.id = taken.task_id order by taken.id`.execute(
    installation.ownerDb,
  )
  for (const { name, payload } of rows) {
    const handler = handlers.find((one) => one.name === name)
    if (!handler) throw new Error(`no handler for ${name}`)
    const signal = new AbortController().signal
    await handler.run(payload, { jobId: '1', attempt: 1, isLastAttempt: false, signal })
  }
  return delivered
}

/** The code in the last thing sent to that address. */
export async function codeSentTo(installation: Installation, address: string): Promise<string> {
  const delivered = await deliverIdentityPost(installation)
  const text = delivered.findLast(({ to }) => to === address)?.text ?? ''
  const code = /(\d{3}) (\d{3})/.exec(text)
  if (!code) throw new Error(`no code was sent to ${address}`)
  return `${code[1]}${code[2]}`
}
