import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { AssetFolder, Floor } from './floor.ts'

const HASHED_NAME = /[.-][0-9A-Za-z_-]{8,}\.[a-z0-9]+(?:\.map)?$/
const WITH_DIGIT = /[.-](?=[0-9A-Za-z_-]*\d)[0-9A-Za-z_-]{8,}\./

/** `app-3F9C2A71.css` never changes; `favicon.svg` may. A hash of 8 characters without one digit is not expected. */
export function isHashedName(path: string): boolean {
  return HASHED_NAME.test(path) && WITH_DIGIT.test(path)
}

/** Files as they lie in the folder; `x.css.br` and `x.css.gz` beside `x.css` are sent where the browser takes them. */
export async function registerAssets<S>(
  app: FastifyInstance,
  floor: Floor<S>,
  { prefix, folder }: AssetFolder,
): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook('onRequest', (_fast, out, done) => {
      void out.headers(floor.headers.page)
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
        const life = isHashedName(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=300'
        void out.header('cache-control', life)
      },
    })
  })
}
