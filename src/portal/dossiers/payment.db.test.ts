import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { driveTo, loadDossier, officerFor, taskOf } from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import { uploadInPieces } from '../../../test/support/upload-in-pieces.ts'
import { tinyPdf } from '../../../test/support/world.ts'
import { paymentProofs, requestFinancialDuty } from '../../modules/dossiers/index.ts'

const START = new Date('2026-11-24T09:00:00+07:00')

let app: TestApp
before(async () => {
  app = await testApp({ at: START })
})
after(() => app.close())
beforeEach(() => app.clock.set(START))

/** A file whose applicant was asked for a payment, and both of them before a browser. */
async function unpaid() {
  const made = await driveTo(app.world, { procedureId: 'bl-08', state: 'assigned' })
  const { dossierId, applicant } = made
  const task = taskOf(made.state, 'propose')
  const officer = await officerFor(app.world, task)
  const billed = await requestFinancialDuty(app.world.contextFor(officer), {
    dossierId,
    token: task.token,
    amountVnd: 1_500_000,
    content: 'Lệ phí trước bạ',
    payBy: '',
  })
  assert.equal(billed.kind, 'done')
  const home = `/ho-so/${dossierId}`
  return {
    dossierId,
    home,
    path: `${home}/chung-tu-nop-tien`,
    office: `/can-bo${home}`,
    task,
    citizen: await app.signedIn(applicant),
    examiner: await app.signedIn(officer),
  }
}

type Unpaid = Awaited<ReturnType<typeof unpaid>>

const proofsOf = async ({ dossierId }: Unpaid) =>
  paymentProofs((await loadDossier(app.world, dossierId)).events)
