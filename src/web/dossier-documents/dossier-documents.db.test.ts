import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  aDossier,
  driveTo,
  loadDossier,
  officerFor,
  paperIds,
  taskOf,
  upload,
} from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import {
  declineDossier,
  provideSupplement,
  receiveDossier,
  requestSupplement,
} from '../../modules/dossiers/index.ts'
import { NotFound } from '../../platform/db/not-found.ts'
import { readPdf } from '../../platform/pdf/read-pdf.ts'
import { declinePdf, receiptPdf, sentFormPdf, supplementPdf } from './index.ts'

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const context = () => world.contextFor({ kind: 'system' })
const textOf = (pdf: Buffer) =>
  readPdf(pdf)
    .pages.map(({ text }) => text)
    .join(' ')

async function waiting() {
  const { dossierId, applicant } = await aDossier(world, {
    procedureId: 'bl-08',
    applicant: { name: 'Hồ Thị Giấy Tờ' },
  })
  const loaded = await loadDossier(world, dossierId)
  const task = taskOf(loaded.state, 'receive')
  const desk = await officerFor(world, task)
  return {
    dossierId,
    applicant,
    loaded,
    token: task.token,
    desk,
    ctx: world.contextFor(desk),
    paperId: paperIds(loaded)[0] ?? '',
  }
}

describe('the receipt (form 01)', () => {
  test('says code, person, papers, term, due date, desk and officer, on A5', async () => {
    const { state } = await driveTo(world, {
      procedureId: 'bl-08',
      state: 'received',
      applicant: { name: 'Hồ Thị Giấy Tờ' },
    })
    const loaded = await loadDossier(world, state.id)
    const pdf = await receiptPdf(context(), loaded)
    const text = textOf(pdf)
    for (const words of [
      state.code ?? '?',
      'Hồ Thị Giấy Tờ',
      'GIẤY TIẾP NHẬN HỒ SƠ',
      'Cách tính ngày hẹn: 2 ngày làm việc, không tính ngày nhận',
      'Bản điện tử',
      'SỞ GIÁO DỤC VÀ ĐÀO TẠO',
    ])
      assert.ok(text.includes(words), words)
    assert.deepEqual(await receiptPdf(context(), loaded), pdf)
  })

  test('stays what it was when papers are supplemented later', async () => {
    const { state } = await driveTo(world, { procedureId: 'bl-08', state: 'assigned' })
    const loaded = await loadDossier(world, state.id)
    const pdf = await receiptPdf(context(), loaded)
    const task = taskOf(state, 'propose')
    const examiner = world.contextFor(await officerFor(world, task))
    const [paperId = ''] = paperIds(loaded)
    await requestSupplement(examiner, {
      dossierId: state.id,
      token: task.token,
      reason: 'Mờ',
      paperIds: [paperId],
      items: [],
    })
    const desk = await world.holder({
      agencyId: state.agencyId,
      unitId: `${state.agencyId}.mot-cua`,
      role: 'receptionist',
    })
    const papers = [{ paperId, fileIds: [await upload(world, desk)], originals: 3, copies: 0 }]
    const given = await provideSupplement(world.contextFor(desk), {
      dossierId: state.id,
      papers,
      answers: {},
      message: '',
    })
    assert.equal(given.kind, 'done')
    const later = await loadDossier(world, state.id)
    assert.deepEqual(await receiptPdf(context(), later), pdf)
    // The proof of what was sent first is not rewritten either.
    assert.deepEqual(await sentFormPdf(context(), later), await sentFormPdf(context(), loaded))
  })

  test('is not there before reception', async () => {
    const { loaded } = await waiting()
    await assert.rejects(receiptPdf(context(), loaded), NotFound)
    await assert.rejects(supplementPdf(context(), loaded), NotFound)
    await assert.rejects(declinePdf(context(), loaded), NotFound)
  })
})

describe('the request for more (form 02)', () => {
  test('of each request says its own papers, reasons and things; the last one unless told', async () => {
    const { dossierId, applicant, token, ctx, paperId } = await waiting()
    const ask = (reason: string, why: string) =>
      requestSupplement(ctx, {
        dossierId,
        token,
        reason,
        paperIds: [paperId],
        paperReasons: { [paperId]: why, p99: 'không có' },
        items: ['Ký tên'],
      })
    assert.equal((await ask('Lần thứ nhất', 'Thiếu trang hai')).kind, 'done')
    const citizen = world.contextFor(applicant)
    const papers = [{ paperId, fileIds: [await upload(world, applicant)], originals: 0, copies: 0 }]
    await provideSupplement(citizen, { dossierId, papers, answers: {}, message: '' })
    assert.equal((await ask('Lần thứ hai', 'Vẫn mờ')).kind, 'done')
    const loaded = await loadDossier(world, dossierId)
    const [first, second] = loaded.events.filter((event) => event.type === 'supplement_requested')
    const one = textOf(await supplementPdf(context(), loaded, first?.seq))
    for (const words of ['Lần thứ nhất', 'Thiếu trang hai', 'Ký tên', loaded.state.submissionNo])
      assert.ok(one.includes(words), words)
    assert.doesNotMatch(one, /không có/)
    assert.deepEqual(
      await supplementPdf(context(), loaded),
      await supplementPdf(context(), loaded, second?.seq),
    )
    assert.ok(textOf(await supplementPdf(context(), loaded)).includes('Vẫn mờ'))
    await assert.rejects(supplementPdf(context(), loaded, 1), NotFound)
  })
})

describe('the notice of refusal (form 03)', () => {
  test('gives each line of the reason', async () => {
    const { dossierId, token, ctx } = await waiting()
    await declineDossier(ctx, { dossierId, token, reason: 'Nộp sai nơi\n\nHãy nộp tại phường' })
    const text = textOf(await declinePdf(context(), await loadDossier(world, dossierId)))
    for (const words of ['không tiếp nhận', 'Nộp sai nơi', 'Hãy nộp tại phường', 'Hồ Thị Giấy Tờ'])
      assert.ok(text.includes(words), words)
  })
})

describe('what was sent', () => {
  test('is all there in either language, also once received', async () => {
    const { dossierId, token, ctx, loaded } = await waiting()
    await receiveDossier(ctx, { dossierId, token, checkedPaperIds: paperIds(loaded) })
    const now = await loadDossier(world, dossierId)
    const vi = textOf(await sentFormPdf(context(), now))
    const en = textOf(await sentFormPdf(context(), now, 'en'))
    for (const words of [now.state.submissionNo, 'Hồ Thị Giấy Tờ', 'p1.pdf'])
      assert.ok(vi.includes(words) && en.includes(words), words)
    assert.ok(vi.includes(now.revision.record.name.vi))
    assert.match(en, /Record of the application sent/i)
  })
})
