import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type DecisionProposal, readDecision, splitLines } from '../index.ts'

const HEAD = [
  'ỦY BAN NHÂN DÂN TỈNH SÔNG THAO',
  'Số: 305/QĐ-UBND',
  'Sông Thao, ngày 14 tháng 3 năm 2016',
  'QUYẾT ĐỊNH:',
  'Điều 1. Duyệt kế hoạch đưa dịch vụ công lên mạng như sau:',
]
const LIST = [
  'Danh mục dịch vụ công làm trước',
  'TT | Tên dịch vụ công | Mức độ | Cơ quan chủ trì',
  '1 | Cấp giấy phép khai thác cát | 3 | Sở Tài nguyên và Môi trường',
  '2 | Đăng ký hộ kinh doanh | 3 | UBND các huyện',
  'Điều 2. Các cơ quan chịu trách nhiệm thi hành./.',
]

function propose(
  table: readonly string[],
  list = LIST,
): DecisionProposal & { readonly lines: readonly string[] } {
  const lines = [...HEAD, ...table, '', ...list]
  const reading = readDecision(lines)
  assert.equal(reading.kind, 'proposal', reading.kind === 'unreadable' ? reading.problem.message : '')
  return { ...(reading as { proposal: DecisionProposal }).proposal, lines }
}

const short = ({ targets }: DecisionProposal) =>
  targets.map(({ year, services, levels, share }) => [year, services, levels.join(), share])

/** Each value stands on the line it is said to stand on. */
function assertPlaced({ targets, lines }: ReturnType<typeof propose>): void {
  const at = (places: readonly number[]) => places.map((no) => lines[no - 1]).join(' ')
  for (const { year, services, share, places, source } of targets) {
    assert.match(at(places.year), new RegExp(String(year)))
    if (services !== null) assert.ok(at(places.services).replaceAll('.', '').includes(String(services)))
    if (share !== null)
      assert.ok(at(places.share).includes(String(share).replace('.', ',')), at(places.share))
    for (const no of Object.values(places).flat()) assert.ok(source.includes(no))
    assert.deepEqual(
      source,
      [...new Set(source)].toSorted((a, b) => a - b),
    )
  }
}

