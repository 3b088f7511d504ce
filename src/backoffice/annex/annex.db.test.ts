import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import { docx, paragraph, row, table, xlsx } from '../../../test/support/office-files.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import { type Role, ROLES } from '../../modules/identity/index.ts'
import { listAcceptedAnnexes, readSettled } from '../../modules/roadmap/index.ts'

const BASE = '/can-bo/lo-trinh/nhap-quyet-dinh'
const TEXT = readFileSync(
  new URL('../../engines/decision/samples/quyet-dinh-43-2015.txt', import.meta.url),
  'utf8',
)
const OTHER = readFileSync(
  new URL('../../engines/decision/samples/lam-son-2016.txt', import.meta.url),
  'utf8',
)

let app: TestApp
let province: Visitor
before(async () => {
  app = await testApp()
  province = await officerAt('ubnd-tinh', 'province_admin')
})
after(() => app.close())

async function officerAt(agencyId: string, role: Role): Promise<Visitor> {
  const unitId = app.world.directory.unitsOf(agencyId)[0]?.id ?? assert.fail(agencyId)
  return app.signedIn(await app.world.officer([{ agencyId, unitId, role }]))
}

async function shown(visitor: Visitor, path: string): Promise<string> {
  const { status, text } = await visitor.get(path)
  assert.equal(status, 200, path)
  checkHtml(text)
  return text
}

/** Pastes a text and gives the address of what was read. */
async function pasted(text: string, visitor = province): Promise<string> {
  const { status, location, text: page } = await visitor.post(BASE, { text }, { form: BASE, files: [] })
  assert.equal(status, 303, page.slice(0, 2_000))
  return location
}

const seenOn = (text: string) => /name="da-xem" value="(\d+)"/.exec(text)?.[1] ?? ''

async function decide(path: string, fields: Record<string, string>, visitor = province) {
  const form = await shown(visitor, path)
  return visitor.post(path, { 'da-xem': seenOn(form), note: '', ...fields }, { form: path })
}

