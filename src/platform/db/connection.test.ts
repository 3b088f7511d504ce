import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectionFields, connectionUrl, withDatabase } from './connection.ts'

const socket = {
  host: '/srv/một cửa/run',
  port: 5432,
  user: 'motcua',
  password: 'a/b:c@d',
  database: 'motcua',
}

test('a socket as a URL names the folder and keeps odd characters', () => {
  const url = new URL(connectionUrl(socket))
  assert.equal(url.searchParams.get('host'), socket.host)
  assert.equal(decodeURIComponent(url.password), socket.password)
  assert.equal(url.pathname, '/motcua')
})

test('another database keeps server, login and parameters', () => {
  assert.deepEqual(withDatabase(socket, 'other'), { ...socket, database: 'other' })
  assert.deepEqual(withDatabase({ url: 'postgres://u:p@db:5433/one?sslmode=require' }, 'two'), {
    url: 'postgres://u:p@db:5433/two?sslmode=require',
  })
})

test("our session settings come after the URL's own and do not drop them", () => {
  const fields = connectionFields({ url: 'postgres://db/one?options=-c%20geqo%3Doff' }, '-c role=motcua_app')
  assert.ok('connectionString' in fields)
  assert.equal(new URL(fields.connectionString).searchParams.get('options'), '-c geqo=off -c role=motcua_app')
})
