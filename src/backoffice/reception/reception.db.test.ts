import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aDossier, loadDossier, paperIds, serviceOf } from '../../../test/support/dossier-builders.ts'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import { readPdf } from '../../platform/pdf/read-pdf.ts'
import { ROLES } from '../../modules/identity/index.ts'

const PROCEDURE = 'bl-08'

let app: TestApp
let agencyId: string
let unitId: string
before(async () => {
  app = await testApp()
  agencyId = serviceOf(app.world, PROCEDURE).agencyId
  unitId = `${agencyId}.mot-cua`
})
after(() => app.close())

const receptionist = (name?: string) => app.world.officer([{ agencyId, unitId, role: 'receptionist' }], name)

async function waiting() {
  const officer = await receptionist()
  const visitor = await app.signedIn(officer)
  const { dossierId, applicant } = await aDossier(app.world, { procedureId: PROCEDURE })
  const loaded = await loadDossier(app.world, dossierId)
  const token = String(loaded.state.tasks[0]?.token)
  return { officer, visitor, dossierId, applicant, loaded, token, path: `/can-bo/tiep-nhan/${dossierId}` }
}

const stateOf = async (dossierId: string) => (await loadDossier(app.world, dossierId)).state

describe('the page of reception', () => {
  test('shows each required paper beside what was sent, the answers, the person and the time to answer', async () => {
    const { visitor, path, loaded } = await waiting()
    const { status, text } = await visitor.get(path)
    assert.equal(status, 200)
    checkHtml(text)
    for (const paperId of paperIds(loaded)) {
      const paper = loaded.revision.record.papers.find(({ id }) => id === paperId)
      assert.ok(text.includes(paper?.name.vi ?? '?'), paperId)
      assert.ok(text.includes(`id="dung-${paperId}"`), paperId)
    }
    for (const fileId of loaded.state.content.papers.flatMap((paper) => paper.fileIds))
      assert.match(text, new RegExp(`<iframe[^>]+/tep/${fileId}#`))
    assert.ok(text.includes(loaded.state.content.applicant.name))
    // Eight working hours from Tuesday 09:00.
    assert.match(text, /Trả lời trước: .*25\/11\/2026/)
    assert.match(text, /Nếu tiếp nhận bây giờ, hẹn trả/)
  })

  test('says in words that the 8 working hours to answer are over, on the file and in the list', async () => {
    const { path, officer } = await waiting()
    const before = app.clock.now()
    app.clock.set(new Date(before.getTime() + 2 * 86_400_000))
    try {
      const visitor = await app.signedIn(officer)
      const { text } = await visitor.get(path)
      checkHtml(text)
      assert.match(text, /Trả lời trước: <span class="deadline deadline--late">.*trễ 1 ngày/)
      const row = (await visitor.get('/can-bo/viec/receive')).text
        .split('<tr')
        .find((one) => one.includes(path))
      assert.match(row ?? '', /trễ 1 ngày/)
    } finally {
      app.clock.set(before)
    }
  })

  test('in English is as valid', async () => {
    const { visitor, path } = await waiting()
    const { text } = await visitor.get(`${path}?lang=en`)
    checkHtml(text)
    assert.match(text, /Accept the file/)
  })

  test('lets the uploads be looked at in place, and no file of another dossier', async () => {
    const { visitor, dossierId, loaded } = await waiting()
    const other = await waiting()
    const [fileId = ''] = loaded.state.content.papers.flatMap((paper) => paper.fileIds)
    const seen = await visitor.get(`/can-bo/ho-so/${dossierId}/tep/${fileId}`)
    assert.equal(seen.status, 200)
    assert.equal(seen.headers.get('content-type'), 'application/pdf')
    assert.match(seen.headers.get('content-security-policy') ?? '', /frame-ancestors 'self'/)
    assert.equal((await visitor.get(`/can-bo/ho-so/${other.dossierId}/tep/${fileId}`)).status, 404)
  })
})

