import type { LinkParams, LinkQuery, LinkTo, Route } from './route.ts'

export interface RouteTable<S> {
  readonly routes: readonly Route<S>[]
  readonly linkTo: LinkTo
  /** Methods that the path answers to: for 405 and `Allow`. */
  allowedMethods(path: string): readonly string[]
}

const PARAMETER = /:([A-Za-z][A-Za-z0-9]*)/g
const SIMPLE_PATH = /^(?:\/|(?:\/(?:[A-Za-z0-9._~-]+|:[A-Za-z][A-Za-z0-9]*))+)$/

/** Freezes the routes of the whole program; throws on a name, or a method and path, used twice. */
export function registerRoutes<S>(routes: readonly Route<S>[]): RouteTable<S> {
  const paths = new Map<string, string>()
  const taken = new Map<string, string>()
  for (const route of routes) {
    if (!SIMPLE_PATH.test(route.path))
      throw new Error(`Route ${route.name}: ${route.path} is not a simple path`)
    if (paths.has(route.name)) throw new Error(`Route name used twice: ${route.name}`)
    const place = `${route.method} ${route.path.replace(PARAMETER, ':')}`
    const other = taken.get(place)
    if (other !== undefined) throw new Error(`Routes ${other} and ${route.name} share ${place}`)
    paths.set(route.name, route.path)
    taken.set(place, route.name)
  }
  const shapes = routes.map(({ method, path }) => ({ method, shape: shapeOf(path) }))
  return {
    routes: [...routes],
    linkTo: (name, params = {}, query = {}) => fillPath(paths.get(name), name, params) + searchOf(query),
    allowedMethods: (path) => {
      const methods = shapes.filter(({ shape }) => shape.test(path)).map(({ method }) => method)
      return [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))].sort()
    },
  }
}

function shapeOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(PARAMETER, '[^/]+')}/?$`)
}

function fillPath(path: string | undefined, name: string, params: LinkParams): string {
  if (path === undefined) throw new Error(`linkTo: no route is named ${name}`)
  return path.replace(PARAMETER, (_whole, key: string) => {
    const value = params[key]
    if (value === undefined || value === '') throw new Error(`linkTo: ${name} needs "${key}"`)
    return encodeURIComponent(String(value).toWellFormed())
  })
}

function searchOf(query: LinkQuery): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined) search.append(key, String(item))
    }
  }
  return search.size > 0 ? `?${search}` : ''
}
