import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { docx, paragraph, row, table, xlsx, zip } from '../../../test/support/office-files.ts'
import { describeDocumentProblem, readDocument, readPastedText } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-office-'))
after(() => rmSync(folder, { recursive: true }))

async function read(content: Buffer | string) {
  const path = join(folder, 'tệp.bin')
  writeFileSync(path, content)
  return readDocument(path)
}

async function linesOf(content: Buffer | string): Promise<readonly string[]> {
  const document = await read(content)
  if (!document.ok) assert.fail(document.problem.code)
  return document.lines
}

async function problemOf(content: Buffer | string): Promise<string> {
  const document = await read(content)
  if (document.ok) assert.fail('was read')
  const { vi, en } = describeDocumentProblem(document.problem)
  assert.ok(vi.length > 10 && en.length > 10 && vi !== en)
  return document.problem.code
}

const WORDS = 'Ủy ban nhân dân tỉnh\nQuyết định về dịch vụ công trực tuyến\nở các huyện, thị xã'

/** Letters with their tone apart, as windows-1258 has them. */
function windows1258(text: string): Buffer {
  const bases = new Map(
    [...'ăâđêôơưĂÂĐÊÔƠƯ'].map((letter, index) => [
      letter,
      [0xe3, 0xe2, 0xf0, 0xea, 0xf4, 0xf5, 0xfd, 0xc3, 0xc2, 0xd0, 0xca, 0xd4, 0xd5, 0xdd][index] ?? 0,
    ]),
  )
  const tones = new Map([
    ['\u0300', 0xcc],
    ['\u0309', 0xd2],
    ['\u0303', 0xde],
    ['\u0301', 0xec],
    ['\u0323', 0xf2],
  ])
  const bytes: number[] = []
  for (const letter of text.normalize('NFC')) {
    const parts = [...letter.normalize('NFD')]
    const tone = parts.find((part) => tones.has(part))
    const base = parts
      .filter((part) => part !== tone)
      .join('')
      .normalize('NFC')
    bytes.push(bases.get(base) ?? base.charCodeAt(0), ...(tone === undefined ? [] : [tones.get(tone) ?? 0]))
  }
  return Buffer.from(bytes)
}

describe('plain text', () => {
  test('is read in every usual encoding', async () => {
    const wide = (text: string) => Buffer.from(text, 'utf16le')
    const swapped = Buffer.from(wide(`\ufeff${WORDS}`)).swap16()
    const kinds = {
      utf8: WORDS,
      bom: `\ufeff${WORDS}`,
      wide: wide(`\ufeff${WORDS}`),
      swapped,
      unmarked: wide(WORDS),
      old: windows1258(WORDS),
    }
    for (const [kind, content] of Object.entries(kinds))
      assert.deepEqual(await linesOf(content), WORDS.split('\n'), kind)
  })

  test('knows all ends of lines', async () => {
    assert.deepEqual(await linesOf('một\r\nhai\rba\nbốn'), ['một', 'hai', 'ba', 'bốn'])
  })

  test('is refused with the reason', async () => {
    assert.equal(await problemOf(''), 'empty')
    assert.equal(await problemOf(' \n\t\n'), 'empty')
    assert.equal(await problemOf(Buffer.from([1, 0, 255, 3, 0, 9])), 'binary')
    assert.equal(await problemOf(Buffer.from(WORDS).subarray(0, -1)), 'cut')
    assert.equal(await problemOf(Buffer.from(WORDS).toString('latin1').repeat(3)), 'wrongly-saved')
    assert.equal(
      await problemOf('Uû ban nh©n d©n tØnh quyÕt ®Þnh vÒ dÞch vô c«ng trùc tuyÕn '.repeat(3)),
      'old-font',
    )
    assert.equal(await problemOf(Buffer.from('caf\xe9 d\xe9j\xe0 vu', 'latin1')), 'encoding')
    assert.equal(await problemOf('%PDF-1.7\n…'), 'other-type')
    assert.equal(await problemOf('{\\rtf1 …}'), 'other-type')
    assert.equal(await problemOf('<html><body>…</body></html>'), 'other-type')
    assert.equal(await problemOf(Buffer.alloc(6 * 1024 ** 2, 'a')), 'too-large')
  })

  test('pasted is the same, and nothing is no text', () => {
    assert.equal(readPastedText('  ').ok, false)
    const pasted = readPastedText('một\r\nhai')
    assert.deepEqual(pasted.ok && pasted.lines, ['một', 'hai'])
  })
})

