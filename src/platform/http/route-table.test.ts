import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { json } from './reply.ts'
import { registerRoutes } from './route-table.ts'
import { route } from './site.test.ts'

const handler = () => json({})
const table = registerRoutes([
  route('GET', '/', handler, { name: 'home' }),
  route('GET', '/ho-so/:code/tep/:file', handler, { name: 'file.show' }),
  route('POST', '/ho-so/:code', handler, { name: 'file.save' }),
])

describe('a table of routes', () => {
  it('makes links by name, encoding what is put in', () => {
    assert.equal(table.linkTo('home'), '/')
    assert.equal(table.linkTo('file.show', { code: 'H04/1 ă', file: 7 }), '/ho-so/H04%2F1%20%C4%83/tep/7')
    const query = { q: 'cấp phép', trang: 2, rong: undefined, loc: ['a', 'b'] }
    assert.equal(table.linkTo('home', {}, query), '/?q=c%E1%BA%A5p+ph%C3%A9p&trang=2&loc=a&loc=b')
    assert.equal(table.linkTo('file.save', { code: '\ud800' }), '/ho-so/%EF%BF%BD')
  })

  it('throws for an unknown name and for a parameter not given', () => {
    assert.throws(() => table.linkTo('nowhere'), /no route is named nowhere/)
    assert.throws(() => table.linkTo('file.show', { code: '1' }), /needs "file"/)
    assert.throws(() => table.linkTo('file.show', { code: '', file: '1' }), /needs "code"/)
  })

  it('refuses a name, or a method and path, used twice', () => {
    const first = route('GET', '/a/:x', handler, { name: 'a' })
    assert.throws(() => registerRoutes([first, route('GET', '/b', handler, { name: 'a' })]), /used twice: a/)
    assert.throws(
      () => registerRoutes([first, route('GET', '/a/:y', handler, { name: 'b' })]),
      /a and b share GET/,
    )
    assert.doesNotThrow(() => registerRoutes([first, route('POST', '/a/:y', handler, { name: 'b' })]))
    assert.throws(() => registerRoutes([route('GET', '/a/*', handler)]), /not a simple path/)
  })

  it('knows which methods a path takes', () => {
    assert.deepEqual(table.allowedMethods('/ho-so/1'), ['POST'])
    assert.deepEqual(table.allowedMethods('/ho-so/1/tep/2/'), ['GET', 'HEAD'])
    assert.deepEqual(table.allowedMethods('/khac'), [])
  })
})
