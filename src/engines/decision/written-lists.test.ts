import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type DecisionProposal, readDecision, splitLines } from './index.ts'

interface Written {
  readonly name: readonly string[]
  readonly level: number | undefined
  readonly co: string | undefined
}
interface Group {
  readonly agency: readonly string[]
  readonly rows: readonly Written[]
}

const WORDS = [
  'giấy',
  'phép',
  'hoạt',
  'động',
  'kinh',
  'doanh',
  'xây',
  'dựng',
  'khai',
  'thác',
  'nước',
  'vận',
  'tải',
  'hộ',
  'tịch',
  'thuốc',
  'hạng',
  'thẻ',
]
const FIRST = ['Cấp', 'Gia hạn', 'Đăng ký', 'Thẩm định', 'Xác nhận', 'Thông báo', 'Đổi']
const AGENCIES = [
  'Sở Tư pháp',
  'Sở Giao thông vận tải',
  'Ban Quản lý các khu công nghiệp',
  'UBND cấp huyện',
  'Sở Văn hóa, Thể thao và Du lịch',
  'Công an tỉnh',
  'Thanh tra tỉnh',
  'Ủy ban nhân dân các xã, phường',
]

const words = fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 14 })
/** A text on one line or several, broken between words. */
const broken = (text: readonly string[], breaks: readonly boolean[]) =>
  text.reduce<string[]>(
    (lines, word, index) =>
      index > 0 && !breaks[index] ? [...lines.slice(0, -1), `${lines.at(-1)} ${word}`] : [...lines, word],
    [],
  )
const breaks = fc
  .array(fc.boolean(), { minLength: 20, maxLength: 20 })
  .map((all) => all.map((one, index) => one && index % 3 === 0))
const written = fc.record({
  name: fc
    .tuple(fc.constantFrom(...FIRST), words, breaks)
    .map(([first, rest, at]) => broken([first, ...rest], at)),
  level: fc.option(fc.constantFrom(3, 4), { nil: undefined, freq: 8 }),
  co: fc.option(fc.constantFrom(...AGENCIES), { nil: undefined, freq: 3 }),
})
const list = fc
  .tuple(
    fc.shuffledSubarray(AGENCIES, { minLength: 1 }),
    fc.array(fc.array(written, { minLength: 1, maxLength: 7 }), { minLength: 8, maxLength: 8 }),
    breaks,
  )
  .map(([agencies, rows, at]): Group[] =>
    agencies.map((agency, index) => ({ agency: broken(agency.split(' '), at), rows: rows[index] ?? [] })),
  )

const HEAD = [
  'ỦY BAN NHÂN DÂN',
  'TỈNH SÔNG HỒNG',
  'Số: 9/QĐ-UBND',
  'Sông Hồng, ngày 02 tháng 01 năm 2018',
  'QUYẾT ĐỊNH:',
  'Điều 1. Đến năm 2018 cung cấp 3 dịch vụ công trực tuyến mức độ 3.',
  'Danh mục dịch vụ công trực tuyến năm 2018',
]
const COLUMNS = ['STT', 'Tên dịch vụ công', 'Mức độ', 'Cơ quan chủ trì', 'Cơ quan phối hợp']
const TAIL = ['Điều 2. Thi hành./.', 'Nơi nhận:']

function expected(groups: readonly Group[]) {
  let row = 0
  return groups.flatMap(({ agency, rows }) =>
    rows.map(({ name, level, co }) => {
      row += 1
      return {
        row,
        name: name.join(' '),
        level: level ?? null,
        leadAgency: agency.join(' '),
        coAgency: co ?? null,
      }
    }),
  )
}

function proposalOf(lines: readonly string[]): DecisionProposal {
  const reading = readDecision(splitLines([...HEAD, ...lines, ...TAIL].join('\n')))
  if (reading.kind === 'unreadable') assert.fail(`${reading.problem.message}\n${lines.join('\n')}`)
  return reading.proposal
}

function sameRows(groups: readonly Group[], lines: readonly string[]): void {
  const { services, anomalies } = proposalOf(lines)
  const found = services.map(({ row, name, level, leadAgency, coAgency }) => ({
    row,
    name,
    level,
    leadAgency,
    coAgency,
  }))
  assert.deepEqual(found, expected(groups), lines.join('\n'))
  const wanted = expected(groups)
    .filter(({ level }) => level === null)
    .map(({ row }) => row)
  const missing = anomalies.filter(({ kind }) => kind === 'missing_level').flatMap(({ rows }) => rows)
  assert.deepEqual(missing, wanted)
  const brokenNames = groups
    .flatMap(({ rows }) => rows)
    .flatMap(({ name }, index) => (name.length > 1 ? [index + 1] : []))
  const told =
    anomalies.find(({ kind, message }) => kind === 'broken_row' && message.startsWith('Tên'))?.rows ?? []
  if (lines.includes('|')) assert.deepEqual(told, brokenNames)
}

/** Cells of each row; an agency's cell spans its rows. */
function cellsOf(groups: readonly Group[]): (readonly (readonly string[])[])[] {
  let row = 0
  return groups.flatMap(({ agency, rows }) =>
    rows.map(({ name, level, co }, index) => {
      row += 1
      const lead = index === 0 ? [agency] : []
      return [
        [String(row)],
        name,
        level === undefined ? [] : [String(level)],
        ...lead,
        co === undefined ? [] : [co],
      ]
    }),
  )
}

test('cells ended by bars, agencies spanning their rows, are read as they were written', () => {
  fc.assert(
    fc.property(list, (groups) => {
      const cells = [...COLUMNS.map((text) => [[text]]), ...cellsOf(groups)].flat()
      sameRows(
        groups,
        cells.flatMap((lines) => [...lines, '|']),
      )
    }),
    { numRuns: 60 },
  )
})

test('rows of tabs, agencies written once or at every row, are read as they were written', () => {
  fc.assert(
    fc.property(list, fc.boolean(), (groups, isRepeated) => {
      let row = 0
      const rows = groups.flatMap(({ agency, rows: all }) =>
        all.map(({ name, level, co }, index) => {
          row += 1
          return [
            row,
            name.join(' '),
            level ?? '',
            isRepeated || index === 0 ? agency.join(' ') : '',
            co ?? '',
          ].join('\t')
        }),
      )
      sameRows(groups, [COLUMNS.join('\t'), ...rows])
    }),
    { numRuns: 60 },
  )
})

test('lines alone are read as they were written, where every row has its level and no other agency takes part', () => {
  fc.assert(
    fc.property(list, (all) => {
      const groups = all.map(({ agency, rows }) => ({
        agency,
        rows: rows.map(({ name, level }) => ({ name, level: level ?? 3, co: undefined })),
      }))
      sameRows(groups, [...COLUMNS.slice(0, 4), ...cellsOf(groups).flat().flat()])
    }),
    { numRuns: 60 },
  )
})
