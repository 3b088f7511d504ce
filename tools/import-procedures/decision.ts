import type { DecisionRecord } from '../../src/modules/catalog/pack/decision-record.ts'

export interface ServiceRow {
  readonly row: number
  readonly name: string
  readonly declaredLevel: number | null
  readonly leadAgency: string
}

export function readServiceRows(csv: string): ServiceRow[] {
  const [, ...lines] = csv.split(/\r?\n/).filter((line) => line !== '')
  return lines.map((line) => {
    const [row = '', name = '', level = '', leadAgency = ''] = cellsOf(line)
    return { row: Number(row), name, declaredLevel: level === '' ? null : Number(level), leadAgency }
  })
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

/** The text is broken in lines without regard to words: compared without any white space. */
const squeeze = (text: string): string => text.replaceAll(/\s+/g, '')

interface Lines {
  readonly from: number
  readonly to: number
}

/** Lines (from 1) of the shortest run at or after `start` that contains `wanted`. */
function findLines(text: readonly string[], wanted: string, start: number): Lines {
  const key = squeeze(wanted)
  for (let to = start; to <= text.length; to += 1) {
    if (!squeeze(text.slice(start - 1, to).join('')).includes(key)) continue
    let from = to
    while (!squeeze(text.slice(from - 1, to).join('')).includes(key)) from -= 1
    return { from, to }
  }
  throw new Error(`Not in the Decision: ${wanted}`)
}

function serviceLines(text: readonly string[], rows: readonly ServiceRow[]): Lines[] {
  let start = findLines(text, '2. Danh mục các dịch vụ công trực tuyến mức độ 3', 1).to
  return rows.map((row) => {
    const name = findLines(text, row.name, start + 1)
    // The number stands alone on a line shortly before the name; the level of the row above looks the same.
    const from = text.slice(0, name.from - 1).findLastIndex((line) => line.trim() === String(row.row)) + 1
    if (from <= start) throw new Error(`Row ${row.row} is not in the Decision`)
    start = name.to
    return { from, to: name.to }
  })
}

export function buildDecision(source: string, rows: readonly ServiceRow[]): DecisionRecord {
  const text = source.split(/\r?\n/)
  const at = (wanted: string): Lines => findLines(text, wanted, 1)
  const places = serviceLines(text, rows)
  const target = (
    target: Omit<DecisionRecord['targets'][number], 'of' | 'lines'>,
    words: string,
  ): DecisionRecord['targets'][number] => ({
    ...target,
    of: 1573,
    lines: at(words),
  })
  return {
    number: '43/QĐ-UBND',
    title: {
      vi: 'Quyết định phê duyệt Lộ trình cung cấp dịch vụ công trực tuyến tại tỉnh Bạc Liêu',
      en: 'Decision approving the roadmap for online public services in Bạc Liêu Province',
    },
    issuedOn: '2015-05-04',
    totals: {
      procedures: 1573,
      province: 1220,
      district: 230,
      commune: 123,
      districts: 7,
      communes: 64,
      lines: { from: at('Tổng số huyện, thành phố: 07 đơn vị').from, to: at('Số TTHC ở cấp xã: 123').to },
    },
    targets: [
      target(
        { year: 2015, services: 56, levels: [3], sharePercent: 3.56, approximate: true },
        'Cung cấp 56 dịch vụ công trực tuyến ở Mức độ 3, trong tổng số 1.573 dịch vụ công của tỉnh Bạc Liêu (đạt tỷ lệ khoảng 3,56%)',
      ),
      target(
        { year: 2018, services: 640, levels: [3, 4], sharePercent: 40.68, approximate: false },
        'Cung cấp 640 dịch vụ công trực tuyến ở Mức độ 3, 4, trong tổng số 1.573 dịch vụ công của tỉnh Bạc Liêu (đạt tỷ lệ 40,68%)',
      ),
      target(
        { year: 2020, services: 1573, levels: [3, 4], sharePercent: 100, approximate: false },
        'Cung cấp 1.573 dịch vụ công trực tuyến ở Mức độ 3, 4, trong tổng số 1.573 dịch vụ công của tỉnh Bạc Liêu (đạt tỷ lệ 100%)',
      ),
    ],
    reports: [
      { period: 'half_year', before: '06-15' },
      { period: 'year', before: '12-15' },
    ],
    services: rows.map((row, index) => ({
      row: row.row,
      procedure: `bl-${String(row.row).padStart(2, '0')}`,
      name: row.name,
      declaredLevel: row.declaredLevel,
      leadAgency: row.leadAgency,
      lines: places[index] ?? { from: 1, to: 1 },
    })),
  }
}
