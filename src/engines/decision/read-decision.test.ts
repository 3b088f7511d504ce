import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { type AnomalyKind, type DecisionProposal, readDecision, splitLines } from './index.ts'

function sample(name: string): string {
  return readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8')
}

function propose(text: string): DecisionProposal {
  const reading = readDecision(splitLines(text))
  assert.equal(reading.kind, 'proposal', reading.kind === 'unreadable' ? reading.problem.message : '')
  return (reading as { proposal: DecisionProposal }).proposal
}

const reasonOf = (text: string) => {
  const reading = readDecision(splitLines(text))
  return reading.kind === 'unreadable' ? reading.problem.reason : reading.kind
}

const of = ({ anomalies }: DecisionProposal, kind: AnomalyKind) =>
  anomalies.filter((one) => one.kind === kind)
const rowsOf = (proposal: DecisionProposal, kind: AnomalyKind) => of(proposal, kind).map(({ rows }) => rows)
const holding = ({ checks }: DecisionProposal) => checks.filter(({ holds }) => holds).map(({ what }) => what)
const failing = ({ checks }: DecisionProposal) => checks.filter(({ holds }) => !holds).map(({ what }) => what)
const short = ({ services }: DecisionProposal) =>
  services.map(({ row, name, level, leadAgency, coAgency }) => [row, name, level, leadAgency, coAgency])

/** Without the wrapping of lines, for "is this printed there". */
const flat = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ')

function assertPrinted(text: string, proposal: DecisionProposal): void {
  const lines = splitLines(text)
  const at = (places: readonly number[]) => flat(places.map((no) => lines[no - 1]).join(' '))
  for (const { row, name, level, leadAgency, coAgency, places, source } of proposal.services) {
    assert.ok(flat(at(places.name)).includes(name), `${name} on ${places.name}`)
    if (row !== null) assert.ok(at(places.row).includes(String(row)), `${row} on ${places.row}`)
    if (level !== null && places.level.length > 0) assert.match(at(places.level), /\d|x/i)
    if (leadAgency !== null)
      assert.ok(at(places.leadAgency).includes(leadAgency), `${leadAgency} on ${places.leadAgency}`)
    if (coAgency !== null) assert.ok(at(places.coAgency).includes(coAgency))
    assert.deepEqual(
      source,
      [...new Set(source)].sort((a, b) => a - b),
    )
    assert.ok(places.name.every((no) => source.includes(no)))
  }
  for (const { year, services, places, source } of proposal.targets) {
    assert.ok(at(places.year).includes(String(year)))
    if (services !== null) assert.ok(at(places.services).replaceAll('.', '').includes(String(services)))
    assert.ok(source.length > 0)
  }
  for (const anomaly of proposal.anomalies) {
    assert.ok(anomaly.source.every((no) => no >= 1 && no <= lines.length))
    assert.match(anomaly.message, /Cần (?:quyết định|xem)/)
    assert.ok(anomaly.messageEn.length > 20)
  }
}

