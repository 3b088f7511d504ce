import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import type { OfficerActor } from '../../modules/identity/index.ts'

const LIST = '/can-bo/can-bo'

let app: TestApp
let agency: Visitor
let province: Visitor
let subject: OfficerActor
let administrator: OfficerActor
before(async () => {
  app = await testApp()
  administrator = await app.world.officer(
    [{ agencyId: 'so-tnmt', unitId: 'so-tnmt.van-thu', role: 'agency_admin' }],
    'Lê Quản Trị',
  )
  agency = await app.signedIn(administrator)
  province = await app.signedIn(
    await app.world.officer([{ agencyId: 'ubnd-tinh', unitId: 'ubnd-tinh.van-thu', role: 'province_admin' }]),
  )
  subject = await app.world.officer(
    [{ agencyId: 'so-tnmt', unitId: 'so-tnmt.mot-cua', role: 'receptionist' }],
    'Trần Thị Bưởi',
  )
})
after(() => app.close())

const pageOf = ({ accountId }: OfficerActor) => `${LIST}/${accountId}`

describe('the list of officers', () => {
  test('is of one’s own agency, or of any for the province', async () => {
    const own = await agency.get(LIST)
    assert.equal(own.status, 200)
    checkHtml(own.text)
    assert.match(own.text, /Trần Thị Bưởi/)
    assert.doesNotMatch(own.text, /name="co-quan"/)
    assert.equal((await agency.get(`${LIST}?co-quan=so-y-te`)).status, 404)
    const chosen = await province.get(`${LIST}?co-quan=so-tnmt`)
    checkHtml(chosen.text)
    assert.match(chosen.text, /Trần Thị Bưởi/)
    assert.match((await province.get(`${LIST}?co-quan=ubnd-xa-vinh-trach`)).text, /chưa có cán bộ nào/)
    assert.equal((await province.get(`${LIST}?co-quan=khong-co`)).status, 404)
  })

  test('is searched without marks and without a name in the address', async () => {
    const found = await agency.post(LIST, { ten: 'tran thi buoi' })
    assert.equal(found.status, 200)
    checkHtml(found.text)
    assert.match(found.text, /Trần Thị Bưởi/)
    const nothing = await agency.post(LIST, { ten: 'không có ai <b>' })
    checkHtml(nothing.text)
    assert.match(nothing.text, /Không thấy cán bộ nào/)
    assert.equal((await agency.post(LIST, { ten: ' ' })).location, LIST)
  })

  test('is for administrators only', async () => {
    const receptionist = await app.signedIn(subject)
    for (const path of [
      LIST,
      `${LIST}/moi`,
      pageOf(subject),
      `${pageOf(subject)}/khoa`,
      `${pageOf(subject)}/vi-tri`,
    ]) {
      assert.equal((await receptionist.get(path)).status, 403, path)
      assert.match((await app.visitor().get(path)).location, /^\/can-bo\/dang-nhap/, path)
    }
    for (const path of [`${pageOf(administrator)}/khoa`, `${LIST}/moi`, `${pageOf(administrator)}/mat-khau`])
      assert.equal((await receptionist.post(path, {}, { form: '/can-bo/tai-khoan' })).status, 403, path)
  })
})

