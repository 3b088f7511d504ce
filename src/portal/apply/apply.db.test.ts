import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { generateAnswers, seededRandom } from '../../engines/forms/index.ts'
import { formLists, listDrafts } from '../../modules/dossiers/index.ts'
import type { CitizenActor } from '../../modules/identity/index.ts'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import {
  aPdf,
  applyOnline,
  expectOn,
  sectionFields,
  startOnline,
} from '../../../test/support/apply-online.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Visitor } from '../../../test/support/visitor.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

interface Person {
  readonly actor: CitizenActor
  readonly visitor: Visitor
}

async function person(name = 'Nguyễn Văn Bình'): Promise<Person> {
  const actor = await app.world.citizen({ name })
  return { actor, visitor: await app.signedIn(actor) }
}

function formFor(procedureId: string) {
  const revision = app.services.catalog.findProcedure(procedureId)
  assert.ok(revision)
  return app.services.catalog.formOf(revision)
}

function answersFor(procedureId: string, seed = 1) {
  return generateAnswers(formFor(procedureId), seededRandom(seed), formLists(app.services.directory))
}

function plainText(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
}

describe('beginning an application', () => {
  it('sends a visitor to sign in and knows where to come back to', async () => {
    const answer = await app.visitor().get('/nop-ho-so/bl-44')
    assert.equal(answer.status, 303)
    assert.equal(answer.location, `/dang-nhap?tiep=${encodeURIComponent('/nop-ho-so/bl-44')}`)
  })

  it('is not there for a procedure that does not exist', async () => {
    const { visitor } = await person()
    assert.equal((await visitor.get('/nop-ho-so/bl-99')).status, 404)
    assert.equal((await visitor.post('/nop-ho-so/bl-99', {}, { form: '/nop-ho-so/bl-44' })).status, 404)
  })

  it('takes the name of the account for oneself and fills in what it knows', async () => {
    const actor = await app.world.citizen({
      name: 'Lê Thị Út',
      phone: '0912000111',
      nationalId: '095190001234',
    })
    const visitor = await app.signedIn(actor)
    const base = await startOnline(app, visitor, { procedureId: 'bl-44' })
    const [draft] = await listDrafts(app.services.db, actor.accountId)
    assert.equal(draft?.applicant.name, 'Lê Thị Út')
    assert.equal(draft?.applicant.representative, null)
    const page = await visitor.get(`${base}/muc/1`)
    assert.match(page.text, /value="Lê Thị Út"/)
    assert.match(page.text, /value="0912000111"/)
    assert.match(plainText((await visitor.get(base)).text), /Chưa làm|Đang làm/)
  })

  it('asks for whom it is, and names the account as the one who hands it in for another', async () => {
    const { actor, visitor } = await person('Trần Văn Con')
    const refused = await visitor.post('/nop-ho-so/bl-44', { forWhom: 'other', name: '' })
    assert.equal(refused.status, 422)
    checkHtml(refused.text)
    assert.match(refused.text, /Bạn chưa nhập tên người đứng tên hồ sơ/)
    const begun = await visitor.post('/nop-ho-so/bl-44', {
      forWhom: 'other',
      kind: 'person',
      name: 'Trần Thị Mẹ',
      phone: '0291 382 3456',
    })
    assert.equal(begun.status, 303)
    const [draft] = await listDrafts(app.services.db, actor.accountId)
    assert.equal(draft?.applicant.name, 'Trần Thị Mẹ')
    assert.equal(draft?.applicant.representative?.name, 'Trần Văn Con')
  })

  it('asks which of the seven districts, with that of the account chosen already', async () => {
    const { actor, visitor } = await person()
    const services = app.services.catalog.servicesOf('bl-55')
    const wanted = services[3]
    assert.ok(wanted)
    const area = app.services.directory.getAgency(wanted.agencyId).areaCode
    await app.world.ownerDb
      .updateTable('accounts')
      .set({ area_code: area })
      .where('id', '=', actor.accountId)
      .execute()
    const page = await visitor.get('/nop-ho-so/bl-55')
    checkHtml(page.text)
    assert.equal([...page.text.matchAll(/name="service"/g)].length, 7)
    assert.match(page.text, new RegExp(`value="${wanted.id}" checked`))
    const refused = await visitor.post('/nop-ho-so/bl-55', { forWhom: 'self' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Bạn chưa chọn nơi giải quyết hồ sơ/)
    const begun = await visitor.post('/nop-ho-so/bl-55', { forWhom: 'self', service: wanted.id })
    assert.equal(begun.status, 303)
    assert.equal((await listDrafts(app.services.db, actor.accountId))[0]?.serviceId, wanted.id)
  })

  it('offers to go on with what was begun, and a second click begins nothing twice', async () => {
    const { actor, visitor } = await person()
    const base = await startOnline(app, visitor, { procedureId: 'bl-11' })
    assert.equal(await startOnline(app, visitor, { procedureId: 'bl-11' }), base)
    assert.equal((await listDrafts(app.services.db, actor.accountId)).length, 1)
    const page = await visitor.get('/nop-ho-so/bl-11')
    checkHtml(page.text)
    assert.ok(page.text.includes(`href="${base}"`))
  })

  it('says that a service is suspended, and why, at the beginning and at the end', async () => {
    const { visitor } = await person()
    const { base } = await applyOnline(app, visitor, { procedureId: 'bl-24' })
    const suspend = async (reason: string | null) => {
      await app.world.ownerDb
        .updateTable('services')
        .set({ suspended_from: reason && '2026-11-01', suspension_reason: reason })
        .where('procedure_id', '=', 'bl-24')
        .execute()
      await app.refresh()
    }
    await suspend('Chờ văn bản hướng dẫn mới')
    try {
      for (const path of ['/nop-ho-so/bl-24', `${base}/kiem-tra`]) {
        const page = await visitor.get(path)
        checkHtml(page.text)
        assert.match(page.text, /Chờ văn bản hướng dẫn mới/)
      }
      const sent = await visitor.post(`${base}/kiem-tra`, { 'cam-doan': 'yes' })
      assert.match(sent.text, /tạm dừng/)
    } finally {
      await suspend(null)
    }
    assert.equal((await visitor.post(`${base}/kiem-tra`, { 'cam-doan': 'yes' })).status, 303)
  })
})

describe('the pages of the form', () => {
  it('keep all that was typed, right or not, and say what to mend', async () => {
    const { visitor } = await person()
    const base = await startOnline(app, visitor, { procedureId: 'bl-11' })
    const form = formFor('bl-11')
    const phone = form.sections[0]?.fields.find(({ kind }) => kind === 'phone')?.key ?? ''
    const answer = await visitor.post(`${base}/muc/1`, { [phone]: 'số nhà tôi', _action: 'continue' })
    assert.equal(answer.status, 422)
    checkHtml(answer.text)
    assert.match(answer.text, /<title>Lỗi: /)
    assert.ok(answer.text.includes(`href="#${phone}"`))
    assert.match(answer.text, /value="số nhà tôi"/)
    assert.match((await visitor.get(`${base}/muc/1`)).text, /value="số nhà tôi"/)
  })

  it('are saved for later without a word about mistakes, and go on with another device', async () => {
    const { actor, visitor } = await person()
    const base = await startOnline(app, visitor, { procedureId: 'bl-11' })
    const phone = formFor('bl-11').sections[0]?.fields.find(({ kind }) => kind === 'phone')?.key ?? ''
    const later = await visitor.post(`${base}/muc/1`, { [phone]: '12', _action: 'later' })
    assert.equal(later.status, 303)
    assert.equal(later.location, base)
    assert.match((await visitor.follow(later)).text, /Đã lưu\./)
    const phoneAtHome = await app.signedIn(actor)
    assert.match((await phoneAtHome.get(`${base}/muc/1`)).text, /value="12"/)
    assert.ok((await phoneAtHome.get('/ho-so')).text.includes(base))
  })

  it('forget an answer that was cleared', async () => {
    const { visitor } = await person()
    const base = await startOnline(app, visitor, { procedureId: 'bl-11' })
    const answers = answersFor('bl-11')
    const form = formFor('bl-11')
    const email = form.sections[0]?.fields.find(({ kind }) => kind === 'email')?.key ?? ''
    const sent = { ...sectionFields(form, 0, answers), [email]: 'chi@motcua.example' }
    await visitor.post(`${base}/muc/1`, { ...sent, _action: 'later' })
    await visitor.post(`${base}/muc/1`, { ...sent, [email]: '', _action: 'later' })
    assert.doesNotMatch((await visitor.get(`${base}/muc/1`)).text, /chi@motcua\.example/)
  })

  it('save themselves in the background, only for who holds the token', async () => {
    const { visitor } = await person()
    const base = await startOnline(app, visitor, { procedureId: 'bl-11' })
    const phone = formFor('bl-11').sections[0]?.fields.find(({ kind }) => kind === 'phone')?.key ?? ''
    const page = await visitor.get(`${base}/muc/1`)
    const url = /data-autosave-url="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const kept = await visitor.post(url, { [phone]: '0911' })
    assert.equal(kept.status, 204)
    assert.equal(kept.bytes.length, 0)
    assert.equal((await visitor.post(url, { [phone]: '0922' }, { csrf: 'made-up' })).status, 403)
    assert.match((await visitor.get(`${base}/muc/1`)).text, /value="0911"/)
  })

  it('without JavaScript show a question that an answer brings up, kindly and once', async () => {
    const { visitor } = await person()
    const base = await startOnline(app, visitor, { procedureId: 'bl-12' })
    const form = formFor('bl-12')
    const index = form.sections.findIndex(({ fields }) =>
      fields.some(({ key }) => key === 'violation_detail'),
    )
    const answers = { ...answersFor('bl-12'), violation: 'no' }
    const path = `${base}/muc/${index + 1}`
    const before = await visitor.get(path)
    assert.match(before.text, /data-field="violation_detail" hidden/)
    assert.match(before.text, /name="_shown" value=""/)
    const fields = { ...sectionFields(form, index, answers), violation: 'yes', violation_detail: '' }
    const back = await visitor.post(path, { ...fields, _shown: '', _action: 'continue' })
    assert.equal(back.status, 422)
    checkHtml(back.text)
    assert.doesNotMatch(back.text, /govuk-error-summary/)
    assert.match(back.text, /có thêm câu hỏi/)
    assert.match(back.text, /data-field="violation_detail">/)
    const shown = /name="_shown" value="([^"]*)"/.exec(back.text)?.[1] ?? ''
    assert.equal(shown, 'violation_detail')
    const again = await visitor.post(path, { ...fields, _shown: shown, _action: 'continue' })
    assert.equal(again.status, 422)
    assert.match(again.text, /govuk-error-summary/)
    const done = await visitor.post(path, {
      ...fields,
      violation_detail: 'Đã nộp phạt năm 2020',
      _shown: shown,
      _action: 'continue',
    })
    assert.equal(done.status, 303)
  })

  it('add and take away rows without JavaScript, keeping everything typed', async () => {
    const { visitor } = await person()
    const base = await startOnline(app, visitor, { procedureId: 'bl-44' })
    const form = formFor('bl-44')
    const index = form.sections.findIndex(({ fields }) => fields.some(({ key }) => key === 'practice'))
    const [cell] = form.fieldByKey.get('practice')?.behaviour.rowFields ?? []
    assert.ok(cell)
    const path = `${base}/muc/${index + 1}`
    const name = (row: number) => `practice[${row}].${cell.key}${cell.behaviour.firstInput ?? ''}`
    const row = (at: number, value: string) => ({ [name(at)]: value })
    const rowsOf = (text: string) => /name="practice\.row" value="([^"]*)"/.exec(text)?.[1]
    const added = await visitor.post(path, {
      'practice.row': '0',
      ...row(0, '11'),
      diploma: 'other',
      _action: 'add:practice',
    })
    assert.equal(added.status, 200)
    checkHtml(added.text)
    assert.equal(rowsOf(added.text), '0,1')
    const more = await visitor.post(path, {
      'practice.row': '0,1',
      ...row(0, '11'),
      ...row(1, '12'),
      _action: 'add:practice',
    })
    const andMore = await visitor.post(path, {
      'practice.row': '0,1,2',
      ...row(0, '11'),
      ...row(1, '12'),
      _action: 'add:practice',
    })
    assert.equal(rowsOf(more.text), '0,1,2')
    assert.equal(rowsOf(andMore.text), '0,1,2,3', 'a blank row stays while another is added')
    const less = await visitor.post(path, {
      'practice.row': '0,1',
      ...row(0, '11'),
      ...row(1, '12'),
      _action: 'remove:practice:0',
    })
    assert.equal(rowsOf(less.text), '0')
    assert.ok(less.text.includes(`name="${name(0)}"`))
    const input = new RegExp(`<input[^>]*name="${name(0).replace(/[[\].]/g, '\\$&')}"[^>]*>`).exec(
      less.text,
    )?.[0]
    assert.match(input ?? '', /value="12"/)
    assert.match((await visitor.get(path)).text, /value="12"/)
  })

  it('lead from one to the next, past what is not asked, and back to the check page when one came from there', async () => {
    const { visitor } = await person()
    const answers = { ...answersFor('bl-43'), request: 'new' }
    const form = formFor('bl-43')
    const base = await startOnline(app, visitor, { procedureId: 'bl-43' })
    const first = expectOn(
      await visitor.post(`${base}/muc/1`, { ...sectionFields(form, 0, answers), _action: 'continue' }),
      'first',
    )
    assert.equal(first, `${base}/muc/2`)
    const skipped = form.sections.findIndex(({ fields }) => fields.some(({ key }) => key === 'extend_reason'))
    assert.equal((await visitor.get(`${base}/muc/${skipped + 1}`)).location, base)
    const list = plainText((await visitor.get(base)).text)
    assert.match(list, /Chưa cần/)
    const fromCheck = await visitor.post(`${base}/muc/1`, {
      ...sectionFields(form, 0, answers),
      _from: 'kiem-tra',
      _action: 'continue',
    })
    assert.equal(fromCheck.location, `${base}/kiem-tra`)
  })
})

