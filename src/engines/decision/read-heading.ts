import { keyOf, type Placed, type SourceLine, squeeze } from './source-line.ts'

/** What stands at the top of an official document; each is undefined where it could not be read. */
export interface Heading {
  readonly number: Placed | undefined
  readonly date: (Placed & { readonly iso: string }) | undefined
  readonly issuer: Placed | undefined
  /** Numbers and dates that the annex says of the decision it belongs to. */
  readonly cited: readonly Citation[]
}

export interface Citation {
  readonly number: Placed
  readonly date: (Placed & { readonly iso: string }) | undefined
}

const NOTATION = String.raw`\d{1,5}(?:\/\d{4})?\s*\/\s*QĐ\s*-\s*[A-ZĐ][A-ZĐ0-9-]*`
const NUMBER = new RegExp(String.raw`(?:^|\s)Số\s*:?\s*(${NOTATION})`, 'iu')
const DATE = /ngày\s*(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*(\d{4})/iu
const CITED = new RegExp(
  String.raw`kèm\s+theo\s+Quyết\s+định\s+số\s*:?\s*(${NOTATION})(?:[^\d]{0,20}?${DATE.source})?`,
  'giu',
)
const TOP = 60

export function readHeading(lines: readonly SourceLine[]): Heading {
  const cells = topOf(lines)
  return {
    number: findNumber(cells),
    date: findDate(cells),
    issuer: findIssuer(cells),
    cited: citations(lines),
  }
}

/** The cells above the first words of the decision itself; a letterhead stands in two columns. */
function topOf(lines: readonly SourceLine[]): readonly Placed[] {
  const body = lines.findIndex(({ text }) =>
    /^(?:căn cứ(?!\p{L})|theo đề nghị|điều 1(?!\d)|quyết định\s*:)/iu.test(text),
  )
  const top = lines.slice(0, body === -1 ? TOP : Math.min(body, TOP))
  return top.flatMap(({ raw, no }) =>
    raw
      .split(/\||\t| {3,}/u)
      .map((cell) => ({ text: squeeze(cell), lines: [no] }))
      .filter(({ text }) => text !== ''),
  )
}

function findNumber(cells: readonly Placed[]): Placed | undefined {
  for (const { text, lines } of cells) {
    if (/kèm\s+theo|căn\s+cứ/iu.test(text)) continue
    const found = NUMBER.exec(text)?.[1]
    if (found) return { text: found.replaceAll(/\s+/gu, ''), lines }
  }
  return undefined
}

function findDate(cells: readonly Placed[]): Heading['date'] {
  const dated = cells.filter(({ text }) => !/kèm\s+theo|căn\s+cứ/iu.test(text))
  const withPlace = dated.filter(({ text }) => /,\s*ngày\b/iu.test(text))
  for (const cell of [...withPlace, ...dated]) {
    const date = dateIn(cell)
    if (date) return date
  }
  return undefined
}

function dateIn({ text, lines }: Placed): Heading['date'] {
  const found = DATE.exec(text)
  if (!found) return undefined
  const iso = isoDate(Number(found[3]), Number(found[2]), Number(found[1]))
  return iso === undefined ? undefined : { text: found[0], lines, iso }
}

function isoDate(year: number, month: number, day: number): string | undefined {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  if (day < 1 || day > days) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const COMMITTEE = /^(?:chu tich )?(?:uy ban nhan dan|ubnd)\b/u
const AREA = /^(?:tinh|thanh pho|tp)\b/u

/** A committee and its province, in one line or in the two of a letterhead. */
function findIssuer(cells: readonly Placed[]): Placed | undefined {
  for (const [index, cell] of cells.entries()) {
    const key = keyOf(cell.text)
    if (!COMMITTEE.test(key) || /kèm\s+theo|trích\s+yếu/iu.test(cell.text)) continue
    if (/ (?:tinh|thanh pho|tp) \p{L}/u.test(key) && cell.text.length < 80) return cell
    // In a letterhead of two columns the motto may stand between the two lines of the issuer.
    const area = cells.slice(index + 1, index + 4).find(({ text }) => AREA.test(keyOf(text)))
    if (area) return { text: `${cell.text} ${area.text}`, lines: [...cell.lines, ...area.lines] }
  }
  return undefined
}

function citations(lines: readonly SourceLine[]): readonly Citation[] {
  return lines.flatMap((line, index) => {
    const two = squeeze(`${line.text} ${lines[index + 1]?.text ?? ''}`)
    return [...two.matchAll(CITED)]
      .filter((found) => found.index < line.text.length)
      .map((found) => {
        const places = [line.no, ...(found.index + found[0].length > line.text.length ? [line.no + 1] : [])]
        const iso =
          found[4] === undefined ? undefined : isoDate(Number(found[4]), Number(found[3]), Number(found[2]))
        const number = { text: (found[1] ?? '').replaceAll(/\s+/gu, ''), lines: places }
        return {
          number,
          date: iso === undefined ? undefined : { text: found[0], lines: places, iso },
        }
      })
  })
}
