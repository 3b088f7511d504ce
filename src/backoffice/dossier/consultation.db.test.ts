import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { ASKING, withAskingAssigner } from '../../../test/support/asking-assigner.ts'
import {
  driveTo,
  examinerFor,
  loadDossier,
  officerFor,
  taskOf,
} from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { World } from '../../../test/support/world.ts'

let app: TestApp
let world: World
before(async () => {
  app = await testApp()
  world = await withAskingAssigner(app.world)
  await app.refresh()
})
after(() => app.close())
beforeEach(() => app.clock.set(new Date('2026-11-24T09:00:00+07:00')))

const home = (dossierId: string) => `/can-bo/ho-so/${dossierId}`
const dateIn = ([day, month, year]: readonly [string, string, string]) => ({
  'answerBy-day': day,
  'answerBy-month': month,
  'answerBy-year': year,
})

async function toAssign() {
  const { dossierId } = await driveTo(world, { procedureId: ASKING, state: 'received' })
  const loaded = await loadDossier(world, dossierId)
  const task = taskOf(loaded.state, 'assign')
  return {
    dossierId,
    path: `${home(dossierId)}/buoc/${task.token}/phan-cong`,
    visitor: await app.signedIn(await officerFor(world, task)),
    officer: await examinerFor(world, loaded, task),
  }
}

describe('the assigner whose step asks another agency', () => {
  test('finds the planned day to answer by, and sends both by one button', async () => {
    const { dossierId, path, visitor, officer } = await toAssign()
    const form = await visitor.get(path)
    checkHtml(form.text)
    assert.match(
      form.text,
      /Đề nghị trả lời chậm nhất ngày[\s\S]*name="answerBy-day"[^>]*value="26"/,
      'two days of the plan',
    )
    assert.doesNotMatch(form.text, /name="(beyondDue|consultation)"/)
    const english = await visitor.get(`${path}?lang=en`)
    checkHtml(english.text)
    assert.match(english.text, /To be answered by/)
    const sent = await visitor.post(path, { officer, instruction: '', ...dateIn(['26', '11', '2026']) })
    assert.equal(sent.status, 303)
    const consult = taskOf((await loadDossier(world, dossierId)).state, 'consult')
    const answering = await app.signedIn(await officerFor(world, consult))
    const rowIn = (text: string) => text.split('<tr').find((row) => row.includes(dossierId)) ?? ''
    const list = await answering.get('/can-bo/viec/unit')
    checkHtml(list.text)
    assert.match(rowIn(list.text), /trả lời 26\/11\/2026[\s\S]*còn 2 ngày/)
    app.clock.set(new Date('2026-11-27T09:30:00+07:00'))
    const late = await (await app.signedIn(await officerFor(world, consult))).get('/can-bo/viec/late')
    checkHtml(late.text)
    assert.match(
      rowIn(late.text),
      /trả lời 26\/11\/2026[\s\S]*trễ 2 giờ/,
      'lateness of less than a day is in hours',
    )
  })

  test('is told what is wrong with another day, and nothing typed is lost', async () => {
    const { dossierId, path, visitor, officer } = await toAssign()
    const typed = { officer, instruction: 'Làm gấp' }
    const rest = await visitor.post(path, { ...typed, ...dateIn(['29', '11', '2026']) })
    assert.equal(rest.status, 422)
    checkHtml(rest.text)
    assert.ok(rest.text.includes('href="#answerBy-day"'))
    assert.match(rest.text, /name="answerBy-day"[^>]*value="29"/)
    assert.ok(rest.text.includes('Làm gấp'))
    const beyond = await visitor.post(path, { ...typed, ...dateIn(['15', '1', '2027']) })
    assert.equal(beyond.status, 422)
    checkHtml(beyond.text)
    assert.ok(beyond.text.includes('href="#beyondDue"'))
    const known = { ...typed, ...dateIn(['15', '1', '2027']), beyondDue: 'yes' }
    assert.equal((await visitor.post(path, known)).status, 303)
    const { answerBy } = taskOf((await loadDossier(world, dossierId)).state, 'consult')
    assert.equal(answerBy?.toISOString(), '2027-01-15T10:00:00.000Z')
  })

  test('of any other process is asked for no day', async () => {
    const { dossierId, state } = await driveTo(world, { procedureId: 'bl-08', state: 'received' })
    const task = taskOf(state, 'assign')
    const visitor = await app.signedIn(await officerFor(world, task))
    const form = await visitor.get(`${home(dossierId)}/buoc/${task.token}/phan-cong`)
    checkHtml(form.text)
    assert.doesNotMatch(form.text, /answerBy/)
  })
})
