import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Visitor } from '../../../test/support/visitor.ts'

/** Its first conditional paper is asked of whoever comes from another province. */
const PROCEDURE = 'bl-08'
const QUESTION = 'from_other_province'

let app: TestApp
let agency: Visitor
before(async () => {
  app = await testApp()
  const [agencyId = ''] = app.services.catalog.findProcedure(PROCEDURE)?.record.offeredBy ?? []
  const { id: unitId } = app.world.directory.getUnitOfKind(agencyId, 'clerical')
  agency = await app.signedIn(await app.world.officer([{ agencyId, unitId, role: 'agency_admin' }]))
})
after(() => app.close())

describe('a draft whose conditions read a question that its form lost', () => {
  test('says so by the row, is not sent on, and is once the question is there again', async () => {
    const base = `/can-bo/thu-tuc/${PROCEDURE}`
    const { location: draft } = await agency.post(`${base}/du-thao`, {}, { form: base })
    const path = `${draft}/tep/bieu-mau`
    const versionAt = async (page: string) =>
      /name="version" value="(\d+)"/.exec((await agency.get(page)).text)?.[1] ?? ''
    const upload = async (bytes: Uint8Array) => {
      const file = { name: 'file', filename: 'bl.json', type: 'application/json', bytes }
      return agency.post(path, { version: await versionAt(path) }, { files: [file] })
    }
    const submit = async () =>
      agency.post(`${draft}/chuyen`, { move: 'submit', version: await versionAt(draft) }, { form: draft })
    const { bytes } = await agency.get(`${path}/tai-ve`)
    const without = Buffer.from(bytes).toString().replaceAll(QUESTION, 'cau_hoi_khac')
    assert.equal((await upload(Buffer.from(without))).location, draft)
    const shown = await agency.get(draft)
    checkHtml(shown.text)
    const told = /Giấy tờ dòng \d+ \([^<]*dùng câu hỏi “from_other_province” mà biểu mẫu không có/
    assert.match(shown.text, told)
    checkHtml((await agency.get(`${draft}?lang=en`)).text)
    await agency.get(`${draft}?lang=vi`)
    const refused = await submit()
    assert.equal(refused.status, 422)
    checkHtml(refused.text)
    assert.match(refused.text, /href="#faults"/)
    assert.equal((await upload(bytes)).location, draft)
    assert.doesNotMatch((await agency.get(draft)).text, told)
    assert.equal((await submit()).status, 303)
  })
})
