import { accentKey, fold, typoDistanceAtMostOne, words } from '../../vietnamese/index.ts'
import { tierOf } from '../lists/cell-words.ts'
import type { ListRow } from '../lists/read-rows.ts'
import type { Anomaly } from '../proposal.ts'
import { numbersOf, perRow, rowWord, shortName, sourceOf } from './row-words.ts'

/** Names said twice, nearly twice, not at all, or cut by a comma that stands nowhere else. */
export function nameAnomalies(rows: readonly ListRow[]): readonly Anomaly[] {
  const named = rows.filter(({ name }) => name.text !== '')
  return [...missingNames(rows), ...sameNames(named), ...similarNames(named), ...strayCommas(named)]
}

function missingNames(rows: readonly ListRow[]): readonly Anomaly[] {
  return perRow(
    'missing_name',
    rows.filter(({ name }) => name.text === ''),
    {
      one: (row) => ({
        vi: `${rowWord(row).vi} không có tên dịch vụ. Cần quyết định bỏ dòng này hay ghi tên.`,
        en: `${rowWord(row).en} names no service. Decide whether to leave it out or to name it.`,
      }),
      all: (list, count) => ({
        vi: `${count} dòng không có tên dịch vụ: ${list}. Cần quyết định bỏ hay ghi tên.`,
        en: `${count} rows name no service: ${list}. Decide whether to leave them out or to name them.`,
      }),
    },
  )
}

function nameKey({ name }: ListRow): string {
  return words(accentKey(name.text)).join(' ')
}

function sameNames(rows: readonly ListRow[]): readonly Anomaly[] {
  const groups = Map.groupBy(rows, nameKey)
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => {
      const { vi, en } = placesOf(group)
      const [first] = group
      const told = group.slice(0, MOST_TOLD)
      const list =
        told.map((row) => lower(rowWord(row).vi)).join(', ') + (group.length > MOST_TOLD ? '…' : '')
      return {
        kind: 'same_name' as const,
        rows: numbersOf(group),
        message: `${sentence(list)} cùng tên “${first ? shortName(first) : ''}”${vi}. Cần quyết định là một dịch vụ hay nhiều dịch vụ khác nhau.`,
        messageEn: `${told.map((row) => rowWord(row).en).join(', ')} have the same name${en}. Decide whether they are one service or several.`,
        source: sourceOf(group),
      }
    })
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function placesOf(group: readonly ListRow[]): { readonly vi: string; readonly en: string } {
  const tiers = new Set(group.map(({ lead }) => lead && tierOf(lead.text)))
  const agencies = [...new Set(group.flatMap(({ lead }) => (lead ? [lead.text] : [])))]
  const names = agencies.join('; ')
  if (agencies.length < 2) return { vi: ` ở cùng một cơ quan (${names})`, en: ` at one agency (${names})` }
  if (tiers.size > 1 && !tiers.has(undefined))
    return { vi: ` ở hai cấp (${names})`, en: ` at two tiers (${names})` }
  return { vi: ` ở hai cơ quan (${names})`, en: ` at two agencies (${names})` }
}

interface Syllables {
  readonly row: ListRow
  readonly key: string
  readonly syllables: readonly string[]
}

// A name with one of these more is another service on purpose: to issue, to issue again, to extend, a first one.
const TELLS_APART = new Set(
  words(
    'lại mới đổi gia hạn sửa bổ sung điều chỉnh thu hồi hủy huỷ tạm ngừng chấm dứt không ngoài trong lần đầu tỉnh huyện xã cấp tổ chức cá nhân liên thông mất hỏng trước sau nam nữ nước',
  ),
)
const SHORTEST = 5
const MOST_MORE = 2
const MOST_COMPARED = 5_000
const NEIGHBOURS = 200
const MOST_TOLD = 12

