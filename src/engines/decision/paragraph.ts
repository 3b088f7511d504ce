import { type SourceLine, squeeze } from './source-line.ts'

/** Lines that make one paragraph, with the way back from a place in its text to the line. */
export interface Paragraph {
  readonly text: string
  /** What opened it: `a)`, `-`, `+`, `1.`; empty where it just begins. */
  readonly mark: string
  readonly lines: readonly number[]
  linesOf(from: number, to: number): readonly number[]
}

const MARK =
  /^((?:[-–—+*•○▪o]|[a-zđ]\)|\d{1,2}(?:\.\d{1,2})*[.)]|[IVXL]{1,5}[.)]|\([a-z0-9]\))(?=\s)|điều\s+\d+\.?)/iu
const ENDS = /(?:[.;]|\.\/\.)["”]?$/u

export function readParagraphs(lines: readonly SourceLine[]): readonly Paragraph[] {
  const paragraphs: Paragraph[] = []
  let open: SourceLine[] = []
  const close = () => {
    if (open.length > 0) paragraphs.push(paragraphOf(open))
    open = []
  }
  for (const line of lines) {
    if (line.isPageMark) continue
    if (line.text === '' || line.text === '|') {
      close()
      continue
    }
    const previous = open.at(-1)
    if (previous && (opens(line.text) || ENDS.test(previous.text) || isTitle(previous.text))) close()
    // A number alone on its line in running text is the page's.
    if (!/^\d{1,3}$/u.test(line.text)) open.push(line)
  }
  close()
  return paragraphs
}

function opens(text: string): boolean {
  return MARK.test(text) || /^(?:Trong đó|Tổng (?:số|cộng))(?!\p{L})/u.test(text)
}

/** All in capitals: a heading, which the text below does not go on with. */
function isTitle(text: string): boolean {
  return text.length > 3 && text === text.toUpperCase() && !/\d/u.test(text)
}

function paragraphOf(lines: readonly SourceLine[]): Paragraph {
  const starts: number[] = []
  let text = ''
  for (const line of lines) {
    if (text !== '') text += ' '
    starts.push(text.length)
    text += squeeze(line.text.replaceAll('|', ' '))
  }
  const mark = MARK.exec(text)?.[1] ?? ''
  return {
    text,
    mark: mark.trim(),
    lines: lines.map(({ no }) => no),
    linesOf: (from, to) =>
      lines.flatMap(({ no }, index) => {
        const start = starts[index] ?? 0
        const end = starts[index + 1] ?? text.length
        return start < to && end > from ? [no] : []
      }),
  }
}
