import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import fc from 'fast-check'
import { docx, paragraph, row, table, xlsx, zip } from '../../test/support/office-files.ts'
import { readConfig } from '../config.ts'
import { manualClock } from '../platform/clock/clock.ts'
import { silentLog } from '../platform/log/log.ts'
import { decisionReadCommand } from './decision-read-command.ts'
import { runCommand } from './run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-decision-'))
after(() => rmSync(folder, { recursive: true }))

const SAMPLE = new URL('../engines/decision/samples/quyet-dinh-43-2015.txt', import.meta.url)
const TEXT = readFileSync(SAMPLE, 'utf8')

async function run(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await runCommand([decisionReadCommand], ['decision', 'read', ...args], {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    config: () => readConfig({}),
    clock: manualClock(new Date('2026-11-24T09:00:00+07:00')),
    log: silentLog,
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

function written(content: Buffer | string): string {
  const path = join(folder, 'quyết định')
  writeFileSync(path, content)
  return path
}

const ROWS = [
  ['1', 'Cấp giấy phép xây dựng', '3', 'Sở Xây dựng'],
  ['2', 'Khai báo hóa chất', '', 'Sở Công Thương'],
] as const
const HEAD = ['TT', 'Tên dịch vụ công trực tuyến', 'Mức độ', 'Cơ quan chủ trì'] as const
const ABOVE = [
  'Số: 7/QĐ-UBND',
  'Sông Hồng, ngày 02 tháng 01 năm 2018',
  'ỦY BAN NHÂN DÂN TỈNH SÔNG HỒNG',
  'QUYẾT ĐỊNH:',
  'Điều 1. Đến năm 2018 cung cấp 2 dịch vụ công trực tuyến mức độ 3.',
  'Danh mục dịch vụ công năm 2018',
]

describe('motcua decision read', () => {
  test('prints what the Decision proposes', async () => {
    const { code, out, err } = await run(SAMPLE.pathname)
    assert.deepEqual([code, err], [0, ''])
    const proposal = JSON.parse(out)
    for (const key of ['number', 'date', 'issuer', 'totals', 'targets', 'services', 'anomalies', 'checks']) {
      assert.ok(key in proposal, key)
    }
    assert.equal(proposal.services.length, 56)
    assert.deepEqual(Object.keys(proposal.services[0]).slice(0, 5), [
      'row',
      'name',
      'level',
      'leadAgency',
      'coAgency',
    ])
  })

  test('reads Word and Excel files as it reads text', async () => {
    const expected = [
      [1, 'Cấp giấy phép xây dựng', 3, 'Sở Xây dựng'],
      [2, 'Khai báo hóa chất', null, 'Sở Công Thương'],
    ]
    const word = docx(ABOVE.map(paragraph).join('') + table(...[HEAD, ...ROWS].map((cells) => row(...cells))))
    const cells = [...ABOVE.map((text) => [text]), HEAD, ...ROWS]
    const sheet = cells.map((texts, at) => {
      const inRow = texts.map(
        (text, column) => `<c r="${'ABCD'[column]}${at + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
      )
      return `<row r="${at + 1}">${inRow.join('')}</row>`
    })
    for (const [kind, file] of [
      ['docx', word],
      ['xlsx', xlsx([sheet.join('')])],
    ] as const) {
      const { code, out, err } = await run(written(file))
      assert.deepEqual([code, err], [0, ''], kind)
      const proposal = JSON.parse(out)
      assert.deepEqual([proposal.number, proposal.date], ['7/QĐ-UBND', '2018-01-02'])
      assert.deepEqual(
        proposal.services.map(({ row: no, name, level, leadAgency }: Record<string, unknown>) => [
          no,
          name,
          level,
          leadAgency,
        ]),
        expected,
        kind,
      )
      assert.deepEqual(proposal.anomalies.map(({ kind: found }: { kind: string }) => found).sort(), [
        'cut_short',
        'missing_level',
      ])
    }
  })

  test('shows the lines that sources point at', async () => {
    const { code, out } = await run(written(docx(ABOVE.map(paragraph).join(''))), '--lines')
    assert.equal(code, 0)
    assert.equal(out.split('\n')[5], '6\tDanh mục dịch vụ công năm 2018')
  })

  test('explains itself', async () => {
    const { code, out } = await run('--help')
    assert.equal(code, 0)
    for (const word of ['"source"', '--lines', '.docx']) assert.ok(out.includes(word), word)
  })

  const bad: Readonly<Record<string, [Buffer | string, RegExp]>> = {
    'an empty file': ['', /trống/],
    'binary garbage': [
      Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 256)),
      /nhị phân/,
    ],
    'fifty megabytes': [Buffer.alloc(50 * 1024 ** 2), /quá lớn/],
    'a bomb': [docx(' '.repeat(21 * 1024 ** 2)), /giải nén/],
    'half an archive': [docx(paragraph(TEXT)).subarray(0, 5_000), /hỏng hoặc chỉ còn một phần/],
    'an archive of something else': [zip({ 'a.txt': 'a' }), /ZIP/],
    'half a text': [TEXT.slice(0, TEXT.indexOf('Gia hạn giấy\nphép') + 12), /dừng giữa danh mục/],
    'a text cut inside a letter': [
      Buffer.from(TEXT).subarray(0, Buffer.from(TEXT.slice(0, TEXT.indexOf('quyền thăm dò'))).length + 5),
      /cắt giữa chừng/,
    ],
    'a wrong encoding': [Buffer.from(TEXT).toString('latin1'), /sai bảng mã/],
    'another text': ['Lorem ipsum dolor sit amet.\n'.repeat(40), /Không đọc được quyết định/],
    formulas: [xlsx(['<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>']), /công thức ở ô A1/],
    'a PDF': ['%PDF-1.4\n', /PDF/],
  }
  for (const [name, [content, words]] of Object.entries(bad)) {
    test(`refuses ${name} with words and 2`, async () => {
      const { code, out, err } = await run(written(content))
      assert.deepEqual([code, out], [2, ''])
      assert.match(err, words)
    })
  }

  test('whatever befalls a file, it is read or refused with words, and never breaks the program (property)', async () => {
    const whole = { text: Buffer.from(TEXT), word: docx(paragraph(TEXT.slice(0, 6_000))) }
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('text', 'word'),
        fc.array(fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 40 })), { maxLength: 4 }),
        fc.option(fc.nat(), { nil: undefined }),
        fc.constantFrom('utf8', 'utf16le', 'latin1'),
        async (kind, splices, cut, encoding) => {
          let bytes = whole[kind as 'text' | 'word']
          if (kind === 'text') bytes = Buffer.from(bytes.toString('utf8'), encoding as BufferEncoding)
          for (const [at, put] of splices) {
            const from = at % bytes.length
            bytes = Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + put.length)])
          }
          if (cut !== undefined) bytes = bytes.subarray(0, cut % bytes.length)
          const { code, out, err } = await run(written(bytes))
          assert.ok(code === 0 || code === 2, String(code))
          if (code === 0) assert.ok(Array.isArray(JSON.parse(out).services))
          else assert.match(err, /\p{L}{2,} \p{L}{2,}/u)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('wants exactly one file that is there', async () => {
    assert.equal((await run()).code, 2)
    assert.equal((await run('a', 'b')).code, 2)
    assert.match((await run(join(folder, 'không có'))).err, /không có tệp này/)
    assert.match((await run(folder)).err, /thư mục/)
  })
})