describe('accepting', () => {
  test('gives code, due date and receipt, and leads to the next file', async () => {
    const { visitor, path, dossierId, loaded, token } = await waiting()
    const next = await waiting()
    const answer = await visitor.post(path, { viec: 'tiep-nhan', buoc: token, dung: paperIds(loaded) })
    assert.equal(answer.status, 303, answer.text)
    assert.equal(answer.location, `${path}/xong`)
    const done = await visitor.follow(answer)
    checkHtml(done.text)
    const { code, dueAt } = await stateOf(dossierId)
    assert.ok(code && done.text.includes(code))
    assert.ok(dueAt)
    assert.match(done.text, /Hồ sơ tiếp theo/)
    assert.match(done.text, /data-shortcut="n"/)
    assert.ok(next.dossierId)
    const pdf = await visitor.get(`/can-bo/ho-so/${dossierId}/giay-tiep-nhan.pdf`)
    assert.equal(pdf.status, 200)
    const contents = readPdf(pdf.bytes)
    const [first] = contents.pages
    assert.ok(
      contents.pages
        .map((one) => one.text)
        .join(' ')
        .includes(code),
    )
    assert.ok(first)
  })

  test('keeps all that was ticked and typed when a paper was not looked at', async () => {
    const { visitor, path, dossierId, loaded, token } = await waiting()
    const [first = '', ...others] = paperIds(loaded)
    const typed = {
      [`ly-do-${first}`]: 'Mờ, không đọc được',
      'ly-do-bo-sung': 'Cần bản rõ',
      'ly-do-tu-choi': 'Chưa dùng',
    }
    const answer = await visitor.post(path, {
      viec: 'tiep-nhan',
      buoc: token,
      dung: others,
      thieu: [first],
      ...typed,
    })
    assert.equal(answer.status, 422)
    checkHtml(answer.text)
    assert.match(answer.text, /<title>Lỗi: /)
    assert.ok(answer.text.includes(`href="#dung-${first}"`))
    for (const words of Object.values(typed)) assert.ok(answer.text.includes(words), words)
    for (const paperId of others) assert.match(answer.text, new RegExp(`id="dung-${paperId}"[^>]* checked`))
    assert.match(answer.text, new RegExp(`id="thieu-${first}"[^>]* checked`))
    assert.equal((await stateOf(dossierId)).receivedAt, null)
  })

  test('twice, by a double click, gives one code', async () => {
    const { visitor, path, dossierId, loaded, token } = await waiting()
    const fields = { viec: 'tiep-nhan', buoc: token, dung: paperIds(loaded) }
    const [one, two] = await Promise.all([visitor.post(path, fields), visitor.post(path, fields)])
    assert.deepEqual([one.status, two.status], [303, 303])
    assert.equal(two.location, `${path}/xong`)
    const { events } = await loadDossier(app.world, dossierId)
    assert.equal(events.filter((event) => event.type === 'received').length, 1)
  })
})