describe('the Decision of 2015 as published', () => {
  const text = sample('quyet-dinh-43-2015.txt')
  const proposal = propose(text)

  test('is named, dated and issued', () => {
    assert.deepEqual(
      [proposal.number, proposal.date, proposal.issuer],
      ['43/QĐ-UBND', '2015-05-04', 'ỦY BAN NHÂN DÂN TỈNH BẠC LIÊU'],
    )
  })

  test('takes no day from the laws it is based on', () => {
    const undated = propose(text.replace('ngày 04 tháng 05', 'ngày … tháng …'))
    assert.equal(undated.date, null)
    assert.equal(of(undated, 'missing_date').length, 1)
  })

  test('has 56 services of 13 agencies, each on its lines', () => {
    assert.equal(proposal.services.length, 56)
    assert.equal(new Set(proposal.services.map(({ leadAgency }) => leadAgency)).size, 13)
    assert.deepEqual(short(proposal)[0], [
      1,
      'Cấp giấy phép thăm dò khoáng sản',
      3,
      'Sở Tài nguyên và Môi trường',
      null,
    ])
    assert.deepEqual(short(proposal)[55], [
      56,
      'Thay đổi nội dung đăng ký kinh doanh hộ kinh doanh',
      3,
      'UBND các huyện',
      null,
    ])
    assertPrinted(text, proposal)
  })

  test('has three aims and its totals', () => {
    assert.deepEqual(
      proposal.targets.map(({ year, services, levels, share, of: whole }) => [
        year,
        services,
        levels,
        share,
        whole,
      ]),
      [
        [2015, 56, [3], 3.56, 1573],
        [2018, 640, [3, 4], 40.68, 1573],
        [2020, 1573, [3, 4], 100, 1573],
      ],
    )
    assert.deepEqual(
      proposal.totals.map(({ value }) => value),
      [7, 64, 1573, 1220, 230, 123, 56, 1573],
    )
  })

  test('shows what a person must decide, and no more', () => {
    assert.deepEqual(rowsOf(proposal, 'missing_level'), [[44]])
    assert.deepEqual(rowsOf(proposal, 'same_name'), [[5, 53]])
    assert.match(of(proposal, 'same_name')[0]?.message ?? '', /hai cấp/)
    assert.deepEqual(rowsOf(proposal, 'similar_name'), [[4, 54]])
    assert.deepEqual(rowsOf(proposal, 'empty_column')[0]?.length, 56)
    assert.deepEqual(rowsOf(proposal, 'repeated_agency'), [[39]])
    assert.deepEqual(rowsOf(proposal, 'stray_comma'), [[39]])
    assert.match(of(proposal, 'share_differs')[0]?.message ?? '', /40,68.*40,69/)
    const broken = rowsOf(proposal, 'broken_row')
    assert.ok(broken[0]?.includes(27) && !broken[0].includes(9))
    assert.deepEqual([...new Set(proposal.anomalies.map(({ kind }) => kind))].sort(), [
      'broken_row',
      'empty_column',
      'missing_level',
      'repeated_agency',
      'same_name',
      'share_differs',
      'similar_name',
      'stray_comma',
    ])
  })

  test('says which sums hold', () => {
    const holds = holding(proposal).join('\n')
    assert.match(holds, /1\.220 \+ 230 \+ 123 = 1\.573/)
    assert.match(holds, /13 nhóm cơ quan cộng lại thành 56 dịch vụ/)
    assert.match(holds, /Danh mục năm 2015 có 56 dòng/)
    assert.deepEqual(failing(proposal), ['Năm 2018: 640 / 1.573 = 40,69%, văn bản ghi 40,68%'])
  })

  test('is refused when cut in its list, in a sentence, or before the list', () => {
    const at = (part: string) => text.slice(0, text.indexOf(part) + part.length)
    assert.equal(reasonOf(at('Gia hạn giấy\nphép')), 'cut_short')
    assert.equal(reasonOf(at('trong đó ưu tiên xây dựng')), 'cut_short')
    assert.equal(reasonOf(at('cấp xã: 123.')), 'no_list')
  })

  test('cut after a whole sentence is a question', () => {
    const whole = text.slice(0, text.indexOf('III. GIẢI PHÁP'))
    assert.equal(of(propose(whole), 'cut_short').length, 1)
  })
})

