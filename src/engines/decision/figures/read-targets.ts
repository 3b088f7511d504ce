import type { Paragraph } from '../paragraph.ts'
import { COUNT, readCount, readShare } from '../written-number.ts'
import { readLevels } from './levels.ts'
import { yearsIn } from './years.ts'

/** What is promised for a year. `services` or `share` is null where the text gives only the other. */
export interface Target {
  readonly year: number
  readonly services: number | null
  readonly levels: readonly number[]
  readonly share: number | null
  /** How many decimals the share was written with. */
  readonly decimals: number
  /** "khoảng": the share is said not to be exact. */
  readonly isAbout: boolean
  /** Of how many. */
  readonly of: number | null
  readonly source: readonly number[]
  readonly places: Readonly<Record<'year' | 'services' | 'share' | 'of', readonly number[]>>
}

const SERVICES = String.raw`(?:dịch\s+vụ|dvc|thủ\s+tục|tthc)`
const WHOLE = new RegExp(
  String.raw`tổng\s+(?:số|cộng)[^\d%;]{0,60}?(?<!năm\s)(${COUNT})(?![.,]?\d|\s*%)|(?:${COUNT})\s*\/\s*(${COUNT})(?!\s*%)`,
  'iu',
)
const PART = new RegExp(
  String.raw`(${COUNT})(?:\s*\([^)\d]*\))?\s*(?:\/\s*(?:${COUNT})\s*)?${SERVICES}`,
  'giu',
)
const SHARE = /(khoảng|xấp\s+xỉ|gần|trên|hơn|tối\s+thiểu|ít\s+nhất)?\s*(\d{1,3}(?:[.,]\d{1,4})?)\s*%/iu
// Words that make a number the size of the whole, not what is promised.
const BEFORE_WHOLE = /(?:tổng\s+(?:số|cộng)?|trên|\/)\s*(?:là\s+)?$/iu

/** A stretch of a paragraph that speaks of one year. */
interface Stretch {
  readonly year: number
  readonly text: string
  readonly at: number
  readonly yearLines: readonly number[]
}

/** Aims in running text: a year, how many services or which share, which levels, of how many. */
export function readTargets(paragraphs: readonly Paragraph[]): readonly Target[] {
  let above: Pick<Stretch, 'year' | 'yearLines'> | undefined
  return paragraphs.flatMap((paragraph) => {
    const years = yearsIn(paragraph.text)
    const [first] = years
    if (paragraph.text.endsWith(':') || (first && !/\d/u.test(rest(paragraph, first.from, first.to)))) {
      above = first && { year: first.year, yearLines: paragraph.linesOf(first.from, first.to) }
      return []
    }
    if (!first && !/^[-+*•]$/u.test(paragraph.mark)) above = undefined
    const stretches = first
      ? stretchesOf(paragraph)
      : above
        ? [{ ...above, text: paragraph.text, at: 0 }]
        : []
    return stretches.flatMap((stretch) => targetsOf(paragraph, stretch))
  })
}

function rest({ text, mark }: Paragraph, from: number, to: number): string {
  return text.slice(mark.length, from) + text.slice(to)
}

function stretchesOf(paragraph: Paragraph): readonly Stretch[] {
  const { text } = paragraph
  const years = yearsIn(text)
  const [first] = years
  if (!first) return []
  const stretch = (year: (typeof years)[number], from: number, to: number): Stretch => ({
    year: year.year,
    text: text.slice(from, to),
    at: from,
    yearLines: paragraph.linesOf(year.from, year.to),
  })
  if (new Set(years.map(({ year }) => year)).size === 1) return [stretch(first, 0, text.length)]
  const yearComesFirst = text.slice(0, first.from).match(PART) === null
  if (yearComesFirst) {
    return years.map((year, index) => stretch(year, year.from, years[index + 1]?.from ?? text.length))
  }
  let from = 0
  return years.map((year) => {
    const end = /^\s*\([^)]*\)/u.exec(text.slice(year.to))?.[0].length ?? 0
    const cut = stretch(year, from, year.to + end)
    from = year.to + end
    return cut
  })
}

function targetsOf(paragraph: Paragraph, stretch: Stretch): readonly Target[] {
  const { text } = stretch
  // A total is read as such; the sentence of an aim names services or procedures.
  if (isTotal(paragraph) || !new RegExp(SERVICES, 'iu').test(text)) return []
  const counts = [...text.matchAll(PART)].filter(({ index }) => !BEFORE_WHOLE.test(text.slice(0, index)))
  if (counts.length === 0) {
    const target = targetOf(paragraph, stretch, undefined)
    return target.share !== null && target.levels.length > 0 ? [target] : []
  }
  return counts
    .map((count, index) => {
      const from = index === 0 ? 0 : count.index
      const to = counts[index + 1]?.index ?? text.length
      const part = { ...stretch, text: text.slice(from, to), at: stretch.at + from }
      return targetOf(paragraph, part, { written: count[1] ?? '', index: count.index - from })
    })
    .filter(({ levels, share }) => levels.length > 0 || share !== null)
}

function isTotal({ text, mark }: Paragraph): boolean {
  return /^(?:danh\s+mục|tổng\s+(?:số|cộng)|số\s+(?:lượng|tthc|dịch\s+vụ|thủ\s+tục))/iu.test(
    text.slice(mark.length).trim(),
  )
}

interface Found {
  readonly index: number
  readonly length: number
}

function targetOf(
  paragraph: Paragraph,
  { text, at, year, yearLines }: Stretch,
  count: { readonly written: string; readonly index: number } | undefined,
): Target {
  const whole = WHOLE.exec(text)
  const place = (found: Found | undefined) =>
    found ? paragraph.linesOf(at + found.index, at + found.index + found.length) : []
  const span = (found: RegExpExecArray | null) =>
    place(found ? { index: found.index, length: found[0].length } : undefined)
  const all = paragraph.linesOf(at, at + text.length)
  return {
    year,
    services: count ? readCount(count.written) : null,
    levels: readLevels(text),
    ...shareOf(text),
    of: whole ? readCount(whole[1] ?? whole[2] ?? '') : null,
    source: [...new Set([...yearLines, ...all])].sort((a, b) => a - b),
    places: {
      year: yearLines,
      services: place(count && { index: count.index, length: count.written.length }),
      share: span(SHARE.exec(text)),
      of: span(whole),
    },
  }
}

function shareOf(text: string): Pick<Target, 'share' | 'decimals' | 'isAbout'> {
  const found = SHARE.exec(text)
  if (!found) return { share: null, decimals: 0, isAbout: false }
  const { value, decimals } = readShare(found[2] ?? '')
  return { share: value, decimals, isAbout: found[1] !== undefined }
}