describe('asking for more', () => {
  test('writes form 02 with the reason of each paper', async () => {
    const { visitor, path, dossierId, loaded, token } = await waiting()
    const [first = ''] = paperIds(loaded)
    const answer = await visitor.post(path, {
      viec: 'bo-sung',
      buoc: token,
      thieu: [first],
      [`ly-do-${first}`]: 'Ảnh bị mờ',
      'muc-khac': 'Ghi rõ số nhà\r\n\r\nKý tên',
      'ly-do-bo-sung': 'Hồ sơ chưa đầy đủ',
    })
    assert.equal(answer.status, 303, answer.text)
    checkHtml((await visitor.follow(answer)).text)
    assert.equal((await stateOf(dossierId)).status, 'supplement_before_reception')
    const pdf = await visitor.get(`/can-bo/ho-so/${dossierId}/phieu-bo-sung.pdf`)
    const text = readPdf(pdf.bytes)
      .pages.map((page) => page.text)
      .join(' ')
    for (const words of ['Ảnh bị mờ', 'Ghi rõ số nhà', 'Ký tên', 'Hồ sơ chưa đầy đủ'])
      assert.ok(text.includes(words), words)
    const again = await visitor.get(path)
    checkHtml(again.text)
    assert.match(again.text, /Chờ người nộp bổ sung/)
    assert.doesNotMatch(again.text, /value="tiep-nhan"/)
  })

  test('needs a reason and something to give', async () => {
    const { visitor, path, token } = await waiting()
    const noReason = await visitor.post(path, { viec: 'bo-sung', buoc: token, 'muc-khac': 'Ký tên' })
    assert.equal(noReason.status, 422)
    assert.match(noReason.text, /Hãy ghi lý do yêu cầu bổ sung/)
    const nothing = await visitor.post(path, { viec: 'bo-sung', buoc: token, 'ly-do-bo-sung': 'Thiếu' })
    assert.equal(nothing.status, 422)
    checkHtml(nothing.text)
    // Both at once: nobody mends one fault to be told of the next.
    const neither = await visitor.post(path, { viec: 'bo-sung', buoc: token })
    assert.match(neither.text, /Hãy đánh dấu giấy tờ cần bổ sung[\s\S]*Hãy ghi lý do yêu cầu bổ sung/)
  })

  test('that nobody answers is closed by declining, with its reason, and only that is offered', async () => {
    const { visitor, path, dossierId, token } = await waiting()
    await visitor.post(path, { viec: 'bo-sung', buoc: token, 'muc-khac': 'Ký tên', 'ly-do-bo-sung': 'Thiếu' })
    const page = await visitor.get(path)
    checkHtml(page.text)
    assert.match(page.text, /Từ chối vì không bổ sung/)
    assert.doesNotMatch(page.text, /value="(tiep-nhan|bo-sung)"/)
    const empty = await visitor.post(path, { viec: 'tu-choi', buoc: token })
    assert.equal(empty.status, 422)
    checkHtml(empty.text)
    const early = await visitor.post(path, { viec: 'tiep-nhan', buoc: token })
    assert.equal(early.status, 409)
    const fields = { viec: 'tu-choi', buoc: token, 'ly-do-tu-choi': 'Quá 30 ngày không bổ sung' }
    const answer = await visitor.post(path, fields)
    assert.equal(answer.status, 303)
    assert.equal((await stateOf(dossierId)).status, 'not_accepted')
    assert.equal((await stateOf(dossierId)).supplement, null)
    const pdf = await visitor.get(`/can-bo/ho-so/${dossierId}/phieu-tu-choi.pdf`)
    assert.ok(readPdf(pdf.bytes).pages.some((one) => one.text.includes('Quá 30 ngày không bổ sung')))
  })
})

describe('declining', () => {
  test('writes form 03 with the reason', async () => {
    const { visitor, path, dossierId, token } = await waiting()
    const empty = await visitor.post(path, { viec: 'tu-choi', buoc: token })
    assert.equal(empty.status, 422)
    checkHtml(empty.text)
    const answer = await visitor.post(path, {
      viec: 'tu-choi',
      buoc: token,
      'ly-do-tu-choi': 'Không thuộc thẩm quyền',
    })
    assert.equal(answer.status, 303)
    checkHtml((await visitor.follow(answer)).text)
    assert.equal((await stateOf(dossierId)).status, 'not_accepted')
    const pdf = await visitor.get(`/can-bo/ho-so/${dossierId}/phieu-tu-choi.pdf`)
    assert.ok(readPdf(pdf.bytes).pages.some((page) => page.text.includes('Không thuộc thẩm quyền')))
  })
})