describe('other changes of the same text', () => {
  const text = sample('quyet-dinh-43-2015.txt')
  const row = (number: number, cells: string) => `\n|\n${number}\n|\n${cells}\n`

  test('sums that no longer hold, and counts that differ', () => {
    const proposal = propose(
      text.replace('cấp huyện: 230', 'cấp huyện: 231').replace('2015: 56 dịch vụ', '2015: 57 dịch vụ'),
    )
    assert.match(of(proposal, 'sum_differs')[0]?.message ?? '', /1\.220 \+ 231 \+ 123 = 1\.574.*1\.573/)
    assert.match(of(proposal, 'figures_differ')[0]?.message ?? '', /56.*57/)
  })

  test('a co-agency stands in its column although the lead agency spans the row', () => {
    const changed = text.replace('khoáng sản\n|\n3\n|\n|\n3\n', 'khoáng sản\n|\n3\n|\nCông an tỉnh\n|\n3\n')
    assert.notEqual(changed, text)
    const proposal = propose(changed)
    assert.deepEqual(short(proposal)[1], [
      2,
      'Chuyển nhượng quyền thăm dò khoáng sản',
      3,
      'Sở Tài nguyên và Môi trường',
      'Công an tỉnh',
    ])
    assert.deepEqual(of(proposal, 'empty_column'), [])
    assert.equal(proposal.services.length, 56)
  })

  test('numbers left out, twice or in another order', () => {
    const swap = (from: number, to: number) =>
      text.replace(new RegExp(`\n\\|\n${from}\n\\|\n`), `\n|\n${to}\n|\n`)
    assert.deepEqual(rowsOf(propose(swap(30, 31)), 'repeated_row_number'), [[31]])
    assert.deepEqual(rowsOf(propose(swap(30, 31)), 'missing_row_number'), [[30]])
    assert.deepEqual(rowsOf(propose(swap(56, 58)), 'missing_row_number'), [[56, 57]])
    const back = swap(20, 66)
      .replace(/\n\|\n66\n\|\n/, '\n|\n19\n|\n')
      .replace(/\n\|\n19\n\|\n/, '\n|\n20\n|\n')
    assert.deepEqual(rowsOf(propose(back), 'row_out_of_order'), [[19]])
  })

  test('a level that is none, and one that is not the list’s', () => {
    const strange = propose(text.replace(/(bản tin\n\|\n)3\n/, '$1cao\n'))
    assert.match(of(strange, 'unread_level')[0]?.message ?? '', /“cao”/)
    assert.deepEqual(rowsOf(propose(text.replace(/(bản tin\n\|\n)3\n/, '$14\n')), 'other_level'), [[22]])
  })

  test('pages that end inside a row', () => {
    const paged = text
      .replace('đối với cơ\nsở thể thao', 'đối với cơ\n17\nsở thể thao')
      .replace('Giải quyết chế độ điều dưỡng đối với', 'Giải quyết chế độ điều dưỡng đối với\n- 18 -')
    const proposal = propose(paged)
    assert.equal(proposal.services[35]?.name, propose(text).services[35]?.name)
    assert.deepEqual(rowsOf(proposal, 'page_break'), [[36, 47]])
  })

  test('a row more than declared', () => {
    const more = text.replace(
      '\n3. Định hướng',
      `${row(57, 'Đăng ký kết hôn lần hai\n|\n3\n|').slice(2)}|\n3. Định hướng`,
    )
    const proposal = propose(more)
    assert.equal(proposal.services.length, 57)
    assert.match(of(proposal, 'count_differs')[0]?.message ?? '', /57.*56/)
  })

  test('line ends, marks and composition change nothing', () => {
    const shown = (changed: string) => JSON.stringify(propose(changed))
    for (const changed of [
      text.replaceAll('\n', '\r\n'),
      `\ufeff${text}`,
      text.normalize('NFD'),
      text.replaceAll('|', ' | '),
    ]) {
      assert.equal(shown(changed), shown(text))
    }
  })
})

describe('a decision of another province, its table pasted with tabs', () => {
  const text = sample('lam-son-2016.txt')
  const proposal = propose(text)

  test('is read whatever its columns: ticks for levels, agencies as headings, numbers that begin again', () => {
    assert.deepEqual(
      [proposal.number, proposal.date, proposal.issuer],
      ['1207/QĐ-UBND', '2016-11-09', 'ỦY BAN NHÂN DÂN TỈNH LAM SƠN'],
    )
    assert.deepEqual(short(proposal).slice(0, 4), [
      [1, 'Cấp mã số đơn vị có quan hệ với ngân sách', 4, 'Sở Tài chính', null],
      [2, 'Thẩm tra phương án giá', 3, 'Sở Tài chính', null],
      [3, 'Đăng ký giá của các doanh nghiệp thuộc phạm vi tỉnh', 3, 'Sở Tài chính', null],
      [1, 'Cấp giấy phép hoạt động phòng khám đa khoa', 3, 'Sở Y tế', null],
    ])
    assert.deepEqual(
      proposal.targets.map(({ year, services, levels, share }) => [year, services, levels, share]),
      [
        [2017, 9, [3, 4], 0.7],
        [2018, 310, [3, 4], 25],
        [2020, 1240, [3, 4], 100],
      ],
    )
    assertPrinted(text, proposal)
  })

  test('has its own anomalies', () => {
    assert.match(of(proposal, 'sum_differs')[0]?.message ?? '', /900 \+ 240 \+ 110 = 1\.250.*1\.240/)
    assert.deepEqual(
      of(proposal, 'count_differs').map(({ message }) => message.slice(0, 40)),
      ['Nhóm “Sở Y tế” có 3 dòng, tiêu đề nhóm g', 'Danh mục có 9 dòng, dòng tổng cộng ghi 1'],
    )
    assert.deepEqual(rowsOf(proposal, 'missing_level'), [[4]])
    assert.deepEqual(rowsOf(proposal, 'unread_level'), [[2]])
    assert.deepEqual(rowsOf(proposal, 'missing_row_number'), [[3]])
    assert.deepEqual(rowsOf(proposal, 'same_name'), [[1, 2]])
    assert.deepEqual(rowsOf(proposal, 'empty_column'), [])
  })
})

