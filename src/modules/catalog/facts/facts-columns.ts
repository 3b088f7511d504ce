import { fold } from '../../../engines/vietnamese/index.ts'
import type { Text } from '../../../platform/i18n/translator.ts'
import type { ProcedureFacts } from './procedure-facts.ts'

/** A column of CSV and XLSX files. */
export interface FactsColumn {
  readonly key: keyof ProcedureFacts
  readonly title: Text
  /** How a cell is written. */
  readonly shape: Text
  /** Names of the same column in files of other systems. */
  readonly aliases: readonly string[]
  write(facts: ProcedureFacts): string
  /** A value for `checkFacts`, which says what is wrong with it. */
  read(cell: string): unknown
}

const PLAIN: Text = { vi: 'chữ', en: 'text' }
const LIST: Text = { vi: 'các giá trị, cách nhau bằng ;', en: 'values parted by ;' }

// Inside a cell: ";" parts items, "|" parts what an item is made of, a backslash before either takes it as written.
function escape(text: string): string {
  return text.replaceAll(/[\\;|]/g, (sign) => `\\${sign}`)
}

function split(cell: string, separator: ';' | '|'): readonly string[] {
  const parts: string[] = ['']
  for (let at = 0; at < cell.length; at += 1) {
    const sign = cell.charAt(at)
    const last = parts.length - 1
    if (sign === '\\' && at + 1 < cell.length) {
      parts[last] += sign + cell.charAt(at + 1)
      at += 1
    } else if (sign === separator) parts.push('')
    else parts[last] += sign
  }
  return parts.map((part) => part.trim())
}

function unescape(text: string): string {
  return text.replaceAll(/\\([\\;|])/g, '$1')
}

function items(cell: string): readonly (readonly string[])[] {
  return split(cell, ';')
    .filter((item) => item !== '')
    .map((item) => split(item, '|').map(unescape))
}

function plain(key: 'code' | 'name' | 'decision' | 'field' | 'agency' | 'competentAgency') {
  return { key, shape: PLAIN, write: (facts: ProcedureFacts) => facts[key], read: (cell: string) => cell }
}

function list(key: 'levels' | 'subjects') {
  return {
    key,
    shape: LIST,
    write: (facts: ProcedureFacts) => facts[key].map(escape).join('; '),
    read: (cell: string) => items(cell).map((parts) => parts.join('|')),
  }
}

/** A number as a person writes it, "1.5" or "1,5"; anything else is left for `checkFacts` to refuse. */
function amount(text: string | undefined): unknown {
  if (text === undefined || text === '') return null
  const number = Number(text.replace(',', '.'))
  return Number.isNaN(number) ? text : number
}

const YES = new Set(['co', 'x', 'mien phi', 'true', '1', 'yes'])
const NO = new Set(['', 'khong', 'false', '0', 'no'])

function yesOrNo(text = ''): unknown {
  const said = fold(text)
  return YES.has(said) ? true : NO.has(said) ? false : text
}

