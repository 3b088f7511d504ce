import type { FastifyInstance } from 'fastify'
import { setTimeout } from 'node:timers/promises'
import type { Floor, ReadyCheck } from './floor.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The name of a route that is called every few seconds by a machine and logged only at debug. */
    quiet?: string
  }
}

const CHECK_LIMIT_MS = 2000

/** `/healthz`: the process answers. `/readyz`: it can do its work. */
export function registerHealth<S>(app: FastifyInstance, floor: Floor<S>): void {
  const headers = { ...floor.headers.page, 'cache-control': 'no-store' }
  app.get('/healthz', { config: { quiet: 'health.alive' } }, async (_fast, out) =>
    out.headers({ ...headers, 'content-type': 'text/plain; charset=utf-8' }).send('ok\n'),
  )
  app.get('/readyz', { config: { quiet: 'health.ready' } }, async (_fast, out) => {
    const failed = await failedChecks(floor)
    return out
      .code(failed.length === 0 ? 200 : 503)
      .headers({ ...headers, 'content-type': 'application/json; charset=utf-8' })
      .send(JSON.stringify({ ready: failed.length === 0, failed }))
  })
}

async function failedChecks<S>({ options }: Floor<S>): Promise<string[]> {
  const failed: string[] = []
  const run = async ({ name, check }: ReadyCheck) => {
    try {
      await Promise.race([check(), lateness(CHECK_LIMIT_MS)])
    } catch (error) {
      options.log.warn('A readiness check failed', { check: name, error })
      failed.push(name)
    }
  }
  await Promise.all((options.readyChecks ?? []).map(run))
  return failed
}

async function lateness(milliseconds: number): Promise<never> {
  await setTimeout(milliseconds, undefined, { ref: false })
  throw new Error('no answer in time')
}
