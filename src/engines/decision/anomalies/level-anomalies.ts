import { readLevels } from '../figures/levels.ts'
import type { ListTable } from '../lists/list-table.ts'
import type { ListRow } from '../lists/read-rows.ts'
import type { Anomaly } from '../proposal.ts'
import { numbersOf, perRow, rowWord, shortName, sourceOf } from './row-words.ts'

/** Levels of one list: left out, unreadable, or another than its title says. */
export function levelAnomalies({ title, columns }: ListTable, rows: readonly ListRow[]): readonly Anomaly[] {
  const declared = readLevels(title?.text ?? '')
  if (!columns.some(({ kind }) => kind === 'level' || kind === 'mark')) {
    return levelFromTitle(rows, declared, title?.lines ?? [])
  }
  const hasText = ({ levelCell }: ListRow) => (levelCell?.text ?? '') !== ''
  const unknown = rows.filter(({ level }) => level === undefined)
  return [
    ...missing(
      unknown.filter((row) => !hasText(row)),
      declared,
    ),
    ...unread(unknown.filter(hasText)),
    ...(declared.length > 0 ? other(rows, declared) : []),
  ]
}

function levelFromTitle(
  rows: readonly ListRow[],
  declared: readonly number[],
  lines: readonly number[],
): readonly Anomaly[] {
  const says = declared.length > 0
  return [
    {
      kind: 'level_from_title',
      rows: numbersOf(rows),
      message: says
        ? `Danh mục không có cột mức độ; tiêu đề ghi mức độ ${declared.join(', ')}. Cần quyết định mức độ của các dòng.`
        : 'Danh mục không có cột mức độ và tiêu đề cũng không ghi. Cần quyết định mức độ của các dòng.',
      messageEn: says
        ? `The list has no column of levels; its title says level ${declared.join(', ')}. Decide on the level of its rows.`
        : 'The list has no column of levels and its title says none. Decide on the level of its rows.',
      source: lines.length > 0 ? lines : sourceOf(rows),
    },
  ]
}

function missing(rows: readonly ListRow[], declared: readonly number[]): readonly Anomaly[] {
  const vi = declared.length > 0 ? ` Tiêu đề danh mục ghi mức độ ${declared.join(', ')}.` : ''
  const en = declared.length > 0 ? ` The title of the list says level ${declared.join(', ')}.` : ''
  return perRow('missing_level', rows, {
    one: (row) => ({
      vi: `${rowWord(row).vi} (“${shortName(row)}”) để trống mức độ.${vi} Cần quyết định mức độ, hoặc để trống.`,
      en: `${rowWord(row).en} has no level.${en} Decide on its level, or leave it open.`,
    }),
    all: (list, count) => ({
      vi: `${count} dòng để trống mức độ: ${list}.${vi} Cần quyết định mức độ, hoặc để trống.`,
      en: `${count} rows have no level: ${list}.${en} Decide on their level, or leave it open.`,
    }),
  })
}

function unread(rows: readonly ListRow[]): readonly Anomaly[] {
  return perRow('unread_level', rows, {
    one: (row) => ({
      vi: `${rowWord(row).vi} ghi mức độ “${row.levelCell?.text ?? ''}”, không phải một mức từ 1 đến 4. Cần quyết định mức độ.`,
      en: `${rowWord(row).en} has “${row.levelCell?.text ?? ''}” for its level, which is none of 1 to 4. Decide on its level.`,
    }),
    all: (list, count) => ({
      vi: `${count} dòng ghi mức độ không phải một mức từ 1 đến 4: ${list}. Cần quyết định mức độ.`,
      en: `${count} rows have a level that is none of 1 to 4: ${list}. Decide on it.`,
    }),
  })
}

function other(rows: readonly ListRow[], declared: readonly number[]): readonly Anomaly[] {
  const strange = rows.filter(({ level }) => level !== undefined && !declared.includes(level))
  const title = declared.join(', ')
  return perRow('other_level', strange, {
    one: (row) => ({
      vi: `${rowWord(row).vi} ghi mức độ ${row.level ?? ''}, còn tiêu đề danh mục ghi mức độ ${title}. Cần quyết định theo bên nào.`,
      en: `${rowWord(row).en} says level ${row.level ?? ''}, the title of the list level ${title}. Decide which holds.`,
    }),
    all: (list, count) => ({
      vi: `${count} dòng ghi mức độ khác với tiêu đề danh mục (mức độ ${title}): ${list}. Cần quyết định theo bên nào.`,
      en: `${count} rows say another level than the title of the list (level ${title}): ${list}. Decide which holds.`,
    }),
  })
}
