import type { ListTable } from '../lists/list-table.ts'
import { type ListRow, sameAgency } from '../lists/read-rows.ts'
import type { Anomaly } from '../proposal.ts'
import { numbersOf, perRow, rowList, rowWord, shortName, sourceOf } from './row-words.ts'

/** Rows that follow each other and name the same agency. */
export function agencyGroups(rows: readonly ListRow[]): readonly (readonly ListRow[])[] {
  const groups: ListRow[][] = []
  for (const row of rows) {
    const group = groups.at(-1)
    if (group?.[0] && sameAgency(group[0].lead, row.lead) && group[0].list === row.list) group.push(row)
    else groups.push([row])
  }
  return groups
}

export function agencyAnomalies({ columns }: ListTable, rows: readonly ListRow[]): readonly Anomaly[] {
  const missing = rows.filter(({ lead }) => lead === undefined)
  return [
    ...missingAgencies(missing),
    ...repeatedAgencies(rows),
    ...partedGroups(rows),
    ...(columns.some(({ kind }) => kind === 'co') ? emptyColumn(columns, rows) : []),
  ]
}

function missingAgencies(rows: readonly ListRow[]): readonly Anomaly[] {
  return perRow('missing_agency', rows, {
    one: (row) => ({
      vi: `${rowWord(row).vi} (“${shortName(row)}”) không ghi cơ quan chủ trì. Cần quyết định cơ quan.`,
      en: `${rowWord(row).en} names no lead agency. Decide on one.`,
    }),
    all: (list, count) => ({
      vi: `${count} dòng không ghi cơ quan chủ trì: ${list}. Cần quyết định cơ quan.`,
      en: `${count} rows name no lead agency: ${list}. Decide on it.`,
    }),
  })
}

/** Cells that span their rows are written once a group; one that stands again in the middle was cut by a page. */
function repeatedAgencies(rows: readonly ListRow[]): readonly Anomaly[] {
  const repeated = rows.filter((row, index) => {
    const above = rows[index - 1]
    return row.ownsLead && above !== undefined && !row.beginsGroup && sameAgency(above.lead, row.lead)
  })
  const inherited = rows.filter(({ ownsLead, lead }) => !ownsLead && lead !== undefined)
  // Where most rows name their agency themselves, naming it again is the way the list is written.
  if (repeated.length >= inherited.length) return []
  const groups = agencyGroups(rows)
  return perRow('repeated_agency', repeated, {
    one: (row) => {
      const group = rowList(numbersOf(groups.find((one) => one.includes(row)) ?? [row]))
      const agency = row.lead?.text ?? ''
      return {
        vi: `${rowWord(row).vi} ghi lại “${agency}” giữa nhóm ${group} của chính cơ quan này, có thể do bảng bị ngắt trang. Cần quyết định là một nhóm hay hai nhóm.`,
        en: `${rowWord(row).en} names “${agency}” again in the middle of its own rows ${group}, as where a page ends. Decide whether this is one group or two.`,
      }
    },
    all: (list, count) => ({
      vi: `${count} dòng ghi lại cơ quan ở giữa nhóm của chính cơ quan đó: ${list}. Cần quyết định là một nhóm hay nhiều nhóm.`,
      en: `${count} rows name their agency again in the middle of its rows: ${list}. Decide whether they are one group or several.`,
    }),
  })
}

/** One agency in two places of the list, with others between. */
function partedGroups(rows: readonly ListRow[]): readonly Anomaly[] {
  const groups = agencyGroups(rows).filter(([first]) => first?.lead !== undefined)
  return groups.flatMap((group, index) => {
    const [first] = group
    const earlier = groups.slice(0, index).findLast(([other]) => sameAgency(other?.lead, first?.lead))
    if (!first || !earlier || earlier[0]?.group !== first.group) return []
    return [
      {
        kind: 'parted_group' as const,
        rows: numbersOf(group),
        message: `“${first.lead?.text ?? ''}” có các dòng ${rowList(numbersOf(earlier))}, rồi lại có các dòng ${rowList(numbersOf(group))} sau cơ quan khác. Cần quyết định các dòng sau có đúng cơ quan không.`,
        messageEn: `“${first.lead?.text ?? ''}” has rows ${rowList(numbersOf(earlier))} and, after other agencies, ${rowList(numbersOf(group))}. Decide whether the latter have the right agency.`,
        source: sourceOf(group),
      },
    ]
  })
}

function emptyColumn(columns: ListTable['columns'], rows: readonly ListRow[]): readonly Anomaly[] {
  const column = columns.find(({ kind }) => kind === 'co')
  if (!column || rows.length === 0 || rows.some(({ co }) => co !== undefined)) return []
  return [
    {
      kind: 'empty_column',
      rows: numbersOf(rows),
      message: `Cột “${column.heading.text}” để trống ở cả ${rows.length} dòng. Cần quyết định là không có cơ quan phối hợp hay văn bản còn thiếu.`,
      messageEn: `The column “${column.heading.text}” is empty in all ${rows.length} rows. Decide whether no other agency takes part or the text lacks something.`,
      source: column.heading.lines,
    },
  ]
}
