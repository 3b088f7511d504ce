import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { applyOnline } from '../../../test/support/apply-online.ts'
import { checkHtml } from '../../../test/support/html-check.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

describe('the page that sends an application', () => {
  it('names the column beside each cell of a list, for a telephone that shows them one under the other', async () => {
    const visitor = await app.signedIn(await app.world.citizen())
    const { base } = await applyOnline(app, visitor, { procedureId: 'bl-44' })
    const { text } = await visitor.get(`${base}/kiem-tra`)
    checkHtml(text)
    const [table = ''] = /<table class="govuk-table stacked-table">.*?<\/table>/s.exec(text) ?? []
    const columns = [...table.matchAll(/<th[^>]*>([^<]*)<\/th>/g)].map((match) => match[1])
    const labels = [...table.matchAll(/<td[^>]*data-label="([^"]*)"/g)].map((match) => match[1])
    assert.ok(columns.length >= 2)
    assert.deepEqual(labels.slice(0, columns.length), columns)
    assert.equal(labels.length % columns.length, 0)
  })
})
