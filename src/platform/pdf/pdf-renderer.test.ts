import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { createPdfRenderer, PdfRenderError, type PdfRendererOptions } from './pdf-renderer.ts'
import { readPdf } from './read-pdf.ts'
import { tinosFontFiles } from './tinos-fonts.ts'

const PREAMBLE = `#let data = json(bytes(sys.inputs.data))
#set document(title: data.at("title", default: "Không tên"), date: datetime(year: 2015, month: 5, day: 4, hour: 1, minute: 30, second: 0))
#set text(font: "Tinos", fallback: false, lang: "vi")
`
const folder = mkdtempSync(join(tmpdir(), 'motcua-pdf-'))
const outside = mkdtempSync(join(tmpdir(), 'motcua-outside-'))
writeFileSync(join(outside, 'secret.txt'), 'bí mật')
const template = (name: string, body: string) => writeFileSync(join(folder, `${name}.typ`), PREAMBLE + body)
template('greeting', '= #data.title\n#data.text')
template('broken', '#data.absent')
template('thief', `#read("${join(outside, 'secret.txt')}")`)
template('climber', '#read("../' + outside.split('/').at(-1) + '/secret.txt")')
template('endless', '#{ let sum = 0; for index in range(data.rounds) { sum += calc.rem(index, 7) }; [#sum] }')
after(() => {
  rmSync(folder, { recursive: true })
  rmSync(outside, { recursive: true })
})

function renderer(options: Partial<PdfRendererOptions> = {}) {
  return createPdfRenderer({ templateDirs: [folder], fonts: tinosFontFiles(), ...options })
}

const VIETNAMESE = 'Ằ ẵ ặ Ẩ ẫ ậ Ề ể ễ ệ Ỉ ị Ồ ổ ỗ ộ Ờ ở ỡ ợ Ừ ử ữ ự Ỳ ỷ ỹ ỵ Đ đ'

describe('createPdfRenderer', () => {
  const shared = renderer()
  after(() => shared.close())

  test('renders tagged PDF/A-2b with title, language, embedded Tinos and every Vietnamese letter', async () => {
    const pdf = readPdf(await shared.render('greeting', { title: 'Giấy phép', text: VIETNAMESE }))
    assert.equal(pdf.title, 'Giấy phép')
    assert.equal(pdf.lang, 'vi')
    assert.equal(pdf.pdfA, '2B')
    assert.equal(pdf.tagged, true)
    assert.deepEqual(new Set(pdf.fonts), new Set(['Tinos-Bold', 'Tinos-Regular']))
    assert.equal(pdf.pages[0]?.text, `Giấy phép ${VIETNAMESE}`)
  })

  test('gives equal bytes for equal data, also from another process', async () => {
    const other = renderer()
    const data = { title: 'Một', text: 'Hai' }
    const first = await shared.render('greeting', data)
    assert.ok(first.equals(await shared.render('greeting', data)))
    assert.ok(first.equals(await other.render('greeting', data)))
    await other.close()
  })

  test('takes data for text, never for template source', async () => {
    const text = '#read("/etc/passwd") $x$ *đậm* = tiêu đề "]#panic()'
    const pdf = readPdf(await shared.render('greeting', { title: 'x', text }))
    assert.ok(pdf.pages[0]?.text.endsWith(text))
  })

  test('composes decomposed letters and drops what cannot be seen', async () => {
    const text = `${'Nguyễn'.normalize('NFD')}\u202e\u200b\u0007 Văn\ud800`
    const pdf = readPdf(await shared.render('greeting', { title: 'x', text }))
    assert.ok(pdf.pages[0]?.text.startsWith('x Nguyễn Văn'), pdf.pages[0]?.text)
  })

  test('still renders a name in a script that Tinos lacks, without the claim of PDF/A', async () => {
    const pdf = readPdf(await shared.render('greeting', { title: 'x', text: 'Ông 王明' }))
    assert.equal(pdf.pdfA, '')
    assert.ok(pdf.pages[0]?.text.includes('Ông'))
  })

  test('says which template failed and why', async () => {
    await assert.rejects(shared.render('broken', {}), (error: Error) => {
      assert.ok(error instanceof PdfRenderError)
      assert.equal(error.fault, 'document')
      return error.message.includes('broken') && error.message.includes('absent')
    })
  })

  test('refuses reads outside the template folder', async () => {
    await assert.rejects(shared.render('thief', {}), /file not found/)
    await assert.rejects(shared.render('climber', {}), /access denied/)
  })

  test('refuses unknown templates and names that are paths', async () => {
    const unknown = { message: /no template named nowhere/, fault: 'document' }
    await assert.rejects(shared.render('nowhere', {}), unknown)
    await assert.rejects(shared.render('../greeting', {}), {
      message: /not a template name/,
      fault: 'document',
    })
  })

  test('ends a stuck render and goes on with the next document', async () => {
    const impatient = renderer({ timeoutMs: 2_000 })
    const stuck = impatient.render('endless', { rounds: 2_000_000_000 })
    const next = impatient.render('greeting', { title: 'Sau', text: 'đó' })
    await assert.rejects(stuck, { message: /endless took longer than 2000 ms/, fault: 'machine' })
    assert.equal(readPdf(await next).title, 'Sau')
    await impatient.close()
  })

  test('refuses more documents than may wait', async () => {
    const small = renderer({ queueLimit: 1 })
    const first = small.render('greeting', { title: '1', text: '' })
    const second = small.render('greeting', { title: '2', text: '' })
    await assert.rejects(small.render('greeting', { title: '3', text: '' }), {
      message: /too many/,
      fault: 'machine',
    })
    assert.equal(readPdf(await first).title, '1')
    assert.equal(readPdf(await second).title, '2')
    await small.close()
  })

  test('takes a new process after an idle time or a number of renders', async () => {
    const restless = renderer({ idleMs: 30, rendersPerProcess: 1 })
    const data = { title: 'Lại', text: 'lần nữa' }
    const first = await restless.render('greeting', data)
    assert.ok(first.equals(await restless.render('greeting', data)))
    restless.warmUp()
    await new Promise((resolve) => setTimeout(resolve, 100))
    assert.ok(first.equals(await restless.render('greeting', data)))
    await restless.close()
  })

  test('refuses waiting and later documents once closed', async () => {
    const closing = renderer()
    const waiting = closing.render('greeting', { title: 'x', text: '' })
    const refused = assert.rejects(waiting, { message: /closed/, fault: 'machine' })
    await closing.close()
    await refused
    await assert.rejects(closing.render('greeting', { title: 'x', text: '' }), /closed/)
  })
})