function similarNames(rows: readonly ListRow[]): readonly Anomaly[] {
  const all = rows
    .map((row) => ({ row, key: nameKey(row), syllables: nameKey(row).split(' ') }))
    .filter(({ syllables }) => syllables.length >= SHORTEST)
  const found: Anomaly[] = []
  for (const [index, a] of all.entries()) {
    // Past a province's whole catalogue only rows not far apart are compared.
    const end = all.length > MOST_COMPARED ? index + NEIGHBOURS : all.length
    for (let other = index + 1; other < Math.min(end, all.length); other += 1) {
      const b = all[other]
      if (!b || a.key === b.key || !isNear(a, b)) continue
      const pair = [a.row, b.row]
      const { vi, en } = placesOf(pair)
      found.push({
        kind: 'similar_name',
        rows: numbersOf(pair),
        message: `${rowWord(a.row).vi} (“${shortName(a.row)}”) và ${lower(rowWord(b.row).vi)} (“${shortName(b.row)}”) gần như cùng tên${vi}. Cần quyết định là một dịch vụ hay hai dịch vụ khác nhau.`,
        messageEn: `${rowWord(a.row).en} and ${rowWord(b.row).en} have nearly the same name${en}. Decide whether they are one service or two.`,
        source: sourceOf(pair),
      })
    }
  }
  return found
}

/** One has a weak word or two more than the other, or one syllable differs as by a slip. */
function isNear(a: Syllables, b: Syllables): boolean {
  const [short, long] =
    a.syllables.length <= b.syllables.length ? [a.syllables, b.syllables] : [b.syllables, a.syllables]
  const more = long.length - short.length
  if (short.length < SHORTEST || more > MOST_MORE || more > short.length / 5) return false
  return more === 0 ? differBySlip(short, long) : hasOnlyWeakWordsMore(short, long)
}

function differBySlip(a: readonly string[], b: readonly string[]): boolean {
  const different = a.filter((syllable, index) => syllable !== b[index])
  const [one] = different
  return different.length === 1 && one !== undefined && isSlip(one, b[a.indexOf(one)] ?? '')
}

function hasOnlyWeakWordsMore(short: readonly string[], long: readonly string[]): boolean {
  let at = 0
  for (const [index, syllable] of long.entries()) {
    if (short[at] === syllable) at += 1
    else if (index - at >= long.length - short.length) return false
    else if (TELLS_APART.has(syllable) || /\d|^[ivx]+$/u.test(syllable)) return false
  }
  return at === short.length
}

function isSlip(a: string, b: string): boolean {
  if (/\d/u.test(a + b) || a.length < 2 || b.length < 2) return false
  return fold(a) === fold(b) || (a.length > 3 && typoDistanceAtMostOne(fold(a), fold(b)))
}

/** "bất động, sản" where other rows have "bất động sản". */
function strayCommas(rows: readonly ListRow[]): readonly Anomaly[] {
  const pairs = new Map<string, number>()
  for (const { name } of rows) {
    for (const part of name.text.toLowerCase().split(/[^\p{L}\p{N}\s]+/u)) {
      const syllables = words(part)
      for (const [index, syllable] of syllables.entries()) {
        const key = `${syllable} ${syllables[index + 1] ?? ''}`
        pairs.set(key, (pairs.get(key) ?? 0) + 1)
      }
    }
  }
  return rows.flatMap((row) => {
    const torn = [...row.name.text.matchAll(/([\p{L}\p{M}]+),\s*([\p{L}\p{M}]+)/gu)].filter(
      ([, before = '', after = '']) => (pairs.get(`${before} ${after}`.toLowerCase()) ?? 0) >= 2,
    )
    return torn.map(([, before = '', after = '']) => ({
      kind: 'stray_comma' as const,
      rows: numbersOf([row]),
      message: `${rowWord(row).vi} ghi “${before}, ${after}”, các chỗ khác trong danh mục ghi “${before} ${after}” không có dấu phẩy. Cần quyết định giữ như văn bản hay ghi chú là lỗi in.`,
      messageEn: `${rowWord(row).en} has “${before}, ${after}”, other places of the list “${before} ${after}” without a comma. Decide whether to keep it as printed or to note a misprint.`,
      source: row.name.lines,
    }))
  })
}
