import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { page } from './reply.ts'
import { route, useSite } from './site.test.ts'

const folder = mkdtempSync(join(tmpdir(), 'assets-test-'))
writeFileSync(join(folder, 'app-3F9C2A71.css'), 'body{}')
writeFileSync(join(folder, 'app-3F9C2A71.css.gz'), gzipSync('body{}'))
writeFileSync(join(folder, 'favicon.svg'), '<svg/>')
writeFileSync(join(folder, '.env'), 'secret')

describe('assets', () => {
  const held = useSite([route('GET', '/', () => page({ markup: '' }))], {
    assets: [{ prefix: '/tai-nguyen/', folder }],
  })
  after(() => rmSync(folder, { recursive: true }))

  it('may be kept for ever when their name has a hash, a short while otherwise', async () => {
    const hashed = await fetch(`${held.site.url}/tai-nguyen/app-3F9C2A71.css`)
    assert.equal(hashed.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.equal(hashed.headers.get('x-content-type-options'), 'nosniff')
    assert.match(hashed.headers.get('content-type') ?? '', /text\/css/)
    const plain = await fetch(`${held.site.url}/tai-nguyen/favicon.svg`)
    assert.equal(plain.headers.get('cache-control'), 'public, max-age=300')
  })

  it('come compressed when a compressed copy lies beside them', async () => {
    const packed = await fetch(`${held.site.url}/tai-nguyen/app-3F9C2A71.css`, {
      headers: { 'accept-encoding': 'gzip' },
    })
    assert.equal(packed.headers.get('content-encoding'), 'gzip')
    assert.equal(await packed.text(), 'body{}')
    const plain = await fetch(`${held.site.url}/tai-nguyen/app-3F9C2A71.css`, {
      headers: { 'accept-encoding': 'identity' },
    })
    assert.equal(plain.headers.get('content-encoding'), null)
  })

  it('are only what lies in the folder, and a missing one is a 404 page', async () => {
    for (const path of ['x.css', '.env', '..%2f..%2fetc/passwd', '%2e%2e/%2e%2e/etc/passwd', '']) {
      const answer = await fetch(`${held.site.url}/tai-nguyen/${path}`)
      assert.ok(answer.status === 404 || answer.status === 403, `${path} gave ${answer.status}`)
      assert.doesNotMatch(await answer.text(), /root:|secret/)
    }
    assert.match(await (await fetch(`${held.site.url}/tai-nguyen/x.css`)).text(), /Không tìm thấy trang/)
  })
})