describe('handing in', () => {
  it('shows pages that are valid HTML all along, in both languages', async () => {
    const { visitor } = await person()
    const { base } = await applyOnline(app, visitor, { procedureId: 'bl-53' })
    const pages = [
      '',
      '/nguoi-dung-ten',
      '/muc/2',
      '/truong-hop',
      '/giay-to',
      '/giay-to/p3',
      '/nhan-ket-qua',
      '/kiem-tra',
      '/xoa',
    ]
    for (const lang of ['en', 'vi']) {
      for (const page of [...pages.map((path) => base + path), '/nop-ho-so/bl-53']) {
        const answer = await visitor.get(`${page}?lang=${lang}`)
        assert.equal(answer.status, 200, page)
        checkHtml(answer.text)
      }
    }
    const done = await visitor.follow(await visitor.post(`${base}/kiem-tra`, { 'cam-doan': 'yes' }))
    checkHtml(done.text)
    assert.match(done.text, /TN-\w{3}-\w{3}-\w{3}/)
    assert.match(plainText(done.text), /trả lời bạn trước \d\d:\d\d ngày \d\d\/\d\d\/\d{4}/)
  })

  it('says what is missing with the way to mend it, and offers nothing to press until then', async () => {
    const { visitor } = await person()
    const base = await startOnline(app, visitor, { procedureId: 'bl-44' })
    const page = await visitor.get(`${base}/kiem-tra`)
    checkHtml(page.text)
    assert.doesNotMatch(page.text, /name="cam-doan"/)
    assert.ok(page.text.includes(`href="${base}/giay-to/p2"`))
    assert.ok(page.text.includes(`href="${base}/nhan-ket-qua?tu=kiem-tra"`))
    const forced = await visitor.post(`${base}/kiem-tra`, { 'cam-doan': 'yes' })
    assert.equal(forced.status, 422)
    checkHtml(forced.text)
    assert.match(forced.text, /Còn thiếu giấy tờ/)
  })

  it('wants the declaration to be agreed with', async () => {
    const { visitor } = await person()
    const { base } = await applyOnline(app, visitor, { procedureId: 'bl-44' })
    const refused = await visitor.post(`${base}/kiem-tra`)
    assert.equal(refused.status, 422)
    checkHtml(refused.text)
    assert.match(refused.text, /href="#cam-doan"/)
  })

  it('makes one dossier of any number of clicks, and the pages of the draft lead to it from then on', async () => {
    const { actor, visitor } = await person()
    const { base, id } = await applyOnline(app, visitor, { procedureId: 'bl-44' })
    const clicks = await Promise.all(
      Array.from({ length: 4 }, () => visitor.post(`${base}/kiem-tra`, { 'cam-doan': 'yes' })),
    )
    for (const click of clicks) assert.equal(click.status, 303)
    const made = await app.world.ownerDb
      .selectFrom('dossiers')
      .select('id')
      .where('applicant_account_id', '=', actor.accountId)
      .execute()
    assert.deepEqual(made, [{ id }])
    for (const path of ['', '/muc/1', '/giay-to', '/kiem-tra']) {
      assert.equal((await visitor.get(base + path)).location, `/ho-so/${id}`)
    }
    assert.equal((await visitor.post(`${base}/muc/1`, { _action: 'continue' })).location, `/ho-so/${id}`)
    assert.equal((await visitor.post(`${base}/kiem-tra`, { 'cam-doan': 'yes' })).location, `/ho-so/${id}`)
    assert.deepEqual(await listDrafts(app.services.db, actor.accountId), [])
  })

  it('asks the address only for the post, and keeps none for another way', async () => {
    const { actor, visitor } = await person()
    const base = await startOnline(app, visitor, { procedureId: 'bl-44' })
    const refused = await visitor.post(`${base}/nhan-ket-qua`, { way: 'post', address: ' ' })
    assert.equal(refused.status, 422)
    checkHtml(refused.text)
    assert.match(refused.text, /href="#address"/)
    await visitor.post(`${base}/nhan-ket-qua`, { way: 'post', address: '25 đường Ví Dụ' })
    const delivery = async () => (await listDrafts(app.services.db, actor.accountId))[0]?.delivery
    assert.deepEqual(await delivery(), { way: 'post', address: '25 đường Ví Dụ' })
    await visitor.post(`${base}/nhan-ket-qua`, { way: 'counter', address: '25 đường Ví Dụ' })
    assert.deepEqual(await delivery(), { way: 'counter', address: null })
    assert.equal((await visitor.post(`${base}/nhan-ket-qua`, { way: 'pigeon' })).status, 422)
  })

  it('asks for the papers of the situation declared, and for no others', async () => {
    const { visitor } = await person()
    const { base } = await applyOnline(app, visitor, { procedureId: 'bl-01', situations: false })
    const record = app.services.catalog.findProcedure('bl-01')?.record
    const conditional = record?.papers.find(({ when }) => when === 'situation_1 = true')
    assert.ok(conditional)
    assert.equal((await visitor.get(`${base}/giay-to/${conditional.id}`)).status, 404)
    await visitor.post(`${base}/truong-hop`, { situation_1: 'yes' })
    assert.equal((await visitor.get(`${base}/giay-to/${conditional.id}`)).status, 200)
    assert.match((await visitor.get(`${base}/kiem-tra`)).text, new RegExp(`giay-to/${conditional.id}`))
  })

  it('throws a draft away with its files, when asked twice', async () => {
    const { actor, visitor } = await person()
    const base = await startOnline(app, visitor, { procedureId: 'bl-44' })
    await visitor.post(`${base}/giay-to/p2`, {}, { files: [aPdf('bang.pdf')] })
    assert.equal((await visitor.get(`${base}/xoa`)).status, 200)
    assert.equal((await listDrafts(app.services.db, actor.accountId)).length, 1)
    assert.equal((await visitor.post(`${base}/xoa`)).location, '/ho-so')
    assert.deepEqual(await listDrafts(app.services.db, actor.accountId), [])
    const files = await app.world.ownerDb
      .selectFrom('files')
      .select('id')
      .where('uploaded_by', '=', actor.accountId)
      .execute()
    assert.deepEqual(files, [])
    assert.equal((await visitor.get(base)).status, 404)
  })
})
