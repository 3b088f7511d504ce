import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Upload } from 'tus-js-client'
import { Uploads } from '../uploads/uploads.ts'
import { page } from './reply.ts'
import { Browser, route, SECRET, signedIn, useSite } from './site.test.ts'
import { tusRoutes } from './tus.ts'

const folder = mkdtempSync(join(tmpdir(), 'tus-test-'))
const uploads = new Uploads({
  prefix: '/tai-len',
  folder,
  maxBytes: 100_000,
  expireAfterSeconds: 3600,
  secret: SECRET,
})

describe('resumable uploads', () => {
  const held = useSite([route('GET', '/', () => page({ markup: '' }))], {
    uploads: tusRoutes({ uploads, access: signedIn, subject: (session) => session.name, maxPerHour: 20 }),
  })
  after(() => rmSync(folder, { recursive: true }))
  const hoa = () => new Browser(() => held.site, 'token-hoa')
  const binh = () => new Browser(() => held.site, 'token-binh')
  const tus = { 'tus-resumable': '1.0.0' }
  const name = `filename ${Buffer.from('Giấy tờ.pdf').toString('base64')}`

  async function begin(bytes: number, person = hoa()): Promise<string> {
    const headers = { ...tus, 'upload-length': String(bytes), 'upload-metadata': name }
    const answer = await person.send('/tai-len', { method: 'POST', headers })
    assert.equal(answer.status, 201)
    return answer.headers.get('location') ?? ''
  }

  function patch(person: Browser, path: string, offset: number, body: string): Promise<Response> {
    const headers = {
      ...tus,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    }
    return person.send(path, { method: 'PATCH', headers, body })
  }

  const idOf = (path: string) => path.slice('/tai-len/'.length)

  it('goes on where it was cut, and is handed over once, whole', async () => {
    const path = await begin(10)
    assert.equal((await patch(hoa(), path, 0, 'hello')).status, 204)
    assert.equal(await uploads.takeUpload(idOf(path), 'Hoà'), undefined, 'not finished')
    const head = await hoa().send(path, { method: 'HEAD', headers: tus })
    assert.equal(head.headers.get('upload-offset'), '5')
    assert.equal((await patch(hoa(), path, 5, 'world')).status, 204)
    const [one, two] = await Promise.all([
      uploads.takeUpload(idOf(path), 'Hoà'),
      uploads.takeUpload(idOf(path), 'Hoà'),
    ])
    assert.equal([one, two].filter((taken) => taken !== undefined).length, 1)
    const taken = one ?? two
    assert.equal(taken?.size, 10)
    assert.equal(taken?.filename, 'Giấy tờ.pdf')
    assert.equal(await readFile(taken?.path ?? '', 'utf8'), 'helloworld')
    assert.equal((await hoa().send(path, { method: 'HEAD', headers: tus })).status, 404)
  })

  it('works with the client that browsers use', async () => {
    const path = await new Promise<string>((resolve, reject) => {
      const upload = new Upload(Buffer.alloc(50_000, 'x'), {
        endpoint: `${held.site.url}/tai-len`,
        chunkSize: 20_000,
        headers: { cookie: 'session=token-hoa' },
        metadata: { filename: 'a.pdf' },
        onError: reject,
        onSuccess: () => resolve(new URL(upload.url ?? '').pathname),
      })
      upload.start()
    })
    assert.equal((await uploads.takeUpload(idOf(path), 'Hoà'))?.size, 50_000)
  })

  it('is not there for anybody else, and not for strangers', async () => {
    const path = await begin(5)
    for (const method of ['HEAD', 'DELETE'] as const) {
      assert.equal((await binh().send(path, { method, headers: tus })).status, 404)
    }
    assert.equal((await patch(binh(), path, 0, 'evil!')).status, 404)
    assert.equal((await patch(new Browser(() => held.site), path, 0, 'evil!')).status, 401)
    assert.equal((await patch(hoa(), path, 0, 'mine!')).status, 204)
    assert.equal(await uploads.takeUpload(idOf(path), 'Bình'), undefined)
    assert.equal(await uploads.takeUpload('../../etc/passwd', 'Hoà'), undefined)
    assert.equal((await hoa().send(path, { method: 'GET' })).status, 404, 'never downloadable')
    assert.equal((await hoa().send(path, { method: 'DELETE', headers: tus })).status, 204)
  })

  it('refuses what is too large and what comes from another site', async () => {
    const large = await hoa().send('/tai-len', {
      method: 'POST',
      headers: { ...tus, 'upload-length': '100001' },
    })
    assert.equal(large.status, 413)
    assert.equal(large.headers.get('access-control-allow-origin'), null)
    assert.equal(large.headers.get('x-content-type-options'), 'nosniff')
    const headers = { ...tus, 'upload-length': '5', origin: 'https://evil.example' }
    assert.equal((await hoa().send('/tai-len', { method: 'POST', headers })).status, 403)
  })

  it('removes what nobody finished or took in time', async () => {
    const path = await begin(5)
    assert.equal(await uploads.removeExpired(), 0)
    for (const entry of await readdir(folder)) await utimes(join(folder, entry), 1, 1)
    assert.ok((await uploads.removeExpired()) >= 1)
    assert.equal((await hoa().send(path, { method: 'HEAD', headers: tus })).status, 404)
    assert.deepEqual(
      (await readdir(folder)).filter((entry) => entry.startsWith(idOf(path))),
      [],
    )
  })

  it('stops one person from beginning uploads without end', async () => {
    const headers = { ...tus, 'upload-length': '5' }
    const statuses: number[] = []
    for (let index = 0; index < 21; index += 1) {
      statuses.push((await binh().send('/tai-len', { method: 'POST', headers })).status)
    }
    assert.deepEqual(statuses.slice(-2), [201, 429])
  })
})
