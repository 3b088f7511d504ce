import { Logger } from 'graphile-worker'
import type { Log } from '../log/log.ts'

/** The queue's own troubles. Of jobs `startWorker` tells: the library would write out payloads and error texts. */
export function workerLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (meta !== undefined && 'job' in meta) return
    if (level === 'error') log.error('job queue', { reason: message })
    else if (level === 'warning') log.warn('job queue', { reason: message })
  })
}