describe('a decision of a third province, only lines left of its table', () => {
  const text = sample('hai-dong-2017.txt')
  const proposal = propose(text)

  test('rows, levels and agencies are told apart, pages are not read', () => {
    assert.deepEqual([proposal.number, proposal.date], ['88/2017/QĐ-UBND', '2017-03-01'])
    assert.deepEqual(short(proposal), [
      [1, 'Cấp phép tổ chức giải thi đấu thể thao', 3, 'Sở Văn hóa và Thể thao', null],
      [2, 'Đăng ký hoạt động câu lạc bộ', 3, 'Sở Văn hóa và Thể thao', null],
      [3, 'Cấp thẻ hướng dẫn viên', 4, 'Sở Du lịch', 'Công an thành phố'],
      [4, 'Cấp lại thẻ hướng dẫn viên', 3, 'Sở Du lịch', null],
      [5, 'Cấp phép xây dựng nhà ở riêng lẻ', 3, 'Sở Xây dựng', null],
      [6, 'Cấp phép quảng cáo', null, 'Ủy ban nhân dân các quận', null],
      [7, 'Đăng ký kết hôn', 4, 'Ủy ban nhân dân các quận', null],
    ])
    assert.deepEqual(rowsOf(proposal, 'page_break'), [[5]])
    assert.deepEqual(rowsOf(proposal, 'missing_level'), [[6]])
    assertPrinted(text, proposal)
  })

  test('two aims in one sentence', () => {
    assert.deepEqual(
      proposal.targets.map(({ year, services, share, of: whole }) => [year, services, share, whole]),
      [
        [2017, 7, 0.5, 1400],
        [2019, 700, 50, null],
      ],
    )
  })
})

const HEAD = `ỦY BAN NHÂN DÂN TỈNH SÔNG HỒNG
Số: 9/QĐ-UBND
Sông Hồng, ngày 02 tháng 01 năm 2018
QUYẾT ĐỊNH:
Điều 1. Đến năm 2018 cung cấp 3 dịch vụ công trực tuyến mức độ 3.
Danh mục dịch vụ công trực tuyến mức độ 3 năm 2018
`
const ROWS = [
  ['1', 'Cấp giấy phép xây dựng', '3', 'Sở Xây dựng'],
  ['2', 'Cấp giấy phép nổ mìn', '3', 'Sở Công Thương'],
  ['3', 'Khai báo hóa chất', '3', ''],
]
const LIST = [['TT', 'Tên dịch vụ công', 'Mức độ', 'Cơ quan chủ trì'], ...ROWS]

