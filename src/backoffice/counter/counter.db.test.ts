import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { expectOn, sendSection } from '../../../test/support/apply-online.ts'
import {
  aDossier,
  driveTo,
  loadDossier,
  paperIds,
  serviceOf,
} from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import { tinyPdf } from '../../../test/support/world.ts'
import { generateAnswers, seededRandom } from '../../engines/forms/index.ts'
import { applicablePapers, formLists, listDrafts, requestSupplement } from '../../modules/dossiers/index.ts'
import { type OfficerActor, ROLES } from '../../modules/identity/index.ts'
import { readPdf } from '../../platform/pdf/read-pdf.ts'

const PROCEDURE = 'bl-08'
const DESK = '/can-bo/quay'

let app: TestApp
let agencyId: string
let serviceId: string
let officer: OfficerActor
let visitor: Visitor
before(async () => {
  app = await testApp()
  const service = serviceOf(app.world, PROCEDURE)
  agencyId = service.agencyId
  serviceId = service.id
  officer = await app.world.officer([{ agencyId, unitId: `${agencyId}.mot-cua`, role: 'receptionist' }])
  visitor = await app.signedIn(officer)
})
after(() => app.close())

const revision = () => {
  const found = app.services.catalog.findProcedure(PROCEDURE)
  if (!found) throw new Error('no procedure')
  return found
}
const foreignService = () => serviceOf(app.world, 'bl-01')
const NEW_PERSON = {
  kind: 'person',
  name: 'Nguyễn Thị Người Mới',
  nationalId: '095190555001',
  phone: '0915555001',
  address: 'Ấp 1',
}
const begin = (fields: Record<string, string>) =>
  visitor.post(`${DESK}/bat-dau`, { 'dich-vu': serviceId, ...fields }, { form: DESK })
const find = (q: string) => visitor.post(DESK, { 'dich-vu': serviceId, q })
const draftPath = (location: string) => location.replace(/\/muc\/1$/, '')

describe('the start of the counter', () => {
  test('offers the services of this desk by number, the one of the last person chosen already', async () => {
    const { status, text } = await visitor.get(`${DESK}?dich-vu=${serviceId}`)
    assert.equal(status, 200)
    checkHtml(text)
    assert.match(text, new RegExp(`<option value="${serviceId}" selected`))
    assert.match(text, /id="q"[^>]* autofocus/)
    const offered = [...text.matchAll(/<option value="([^"]+)"/g)].map(([, id]) =>
      app.services.catalog.findService(id ?? ''),
    )
    assert.ok(offered.length > 1)
    assert.ok(offered.every((service) => service !== undefined))
    checkHtml((await (await app.signedIn(officer)).get(`${DESK}?lang=en`)).text)
  })

  test('wants a service before it looks for anybody', async () => {
    const answer = await visitor.post(DESK, { 'dich-vu': '', q: '0912' })
    assert.equal(answer.status, 422)
    checkHtml(answer.text)
    assert.match(answer.text, /Bạn chưa chọn dịch vụ/)
    assert.match(answer.text, /id="q"[^>]* value="0912"/)
  })

  test('takes nobody else’s service', async () => {
    const answer = await begin({ 'dich-vu': foreignService().id, ...NEW_PERSON })
    assert.equal(answer.status, 422)
    assert.deepEqual((await listDrafts(app.services.db, officer.accountId)).length, 0)
  })
})

