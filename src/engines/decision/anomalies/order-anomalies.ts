import type { ListRow } from '../lists/read-rows.ts'
import type { Anomaly, AnomalyKind } from '../proposal.ts'
import { perRow, rowList, rowWord, shortName, sourceOf } from './row-words.ts'

const MOST_TOLD = 12

/** Rows whose numbers run on: from one beginning of the numbering to the next. */
export function numberedRuns(rows: readonly ListRow[]): readonly (readonly ListRow[])[] {
  const runs: ListRow[][] = []
  for (const row of rows) {
    const run = runs.at(-1)
    if (!run || (row.beginsGroup && row.number === 1)) runs.push([row])
    else run.push(row)
  }
  return runs
}

/** What is wrong with the numbers at the head of the rows. */
export function orderAnomalies(rows: readonly ListRow[]): readonly Anomaly[] {
  const unnumbered = perRow(
    'row_without_number',
    rows.filter(({ number }) => number === undefined),
    {
      one: (row) => ({
        vi: `Dòng “${shortName(row)}” không có số thứ tự. Cần quyết định là một dịch vụ riêng hay phần của dòng trên.`,
        en: `The row “${shortName(row)}” has no number. Decide whether it is a service of its own or part of the row above.`,
      }),
      all: (_, count) => ({
        vi: `${count} dòng không có số thứ tự. Cần quyết định là dịch vụ riêng hay phần của dòng trên.`,
        en: `${count} rows have no number. Decide whether they are services of their own.`,
      }),
    },
  )
  return [...unnumbered, ...numberedRuns(rows).flatMap(runAnomalies)]
}

function runAnomalies(run: readonly ListRow[]): readonly Anomaly[] {
  const numbered = run.filter((row): row is ListRow & { number: number } => row.number !== undefined)
  const repeated = [...Map.groupBy(numbered, ({ number }) => number).values()].filter(
    ({ length }) => length > 1,
  )
  const seen = new Set(numbered.map(({ number }) => number))
  const last = Math.max(0, ...seen)
  // A number far beyond the rows there are is itself the fault, not hundreds of rows left out.
  const missing = last > run.length * 3 + 20 ? [] : range(1, last).filter((number) => !seen.has(number))
  return [...repeated.map(repeatedRows), ...missingRows(missing, numbered), ...outOfOrder(numbered)]
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}

function repeatedRows(group: readonly (ListRow & { number: number })[]): Anomaly {
  const number = group[0]?.number ?? 0
  return anomaly('repeated_row_number', [number], group, {
    vi: `Số thứ tự ${number} ghi ở ${group.length} dòng: ${group
      .slice(0, MOST_TOLD)
      .map((row) => `“${shortName(row)}”`)
      .join('; ')}. Cần quyết định đánh số lại hay bỏ bớt.`,
    en: `The number ${number} stands at ${group.length} rows. Decide whether to number them anew or to leave one out.`,
  })
}

function missingRows(
  missing: readonly number[],
  rows: readonly (ListRow & { number: number })[],
): readonly Anomaly[] {
  if (missing.length === 0) return []
  const around = rows.filter(({ number }) => missing.includes(number - 1) || missing.includes(number + 1))
  return [
    anomaly('missing_row_number', missing, around, {
      vi: `Danh mục thiếu số thứ tự ${rowList(missing)}. Cần quyết định là văn bản đánh số nhảy hay thiếu dòng.`,
      en: `The list lacks the numbers ${rowList(missing)}. Decide whether they were skipped or rows are missing.`,
    }),
  ]
}

function outOfOrder(rows: readonly (ListRow & { number: number })[]): readonly Anomaly[] {
  let highest = 0
  const seen = new Set<number>()
  return rows.flatMap((row) => {
    const isBack = row.number < highest && !seen.has(row.number)
    seen.add(row.number)
    highest = Math.max(highest, row.number)
    if (!isBack) return []
    return [
      anomaly('row_out_of_order', [row.number], [row], {
        vi: `${rowWord(row).vi} đứng sau dòng ${highest}: số thứ tự không theo thứ tự. Cần quyết định giữ số hay xếp lại.`,
        en: `${rowWord(row).en} stands after row ${highest}. Decide whether to keep its number or its place.`,
      }),
    ]
  })
}

function anomaly(
  kind: AnomalyKind,
  numbers: readonly number[],
  rows: readonly ListRow[],
  { vi, en }: { readonly vi: string; readonly en: string },
): Anomaly {
  return { kind, rows: numbers, message: vi, messageEn: en, source: sourceOf(rows) }
}