const day = (date: string, month: string, year = '2026') => ({
  'paidOn-day': date,
  'paidOn-month': month,
  'paidOn-year': year,
})
const picture = (filename = 'biên lai.pdf', bytes: Uint8Array = tinyPdf(filename)) => [
  { name: 'tep', filename, type: 'application/pdf', bytes },
]
const hidden = (markup: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(markup)?.[1] ?? ''

describe('proof of a payment', () => {
  test('is sent from the page of the file, and looked at and confirmed by the officer who waits', async () => {
    const file = await unpaid()
    const before = await file.citizen.get(file.home)
    assert.ok(before.text.includes(`href="${file.path}"`), 'it is offered')
    const form = await file.citizen.get(file.path)
    checkHtml(form.text)
    assert.match(form.text, /1\.500\.000 đồng/)
    assert.match(form.text, /không quá 25 MB/)
    const requestId = hidden(form.text, 'requestId')
    const fields = { ...day('24', '11'), receipt: 'BL 0012345', requestId }
    const sent = await file.citizen.post(file.path, fields, { files: picture() })
    assert.deepEqual([sent.status, sent.location], [303, file.home])
    const after = await file.citizen.get(file.home)
    checkHtml(after.text)
    assert.match(after.text, /Cơ quan đang xem chứng từ nộp tiền của bạn/)
    assert.doesNotMatch(after.text, /Bạn cần nộp tiền/)
    assert.match(after.text, /chờ cơ quan xem chứng từ nộp tiền/)
    const [proof] = await proofsOf(file)
    const fileId = proof?.fileIds[0] ?? ''
    assert.equal((await file.citizen.get(`${file.home}/tep/${fileId}`)).status, 200)

    const seen = await file.examiner.get(file.office)
    checkHtml(seen.text)
    assert.match(seen.text, /Người nộp đã gửi chứng từ nộp tiền[\s\S]*BL 0012345/)
    const confirm = await file.examiner.get(`${file.office}/da-nop-tien`)
    checkHtml(confirm.text)
    assert.ok(confirm.text.includes(`${file.office}/tep/${fileId}`), 'the proof is shown beside the form')
    assert.match(confirm.text, /name="receipt"[^>]*value="BL 0012345"/)
    assert.equal((await file.examiner.get(`${file.office}/tep/${fileId}`)).status, 200)
    const done = await file.examiner.post(`${file.office}/da-nop-tien`, {
      ...day('24', '11'),
      receipt: 'BL 0012345',
    })
    assert.equal(done.status, 303)
    const story = await file.citizen.get(file.home)
    assert.match(story.text, /Đã xác nhận nộp tiền[\s\S]*Đã gửi chứng từ nộp tiền/)
    assert.equal((await file.citizen.get(file.path)).status, 303)
  })

  test('keeps what was typed and the good file when something is wrong with it', async () => {
    const file = await unpaid()
    const requestId = hidden((await file.citizen.get(file.path)).text, 'requestId')
    const nothing = await file.citizen.post(file.path, { ...day('31', '2'), receipt: 'BL 7', requestId })
    assert.equal(nothing.status, 422)
    checkHtml(nothing.text)
    for (const id of ['paidOn-day', 'tep']) assert.ok(nothing.text.includes(`href="#${id}"`), id)
    assert.match(nothing.text, /value="BL 7"/)
    const files = [...picture(), ...picture('lạ.pdf', Buffer.from('MZ\u0000chương trình'))]
    const typed = { ...day('24', '11'), receipt: 'BL 7', requestId }
    const refused = await file.citizen.post(file.path, typed, { files })
    assert.equal(refused.status, 422)
    checkHtml(refused.text)
    assert.match(refused.text, /lạ\.pdf: /)
    const kept = hidden(refused.text, 'giu')
    const sent = await file.citizen.post(file.path, { ...typed, giu: kept })
    assert.equal(sent.status, 303)
    assert.deepEqual((await proofsOf(file))[0]?.fileIds, [kept])
  })

  test('pressed twice is one proof, and takes a file that came in pieces', async () => {
    const file = await unpaid()
    const form = await file.citizen.get(file.path)
    const address = await uploadInPieces(app, file.citizen, form.text)
    const fields = { ...day('24', '11'), receipt: '', requestId: hidden(form.text, 'requestId') }
    for (let times = 0; times < 2; times++)
      assert.equal((await file.citizen.post(file.path, { ...fields, 'da-tai': address })).status, 303)
    const proofs = await proofsOf(file)
    assert.equal(proofs.length, 1)
    assert.equal(proofs[0]?.fileIds.length, 1)
  })

  test('brought to the desk is scanned there, and stays among the papers of the file', async () => {
    const file = await unpaid()
    const { agencyId } = file.task
    const unitId = app.world.directory.getUnitOfKind(agencyId, 'one_stop').id
    const desk = await app.signedIn(await app.world.officer([{ agencyId, unitId, role: 'receptionist' }]))
    const path = `${file.office}/da-nop-tien`
    const wrong = await desk.post(path, { ...day('24', '11'), receipt: '' }, { files: picture() })
    assert.equal(wrong.status, 422)
    checkHtml(wrong.text)
    const kept = hidden(wrong.text, 'giu')
    const done = await desk.post(path, { ...day('24', '11'), receipt: 'BL 9', giu: kept })
    assert.equal(done.status, 303)
    const shown = await file.examiner.get(file.office)
    checkHtml(shown.text)
    assert.match(shown.text, /Chứng từ nộp tiền[\s\S]*biên lai\.pdf/)
    assert.equal((await file.citizen.get(`${file.home}/tep/${kept}`)).status, 200)
  })

  test('is nobody else’s to send or to see', async () => {
    const file = await unpaid()
    const stranger = await app.signedIn(await app.world.citizen())
    assert.equal((await stranger.get(file.path)).status, 404)
    const fields = { ...day('24', '11'), receipt: '', requestId: crypto.randomUUID() }
    const sent = await stranger.post(file.path, fields, { files: picture(), form: '/ho-so' })
    assert.equal(sent.status, 404)
    assert.deepEqual(await proofsOf(file), [])
  })
})