describe('aims in a table', () => {
  test('with a year a row, whatever parts the cells', () => {
    const rows = [
      ['Năm', 'Số dịch vụ', 'Mức độ', 'Tỷ lệ'],
      ['2016', '120', '3', '7,5%'],
      ['2018', '640', '3, 4', '40%'],
      ['2020', '1.600', '3 và 4', '100%'],
    ]
    const expected = [
      [2016, 120, '3', 7.5],
      [2018, 640, '3,4', 40],
      [2020, 1600, '3,4', 100],
    ]
    const written = [
      rows.map((row) => row.join(' | ')),
      rows.map((row) => `| ${row.join(' | ')} |`),
      rows.map((row) => row.join('\t')),
      rows.map((row) =>
        row
          .map((cell) => cell.padEnd(14))
          .join('')
          .trimEnd(),
      ),
      rows.flat().flatMap((cell) => [cell, '|']),
      rows.flat(),
    ]
    for (const table of written) {
      const proposal = propose(table)
      assert.deepEqual(short(proposal), expected, table.join('\n'))
      assertPlaced(proposal)
      assert.equal(proposal.services.length, 2)
    }
  })

  test('with its years along the head and a row for each figure', () => {
    const proposal = propose([
      'Chỉ tiêu\tNăm 2016\tNăm 2017\tĐến năm 2020',
      'Số dịch vụ công mức độ 3\t40\t90\t300',
      'Số dịch vụ công mức độ 4\t5\t20\t90',
      'Tỷ lệ (%)\t3\t7,5\t26',
    ])
    assert.deepEqual(short(proposal), [
      [2016, 40, '3', null],
      [2016, 5, '4', null],
      [2016, null, '3,4', 3],
      [2017, 90, '3', null],
      [2017, 20, '4', null],
      [2017, null, '3,4', 7.5],
      [2020, 300, '3', null],
      [2020, 90, '4', null],
      [2020, null, '3,4', 26],
    ])
    assertPlaced(proposal)
    assert.deepEqual(
      proposal.anomalies.filter(({ kind }) => kind === 'missing_figure'),
      [],
    )
  })

  test('with a share for each level finds its own', () => {
    const proposal = propose([
      'Nội dung | Năm 2018 | Năm 2020',
      'Dịch vụ mức độ 3 | 100 | 200',
      'Tỷ lệ dịch vụ mức độ 3 | 10% | 20%',
      'Dịch vụ mức độ 4 | 10 | 50',
      'Tỷ lệ dịch vụ mức độ 4 | 1% | 5%',
    ])
    assert.deepEqual(short(proposal), [
      [2018, 100, '3', 10],
      [2018, 10, '4', 1],
      [2020, 200, '3', 20],
      [2020, 50, '4', 5],
    ])
    assertPlaced(proposal)
  })

  test('with headings over two rows and a column for each level', () => {
    const proposal = propose([
      'TT\tGiai đoạn\tSố dịch vụ công\t\tTổng số thủ tục',
      '\t\tMức độ 3\tMức độ 4\t',
      '1\t2016-2018\t200\t40\t1.500',
      '2\t2019-2020\t450\t150\t1.500',
    ])
    assert.deepEqual(
      proposal.targets.map(({ year, services, levels, of }) => [year, services, levels.join(), of]),
      [
        [2018, 200, '3', 1500],
        [2018, 40, '4', 1500],
        [2020, 450, '3', 1500],
        [2020, 150, '4', 1500],
      ],
    )
    assertPlaced(proposal)
  })

  test('with a year’s cell over several rows of levels', () => {
    const proposal = propose([
      'Năm | Mức độ | Số dịch vụ',
      '2017 | 3 | 60',
      ' | 4 | 12 (0,8%)',
      '2019 | 3 | 140',
    ])
    assert.deepEqual(short(proposal), [
      [2017, 60, '3', null],
      [2017, 12, '4', 0.8],
      [2019, 140, '3', null],
    ])
    assertPlaced(proposal)
  })

  test('with a year’s cell that an office file gives once for several rows', () => {
    const cells = ['Năm', 'Mức độ', 'Số dịch vụ', '2017', '3', '60', '4', '12', '2019', '3', '140', '4', '20']
    const proposal = propose(cells.flatMap((cell) => [cell, '|']))
    assert.deepEqual(short(proposal), [
      [2017, 60, '3', null],
      [2017, 12, '4', null],
      [2019, 140, '3', null],
      [2019, 20, '4', null],
    ])
    assertPlaced(proposal)
  })

  test('by agency gives the sum as the aim of the province, at the level the words above name', () => {
    const rows = [
      ['TT', 'Cơ quan', 'Năm 2016', 'Năm 2018'],
      ['1', 'Sở Xây dựng', '10', '20'],
      ['2', 'Sở Y tế', '5', '9'],
      ['', 'Tổng cộng', '15', '29'],
    ]
    for (const gap of ['\t', '    ']) {
      const proposal = propose([
        'Chỉ tiêu dịch vụ công mức độ 3, 4 giao các cơ quan',
        ...rows.map((row) => row.join(gap)),
      ])
      assert.deepEqual(short(proposal), [
        [2016, 15, '3,4', null],
        [2018, 29, '3,4', null],
      ])
      assertPlaced(proposal)
    }
  })

  test('is compared with what the text says of the same year', () => {
    const prose = 'Đến năm 2018 cung cấp 650 dịch vụ công mức độ 3, 4.'
    const { anomalies, targets } = propose([
      prose,
      'Năm | Số dịch vụ mức độ 3, 4',
      '2018 | 640',
      '2020 | 1.600',
    ])
    const [differs] = anomalies.filter(({ kind }) => kind === 'figures_differ')
    assert.match(differs?.message ?? '', /ghi 650 rồi ghi 640/)
    assert.deepEqual(differs?.source.slice(-3), [6, 7, 8])
    assert.equal(targets.length, 2)
  })

  test('that falls, or whose share does not come out, is a matter to decide on', () => {
    const { anomalies } = propose([
      'Năm | Số dịch vụ mức độ 3 | Tổng số thủ tục | Tỷ lệ',
      '2016 | 90 | 1.000 | 9%',
      '2018 | 80 | 1.000 | 9%',
    ])
    const kinds = anomalies.map(({ kind }) => kind)
    assert.ok(kinds.includes('falling_target'))
    assert.ok(kinds.includes('share_differs'))
  })

  test('is none where years stand beside other things', () => {
    for (const table of [
      [
        'Nội dung | Năm 2016 | Năm 2017',
        'Kinh phí dịch vụ công (triệu đồng) | 500 | 600',
        'Đào tạo cán bộ | 50 | 60',
      ],
      ['Năm | Kinh phí', '2016 | 500', '2017 | 800'],
      ['Đơn vị | Năm 2016', 'Sở Xây dựng | 12'],
      ['Năm | Việc phải làm', '2016 | Rà soát thủ tục', '2017 | Đưa lên mạng'],
    ]) {
      const { targets, services } = propose(table)
      assert.deepEqual([targets.length, services.length], [0, 2], table.join('\n'))
    }
  })

  test('leaves a list with years for ticks to be a list', () => {
    const list = [
      'Danh mục dịch vụ công mức độ 3',
      'TT | Tên dịch vụ công | Mức độ | Cơ quan chủ trì | Năm 2016 | Năm 2017',
      '1 | Cấp giấy phép khai thác cát | 3 | Sở Xây dựng | x | ',
      '2 | Đăng ký hộ kinh doanh | 4 | UBND các huyện |  | x',
      'Điều 2. Thi hành./.',
    ]
    const { targets, services } = propose([], list)
    assert.deepEqual([targets.length, services.map(({ level }) => level)], [0, [3, 4]])
  })

  test('any such table is read back, and no value is made up (property)', () => {
    const count = fc.integer({ min: 1, max: 1999 })
    const row = fc.record({
      count,
      levels: fc.constantFrom('3', '4', '3, 4'),
      share: fc.integer({ min: 1, max: 100 }),
    })
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\t', ' | ', '    ', '\n'),
        fc.boolean(),
        (rows, gap, hasNumber) => {
          const head = [...(hasNumber ? ['STT'] : []), 'Năm', 'Số lượng dịch vụ công', 'Mức độ', 'Tỷ lệ %']
          const body = rows.map(({ count: services, levels, share }, index) => [
            ...(hasNumber ? [String(index + 1)] : []),
            `Năm ${2016 + index}`,
            String(services),
            levels,
            String(share),
          ])
          const table = splitLines([head, ...body].map((cells) => cells.join(gap)).join('\n'))
          const proposal = propose(table)
          assert.deepEqual(
            short(proposal),
            rows.map(({ count: services, levels, share }, index) => [
              2016 + index,
              services,
              levels.replaceAll(' ', ''),
              share,
            ]),
          )
          assertPlaced(proposal)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('no text is read for ever, however much of it looks like a table', () => {
    const hostile = Array.from(
      { length: 30_000 },
      (_, index) => ['Năm', 'Mức độ | 3', '2016\t2017', '|', 'TT'][index % 5] ?? '',
    )
    const started = performance.now()
    readDecision([...HEAD, ...hostile, ...LIST])
    assert.ok(performance.now() - started < 5_000, `${performance.now() - started} ms`)
  })
})
