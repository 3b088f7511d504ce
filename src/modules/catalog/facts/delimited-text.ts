/** Rows of cells of comma-separated text (RFC 4180), as spreadsheets write it. */
export type DelimitedText =
  | { readonly rows: readonly (readonly string[])[] }
  /** A quoted cell that never ends: the row, from 1, in which it begins. */
  | { readonly openQuoteAt: number }

/**
 * `;` and tabs part cells too: spreadsheets set to Vietnamese write semicolons. The head decides. No more than
 * `maxRows` are read: what is longer is no table that anybody made.
 */
export function readDelimited(text: string, maxRows: number): DelimitedText {
  const separator = separatorOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length && rows.length < maxRows) {
    if (text[at] === '"') {
      const cell = quotedCell(text, at)
      if (!cell) return { openQuoteAt: rows.length + 1 }
      row.push(cell.value)
      at = cell.end
    } else {
      const end = plainEnd(text, at, separator)
      row.push(text.slice(at, end))
      at = end
    }
    if (text[at] === separator) {
      at += 1
      // A separator at the very end of a row stands before one more, empty cell.
      if (at === text.length || text[at] === '\n' || text[at] === '\r') row.push('')
      else continue
    }
    if (at < text.length) at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
    rows.push(row)
    row = []
  }
  return { rows }
}

function separatorOf(text: string): string {
  const head = text.slice(0, plainEnd(text, 0, '\n'))
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: head.split(sign).length }))
  return counts.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ','
}

function plainEnd(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
  return at
}

function quotedCell(
  text: string,
  from: number,
): { readonly value: string; readonly end: number } | undefined {
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return undefined
    if (text[quote + 1] !== '"')
      return { value: text.slice(from + 1, quote).replaceAll('""', '"'), end: quote + 1 }
    at = quote + 2
  }
}

// A spreadsheet would run a cell that begins so; the quote mark before it makes it text there.
const RUNS = /^[=+\-@\t\r]/u

export function writeDelimitedRow(cells: readonly string[]): string {
  return `${cells.map(writeCell).join(',')}\r\n`
}

function writeCell(cell: string): string {
  const safe = RUNS.test(cell) ? `'${cell}` : cell
  return /[",;\r\n\t]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The cell as it was before `writeDelimitedRow` made it safe. */
export function readSafeCell(cell: string): string {
  return cell.startsWith("'") && RUNS.test(cell.slice(1)) ? cell.slice(1) : cell
}

/** A spreadsheet would compute this cell instead of showing it. */
export function isFormula(cell: string): boolean {
  return /^\s*[=@]/u.test(cell) || /^\s*[+-]\s*[A-Za-z]+\d*\s*\(/u.test(cell)
}
