import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import { examineLevels } from '../../modules/levels/index.ts'
import { levelContext } from '../../web/contexts.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

const examine = async () => {
  // Whether forms can really be drawn is tested with the module.
  await examineLevels({ ...levelContext(app.services), makeBlankForm: async () => {} })
  app.services.pages.invalidate('levels')
}

const read = async (path: string) => {
  const { status, text } = await app.visitor().get(path)
  assert.equal(status, 200, path)
  checkHtml(text)
  return text
}

describe('the level of a service, before it was examined', () => {
  it('is said to be examined, on the sheet and on its page', async () => {
    assert.match(
      await read('/dich-vu/bl-08'),
      /Mức độ dịch vụ công trực tuyến: <strong>đang được xét<\/strong>/,
    )
    assert.match(await read('/dich-vu/bl-08/muc-do'), /Dịch vụ này chưa được xét mức độ/)
    await read('/dich-vu/bl-54/muc-do?lang=en')
  })
})

describe('the level of a service', () => {
  before(examine)

  it('is one plain line on the sheet, with the way to its evidence', async () => {
    const text = await read('/dich-vu/bl-08')
    assert.match(
      text,
      /<strong>Trực tuyến toàn trình<\/strong>\. <a class="govuk-link" href="\/dich-vu\/bl-08\/muc-do">Xem bằng chứng/,
    )
    assert.doesNotMatch(text, /Trực tuyến mức độ 3/)
  })

  it('stands on both scales beside the declared one, with the difference explained', async () => {
    const text = await read('/dich-vu/bl-08/muc-do')
    assert.match(text, /Trực tuyến toàn trình/)
    assert.match(text, /Nghị định 224\/2026\/NĐ-CP/)
    assert.match(text, /Theo thang năm 2011.*?Mức độ 4/s)
    assert.match(
      text,
      /Quyết định ghi.*?Mức độ 3.*?Quyết định 43\/QĐ-UBND ngày 04\/05\/2015, mục 8\..*?Bằng chứng vượt mức ghi trong quyết định/s,
    )
    const equal = await read('/dich-vu/bl-10/muc-do')
    assert.match(equal, /Đúng như bằng chứng/)
    assert.match(
      equal,
      /Để đạt trực tuyến toàn trình còn thiếu: nộp phí, lệ phí trực tuyến, hoặc không thu phí\./,
    )
    assert.match(await read('/dich-vu/bl-44/muc-do'), /nêu dịch vụ này mà không ghi mức độ/)
  })

  it('shows every proof in words, what was found, and who must act', async () => {
    const text = await read('/dich-vu/bl-11/muc-do')
    assert.match(text, /Chưa có<\/strong> 3 bằng chứng.*?Đã có<\/strong> 7 bằng chứng/s)
    assert.match(text, /Trực tuyến toàn trình \(thang 2011: Mức độ 4\)/)
    assert.match(text, /Bước 1: “Tiếp nhận hồ sơ, chụp ảnh trực tiếp, thu lệ phí”/)
    assert.match(text, /Cơ quan vận hành cổng dịch vụ công của tỉnh/)
    assert.match(text, /Không quyết định mức độ/)
    assert.match(text, /24\/11\/2026.*?Lần đầu được xét/s)
  })

  it('is each agency’s own where many offer the procedure', async () => {
    const [first, second] = app.services.catalog.servicesOf('bl-54')
    assert.ok(first && second)
    const text = await read(`/dich-vu/bl-54/muc-do?co-quan=${second.agencyId}`)
    const { name } = app.services.directory.getAgency(first.agencyId)
    assert.ok(text.includes(`href="/dich-vu/bl-54/muc-do?co-quan=${first.agencyId}">${name.vi}</a>`))
  })

  it('reads in English too', async () => {
    const text = await read('/dich-vu/bl-11/muc-do?lang=en')
    assert.match(text, /Partly online/)
    assert.match(text, /No step needs the applicant to be there/)
  })

  it('changes on both pages within the examination that follows a suspension, and says why', async () => {
    await app.world.ownerDb
      .updateTable('services')
      .set({ suspended_from: '2026-11-24', suspension_reason: 'Nâng cấp phần mềm.' })
      .where('id', '=', 'bl-08')
      .execute()
    await app.refresh()
    await examine()
    assert.match(await read('/dich-vu/bl-08'), /<strong>Chưa là dịch vụ công trực tuyến<\/strong>/)
    const text = await read('/dich-vu/bl-08/muc-do')
    assert.match(
      text,
      /Dịch vụ tạm ngừng nhận hồ sơ từ 24\/11\/2026\..*?Không còn: điền và gửi được trực tuyến/s,
    )
    assert.match(
      text,
      /Bằng chứng chưa đủ cho mức ghi trong quyết định, còn thiếu: điền và gửi được trực tuyến/,
    )
  })

  it('is not there for a procedure or an agency nobody knows', async () => {
    for (const path of ['/dich-vu/bl-99/muc-do', '/dich-vu/bl-08/muc-do?co-quan=khong-co']) {
      const { status, text } = await app.visitor().get(path)
      assert.equal(status, 404, path)
      checkHtml(text)
    }
  })
})
