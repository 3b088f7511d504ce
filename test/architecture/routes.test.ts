import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { registerRoutes } from '../../src/platform/http/route-table.ts'
import { allRoutes, routesDocument } from '../../tools/list-routes.ts'
import { readTree } from './tree.ts'

const routes = allRoutes()

describe('the routes of the program', () => {
  it('have names and places used once', () => {
    assert.equal(registerRoutes(routes).routes.length, routes.length)
  })

  it('are named after their face, and lie where the face lies', () => {
    for (const { name, path } of routes) {
      const office = path === '/can-bo' || path.startsWith('/can-bo/')
      assert.equal(name.startsWith('backoffice.'), office, `${name} ${path}`)
      assert.match(name, /^(portal|backoffice)(\.[a-z][a-z-]*)+$/)
    }
  })

  it('have Vietnamese paths without marks, in small letters', () => {
    for (const { path } of routes) assert.match(path, /^\/(?:[a-z0-9.-]+|:[a-z]+|\/)*$/)
  })

  it('let everybody look, and brake whatever everybody may send', () => {
    const free = routes.filter(({ method, access }) => method !== 'GET' && access.name === 'anyone')
    const unbraked = free.filter(({ rateLimit }) => rateLimit === undefined).map(({ name }) => name)
    // Ending one's own session is not worth guessing at.
    assert.deepEqual(unbraked, ['portal.account.sign-out', 'backoffice.account.sign-out'])
  })

  it('keep in no shared cache what is not for everybody', () => {
    const leaking = routes.filter(({ cache, access }) => cache === 'public' && access.name !== 'anyone')
    assert.deepEqual(leaking, [])
  })

  it('do not give up the form token', () => {
    assert.deepEqual(
      routes.filter(({ csrf }) => csrf === false),
      [],
    )
  })

  it('stand in docs/routes.md as they are (run `node tools/list-routes.ts`)', () => {
    assert.equal(readTree(['docs/routes.md'])[0]?.text, routesDocument())
  })
})