describe('taking the work', () => {
  test('locks the file against colleagues, who are told by whom', async () => {
    const { visitor, path, loaded, token, officer } = await waiting()
    const colleague = await app.signedIn(await receptionist('Lê Văn Đồng Nghiệp'))
    assert.equal((await visitor.post(path, { viec: 'nhan-viec', buoc: token })).status, 303)
    const seen = await colleague.get(path)
    checkHtml(seen.text)
    assert.match(seen.text, new RegExp(`${officer.name} đang giữ hồ sơ này từ \\d\\d:\\d\\d \\d\\d/`))
    assert.doesNotMatch(seen.text, /value="tiep-nhan"/)
    const late = await colleague.post(path, {
      viec: 'tiep-nhan',
      buoc: token,
      dung: paperIds(loaded),
      'ly-do-bo-sung': 'Câu đã viết',
    })
    assert.equal(late.status, 409)
    checkHtml(late.text)
    assert.ok(late.text.includes(officer.name))
    assert.ok(late.text.includes('Câu đã viết'))
    assert.equal(
      (await visitor.post(path, { viec: 'tra-viec', buoc: token })).location,
      '/can-bo/viec/receive',
    )
    assert.equal(
      (await colleague.post(path, { viec: 'tiep-nhan', buoc: token, dung: paperIds(loaded) })).status,
      303,
    )
  })

  test('an act nobody offers is answered with the page', async () => {
    const { visitor, path, token } = await waiting()
    const answer = await visitor.post(path, { viec: 'xóa', buoc: token })
    assert.equal(answer.status, 422)
    checkHtml(answer.text)
  })
})

describe('who may', () => {
  test('only the desk of that agency; to other agencies there is no such file, page or document', async () => {
    const { path, dossierId, visitor, loaded, token } = await waiting()
    await visitor.post(path, { viec: 'tiep-nhan', buoc: token, dung: paperIds(loaded) })
    const fresh = await waiting()
    const other = app.world.directory.getAgency('ubnd-phuong-2')
    const otherUnit = app.world.directory.getUnitOfKind(other.id, 'one_stop').id
    for (const role of ROLES) {
      const isCase = !role.endsWith('_admin')
      const isDesk = role === 'receptionist'
      const own = await app.signedIn(await app.world.officer([{ agencyId, unitId, role }]))
      const stranger = await app.signedIn(
        await app.world.officer([{ agencyId: other.id, unitId: otherUnit, role }]),
      )
      const pages: readonly [string, number, number][] = [
        [fresh.path, isDesk ? 200 : 403, isDesk ? 404 : 403],
        [`${path}/xong`, isDesk ? 200 : 403, isDesk ? 404 : 403],
        [`/can-bo/ho-so/${dossierId}/giay-tiep-nhan.pdf`, isCase ? 200 : 403, isCase ? 404 : 403],
        [`/can-bo/ho-so/${dossierId}/phieu-tu-choi.pdf`, isCase ? 404 : 403, isCase ? 404 : 403],
        [`/can-bo/ho-so/${dossierId}/to-khai.pdf`, isCase ? 200 : 403, isCase ? 404 : 403],
      ]
      for (const [address, forOwn, forStranger] of pages) {
        assert.equal((await own.get(address)).status, forOwn, `${role} ${address}`)
        assert.equal((await stranger.get(address)).status, forStranger, `other ${role} ${address}`)
      }
      const act = { viec: 'tu-choi', buoc: fresh.token, 'ly-do-tu-choi': 'x' }
      const tried = await stranger.post(fresh.path, act, { form: '/can-bo/tai-khoan' })
      assert.equal(tried.status, isDesk ? 404 : 403, `${role} posts`)
    }
    const citizen = await app.signedIn(fresh.applicant)
    assert.equal((await citizen.get(fresh.path)).status, 303)
    assert.equal((await stateOf(fresh.dossierId)).status, 'submitted')
  })

  test('an id that is none, or of nothing, is not found', async () => {
    const { visitor } = await waiting()
    for (const id of ['x', '00000000-0000-7000-8000-000000000000']) {
      assert.equal((await visitor.get(`/can-bo/tiep-nhan/${id}`)).status, 404)
      assert.equal((await visitor.get(`/can-bo/tiep-nhan/${id}/xong`)).status, 404)
      assert.equal((await visitor.get(`/can-bo/ho-so/${id}/giay-tiep-nhan.pdf`)).status, 404)
    }
  })

  test('a file received already leads to its own page', async () => {
    const { visitor, path, dossierId, loaded, token } = await waiting()
    await visitor.post(path, { viec: 'tiep-nhan', buoc: token, dung: paperIds(loaded) })
    assert.equal((await visitor.get(path)).location, `/can-bo/ho-so/${dossierId}`)
  })
})
