import type { OfficeParts } from './office-parts.ts'
import { attribute, readXml } from './read-xml.ts'
import { wordNumbers, type WordNumbers } from './word-numbers.ts'

const FEED = '\f'

interface Cell {
  /** It goes on from the row above. */
  isRest: boolean
  readonly lines: string[]
}

/** The paragraphs and cells of a Word document as lines; undefined when it is damaged. */
export function readDocx(parts: OfficeParts): readonly string[] | undefined {
  const xml = parts.text('word/document.xml')
  if (xml === undefined) return undefined
  const walk = new DocumentWalk(wordNumbers(parts.text('word/numbering.xml')))
  const isWhole = readXml(xml, {
    open: (name, attributes) => walk.open(name, attributes),
    close: (name) => walk.close(name),
    text: (text) => walk.text(text),
  })
  return isWhole ? walk.lines : undefined
}

class DocumentWalk {
  readonly lines: string[] = []
  readonly #numbers: WordNumbers
  readonly #cells: Cell[] = []
  #paragraph = ''
  #number: { id: string; level: string } | undefined
  #textDepth = 0
  #skipped = 0

  constructor(numbers: WordNumbers) {
    this.#numbers = numbers
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    // What older programs show instead is there twice.
    if (this.#skipped > 0 || name === 'Fallback') this.#skipped += 1
    else if (name === 't') this.#textDepth += 1
    else if (name === 'tab') this.#paragraph += this.#cells.length > 0 ? ' ' : '\t'
    else if (name === 'br' || name === 'cr') this.#break(attribute(attributes, 'type'))
    else if (name === 'lastRenderedPageBreak' && this.#cells.length > 0) this.#break('page')
    else if (name === 'tc') this.#cells.push({ isRest: false, lines: [] })
    else this.#note(name, attribute(attributes, 'val'))
  }

  /** Properties: of a cell that goes on, of a paragraph that Word numbers. */
  #note(name: string, value: string | undefined): void {
    if (name === 'vMerge') this.#mergeCell(value)
    if (value === undefined) return
    const { id, level } = this.#number ?? { id: '', level: '0' }
    if (name === 'numId') this.#number = { id: value, level }
    else if (name === 'ilvl') this.#number = { id, level: value }
  }

  close(name: string): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1
      return
    }
    if (name === 't') this.#textDepth -= 1
    else if (name === 'p') this.#endParagraph()
    else if (name === 'tc') this.#endCell()
  }

  text(text: string): void {
    if (this.#skipped === 0 && this.#textDepth > 0) this.#paragraph += text.replaceAll(/\s/gu, ' ')
  }

  #break(type: string | undefined): void {
    if (type === 'page') {
      const into = this.#cells.at(-1)?.lines ?? this.lines
      if (this.#paragraph.trim() !== '') into.push(this.#paragraph.trim())
      this.#paragraph = ''
      into.push(FEED)
    } else this.#endLine()
  }

  #mergeCell(value: string | undefined): void {
    const cell = this.#cells.at(-1)
    if (cell && value !== 'restart') cell.isRest = true
  }

  #endLine(): void {
    const into = this.#cells.at(-1)?.lines ?? this.lines
    into.push(this.#paragraph.trim())
    this.#paragraph = ''
  }

  #endParagraph(): void {
    const { id, level } = this.#number ?? { id: '', level: '0' }
    const number = id === '' || id === '0' ? '' : this.#numbers.next(id, Number(level))
    this.#paragraph = `${number} ${this.#paragraph}`.trim()
    this.#number = undefined
    this.#endLine()
  }

  #endCell(): void {
    const cell = this.#cells.pop()
    if (!cell || cell.isRest) return
    const filled = cell.lines.filter((line) => line !== '')
    // A table inside a cell is read as part of it: its own cells end no row of the outer one.
    const outer = this.#cells.at(-1)
    if (outer) outer.lines.push(...filled)
    else this.lines.push(...filled, '|')
  }
}
