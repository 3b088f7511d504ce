import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestApp, testApp } from '../../test/support/app.ts'
import { driveTo } from '../../test/support/dossier-builders.ts'
import { checkHtml } from '../../test/support/html-check.ts'
import { readPdf } from '../platform/pdf/read-pdf.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

const INFO = ['/', '/huong-dan', '/cach-tinh', '/ho-tro-nguoi-khuyet-tat', '/du-lieu-ca-nhan', '/so-do-trang']
const OTHERS = [
  '/dich-vu',
  '/dich-vu?trang=3',
  '/dich-vu?q=giaays+pheps+xaay+duwngj',
  '/dich-vu?q=zzzz',
  '/dich-vu?q=gi%E1%BA%A5y&cap=commune&linhVuc=Kh%C3%B4ng+c%C3%B3',
  '/tra-cuu',
  '/xac-nhan',
]

describe('every public page', () => {
  it('is valid in both languages', async () => {
    for (const path of [...INFO, ...OTHERS]) {
      for (const lang of ['vi', 'en']) {
        const { status, text } = await app
          .visitor()
          .get(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
        assert.equal(status, 200, path)
        assert.match(text, new RegExp(`<html lang="${lang}"`))
        checkHtml(text)
      }
    }
  })

  it('is valid for each of the 56 services, with a way to apply', async () => {
    const visitor = app.visitor()
    for (const { procedureId } of app.services.catalog.procedures) {
      const { status, text } = await visitor.get(`/dich-vu/${procedureId}`)
      assert.equal(status, 200, procedureId)
      checkHtml(text)
      assert.match(text, new RegExp(`<a href="/nop-ho-so/${procedureId}" role="button"`))
    }
    checkHtml((await visitor.get('/dich-vu/bl-54?lang=en')).text)
  })

  it('leads with its links only to pages that are there', async () => {
    const visitor = app.visitor()
    const seen = new Set<string>()
    for (const path of [...INFO, '/dich-vu', '/dich-vu/bl-54', '/tra-cuu']) {
      const { text } = await visitor.get(path)
      for (const [, href = ''] of text.matchAll(/href="(\/[^"#]*)/g)) seen.add(href.replaceAll('&amp;', '&'))
    }
    const pages = [...seen].filter(
      (href) => !href.startsWith('/tai-nguyen/') && !/\/(dich-vu\/|nop-ho-so)/.test(href),
    )
    assert.ok(pages.length > 30)
    for (const href of pages) {
      const { status } = await visitor.get(href)
      assert.ok(status === 200 || status === 303, `${href}: ${status}`)
    }
  })

  it('is not there under a made-up name', async () => {
    for (const path of ['/dich-vu/bl-99', '/dich-vu/bl-99/huong-dan.pdf', '/khong-co']) {
      const { status, text } = await app.visitor().get(path)
      assert.equal(status, 404, path)
      checkHtml(text)
    }
  })
})

describe('a sheet', () => {
  it('costs no rendering at the second visit and answers 304 to who has it', async () => {
    const first = await app.visitor().get('/dich-vu/bl-20')
    const etag = first.headers.get('etag')
    assert.ok(etag)
    assert.match(first.headers.get('cache-control') ?? '', /^public/)
    assert.equal(first.headers.getSetCookie().length, 0)
    const again = await app.visitor().get('/dich-vu/bl-20', { 'if-none-match': etag })
    assert.equal(again.status, 304)
  })

  it('lists all districts that offer it', async () => {
    const { text } = await app.visitor().get('/dich-vu/bl-54')
    for (const { agencyId } of app.services.catalog.servicesOf('bl-54'))
      assert.ok(text.includes(app.services.directory.getAgency(agencyId).name.vi), agencyId)
  })

  it('says so when a service is suspended, and lets nobody apply where none is open', async () => {
    const suspend = (ids: readonly string[], from: string | null) =>
      app.world.ownerDb
        .updateTable('services')
        .set({ suspended_from: from, suspension_reason: from && 'Nâng cấp phần mềm.' })
        .where('id', 'in', [...ids])
        .execute()
    const districts = app.services.catalog.servicesOf('bl-54').map(({ id }) => id)
    await suspend(['bl-20', districts[0]!], '2026-11-01')
    await suspend(['bl-22'], '2026-12-31')
    await app.refresh()
    try {
      const closed = await app.visitor().get('/dich-vu/bl-20')
      assert.match(closed.text, /tạm ngừng nhận hồ sơ từ 01\/11\/2026\. Nâng cấp phần mềm\./)
      assert.doesNotMatch(closed.text, /Nộp hồ sơ/)
      checkHtml(closed.text)
      const soon = await app.visitor().get('/dich-vu/bl-22')
      assert.match(soon.text, /sẽ tạm ngừng nhận hồ sơ từ 31\/12\/2026/)
      assert.match(soon.text, /Nộp hồ sơ/)
      assert.match((await app.visitor().get('/dich-vu/bl-54')).text, /Nộp hồ sơ/)
    } finally {
      await suspend(['bl-20', 'bl-22', ...districts], null)
      await app.refresh()
    }
  })

  it('comes as PDF, as does the form to fill by hand, for each of the 56', async () => {
    const visitor = app.visitor()
    for (const { procedureId } of app.services.catalog.procedures) {
      for (const name of ['huong-dan.pdf', 'mau-to-khai.pdf']) {
        const { status, bytes, headers } = await visitor.get(`/dich-vu/${procedureId}/${name}`)
        assert.equal(status, 200, `${procedureId} ${name}`)
        assert.equal(headers.get('content-type'), 'application/pdf')
        assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
      }
    }
    const sheet = readPdf((await visitor.get('/dich-vu/bl-54/huong-dan.pdf')).bytes)
    assert.ok(sheet.pages.length >= 1)
  })
})

describe('looking up a dossier', () => {
  it('shows code and degree of completion, and nothing of the person', async () => {
    const { state } = await driveTo(app.world, { procedureId: 'bl-11', state: 'received' })
    const visitor = app.visitor()
    const { status, text } = await visitor.post('/tra-cuu', { code: ` ${state.code?.toLowerCase()} ` })
    assert.equal(status, 200)
    checkHtml(text)
    assert.ok(text.includes(state.code!))
    assert.match(text, /Đã xong 2 trong 5 bước/)
    const { name, nationalId, phone } = state.content.applicant
    for (const personal of [name, nationalId, phone]) assert.ok(!text.includes(personal!), personal!)
  })

  it('knows the first number also without its dashes', async () => {
    const { state } = await driveTo(app.world, { procedureId: 'bl-11', state: 'submitted' })
    for (const dash of ['', ' ']) {
      const code = state.submissionNo.toLowerCase().replaceAll('-', dash)
      const { text } = await app.visitor().post('/tra-cuu', { code })
      assert.ok(text.includes(state.submissionNo), code)
    }
  })

  it('answers a wrong code neutrally and keeps what was typed', async () => {
    const { status, text } = await app.visitor().post('/tra-cuu', { code: '000.00.05.H04-261124-9999"<b>' })
    assert.equal(status, 200)
    checkHtml(text)
    assert.match(text, /Không tìm thấy hồ sơ với mã này/)
    assert.match(text, /value="000\.00\.05\.H04-261124-9999&quot;&lt;b&gt;"/)
  })

  it('asks for a code when none was typed', async () => {
    const { status, text } = await app.visitor().post('/tra-cuu', { code: '  ' })
    assert.equal(status, 422)
    checkHtml(text)
    assert.match(text, /<title>Lỗi: /)
    assert.match(text, /href="#code"/)
  })
})

describe('checking a document', () => {
  it('confirms facts of the document, and says when it was revoked', async () => {
    const { dossierId, state } = await driveTo(app.world, { procedureId: 'bl-11', state: 'issued' })
    const code = state.result!.verificationCode
    const { status, text } = await app.visitor().get(`/xac-nhan/${code}`)
    assert.equal(status, 200)
    checkHtml(text)
    assert.match(text, /Văn bản có thật/)
    assert.ok(text.includes(state.result!.notation))
    assert.ok(!text.includes(state.content.applicant.name))
    await app.world.ownerDb
      .updateTable('dossier_results')
      .set({ revoked_at: app.clock.now() })
      .where('dossier_id', '=', dossierId)
      .execute()
    const revoked = await app.visitor().get(`/xac-nhan?ma=${code}`)
    checkHtml(revoked.text)
    assert.match(revoked.text, /đã bị thu hồi/)
    assert.doesNotMatch(revoked.text, /Văn bản có thật/)
  })

  it('does not find what was never issued', async () => {
    const { status, text } = await app.visitor().get('/xac-nhan/AAAA-BBBB')
    assert.equal(status, 404)
    checkHtml(text)
    assert.match(text, /Không có văn bản nào mang mã này/)
  })
})

describe('figures on the pages', () => {
  it('come from the dossiers of the register', async () => {
    // The home page counted before this test; ten minutes later it counts anew.
    app.clock.advance(3_600_000)
    let text = ''
    // Counted behind the page, which is served meanwhile with what there was.
    for (let visit = 0; visit < 100 && !text.includes('hồ sơ đã tiếp nhận trong 12 tháng'); visit += 1)
      ({ text } = await app.visitor().get(`/?lan=${visit}`))
    checkHtml(text)
    assert.match(text, /hồ sơ đã tiếp nhận trong 12 tháng/)
    assert.match(text, /Nhiều người làm nhất/)
    const sheet = await app.visitor().get('/dich-vu/bl-11?x')
    assert.match(sheet.text, /Đã tiếp nhận, mọi cách nộp/)
  })
})

describe('for machines', () => {
  it('lists every public page in the map', async () => {
    const { text, headers } = await app.visitor().get('/sitemap.xml')
    assert.match(headers.get('content-type') ?? '', /xml/)
    const pages = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1]!).pathname)
    assert.equal(pages.filter((path) => path.startsWith('/dich-vu/')).length, 56)
    for (const path of INFO) assert.ok(pages.includes(path), path)
    const robots = await app.visitor().get('/robots.txt')
    assert.match(robots.text, /Disallow: \/can-bo\n/)
    assert.match(robots.text, /Sitemap: http.*\/sitemap\.xml/)
  })

  it('gives browsers that ask for it by habit the icon, to keep for a day', async () => {
    const { status, headers, bytes } = await app.visitor().get('/favicon.ico')
    assert.equal(status, 200)
    assert.equal(headers.get('content-type'), 'image/x-icon')
    assert.equal(headers.get('cache-control'), 'public, max-age=86400')
    assert.equal(headers.get('set-cookie'), null)
    // ICONDIR: reserved, type 1, two pictures.
    assert.deepEqual([...bytes.subarray(0, 6)], [0, 0, 1, 0, 2, 0])
  })

  it('stops counting through codes', async () => {
    const visitor = app.visitor()
    const answers = []
    for (let number = 0; number < 32; number += 1)
      answers.push((await visitor.post('/tra-cuu', { code: `000.00.05.H04-261124-${number}` })).status)
    assert.equal(answers.at(-1), 429)
  })
})
