import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import { examineLevels } from '../../modules/levels/index.ts'
import { levelContext } from '../../web/contexts.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

/** Half a minute later too: levels are read anew by then. */
async function examine(): Promise<void> {
  await examineLevels({ ...levelContext(app.services), makeBlankForm: async () => {} })
  app.services.pages.invalidate('levels')
  app.clock.set(new Date(app.clock.now().getTime() + 60_000))
}

test('before anything was examined the roadmap says so', async () => {
  const { status, text } = await app.visitor().get('/lo-trinh')
  assert.equal(status, 200)
  checkHtml(text)
  assert.match(text, /Chưa có dịch vụ nào được kiểm tra/)
  await examine()
})

const get = (path: string) => app.visitor().get(path)

describe('the public roadmap', () => {
  test('says where the province is, in both languages, within the weight of a page', async () => {
    for (const path of ['/lo-trinh', '/lo-trinh?lang=en']) {
      const { status, text, bytes } = await get(path)
      assert.equal(status, 200)
      checkHtml(text)
      assert.ok(bytes.length < 60_000, String(bytes.length))
    }
    const { text } = await get('/lo-trinh')
    assert.match(text, /1\.573 thủ tục hành chính/)
    assert.match(text, /Sở Xây dựng/)
  })

  test('claims nothing of years in which nothing was observed', async () => {
    const { text } = await get('/lo-trinh')
    assert.equal(text.match(/Chưa có số liệu/g)?.length, 3)
    assert.doesNotMatch(text, /Thiếu \d+/)
  })

  test('leads to every service with its level, what it lacks, and its sheet', async () => {
    const { status, text } = await get('/lo-trinh/dich-vu')
    assert.equal(status, 200)
    checkHtml(text)
    assert.match(text, /href="\/dich-vu\/bl-/)
    assert.match(text, /Mức độ \d/)
    assert.match(text, /Trang 1 trên \d/)
    checkHtml((await get('/lo-trinh/dich-vu?trang=2&lang=en')).text)
  })

  test('filters by agency, field, tier and state, and says when nothing is left', async () => {
    const own = (await get('/lo-trinh/dich-vu?co-quan=so-xay-dung')).text
    assert.match(own, /Sở Xây dựng/)
    assert.doesNotMatch(own, /bl-01"/)
    const none = await get('/lo-trinh/dich-vu?co-quan=khong-co&tinh-trang=dat&cap=commune&linh-vuc=x&trang=9')
    assert.equal(none.status, 200)
    checkHtml(none.text)
    assert.match(none.text, /Không có dịch vụ nào khớp/)
    const odd = await get('/lo-trinh/dich-vu?trang=-1&co-quan=%3Cscript%3E')
    assert.equal(odd.status, 200)
    assert.doesNotMatch(odd.text, /<script>/)
  })
})
