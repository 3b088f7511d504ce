import { agencyGroups } from '../anomalies/agency-anomalies.ts'
import { numberedRuns } from '../anomalies/order-anomalies.ts'
import { numbersOf, rowList, sourceOf } from '../anomalies/row-words.ts'
import type { ListTable } from '../lists/list-table.ts'
import type { RowsOfList } from '../lists/read-rows.ts'
import { COUNT, readCount, writeCount } from '../written-number.ts'
import { type Findings, inOrder, together } from './findings.ts'
import type { Target } from './read-targets.ts'
import { yearsIn } from './years.ts'

export interface ReadList {
  readonly table: ListTable
  readonly content: RowsOfList
}

/** The rows there are against every count of them the text gives. */
export function checkLists(lists: readonly ReadList[], targets: readonly Target[]): Findings {
  return together(
    ...lists.map(checkGroups),
    ...lists.map(checkDeclared),
    againstTargets(lists, targets),
    ...lists.map(checkNumbers),
  )
}

/** How many agencies, and that their rows make the whole. */
function checkGroups({ content: { rows, groups } }: ReadList): Findings {
  const agencies = agencyGroups(rows).filter(([first]) => first?.lead !== undefined)
  const sizes = agencies.map(({ length }) => length)
  const sum = sizes.reduce((all, size) => all + size, 0)
  const source = sourceOf(rows).slice(0, 1)
  const checks =
    agencies.length > 1
      ? [
          {
            what: `${agencies.length} nhóm cơ quan cộng lại thành ${writeCount(sum)} dịch vụ: ${sizes.join(' + ')} = ${writeCount(sum)}`,
            whatEn: `${agencies.length} groups of agencies make ${writeCount(sum)} services of ${writeCount(rows.length)} rows`,
            holds: sum === rows.length,
            source,
          },
        ]
      : []
  const declared = groups.flatMap((group) =>
    group.declared === undefined ? [] : [{ ...group, declared: group.declared }],
  )
  return together(
    { checks, anomalies: [] },
    ...declared.map((group) =>
      compareCount({
        counted: group.rows,
        declared: group.declared,
        where: { vi: `Nhóm “${group.heading.text}”`, en: `The group “${group.heading.text}”` },
        said: { vi: 'tiêu đề nhóm ghi', en: 'its heading says' },
        source: group.heading.lines,
      }),
    ),
  )
}

interface Count {
  readonly counted: number
  readonly declared: number
  readonly where: { readonly vi: string; readonly en: string }
  readonly said: { readonly vi: string; readonly en: string }
  readonly source: readonly number[]
}

function compareCount({ counted, declared, where, said, source }: Count): Findings {
  const holds = counted === declared
  const what = `${where.vi} có ${writeCount(counted)} dòng, ${said.vi} ${writeCount(declared)}`
  const whatEn = `${where.en} has ${writeCount(counted)} rows, ${said.en} ${writeCount(declared)}`
  const check = { what, whatEn, holds, source }
  if (holds) return { checks: [check], anomalies: [] }
  const message = `${what}. Cần quyết định danh mục thiếu dòng hay con số ghi sai.`
  return {
    checks: [check],
    anomalies: [
      {
        kind: 'count_differs',
        rows: [],
        message,
        messageEn: `${whatEn}. Decide whether rows are missing or the figure is wrong.`,
        source,
      },
    ],
  }
}

/** "Danh mục 45 dịch vụ …" and "Tổng cộng: 45 dịch vụ". */
function checkDeclared({ table: { title }, content: { rows, sums } }: ReadList): Findings {
  const inTitle = new RegExp(
    String.raw`(${COUNT})\s*(?:\([^)]*\)\s*)?(?:dịch\s+vụ|dvc|thủ\s+tục|tthc)`,
    'iu',
  ).exec(title?.text ?? '')?.[1]
  const said = [
    ...(inTitle === undefined
      ? []
      : [
          {
            declared: readCount(inTitle),
            vi: 'tiêu đề ghi',
            en: 'its title says',
            source: title?.lines ?? [],
          },
        ]),
    ...sums.flatMap(({ declared, text }) =>
      declared === undefined
        ? []
        : [{ declared, vi: 'dòng tổng cộng ghi', en: 'its last line says', source: text.lines }],
    ),
  ]
  return together(
    ...said.map(({ declared, vi, en, source }) =>
      compareCount({
        counted: rows.length,
        declared,
        where: { vi: 'Danh mục', en: 'The list' },
        said: { vi, en },
        source,
      }),
    ),
  )
}

/** A list is of a year; lists that name none are together the first aim. */
function againstTargets(lists: readonly ReadList[], targets: readonly Target[]): Findings {
  const counted = targets.filter(({ services }) => services !== null)
  const years = lists.map(({ table }) => yearsIn(table.title?.text ?? '').at(-1)?.year)
  const [first] = counted
  if (!first) return { checks: [], anomalies: [] }
  const wanted = new Set(years.map((year) => year ?? first.year))
  return together(
    ...[...wanted].map((year) => {
      const aims = counted.filter((target) => target.year === year)
      const ofYear = lists.filter((_, index) => (years[index] ?? first.year) === year)
      if (aims.length === 0) return { checks: [], anomalies: [] }
      return compareCount({
        counted: ofYear.reduce((sum, { content }) => sum + content.rows.length, 0),
        declared: aims.reduce((sum, { services }) => sum + (services ?? 0), 0),
        where: { vi: `Danh mục năm ${year}`, en: `The list of ${year}` },
        said: { vi: `mục tiêu năm ${year} ghi`, en: `the aim of ${year} says` },
        source: inOrder(
          ...aims.map(({ source }) => source),
          ...ofYear.map(({ table }) => table.title?.lines ?? []),
        ),
      })
    }),
  )
}

function checkNumbers({ content: { rows } }: ReadList): Findings {
  const runs = numberedRuns(rows)
  return {
    checks: runs.map((run) => {
      const numbers = numbersOf(run)
      const holds = numbers.length === run.length && numbers.every((number, index) => number === index + 1)
      return {
        what: holds
          ? `Số thứ tự chạy liền từ 1 đến ${numbers.length}`
          : `Số thứ tự không chạy liền: ${rowList(numbers)}`,
        whatEn: holds
          ? `Rows are numbered 1 to ${numbers.length} without a gap`
          : `Rows are not numbered one on: ${rowList(numbers)}`,
        holds,
        source: sourceOf(run).slice(0, 1),
      }
    }),
    anomalies: [],
  }
}