describe('an officer', () => {
  const fields = {
    agency: 'so-tnmt',
    fullName: 'Phạm Văn Mới',
    username: 'Moi.Pham',
    email: '',
    unit: 'so-tnmt.mot-cua',
    role: 'receptionist',
    title: 'Công chức',
    titleEn: '',
  }

  test('is added, and the one-time password shown this once', async () => {
    const wrong = await agency.post(`${LIST}/moi`, { ...fields, username: 'Mới', unit: '', title: '' })
    assert.equal(wrong.status, 422)
    checkHtml(wrong.text)
    assert.match(wrong.text, /value="Phạm Văn Mới"/)
    const given = await agency.post(`${LIST}/moi`, fields)
    assert.equal(given.status, 200)
    checkHtml(given.text)
    const password = /data-code="([^"]+)"/.exec(given.text)?.[1] ?? ''
    assert.equal(given.headers.get('cache-control')?.includes('no-store'), true)
    const again = await agency.post(`${LIST}/moi`, fields)
    assert.equal(again.status, 422, 'a reload makes no second account')
    const visitor = app.visitor()
    const entered = await visitor.post('/can-bo/dang-nhap', { username: 'moi.pham', password })
    assert.match(entered.location, /xac-thuc-hai-lop/)
    const href = /href="(\/can-bo\/can-bo\/[0-9a-f-]{36})"/.exec(given.text)?.[1] ?? ''
    const page = await agency.get(href)
    checkHtml(page.text)
    assert.match(page.text, /Tạo tài khoản: Tiếp nhận và trả kết quả/)
    assert.doesNotMatch(page.text, new RegExp(password))
  })

  test('of another agency is neither added, seen nor changed', async () => {
    assert.equal((await agency.post(`${LIST}/moi`, { ...fields, agency: 'so-y-te' })).status, 404)
    const stranger = await app.world.officer([
      { agencyId: 'so-y-te', unitId: 'so-y-te.mot-cua', role: 'receptionist' },
    ])
    for (const path of ['', '/khoa', '/mat-khau', '/vi-tri', '/xac-thuc-hai-lop'])
      assert.equal((await agency.get(pageOf(stranger) + path)).status, 404, path)
    for (const path of ['/khoa', '/mat-khau', '/vi-tri'])
      assert.equal(
        (await agency.post(pageOf(stranger) + path, { agency: 'so-tnmt' }, { form: LIST })).status,
        404,
        path,
      )
    const end = `${pageOf(stranger)}/vi-tri/${stranger.posts[0]?.id}/ket-thuc`
    assert.equal((await agency.get(end)).status, 404)
    assert.equal((await agency.post(end, {}, { form: LIST })).status, 404)
    const smuggled = `${pageOf(subject)}/vi-tri/${stranger.posts[0]?.id}/ket-thuc`
    await agency.post(smuggled, {}, { form: LIST })
    assert.match((await province.get(pageOf(stranger))).text, /Đang giữ/)
  })

  test('gets and loses posts, each act in the history', async () => {
    const form = `${pageOf(subject)}/vi-tri`
    checkHtml((await agency.get(form)).text)
    const post = { agency: 'so-tnmt', unit: 'so-tnmt.lanh-dao', role: 'agency_leader', title: 'Phó Giám đốc' }
    const refused = await agency.post(form, { ...post, role: 'agency_admin' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Chỉ quản trị tỉnh/)
    const added = await agency.post(form, post)
    assert.equal(added.location, pageOf(subject))
    assert.equal((await agency.post(form, post)).status, 422, 'twice is told')
    const page = await agency.follow(added)
    checkHtml(page.text)
    const ends = [...page.text.matchAll(/href="([^"]+\/ket-thuc)"/g)].map((match) => match[1] ?? '')
    assert.equal(ends.length, 2)
    const [end = ''] = ends
    checkHtml((await agency.get(end)).text)
    assert.equal((await agency.post(end)).location, pageOf(subject))
    assert.equal(
      (await agency.post(end, {}, { form: LIST })).location,
      pageOf(subject),
      'ending twice does no harm',
    )
    const after_ = await agency.get(pageOf(subject))
    assert.match(after_.text, /Kết thúc vị trí: Lãnh đạo cơ quan/)
    assert.match(after_.text, /Thêm vị trí: Lãnh đạo cơ quan/)
    assert.match(after_.text, /Lê Quản Trị/)
  })

  test('is locked, unlocked, given a new password and a new second factor, each after a question', async () => {
    const officer = await app.world.officer([
      { agencyId: 'so-tnmt', unitId: 'so-tnmt.mot-cua', role: 'clerk' },
    ])
    const his = await app.signedIn(officer)
    assert.equal((await his.get('/can-bo/tai-khoan')).status, 200)
    for (const act of ['khoa', 'mo-khoa', 'mat-khau', 'xac-thuc-hai-lop']) {
      const path = `${pageOf(officer)}/${act}`
      const question = await agency.get(path)
      assert.equal(question.status, 200, act)
      checkHtml(question.text)
      const done = await agency.post(path)
      assert.equal(done.status, act === 'mat-khau' ? 200 : 303, act)
      checkHtml(act === 'mat-khau' ? done.text : (await agency.follow(done)).text)
      if (act === 'khoa') assert.equal((await his.get('/can-bo/tai-khoan')).status, 303)
    }
    const page = await agency.get(pageOf(officer))
    for (const words of [
      'Khóa tài khoản',
      'Mở khóa tài khoản',
      'Cấp lại mật khẩu',
      'Đặt lại xác thực hai lớp',
    ])
      assert.ok(page.text.includes(words), words)
    assert.equal((await agency.get(`${pageOf(officer)}/xoa`)).status, 404)
  })

  test('is never locked by himself, nor an administrator by a colleague', async () => {
    assert.equal((await agency.get(`${pageOf(administrator)}/khoa`)).status, 403)
    assert.equal((await agency.post(`${pageOf(administrator)}/khoa`, {}, { form: LIST })).status, 403)
    const colleague = await app.world.officer([
      { agencyId: 'so-tnmt', unitId: 'so-tnmt.van-thu', role: 'agency_admin' },
    ])
    assert.equal((await agency.post(`${pageOf(colleague)}/mat-khau`, {}, { form: LIST })).status, 403)
    checkHtml((await agency.get(pageOf(colleague))).text)
    checkHtml((await agency.get(pageOf(administrator))).text)
    assert.equal((await province.post(`${pageOf(colleague)}/khoa`, {}, { form: LIST })).status, 303)
  })

  test('with an id that is none is not found', async () => {
    for (const id of ['x', '00000000-0000-7000-8000-000000000000', '%27--'])
      assert.equal((await province.get(`${LIST}/${id}`)).status, 404, id)
  })
})

test('every page of administration reads well in English too', async () => {
  const paths = [LIST, `${LIST}/moi`, pageOf(subject), `${pageOf(subject)}/vi-tri`, `${pageOf(subject)}/khoa`]
  for (const path of paths) {
    const page = await province.get(`${path}?lang=en`)
    checkHtml(page.text)
    assert.match(page.text, /<html lang="en"/)
  }
})