describe('shapes of tables', () => {
  const expected = [
    [1, 'Cấp giấy phép xây dựng', 3, 'Sở Xây dựng', null],
    [2, 'Cấp giấy phép nổ mìn', 3, 'Sở Công Thương', null],
    [3, 'Khai báo hóa chất', 3, 'Sở Công Thương', null],
  ]
  const tail = '\nĐiều 2. Thi hành./.\n'
  const shapes: Readonly<Record<string, string>> = {
    'bars in a line': LIST.map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
    'bars and a ruler': LIST.map((cells) => `| ${cells.join(' | ')} |`)
      .join('\n')
      .replace('|\n', '|\n|---|---|---|---|\n'),
    tabs: LIST.map((cells) => cells.join('\t')).join('\n'),
    'wide gaps': LIST.map(
      ([a = '', b = '', c = '', d = '']) => `${a.padEnd(5)}${b.padEnd(34)}${c.padEnd(10)}${d}`,
    ).join('\n'),
    'cells ended by bars': LIST.map((cells) =>
      cells
        .filter((cell) => cell !== '')
        .map((cell) => `${cell}\n|`)
        .join('\n'),
    ).join('\n'),
    'lines alone': LIST.flat()
      .filter((cell) => cell !== '')
      .join('\n'),
    'one space between': LIST.map((cells) => cells.join(' ').trim()).join('\n'),
    'numbers of columns below the head': LIST.map((cells) => cells.join('\t'))
      .join('\n')
      .replace('\n', '\n(1)\t(2)\t(3)\t(4)\n'),
    'the head again after a page': LIST.map((cells) => cells.join('\t'))
      .join('\n')
      .replace('\n3\t', '\n\f\nTT\tTên dịch vụ công\tMức độ\tCơ quan chủ trì\n3\t'),
    'another order of columns': LIST.map(([a, b, c, d]) => [a, d, b, c].join('\t')).join('\n'),
    'headings in capitals': LIST.map((cells) => cells.join('\t'))
      .join('\n')
      .replace(
        'TT\tTên dịch vụ công\tMức độ\tCơ quan chủ trì',
        'STT\tTÊN DỊCH VỤ CÔNG\tMỨC ĐỘ\tCƠ QUAN CHỦ TRÌ',
      ),
  }
  for (const [name, table] of Object.entries(shapes)) {
    test(name, () => {
      const proposal = propose(`${HEAD}${table}${tail}`)
      assert.deepEqual(short(proposal), expected)
      assert.deepEqual(failing(proposal), [])
    })
  }

  for (const [name, part] of [
    ['tabs', '\t'],
    ['lines alone', '\n'],
    ['bars', '\n|\n'],
  ] as const) {
    test(`rows numbered within numbered agencies, ${name}`, () => {
      const rows = [
        ['STT', 'Tên dịch vụ công', 'Mức độ'],
        ['1', 'Sở Xây dựng'],
        ['1.1', 'Cấp phép xây dựng', '3'],
        ['1.2', 'Cấp phép nổ mìn', '3'],
        ['2', 'Sở Y tế'],
        ['2.1', 'Cấp phép phòng khám', '3'],
      ]
      const table = rows.map((cells) => cells.join(part) + (part.includes('|') ? '\n|' : '')).join('\n')
      assert.deepEqual(short(propose(`${HEAD}${table}${tail}`)), [
        [1, 'Cấp phép xây dựng', 3, 'Sở Xây dựng', null],
        [2, 'Cấp phép nổ mìn', 3, 'Sở Xây dựng', null],
        [1, 'Cấp phép phòng khám', 3, 'Sở Y tế', null],
      ])
    })
  }

  test('a row that goes on without a number is joined, and told', () => {
    const table =
      'TT\tTên dịch vụ công\tMức độ\tCơ quan chủ trì\n1\tCấp giấy phép\t3\tSở Xây dựng\n\txây dựng\t\t\n2\tKhai báo\t3\tSở Công Thương'
    const proposal = propose(`${HEAD}${table}${tail}`)
    assert.equal(proposal.services[0]?.name, 'Cấp giấy phép xây dựng')
    assert.deepEqual(rowsOf(proposal, 'broken_row'), [[1], [1]])
  })

  test('a list without levels takes none from its title by itself', () => {
    const table =
      'STT\tTên thủ tục hành chính\tĐơn vị thực hiện\n1\tCấp giấy phép\tSở Xây dựng\n2\tKhai báo\tSở Công Thương'
    const proposal = propose(`${HEAD}${table}${tail}`)
    assert.deepEqual(
      short(proposal).map(([, , level]) => level),
      [null, null],
    )
    assert.match(of(proposal, 'level_from_title')[0]?.message ?? '', /mức độ 3/)
  })

  test('an annex alone takes number and day from what it says it belongs to', () => {
    const annex = `PHỤ LỤC\nDANH MỤC DỊCH VỤ CÔNG MỨC ĐỘ 3\n(Kèm theo Quyết định số 15/QĐ-UBND ngày 02 tháng 3 năm 2016 của UBND tỉnh X)\n${shapes['tabs']}`
    const proposal = propose(annex)
    assert.deepEqual([proposal.number, proposal.date], ['15/QĐ-UBND', '2016-03-02'])
    assert.equal(of(proposal, 'no_target').length, 1)
  })

  test('an annex that names another decision', () => {
    const text = `${HEAD.replace('Danh mục', '(Ban hành kèm theo Quyết định số 10/QĐ-UBND ngày 02/01/2018)\nDanh mục')}${shapes['tabs']}${tail}`
    assert.match(of(propose(text), 'cited_differently')[0]?.message ?? '', /10\/QĐ-UBND.*9\/QĐ-UBND/)
  })
})

describe('what is no such decision', () => {
  test('is refused with the reason', () => {
    assert.equal(reasonOf(''), 'empty')
    assert.equal(reasonOf(' \n\n'), 'empty')
    assert.equal(reasonOf('Lorem ipsum dolor sit amet.\n'.repeat(30)), 'not_a_decision')
    assert.equal(reasonOf(`${HEAD}Điều 2. Không có bảng nào./.`), 'no_list')
    assert.equal(reasonOf('x\n'.repeat(40_001)), 'too_long')
  })

  test('hostile texts end in time', () => {
    const hostile = [
      'TT\tTên dịch vụ\tMức độ\n'.repeat(9_000),
      'TT\n|\nTên\n|\n'.repeat(5_000),
      `TT\nTên dịch vụ công\nMức độ\n${'3\n'.repeat(9_000)}`,
      `${'mức độ 3, 4, '.repeat(20_000)}\n`,
    ]
    for (const text of hostile) readDecision(splitLines(text))
  })
})
