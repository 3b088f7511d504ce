import { attribute, readXml } from './read-xml.ts'

/** The numbers Word puts before paragraphs by itself; they are not in the text. */
export interface WordNumbers {
  next(list: string, level: number): string
}

interface Level {
  readonly start: number
  readonly format: string
  readonly pattern: string
}

export function wordNumbers(xml: string | undefined): WordNumbers {
  const levels = xml === undefined ? new Map<string, readonly Level[]>() : readLevels(xml)
  const counts = new Map<string, number[]>()
  return {
    next(list, level) {
      const format = levels.get(list)?.[level]
      if (!format || format.format === 'bullet' || format.format === 'none')
        return format?.format === 'bullet' ? '-' : ''
      const count = counts.get(list) ?? []
      count.length = Math.min(count.length, level + 1)
      count[level] = (count[level] ?? format.start - 1) + 1
      counts.set(list, count)
      const of = (at: number) => levels.get(list)?.[at]
      return format.pattern.replaceAll(/%(\d)/gu, (_, digit: string) => {
        const at = Number(digit) - 1
        return written(count[at] ?? of(at)?.start ?? 1, of(at)?.format ?? 'decimal')
      })
    },
  }
}

function readLevels(xml: string): ReadonlyMap<string, readonly Level[]> {
  const patterns = new Map<string, Level[]>()
  const lists = new Map<string, string>()
  let pattern = ''
  let list = ''
  let level: Level | undefined
  readXml(xml, {
    open(name, attributes) {
      const value = attribute(attributes, 'val') ?? ''
      if (name === 'abstractNum') pattern = attribute(attributes, 'abstractNumId') ?? ''
      else if (name === 'num') list = attribute(attributes, 'numId') ?? ''
      else if (name === 'abstractNumId') lists.set(list, value)
      else if (name === 'lvl') level = { start: 1, format: 'decimal', pattern: '%1' }
      else if (level) level = { ...level, ...levelPart(name, value) }
    },
    close(name) {
      if (name !== 'lvl' || !level) return
      patterns.set(pattern, [...(patterns.get(pattern) ?? []), level])
      level = undefined
    },
  })
  return new Map([...lists].map(([id, of]) => [id, patterns.get(of) ?? []]))
}

function levelPart(name: string, value: string): Partial<Level> {
  if (name === 'start') return { start: Number(value) }
  if (name === 'numFmt') return { format: value }
  return name === 'lvlText' ? { pattern: value } : {}
}

const ROMAN: readonly [number, string][] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function written(count: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(count)
    case 'lowerRoman':
      return roman(count).toLowerCase()
    case 'upperLetter':
      return String.fromCharCode(64 + count)
    case 'lowerLetter':
      return String.fromCharCode(96 + count)
    default:
      return String(count)
  }
}

function roman(count: number): string {
  let rest = count
  let text = ''
  for (const [value, letters] of ROMAN) {
    while (rest >= value) {
      text += letters
      rest -= value
    }
  }
  return text
}
