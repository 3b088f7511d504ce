import type { ListRow } from '../lists/read-rows.ts'
import type { Anomaly, AnomalyKind } from '../proposal.ts'

/** More than these of one kind are decided together: nobody decides a thousand times the same. */
const MOST_APART = 12

/** `1, 2, 5–9`. */
export function rowList(rows: readonly number[]): string {
  const runs: [number, number][] = []
  for (const row of rows) {
    const run = runs.at(-1)
    if (run && row === run[1] + 1) run[1] = row
    else runs.push([row, row])
  }
  return runs
    .flatMap(([from, to]) =>
      from === to ? [`${from}`] : to === from + 1 ? [`${from}`, `${to}`] : [`${from}–${to}`],
    )
    .join(', ')
}

export function numbersOf(rows: readonly ListRow[]): readonly number[] {
  return rows.flatMap(({ number }) => (number === undefined ? [] : [number]))
}

export function sourceOf(rows: readonly ListRow[]): readonly number[] {
  return [...new Set(rows.flatMap(({ source }) => source))].sort((a, b) => a - b)
}

/** How a row is named to a person: by its number, or by its name where it has none. */
export function rowWord({ number, name, under }: ListRow): { readonly vi: string; readonly en: string } {
  const where = under === undefined ? '' : ` (${under})`
  if (number !== undefined) return { vi: `Dòng ${number}${where}`, en: `Row ${number}${where}` }
  return { vi: `Dòng không có số thứ tự “${name.text}”`, en: `The row without a number “${name.text}”` }
}

export function shortName({ name }: ListRow): string {
  return name.text.length > 90 ? `${name.text.slice(0, 89)}…` : name.text
}

interface Words {
  readonly one: (row: ListRow) => { readonly vi: string; readonly en: string }
  readonly all: (rows: string, count: number) => { readonly vi: string; readonly en: string }
}

/** One anomaly a row, or one for all where there are many. */
export function perRow(kind: AnomalyKind, rows: readonly ListRow[], { one, all }: Words): readonly Anomaly[] {
  const parts = rows.length > MOST_APART ? [rows] : rows.map((row) => [row])
  return parts.flatMap((part) => {
    const [first] = part
    if (!first) return []
    const { vi, en } = part.length > 1 ? all(rowList(numbersOf(part)), part.length) : one(first)
    return [{ kind, rows: numbersOf(part), message: vi, messageEn: en, source: sourceOf(part) }]
  })
}