describe('finding the person', () => {
  test('by identity number or phone of an account, shown by name and the end of the number', async () => {
    await app.world.citizen({ name: 'Trần Có Tài Khoản', nationalId: '095190444002', phone: '0914444002' })
    for (const q of ['095190444002', '0914 444 002']) {
      const { status, text } = await find(q)
      assert.equal(status, 200)
      checkHtml(text)
      assert.match(text, /<strong>Trần Có Tài Khoản<\/strong>/)
      assert.match(text, /••••••••4002/)
      assert.doesNotMatch(text.replaceAll(/value="[^"]*"/g, ''), /095190444002/)
    }
  })

  test('by an earlier dossier of this agency, once, and by none of another agency', async () => {
    const applicant = { name: 'Lý Từng Nộp', nationalId: '095190333003', phone: '0913333003' }
    const { state } = await driveTo(app.world, { procedureId: PROCEDURE, applicant, state: 'received' })
    await aDossier(app.world, { procedureId: PROCEDURE, applicant })
    for (const q of [state.code ?? '', '095190333003', 'từng nộp']) {
      const { text } = await find(q)
      assert.equal([...text.matchAll(/<strong>Lý Từng Nộp<\/strong>/g)].length, 1, q)
    }
    const elsewhere = { name: 'Lý Ở Phường', nationalId: '095190333004' }
    await aDossier(app.world, { procedureId: foreignService().procedureId, applicant: elsewhere })
    assert.doesNotMatch((await find('095190333004')).text, /Lý Ở Phường/)
  })

  test('is recorded without for whom', async () => {
    await find('095190999888')
    const row = await app.world.ownerDb
      .selectFrom('audit_log')
      .selectAll()
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    assert.deepEqual([row.action, row.subject_id, row.details], ['search', 'applicants', { found: 0 }])
  })

  test('who is not found is entered with the number typed already in its box', async () => {
    const { text } = await find('095190999888')
    checkHtml(text)
    assert.match(text, /id="nationalId"[^>]* value="095190999888"/)
  })

  test('a person can be chosen only by what finds him', async () => {
    const { accountId } = await app.world.citizen({ name: 'Phạm Kín Đáo', nationalId: '095190222005' })
    const answer = await begin({ q: 'ai đó', nguoi: `a:${accountId}` })
    assert.equal(answer.status, 422)
    checkHtml(answer.text)
    assert.doesNotMatch(answer.text, /Phạm Kín Đáo/)
  })

  test('what is wrong with a new person is said beside it, and all that was typed stays', async () => {
    const answer = await begin({ q: '', ...NEW_PERSON, name: '', nationalId: '12' })
    assert.equal(answer.status, 422)
    checkHtml(answer.text)
    assert.match(answer.text, /href="#name"/)
    assert.match(answer.text, /id="nationalId"[^>]* value="12"/)
    assert.match(answer.text, /id="phone"[^>]* value="0915555001"/)
  })
})

/** From a begun draft to the check page, as a browser without JavaScript. */
async function fillIn(base: string): Promise<void> {
  const form = app.services.catalog.formOf(revision())
  const answers = generateAnswers(form, seededRandom(3), formLists(app.services.directory))
  for (const { index } of form.sections) {
    const page = await visitor.get(`${base}/muc/${index + 1}`)
    if (page.status === 303) continue
    checkHtml(page.text)
    expectOn(await sendSection(visitor, { base, form, index, answers }), `section ${index + 1}`)
  }
  checkHtml((await visitor.get(`${base}/giay-to`)).text)
  expectOn(await visitor.post(`${base}/nhan-ket-qua`, { way: 'counter' }), 'delivery')
}

describe('a file at the counter', () => {
  test('goes from the person found to the printed receipt and the next person', async () => {
    await app.world.citizen({ name: 'Võ Đến Quầy', nationalId: '095190111006', phone: '0911111006' })
    const found = await find('095190111006')
    const nguoi = /"(a:[0-9a-f-]{36})"/.exec(found.text)?.[1] ?? ''
    const begun = await begin({ q: '095190111006', nguoi })
    const base = draftPath(expectOn(begun, 'begin'))
    assert.match(base, /^\/can-bo\/quay\/ho-so\/[0-9a-f-]{36}$/)
    const again = await visitor.get(DESK)
    checkHtml(again.text)
    assert.match(again.text, /Đang làm dở/)
    await fillIn(base)
    const check = await visitor.get(`${base}/kiem-tra`)
    checkHtml(check.text)
    const draft = (await listDrafts(app.services.db, officer.accountId)).find(({ id }) => base.endsWith(id))
    const papers = applicablePapers(revision().record, {
      answers: draft?.answers ?? {},
      situations: draft?.situations ?? {},
    })
    const counts = Object.fromEntries(
      papers.flatMap(({ id }) => [
        [`${id}-originals`, '1'],
        [`${id}-copies`, '2'],
      ]),
    )
    const unchecked = await visitor.post(`${base}/kiem-tra`, counts)
    assert.equal(unchecked.status, 422)
    checkHtml(unchecked.text)
    const sent = await visitor.post(`${base}/kiem-tra`, { ...counts, checked: papers.map(({ id }) => id) })
    const done = await visitor.get(expectOn(sent, 'submit'))
    checkHtml(done.text)
    const dossierId = base.slice(base.lastIndexOf('/') + 1)
    const { state } = await loadDossier(app.world, dossierId)
    assert.equal(state.channel, 'counter')
    assert.equal(state.content.applicant.name, 'Võ Đến Quầy')
    assert.ok(state.code && done.text.includes(state.code))
    assert.match(done.text, new RegExp(`href="${DESK}\\?dich-vu=${serviceId}"[^>]*>\\s*Người tiếp theo`))
    const receipt = await visitor.get(`/can-bo/ho-so/${dossierId}/giay-tiep-nhan.pdf`)
    const text = readPdf(receipt.bytes)
      .pages.map((page) => page.text)
      .join(' ')
    for (const words of [state.code, 'Võ Đến Quầy', 'Bản chính', officer.name])
      assert.ok(text.includes(words), words)
    // Sent again, and opened again: the one file it became.
    assert.equal((await visitor.post(`${base}/kiem-tra`, counts)).location, `${DESK}/xong/${dossierId}`)
    assert.equal((await visitor.get(base)).location, `${DESK}/xong/${dossierId}`)
  })

  test('begun twice by a double click is one draft', async () => {
    const fields = { q: '', ...NEW_PERSON, name: 'Bùi Bấm Hai Lần' }
    const one = await begin(fields)
    const two = await begin(fields)
    assert.equal(expectOn(one, 'one'), expectOn(two, 'two'))
  })

  test('belongs to the officer who began it', async () => {
    const base = draftPath(expectOn(await begin({ q: '', ...NEW_PERSON, name: 'Của Tôi' }), 'begin'))
    const colleague = await app.signedIn(
      await app.world.officer([{ agencyId, unitId: `${agencyId}.mot-cua`, role: 'receptionist' }]),
    )
    assert.equal((await colleague.get(base)).status, 404)
    assert.equal((await colleague.post(`${base}/kiem-tra`, {}, { form: DESK })).status, 404)
  })

  test('stands in the list of the day with totals and its receipt', async () => {
    const { status, text } = await visitor.get(`${DESK}/hom-nay`)
    assert.equal(status, 200)
    checkHtml(text)
    assert.match(text, /Võ Đến Quầy/)
    assert.match(text, /giay-tiep-nhan\.pdf/)
    const next = app.clock.now()
    app.clock.set(new Date(next.getTime() + 24 * 3_600_000))
    try {
      const tomorrow = await (await app.signedIn(officer)).get(`${DESK}/hom-nay`)
      checkHtml(tomorrow.text)
      assert.match(tomorrow.text, /Hôm nay chưa nhận hồ sơ nào/)
    } finally {
      app.clock.set(next)
    }
  })
})

describe('a supplement brought to the desk', () => {
  async function asked() {
    const { dossierId } = await aDossier(app.world, {
      procedureId: PROCEDURE,
      applicant: { name: 'Đỗ Mang Thêm', phone: '0916666007' },
    })
    const loaded = await loadDossier(app.world, dossierId)
    const [paperId = ''] = paperIds(loaded)
    await requestSupplement(app.world.contextFor(officer), {
      dossierId,
      token: loaded.state.tasks[0]?.token ?? 0,
      reason: 'Thiếu bản chính',
      paperIds: [paperId],
      paperReasons: { [paperId]: 'Chỉ có trang đầu' },
      items: ['Ký tên'],
    })
    return { dossierId, paperId, path: `${DESK}/bo-sung/${dossierId}` }
  }

  test('is found by the person, counted, scanned and taken in', async () => {
    const { dossierId, paperId, path } = await asked()
    assert.ok((await find('0916666007')).text.includes(`href="${path}"`))
    const shown = await visitor.get(path)
    checkHtml(shown.text)
    for (const words of ['Thiếu bản chính', 'Chỉ có trang đầu', 'Ký tên'])
      assert.ok(shown.text.includes(words), words)
    const files = [
      { name: `${paperId}-tep`, filename: 'quet.pdf', type: 'application/pdf', bytes: tinyPdf('quet') },
    ]
    const empty = await visitor.post(
      path,
      { [`${paperId}-originals`]: 'một', [`${paperId}-copies`]: '0', message: 'Đã ký' },
      { files },
    )
    assert.equal(empty.status, 422)
    checkHtml(empty.text)
    const kept = new RegExp(`name="${paperId}-giu" value="([^"]+)"`).exec(empty.text)?.[1] ?? ''
    assert.match(empty.text, /Đã ký/)
    const taken = await visitor.post(
      path,
      {
        [`${paperId}-originals`]: '1',
        [`${paperId}-copies`]: '',
        [`${paperId}-giu`]: kept,
        message: 'Đã ký',
      },
      { files: [] },
    )
    assert.equal(taken.status, 303, taken.text)
    const { state } = await loadDossier(app.world, dossierId)
    assert.equal(state.supplement, null)
    const paper = state.content.papers.find((one) => one.paperId === paperId)
    assert.deepEqual([paper?.originals, paper?.copies, paper?.fileIds], [1, 0, [kept]])
    assert.equal((await visitor.post(path, {}, { form: DESK })).status, 303)
    assert.equal((await visitor.get(path)).location, `/can-bo/ho-so/${dossierId}`)
  })

  test('says what is still missing', async () => {
    const { paperId, path } = await asked()
    const answer = await visitor.post(path, { [`${paperId}-originals`]: '0', [`${paperId}-copies`]: '0' })
    assert.equal(answer.status, 422)
    checkHtml(answer.text)
    assert.match(answer.text, /Chưa có: /)
  })
})

describe('who may', () => {
  test('only desks; a dossier of another agency is not there', async () => {
    const { dossierId } = await driveTo(app.world, { procedureId: PROCEDURE, state: 'received' })
    const other = app.world.directory.getAgency('ubnd-phuong-2')
    const otherUnit = app.world.directory.getUnitOfKind(other.id, 'one_stop').id
    for (const role of ROLES) {
      const own = await app.signedIn(
        await app.world.officer([{ agencyId, unitId: `${agencyId}.mot-cua`, role }]),
      )
      const stranger = await app.signedIn(
        await app.world.officer([{ agencyId: other.id, unitId: otherUnit, role }]),
      )
      const isDesk = role === 'receptionist'
      for (const path of [DESK, `${DESK}/hom-nay`])
        assert.equal((await own.get(path)).status, isDesk ? 200 : 403, `${role} ${path}`)
      assert.equal((await own.get(`${DESK}/xong/${dossierId}`)).status, isDesk ? 200 : 403, role)
      for (const path of [`${DESK}/xong/${dossierId}`, `${DESK}/bo-sung/${dossierId}`])
        assert.equal((await stranger.get(path)).status, isDesk ? 404 : 403, `other ${role} ${path}`)
      const forms = [DESK, `${DESK}/bat-dau`, `${DESK}/bo-sung/${dossierId}`]
      if (!isDesk)
        for (const path of forms)
          assert.equal(
            (await own.post(path, {}, { form: '/can-bo/tai-khoan' })).status,
            403,
            `${role} posts ${path}`,
          )
    }
    assert.match((await app.visitor().get(DESK)).location, /dang-nhap/)
    for (const id of ['x', '00000000-0000-7000-8000-000000000000'])
      assert.equal((await visitor.get(`${DESK}/xong/${id}`)).status, 404)
  })
})
