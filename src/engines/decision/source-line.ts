import { fold } from '../vietnamese/index.ts'

/** A line of the source. Its number is the one a person counts to, from 1. */
export interface SourceLine {
  readonly no: number
  /** Composed, with single spaces, without invisible signs. */
  readonly text: string
  /** As `text`, but with its tabs and runs of spaces, which part the cells of some tables. */
  readonly raw: string
  /** A page begins with this line, or the line is a page's number or running head: no part of the text. */
  readonly isPageMark: boolean
}

/** A text and the lines it stands on. */
export interface Placed {
  readonly text: string
  readonly lines: readonly number[]
}

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/gu
const BARS = /[|\u2502\u2503\uff5c]/gu
const PAGE_NUMBER =
  /^(?:[-–—]\s*\d{1,3}\s*[-–—]|trang\s*(?:số\s*)?\d{1,3}(?:\s*[/]\s*\d{1,3})?|page\s*\d{1,3}(?: of \d{1,3})?)$/iu

export function splitLines(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/u)
}

export function readLines(lines: readonly string[]): readonly SourceLine[] {
  const plain = lines.map((line, index) => {
    const raw = line.normalize('NFC').replace(INVISIBLE, '').replace(BARS, '|').replaceAll('\u00a0', ' ')
    const text = squeeze(raw)
    const feed = raw.includes('\f')
    return { no: index + 1, text, raw, isPageMark: PAGE_NUMBER.test(text) || (feed && text === '') }
  })
  const heads = runningHeads(plain)
  return plain.map((line) => (heads.has(line.no) ? { ...line, isPageMark: true } : line))
}

/** Lines beside a page's number that stand beside another page's number word for word: nobody writes so twice. */
function runningHeads(lines: readonly SourceLine[]): ReadonlySet<number> {
  const beside = new Map<string, number[]>()
  for (const [index, { isPageMark }] of lines.entries()) {
    if (!isPageMark) continue
    for (const step of [-1, 1]) {
      let at = index + step
      while (lines[at]?.text === '') at += step
      const other = lines[at]
      if (!other || other.isPageMark || !/\p{L}{2}.*\s/u.test(other.text)) continue
      const places = beside.get(other.text) ?? []
      if (!places.includes(other.no)) places.push(other.no)
      beside.set(other.text, places)
    }
  }
  return new Set([...beside.values()].filter((places) => places.length > 1).flat())
}

export function squeeze(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** Joins what stands on several lines; nothing else is changed. */
export function joined(parts: readonly Placed[]): Placed {
  return {
    text: squeeze(parts.map(({ text }) => text).join(' ')),
    lines: linesOf(parts),
  }
}

/** The text, or none where there is nothing. */
export function textOf(placed: Placed | undefined): string {
  return placed === undefined ? '' : placed.text
}

/** Every line of these, once, in order. */
export function linesOf(parts: readonly (Placed | undefined)[]): readonly number[] {
  return [...new Set(parts.flatMap((part) => part?.lines ?? []))].sort((a, b) => a - b)
}

/** Folded, with single spaces and without signs at its ends: for telling whether two texts say the same. */
export function keyOf(text: string): string {
  return squeeze(fold(text).replace(/[^\p{L}\p{N}]+/gu, ' '))
}
