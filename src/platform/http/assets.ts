import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { AssetFolder, Floor } from './floor.ts'

/** `app-3F9C2A71.css` (also `.css.br`) never changes, `favicon.svg` may: esbuild writes 8 capitals and digits, others hex. */
const HASHED_NAME = /[.-](?:[0-9A-Z]{8}|[0-9a-f]{8,64})\.[a-z0-9]+(?:\.gz|\.br)?$/

/** Files as they lie in the folder; `x.css.br` and `x.css.gz` beside `x.css` are sent where the browser takes them. */
export async function registerAssets<S>(
  app: FastifyInstance,
  floor: Floor<S>,
  { prefix, folder }: AssetFolder,
): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook('onRequest', (_fast, out, done) => {
      void out.headers(floor.headers.asset)
      done()
    })
    await scope.register(fastifyStatic, {
      root: folder,
      prefix,
      preCompressed: true,
      cacheControl: false,
      decorateReply: false,
      index: false,
      dotfiles: 'ignore',
      setHeaders: (out, path) => {
        const life = HASHED_NAME.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=300'
        void out.header('cache-control', life)
      },
    })
  })
}