/** Decides every anomaly by the first choice that asks for nothing more, or as told by its heading. */
async function decideAll(
  at: string,
  as: Readonly<Record<string, Record<string, string>>> = {},
): Promise<void> {
  const count = (await shown(province, at)).match(/\/bat-thuong\/\d+"/g)?.length ?? 0
  assert.ok(count > 0)
  for (let no = 1; no <= count; no += 1) {
    const path = `${at}/bat-thuong/${no}`
    const form = await shown(province, path)
    const heading = /<h1[^>]*>([^<]*)/.exec(form)?.[1] ?? ''
    const own = Object.entries(as).find(([words]) => heading.includes(words))?.[1]
    const [first = ''] = [
      ...form.matchAll(/type="radio" value="(\w+)"|name="choice" type="radio" value="(\w+)"/g),
    ].map(([, a, b]) => a ?? b ?? '')
    const { status, text } = await decide(path, own ?? { choice: first, note: 'Đã đối chiếu' })
    assert.equal(status, 303, `${heading}: ${text.slice(0, 500)}`)
  }
}

describe('importing a decision', () => {
  test('is for the administrator of the province and the information department', async () => {
    const rightful = new Set<string>()
    for (const agencyId of ['ubnd-tinh', 'so-tttt', 'so-y-te']) {
      for (const role of ROLES) {
        const visitor = await officerAt(agencyId, role)
        const { status } = await visitor.get(BASE)
        assert.ok([200, 403].includes(status), `${role} at ${agencyId}: ${status}`)
        if (status === 200) rightful.add(`${role} at ${agencyId}`)
        else
          assert.equal(
            (await visitor.post(BASE, { text: TEXT }, { form: '/can-bo/tai-khoan', files: [] })).status,
            403,
          )
      }
    }
    assert.deepEqual([...rightful].sort(), [
      'agency_admin at so-tttt',
      'agency_leader at so-tttt',
      'province_admin at so-tttt',
      'province_admin at so-y-te',
      'province_admin at ubnd-tinh',
    ])
    assert.match((await app.visitor().get(BASE)).location, /^\/can-bo\/dang-nhap/)
  })

  test('what is behind it opens to nobody else, and what is not there is not found', async () => {
    const at = await pasted(TEXT)
    const leader = await officerAt('so-y-te', 'agency_leader')
    for (const path of [at, `${at}/van-ban`, `${at}/bat-thuong/1`]) {
      assert.equal((await leader.get(path)).status, 403, path)
    }
    for (const path of [`${at}/bat-thuong/1`, `${at}/tiep-nhan`]) {
      assert.equal(
        (await leader.post(path, { choice: 'level_3' }, { form: '/can-bo/tai-khoan' })).status,
        403,
        path,
      )
    }
    for (const path of [
      `${BASE}/khong-co`,
      `${at.slice(0, -1)}0`.replace(/.$/, at.endsWith('0') ? '1' : '0'),
      `${at}/bat-thuong/0`,
      `${at}/bat-thuong/99`,
    ]) {
      assert.equal((await province.get(path)).status, 404, path)
    }
  })

  test('shows each value beside its line and each anomaly to be decided', async () => {
    const at = await pasted(TEXT)
    const text = await shown(province, at)
    assert.match(text, /đã quyết định 0 \/ 9/)
    assert.match(text, /#hang-475"[^>]*>Sở Y tế|#hang-475/)
    assert.match(text, /1\.220 \+ 230 \+ 123 = 1\.573/)
    assert.match(text, /khớp 56 \/ 56 mục/)
    const source = await shown(province, `${at}/van-ban`)
    assert.match(source, /<li id="hang-472">Cấp chứng chỉ hành nghề dược<\/li>/)
    await shown(province, `${at}?lang=en`)
    await shown(province, `${at}/bat-thuong/1?lang=en`)
    await shown(province, `${BASE}?lang=vi`)
  })

  test('rows that stand for no service here are named with the reason', async () => {
    const text = await shown(province, await pasted(OTHER))
    assert.match(text, /khớp 0 \/ \d+ mục/)
    assert.match(text, /Danh mục không có thủ tục tên này/)
    const moved = TEXT.replaceAll('Sở\nY tế', 'Sở\nTài chính').replaceAll('Sở Y tế', 'Sở Tài chính')
    const renamed = await shown(province, await pasted(moved))
    assert.match(renamed, /khớp 54 \/ 56 mục/)
    assert.match(
      renamed,
      /Cấp chứng chỉ hành nghề dược[\s\S]*?Có thủ tục tên này, nhưng do cơ quan khác cung cấp/,
    )
    await shown(province, `${await pasted(OTHER)}?lang=en`)
    await shown(province, `${BASE}?lang=vi`)
  })

  test('the same text again is the same import', async () => {
    assert.equal(await pasted(TEXT), await pasted(TEXT.replaceAll('\n', '\r\n')))
  })

  test('Word and Excel files are read', async () => {
    const above = [
      'Số: 7/QĐ-UBND',
      'QUYẾT ĐỊNH:',
      'Điều 1. Đến năm 2018 cung cấp 1 dịch vụ công mức độ 3.',
      'Danh mục dịch vụ công năm 2018',
    ]
    const cells = [
      ['TT', 'Tên dịch vụ công', 'Mức độ', 'Cơ quan chủ trì'],
      ['1', 'Cấp phép xây dựng', '3', 'Sở Xây dựng'],
    ]
    const sheet = [...above.map((text) => [text]), ...cells].map(
      (texts, at) =>
        `<row r="${at + 1}">${texts.map((text, column) => `<c r="${'ABCD'[column]}${at + 1}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`,
    )
    const files = {
      'a.docx': docx(above.map(paragraph).join('') + table(...cells.map((texts) => row(...texts)))),
      'a.xlsx': xlsx([sheet.join('')]),
    }
    for (const [filename, bytes] of Object.entries(files)) {
      const sent = await province.post(
        BASE,
        { text: '' },
        { form: BASE, files: [{ name: 'file', filename, type: 'application/octet-stream', bytes }] },
      )
      assert.equal(sent.status, 303, filename)
      assert.match(await shown(province, sent.location), /Cấp phép xây dựng/)
    }
  })

  test('bad files and texts are told, nothing is kept, and what was typed stays', async () => {
    const listed = (await province.get(BASE)).text.match(/Văn bản đã dán|\.docx|\.xlsx/g)?.length
    const file = (bytes: Uint8Array) => [{ name: 'file', filename: 'a.txt', type: 'text/plain', bytes }]
    const cases: [string, { name: string; filename: string; type: string; bytes: Uint8Array }[], RegExp][] = [
      ['', [], /Bạn chưa dán văn bản/],
      ['Lorem ipsum', [], /Không đọc được quyết định nào/],
      [TEXT.slice(0, TEXT.indexOf('Gia hạn giấy\nphép') + 12), [], /dừng giữa danh mục/],
      ['', file(Buffer.from([1, 0, 2, 0, 255, 0, 7])), /nhị phân/],
      ['', file(Buffer.alloc(6 * 1024 ** 2, 'a')), /quá lớn/],
      ['', file(Buffer.alloc(50 * 1024 ** 2, 'rác ')), /quá lớn/],
      ['', file(Buffer.from(Buffer.from(TEXT).toString('latin1'))), /sai bảng mã/],
      ['', file(Buffer.from(TEXT).subarray(0, 400)), /cắt giữa chừng/],
      ['', file(docx(paragraph(TEXT)).subarray(0, 4_000)), /hỏng hoặc chỉ còn một phần/],
      ['', file(xlsx(['<row r="1"><c r="B1"><f>A1*2</f><v>2</v></c></row>'])), /công thức ở ô B1/],
      ['Lorem', file(Buffer.from('Lorem')), /chọn một cách/],
    ]
    for (const [text, files, words] of cases) {
      const sent = await province.post(BASE, { text }, { form: BASE, files })
      assert.equal(sent.status, 422, String(words))
      checkHtml(sent.text)
      assert.match(sent.text, words)
      if (text !== '') assert.ok(sent.text.includes(text.split('\n')[0] ?? ''))
    }
    assert.equal((await province.get(BASE)).text.match(/Văn bản đã dán|\.docx|\.xlsx/g)?.length, listed)
  })
})

describe('deciding and taking over', () => {
  test('a decision needs a choice, keeps its history, and nobody overwrites what he has not seen', async () => {
    const at = await pasted(`${TEXT}\n`)
    const path = `${at}/bat-thuong/1`
    const empty = await decide(path, { choice: '', note: 'vì sao' })
    assert.equal(empty.status, 422)
    checkHtml(empty.text)
    assert.match(empty.text, /Bạn chưa chọn cách xử lý/)
    assert.match(empty.text, /vì sao/)
    const stale = seenOn(await shown(province, path))
    assert.equal((await decide(path, { choice: 'level_3', note: 'Theo tiêu đề' })).status, 303)
    assert.equal((await decide(path, { choice: 'level_3', note: 'Theo tiêu đề' })).status, 303)
    const late = await province.post(
      path,
      { 'da-xem': stale, choice: 'leave_open', note: '' },
      { form: path },
    )
    assert.equal(late.status, 422)
    assert.match(late.text, /Vừa có người quyết định/)
    assert.equal((await decide(path, { choice: 'leave_open', note: 'Hỏi lại Sở Y tế' })).status, 303)
    const form = await shown(province, path)
    assert.match(form, /Hỏi lại Sở Y tế[\s\S]*Theo tiêu đề/)
    const rows = await app.world.ownerDb.selectFrom('annex_decisions').selectAll().execute()
    assert.equal(rows.filter(({ note }) => note === 'Theo tiêu đề').length, 1)
    await assert.rejects(app.world.db.updateTable('annex_decisions').set({ choice: 'x' }).execute())
    await assert.rejects(app.world.ownerDb.deleteFrom('annex_decisions').execute())
  })

  test('is taken over once everything is decided, in one act, and repeating it adds nothing', async () => {
    const at = await pasted(TEXT)
    const early = await province.post(`${at}/tiep-nhan`, { 'da-xem': '0' }, { form: at })
    assert.match((await province.follow(early)).text, /Còn 9 điểm chưa quyết định/)
    assert.deepEqual(await listAcceptedAnnexes(app.services.db), [])
    await decideAll(at, {
      'Thiếu mức độ': { choice: 'level_3', note: 'Theo tiêu đề danh mục' },
      'Tỷ lệ': { choice: 'counted' },
    })
    const seen = seenOn(await shown(province, at))
    const stale = await province.post(`${at}/tiep-nhan`, { 'da-xem': '1' }, { form: at })
    assert.match((await province.follow(stale)).text, /Vừa có người quyết định khác/)
    for (const _ of [1, 2]) {
      const done = await province.post(`${at}/tiep-nhan`, { 'da-xem': seen }, { form: at })
      assert.match((await province.follow(done)).text, /Đã tiếp nhận vào lộ trình/)
    }
    const [accepted, ...more] = await listAcceptedAnnexes(app.services.db)
    assert.deepEqual(more, [])
    assert.equal(accepted?.services.length, 56)
    assert.deepEqual(
      accepted.services.map(({ level }) => level),
      Array(56).fill(3),
    )
    assert.equal(accepted.decided.length, 9)
    assert.deepEqual([accepted.number, accepted.issuedOn], ['43/QĐ-UBND', '2015-05-04'])
    const { targets, denominators } = await readSettled(app.services.db)
    assert.deepEqual(
      targets.map(({ year, services, procedures, sharePercent }) => [
        year,
        services,
        procedures,
        sharePercent,
      ]),
      [
        [2015, 56, 1573, 3.56],
        [2018, 640, 1573, 40.69],
        [2020, 1573, 1573, 100],
      ],
    )
    const { province: ofProvince, district, commune } = denominators.at(-1) ?? assert.fail()
    assert.deepEqual([ofProvince, district, commune], [1220, 230, 123])
    const refused = await decide(`${at}/bat-thuong/1`, { choice: 'level_4' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /không sửa được nữa/)
  })

  test('a decision not to use the text keeps it from being taken over', async () => {
    const at = await pasted(OTHER)
    await decideAll(at, { 'Số dòng': { choice: 'stop' } })
    assert.match(await shown(province, at), /không dùng văn bản này/)
    const sent = await province.post(`${at}/tiep-nhan`, { 'da-xem': '999' }, { form: at })
    assert.match((await province.follow(sent)).text, /quyết định không dùng văn bản này/)
    assert.equal((await listAcceptedAnnexes(app.services.db)).length, 1)
  })

  test('a day that is missing is supplied, as a real day', async () => {
    const at = await pasted(TEXT.replace(/ngày\s04\stháng\s05/, 'ngày tháng'))
    const form = await shown(province, `${at}/bat-thuong/1`)
    assert.match(form, /Thiếu ngày ban hành/)
    const wrong = await decide(`${at}/bat-thuong/1`, { choice: 'set_date', value: '31/02/2015' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /value="31\/02\/2015"/)
    assert.equal((await decide(`${at}/bat-thuong/1`, { choice: 'set_date', value: '4/5/2015' })).status, 303)
    assert.match(await shown(province, `${at}/bat-thuong/1`), /value="04\/05\/2015"/)
  })
})