describe('Word files', () => {
  test('paragraphs are lines and cells end with a bar', async () => {
    const body = paragraph('Mở đầu') + table(row('TT', 'Tên'), row('1', 'Cấp &amp; đổi'))
    assert.deepEqual(await linesOf(docx(body)), ['Mở đầu', 'TT', '|', 'Tên', '|', '1', '|', 'Cấp & đổi', '|'])
  })

  test('a cell that goes on from above is left out', async () => {
    const merged = (text: string, kind = '') =>
      `<w:tc><w:tcPr><w:vMerge${kind}/></w:tcPr>${paragraph(text)}</w:tc>`
    const body = `<w:tbl><w:tr>${merged('Sở Y tế', ' w:val="restart"')}</w:tr><w:tr>${merged('')}</w:tr></w:tbl>`
    assert.deepEqual(await linesOf(docx(body)), ['Sở Y tế', '|'])
  })

  test('runs are joined, breaks and pages are not lost, old copies are not read twice', async () => {
    const run = (inner: string) => `<w:r>${inner}</w:r>`
    const cell = `<w:tbl><w:tr><w:tc><w:p>${run('<w:t>Cấp </w:t>')}${run('<w:lastRenderedPageBreak/><w:t>phép</w:t>')}</w:p></w:tc></w:tr></w:tbl>`
    const twice = `<w:p>${run('<mc:AlternateContent><mc:Choice><w:t>một</w:t></mc:Choice><mc:Fallback><w:t>một</w:t></mc:Fallback></mc:AlternateContent><w:br/><w:t>hai</w:t>')}</w:p>`
    assert.deepEqual(await linesOf(docx(cell + twice)), ['Cấp', '\f', 'phép', '|', 'một', 'hai'])
  })

  test('numbers that Word gives are counted', async () => {
    const numbered = (text: string, list = 1) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
    const level = (format: string, pattern: string) =>
      `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`
    const numbering = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7">${level('decimal', '%1.')}</w:abstractNum><w:abstractNum w:abstractNumId="8">${level('upperRoman', '%1')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num></w:numbering>`
    const body = numbered('một') + numbered('hai') + numbered('Sở', 2) + numbered('') + numbered('Ban', 2)
    assert.deepEqual(await linesOf(docx(body, { 'word/numbering.xml': numbering })), [
      '1. một',
      '2. hai',
      'I Sở',
      '3.',
      'II Ban',
    ])
  })

  test('are refused with the reason', async () => {
    const whole = docx(paragraph('Một'))
    assert.equal(await problemOf(whole.subarray(0, whole.length / 2)), 'damaged')
    assert.equal(await problemOf(docx('<w:p><w:r><w:t>không đóng')), 'damaged')
    assert.equal(await problemOf(docx('')), 'no-words')
    assert.equal(await problemOf(zip({ 'a.txt': 'a' })), 'other-type')
    assert.equal(await problemOf(docx(paragraph('x'), { 'word/vbaProject.bin': 'macro' })), 'macros')
    assert.equal(await problemOf(docx(' '.repeat(21 * 1024 ** 2))), 'bomb')
  })
})

describe('Excel files', () => {
  test('rows are lines at their own place and cells are parted by tabs', async () => {
    const sheet =
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2"><v>3</v></c></row><row r="4"><c r="B4" t="inlineStr"><is><t>Sở</t></is></c></row>'
    assert.deepEqual(await linesOf(xlsx([sheet], ['Cấp\nphép'])), ['', 'Cấp phép\t\t3', '', '\tSở'])
  })

  test('sheets follow each other, hidden ones are not read', async () => {
    const of = (text: string) => `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`
    assert.deepEqual(await linesOf(xlsx([of('một'), of('hai'), of('ba')], [], { hidden: 2 })), ['một', 'ba'])
  })

  test('formulas are refused by address', async () => {
    const sheet = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><f>A1+1</f><v>2</v></c></row>'
    const document = await read(xlsx([sheet]))
    assert.deepEqual(document.ok || document.problem, { code: 'formulas', cells: ['A2'] })
  })
})
