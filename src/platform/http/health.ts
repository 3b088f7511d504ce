import type { FastifyInstance } from 'fastify'
import type { Floor, ReadyCheck } from './floor.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The name of a route that is called every few seconds by a machine and logged only at debug. */
    quiet?: string
  }
}

const CHECK_LIMIT_MS = 2000

/** `/healthz`: the process answers. `/readyz`: it can do its work; 503 while it stops, so a proxy sends nothing more. */
export function registerHealth<S>(app: FastifyInstance, floor: Floor<S>): void {
  const headers = { ...floor.headers.page, 'cache-control': 'no-store' }
  app.get('/healthz', { config: { quiet: 'health.alive' } }, async (_fast, out) =>
    out.headers({ ...headers, 'content-type': 'text/plain; charset=utf-8' }).send('ok\n'),
  )
  app.get('/readyz', { config: { quiet: 'health.ready' } }, async (_fast, out) => {
    const failed = floor.isStopping() ? ['stopping'] : await failedChecks(floor)
    return out
      .code(failed.length === 0 ? 200 : 503)
      .headers({ ...headers, 'content-type': 'application/json; charset=utf-8' })
      .send(JSON.stringify({ ready: failed.length === 0, failed }))
  })
}

async function failedChecks<S>({ options }: Floor<S>): Promise<string[]> {
  const checks = options.readyChecks ?? []
  const results = await Promise.allSettled(checks.map(runWithin))
  return checks.flatMap(({ name }, index) => {
    const result = results[index]
    if (result?.status !== 'rejected') return []
    options.log.warn('A readiness check failed', { check: name, error: result.reason })
    return [name]
  })
}

async function runWithin({ check }: ReadyCheck): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), CHECK_LIMIT_MS)
  })
  try {
    await Promise.race([check(), late])
  } finally {
    clearTimeout(timer)
  }
}
