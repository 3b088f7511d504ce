import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { manualClock } from '../clock/clock.ts'
import { contentDisposition } from './content-disposition.ts'
import { describeRefusal } from './error-detail.ts'
import { PageCache } from './page-cache.ts'
import { localPath, seeOther, type Content } from './reply.ts'
import type { Request } from './route.ts'

describe('replies', () => {
  it('send people only to paths of this site', () => {
    for (const bad of [
      '//evil.example',
      '/\\evil',
      'https://x',
      '',
      'a',
      '/\t/evil',
      '/a\nb',
      '/a\\b',
      'javascript:x',
    ]) {
      assert.equal(localPath(bad), undefined, JSON.stringify(bad))
      assert.throws(() => seeOther(bad))
    }
    assert.equal(localPath('/hồ-sơ?a=1#b'), '/h%E1%BB%93-s%C6%A1?a=1#b')
    assert.equal(seeOther('/').to, '/')
  })

  it('give files names that cannot break a header or leave a folder', () => {
    const name = contentDisposition('../a"\r\nX: y/Đường.pdf', false)
    assert.equal(
      name,
      `attachment; filename="_a_X_ y_Duong.pdf"; filename*=UTF-8''_a_X_%20y_%C4%90%C6%B0%E1%BB%9Dng.pdf`,
    )
    assert.equal(contentDisposition('', true), `inline; filename="tep"; filename*=UTF-8''tep`)
    assert.match(contentDisposition(`${'dài'.repeat(100)}.docx`, false), /\.docx"/)
  })

  it('have words in both languages for every status a floor can give', () => {
    for (const status of [400, 401, 403, 404, 405, 408, 413, 415, 418, 429, 500, 502, 503]) {
      const refusal = { kind: 'refusal', status } as const
      const vi = describeRefusal(refusal, 'vi')
      const en = describeRefusal(refusal, 'en')
      assert.notEqual(vi.title, en.title)
      assert.doesNotMatch(vi.message, /\{/)
    }
  })
})

describe('the page cache', () => {
  const clock = manualClock(new Date('2026-11-24T08:30:00Z'))
  const visit = (path: string, more: Partial<Request<never>> = {}) =>
    ({ path, url: path, locale: 'vi', isPersonal: false, ...more }) as Request<never>
  const markup = (text: string) => () => ({ markup: text })
  const bodyOf = ({ body }: Content) => body.toString()

  it('does not keep a page rendered from what an invalidation has just made old', async () => {
    const cache = new PageCache({ clock })
    const old = await cache.serve(visit('/a'), ['t'], async () => {
      cache.invalidate('t')
      return { markup: 'cũ' }
    })
    assert.equal(bodyOf(old), 'cũ')
    assert.equal(bodyOf(await cache.serve(visit('/a'), ['t'], markup('mới'))), 'mới')
  })

  it('keeps one page for each language and forgets the least recently used', async () => {
    const cache = new PageCache({ clock, maxBytes: 5 })
    await cache.serve(visit('/a'), [], markup('a1'))
    await cache.serve(visit('/a', { locale: 'en' }), [], markup('en1'))
    assert.equal(bodyOf(await cache.serve(visit('/a'), [], markup('a2'))), 'a1')
    await cache.serve(visit('/b'), [], markup('b1'))
    assert.equal(bodyOf(await cache.serve(visit('/a'), [], markup('a2'))), 'a1')
    assert.equal(bodyOf(await cache.serve(visit('/a', { locale: 'en' }), [], markup('en2'))), 'en2')
  })

  it('neither gives nor keeps pages for people signed in and for queries', async () => {
    const cache = new PageCache({ clock })
    await cache.serve(visit('/a', { isPersonal: true }), [], markup('của Hoà'))
    await cache.serve(visit('/a', { url: '/a?q=1' }), [], markup('tìm'))
    assert.equal(bodyOf(await cache.serve(visit('/a'), [], markup('chung'))), 'chung')
    assert.equal(bodyOf(await cache.serve(visit('/a', { isPersonal: true }), [], markup('riêng'))), 'riêng')
  })
})