export const FACTS_COLUMNS: readonly FactsColumn[] = [
  {
    ...plain('code'),
    title: { vi: 'Mã thủ tục', en: 'Code' },
    aliases: ['serviceCode', 'ma tthc', 'ma so', 'ma'],
  },
  {
    ...plain('name'),
    title: { vi: 'Tên thủ tục', en: 'Name' },
    aliases: ['serviceName', 'ten tthc', 'ten thu tuc hanh chinh', 'ten'],
  },
  {
    ...plain('decision'),
    title: { vi: 'Quyết định công bố', en: 'Decision' },
    aliases: ['so quyet dinh', 'decisionNo'],
  },
  {
    ...list('levels'),
    title: { vi: 'Cấp thực hiện', en: 'Tiers' },
    aliases: ['cap', 'governmentLevel', 'administrationLevel'],
  },
  { ...plain('field'), title: { vi: 'Lĩnh vực', en: 'Field' }, aliases: ['domainName'] },
  {
    ...list('subjects'),
    title: { vi: 'Đối tượng thực hiện', en: 'Who may apply' },
    aliases: ['applicantText', 'doi tuong'],
  },
  {
    ...plain('agency'),
    title: { vi: 'Cơ quan thực hiện', en: 'Agency' },
    aliases: ['administrationName', 'govAgencyName', 'co quan'],
  },
  {
    ...plain('competentAgency'),
    title: { vi: 'Cơ quan có thẩm quyền', en: 'Deciding agency' },
    aliases: ['competentAgencyName', 'tham quyen'],
  },
  {
    key: 'channels',
    title: { vi: 'Cách thức thực hiện', en: 'Ways' },
    aliases: ['cach thuc', 'methodText'],
    shape: {
      vi: 'cách thức | thời hạn | đơn vị | miễn phí (có/không) | các mức phí, đồng, cách nhau bằng dấu cách; mục sau cách bằng ;',
      en: 'way | time limit | unit | free (có/không) | fees in đồng parted by spaces; items parted by ;',
    },
    write: ({ channels }) =>
      channels
        .map(({ channel, duration, unit, free, feesVnd }) =>
          [escape(channel), duration ?? '', escape(unit), free ? 'có' : 'không', feesVnd.join(' ')].join(
            ' | ',
          ),
        )
        .join('; '),
    read: (cell) =>
      items(cell).map(([channel = '', duration, unit = '', free, fees = '', ...more]) => ({
        channel: more.length > 0 ? undefined : channel,
        duration: amount(duration),
        unit,
        free: yesOrNo(free),
        feesVnd: fees.split(/\s+/u).flatMap((fee) => (fee === '' ? [] : [amount(fee)])),
      })),
  },
  {
    key: 'documents',
    title: { vi: 'Thành phần hồ sơ', en: 'Papers' },
    aliases: ['dossierText', 'giay to'],
    shape: {
      vi: 'trường hợp (1, 2…) | tên giấy tờ | biểu mẫu | số bản chính | số bản sao; mục sau cách bằng ;',
      en: 'case (1, 2…) | paper | form | originals | copies; items parted by ;',
    },
    write: ({ documents }) =>
      documents
        .flatMap((papers, index) =>
          papers.length === 0
            ? [`${index + 1}`]
            : papers.map(({ name, form, originals, copies }) =>
                [index + 1, escape(name), escape(form), originals, copies].join(' | '),
              ),
        )
        .join('; '),
    read: readCases,
  },
  {
    key: 'results',
    title: { vi: 'Kết quả', en: 'Results' },
    aliases: ['resultText', 'ket qua thuc hien'],
    shape: { vi: 'tên kết quả | mã; mục sau cách bằng ;', en: 'result | code; items parted by ;' },
    write: ({ results }) => results.map(({ name, code }) => `${escape(name)} | ${escape(code)}`).join('; '),
    read: (cell) => items(cell).map(([name = '', code = '']) => ({ name, code })),
  },
]

/** Papers by the number of their case, in the order of the numbers as they first come. */
function readCases(cell: string): unknown {
  const cases = new Map<string, unknown[]>()
  for (const [number = '', name, form = '', originals, copies] of items(cell)) {
    if (!/^\d{1,4}$/u.test(number)) return cell
    const papers = cases.get(number) ?? []
    cases.set(number, papers)
    if (name !== undefined)
      papers.push({ name, form, originals: amount(originals) ?? 0, copies: amount(copies) ?? 0 })
  }
  return [...cases.values()]
}

/** The column that a head names: by its key, its title in either language, or the name it has elsewhere. */
export function findFactsColumn(head: string): FactsColumn | undefined {
  const wanted = headKey(head)
  return FACTS_COLUMNS.find(({ key, title, aliases }) =>
    [key, title.vi, title.en, ...aliases].some((name) => headKey(name) === wanted),
  )
}

function headKey(head: string): string {
  return fold(head).replaceAll(/[^a-z0-9]/g, '')
}
