import { z } from 'zod'
import type { Config } from './config.ts'
import type { Mailbox } from './demo/start-mailbox.ts'
import {
  alertJobs,
  beginDayJob,
  describeAlert,
  describeDigest,
  describeDossierNotice,
  forecastJob,
  hasMoveRuns,
  hasRecounts,
  moveFilesJob,
  latenessJobs,
  passOnStragglers,
  recountJob,
  remindJob,
  removeStaleDrafts,
  reorganiseJob,
  runMoves,
  runRecounts,
  runReorganisations,
  sealRoots,
} from './modules/dossiers/index.ts'
import { identityJobs, sweepIdentityJob } from './modules/identity/index.ts'
import { examineLevelsJob, levelJobs, proveLevelsJob } from './modules/levels/index.ts'
import { notificationJobs } from './modules/notifications/index.ts'
import { describeReportDue, remindReportsJob, roadmapJobs } from './modules/roadmap/index.ts'
import type { Connection } from './platform/db/connection.ts'
import { enqueue } from './platform/jobs/enqueue.ts'
import { defineJob, handleJob, type JobHandler } from './platform/jobs/job.ts'
import { type CronEntry, startWorker, type Worker } from './platform/jobs/start-worker.ts'
import { createMailer } from './platform/mail/mailer.ts'
import { createSmsSender } from './platform/mail/sms-sender.ts'
import { contextOf, levelContext } from './web/contexts.ts'
import type { Services } from './web/services.ts'

const nothing = z.record(z.string(), z.unknown())
const sealLedger = defineJob('ledger.seal-roots', nothing)
const sweepUploads = defineJob('uploads.remove-expired', nothing)
const sweepDrafts = defineJob('drafts.remove-stale', nothing)

export interface JobOptions {
  readonly services: Services
  readonly config: Config
  readonly connection: Connection
  /** Takes mail and text messages in demo mode, speaking SMTP and HTTP like the real ones. */
  readonly mailbox: Mailbox | undefined
}

const CRONTAB: readonly CronEntry[] = [
  { job: sealLedger, match: '*/10 * * * *' },
  // What a stopped process left undone goes on within a minute.
  { job: recountJob, match: '* * * * *' },
  { job: reorganiseJob, match: '* * * * *' },
  { job: moveFilesJob, match: '* * * * *' },
  { job: sweepUploads, match: '17 * * * *' },
  { job: sweepDrafts, match: '23 19 * * *' },
  { job: sweepIdentityJob, match: '41 19 * * *' },
  { job: remindJob, match: '*/15 * * * *' },
  // Seven o'clock in Viet Nam, where offices open; a morning missed is made up for while it is one.
  { job: beginDayJob, match: '0 0 * * *', makeUpMs: 4 * 3_600_000 },
  { job: remindReportsJob, match: '5 0 * * *', makeUpMs: 12 * 3_600_000 },
  { job: forecastJob, match: '11 18 * * *', makeUpMs: 12 * 3_600_000 },
  { job: examineLevelsJob, match: '* * * * *' },
  { job: proveLevelsJob, match: '29 18 * * *', makeUpMs: 12 * 3_600_000 },
]

/** Starts the worker with the jobs of all modules. */
export async function startJobs({ services, config, connection, mailbox }: JobOptions): Promise<Worker> {
  const { db, clock, log } = services
  const smtpUrl = config.smtpUrl ?? mailbox?.smtpUrl
  const gatewayUrl = config.smsGatewayUrl ?? mailbox?.smsUrl
  const from = config.mailFrom ?? 'Cổng dịch vụ công <khong-tra-loi@localhost>'
  const mailer = smtpUrl === undefined ? undefined : createMailer({ smtpUrl, from })
  const sms =
    gatewayUrl === undefined
      ? undefined
      : createSmsSender({ gatewayUrl, token: config.smsGatewayToken ?? '' })
  const worker = await startWorker({
    connection,
    log,
    handlers: [
      ...notificationJobs({
        db,
        clock,
        log,
        mailer,
        sms,
        describers: {
          dossier: (handle, notification) => describeDossierNotice(services, handle, notification),
          alert: (handle, notification) => describeAlert(services, handle, notification),
          digest: (handle, notification) => describeDigest(services, handle, notification),
          roadmap: (handle, notification) => describeReportDue(services, handle, notification),
        },
      }),
      ...identityJobs({
        db,
        clock,
        log,
        mailer,
        sms,
        secret: services.secret,
        publicUrl: services.publicUrl,
      }),
      ...dossierJobs(services),
      ...alertJobs(services),
      ...latenessJobs(services),
      ...roadmapJobs(services),
      ...levelJobs({
        context: () => levelContext(services),
        log,
        onChange: () => services.pages.invalidate('levels'),
      }),
    ],
    crontab: CRONTAB,
  })
  // After a first start pages have levels at once, not at the next minute.
  await enqueue(db, examineLevelsJob, {}, { jobKey: examineLevelsJob.name })
  return worker
}

function dossierJobs(services: Services): readonly JobHandler[] {
  const { db, clock, log } = services
  return [
    handleJob(sealLedger, async () => {
      const made = await sealRoots({ db, clock })
      if (made > 0) log.info('ledger roots sealed', { count: made })
    }),
    handleJob(sweepDrafts, async () => {
      const count = await removeStaleDrafts(services)
      if (count > 0) log.info('drafts given up were removed', { count })
    }),
    handleJob(recountJob, async (_payload, { signal }) => {
      if (!(await hasRecounts(db))) return
      // The calendar may have been changed in another process a moment ago.
      await services.refresh()
      const count = await runRecounts(contextOf(services, { kind: 'system' }), signal)
      if (count > 0) log.info('due dates counted anew', { count })
    }),
    handleJob(reorganiseJob, async () => {
      const system = { kind: 'system' } as const
      const count = await runReorganisations(contextOf(services, system))
      if (count > 0) await services.refresh()
      const passed = await passOnStragglers(contextOf(services, system))
      if (passed > 0) log.info('files of bodies that have ended were passed on', { count: passed })
    }),
    handleJob(moveFilesJob, async (_payload, { signal }) => {
      if (!(await hasMoveRuns(db))) return
      // The revision may have been published in another process a moment ago.
      await services.refresh()
      const count = await runMoves(contextOf(services, { kind: 'system' }), signal)
      if (count > 0) log.info('files were moved to a newer revision', { count })
    }),
    handleJob(sweepUploads, async () => {
      await services.uploads.removeExpired()
    }),
  ]
}
