import { inflateSync } from 'node:zlib'

/** What a rendered document says and declares. */
export interface PdfContents {
  readonly title: string
  readonly lang: string
  /** Part and conformance of PDF/A ('2B'), empty when the file does not claim it. */
  readonly pdfA: string
  readonly tagged: boolean
  readonly createdAt: string
  readonly fonts: readonly string[]
  readonly pages: readonly PdfPage[]
  /** Alternative texts of pictures, in order. */
  readonly alternatives: readonly string[]
}

export interface PdfPage {
  readonly widthMm: number
  readonly heightMm: number
  /** Text in drawing order, runs joined by one space. */
  readonly text: string
}

type Objects = ReadonlyMap<number, string>

/**
 * Reads documents this program made (plain cross-reference table, Type 0 fonts with ToUnicode), so that
 * tests can look at the text a reader or a screen reader gets. It is no general PDF reader.
 */
export function readPdf(file: Uint8Array): PdfContents {
  const source = Buffer.from(file).toString('latin1')
  const objects = objectsOf(source)
  const catalog = objectWith(objects, /\/Type \/Catalog/)
  const info = reference(objects, source.slice(source.lastIndexOf('trailer')), 'Info')
  const xmp = objectWith(objects, /\/Subtype \/XML/)
  const part = /<pdfaid:part>(\d)<\/pdfaid:part><pdfaid:conformance>(\w)</.exec(xmp)
  return {
    title: textOf(info, 'Title'),
    lang: /\/Lang \(([\w-]+)\)/.exec(catalog)?.[1] ?? '',
    pdfA: part === null ? '' : `${part[1]}${part[2]}`,
    tagged: catalog.includes('/Marked true'),
    createdAt: /\/CreationDate \(D:(\d+Z?)/.exec(info)?.[1] ?? '',
    fonts: [
      ...new Set([...objects.values()].flatMap((text) => /\/FontName \/\w+\+([\w-]+)/.exec(text)?.[1] ?? [])),
    ],
    pages: pageNumbers(objects, catalog).map((number) => pageOf(objects, objects.get(number) ?? '')),
    alternatives: [...objects.values()]
      .filter((text) => text.includes('/S /Figure'))
      .map((text) => textOf(text, 'Alt')),
  }
}

function objectsOf(source: string): Objects {
  const objects = new Map<number, string>()
  // Offsets come from the cross-reference table: a compressed stream may hold the word "endobj" by chance.
  const table = source.slice(source.lastIndexOf('\nxref') + 1, source.lastIndexOf('trailer'))
  const offsets = [...table.matchAll(/(\d{10}) \d{5} ([nf])/g)].map((entry) => ({
    at: Number(entry[1]),
    used: entry[2] === 'n',
  }))
  const ends = offsets
    .map(({ at }) => at)
    .concat(source.lastIndexOf('\nxref'))
    .sort((a, b) => a - b)
  for (const [number, { at, used }] of offsets.entries()) {
    if (used)
      objects.set(
        number,
        source.slice(
          at,
          ends.find((end) => end > at),
        ),
      )
  }
  return objects
}

function objectWith(objects: Objects, pattern: RegExp): string {
  return [...objects.values()].find((text) => pattern.test(text)) ?? ''
}

function reference(objects: Objects, text: string, key: string): string {
  const number = new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1]
  return number === undefined ? '' : (objects.get(Number(number)) ?? '')
}

/** A text entry: in hexadecimal UTF-16, or as it is when it has ASCII letters only. */
function textOf(object: string, key: string): string {
  const hex = new RegExp(`/${key} <(\\w+)>`).exec(object)?.[1]
  if (hex !== undefined) return hexText(hex)
  const at = object.indexOf(`/${key} (`)
  return at === -1
    ? ''
    : unescaped(object.slice(at + key.length + 3, stringEnd(object, at + key.length + 2) - 1))
}

function hexText(hex: string): string {
  return Buffer.from(hex.replace(/^FEFF/i, ''), 'hex').swap16().toString('utf16le')
}

function streamOf(object: string): string {
  const start = /stream\r?\n/.exec(object)
  if (start === null) return ''
  const length = Number(/\/Length (\d+)/.exec(object)?.[1] ?? 0)
  const from = start.index + start[0].length
  const body = Buffer.from(object.slice(from, from + length), 'latin1')
  const packed = object.slice(0, start.index).includes('/FlateDecode')
  return (packed ? inflateSync(body) : body).toString('latin1')
}

function pageNumbers(objects: Objects, catalog: string): number[] {
  const under = (node: string): number[] =>
    [...(/\/Kids \[([^\]]*)\]/.exec(node)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].flatMap((kid) => {
      const object = objects.get(Number(kid[1])) ?? ''
      return object.includes('/Kids') ? under(object) : [Number(kid[1])]
    })
  return under(reference(objects, catalog, 'Pages'))
}

function pageOf(objects: Objects, page: string): PdfPage {
  const [, width = '0', height = '0'] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(page) ?? []
  const millimetres = (points: string) => Math.round((Number(points) / 72) * 25.4)
  const fonts = new Map<string, Map<number, string>>()
  for (const [, name = '', number = ''] of page.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
    fonts.set(
      name,
      charactersOf(streamOf(reference(objects, objects.get(Number(number)) ?? '', 'ToUnicode'))),
    )
  }
  return {
    widthMm: millimetres(width),
    heightMm: millimetres(height),
    text: shownText(streamOf(reference(objects, page, 'Contents')), fonts),
  }
}

function charactersOf(cmap: string): Map<number, string> {
  const characters = new Map<number, string>()
  for (const [, glyph = '', text = ''] of cmap.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm)) {
    characters.set(Number.parseInt(glyph, 16), hexText(text))
  }
  return characters
}

/** Glyphs stand in strings before Tj or TJ; the font is named before Tf. */
function shownText(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> = new Map()
  let glyphs = ''
  const runs: string[] = []
  for (const token of tokensOf(content)) {
    if (token.startsWith('(')) glyphs += unescaped(token.slice(1, -1))
    // Marked content may carry strings of its own (a language, an alternative text).
    else if (token === 'BDC') glyphs = ''
    else if (token.startsWith('/f')) font = fonts.get(token.slice(1)) ?? font
    else if (token === 'TJ' || token === 'Tj') {
      runs.push(charactersIn(Buffer.from(glyphs, 'latin1'), font))
      glyphs = ''
    }
  }
  return runs.join(' ').replace(/\s+/g, ' ').trim()
}

function charactersIn(glyphs: Buffer, font: ReadonlyMap<number, string>): string {
  let run = ''
  for (let at = 0; at + 1 < glyphs.length; at += 2) run += font.get(glyphs.readUInt16BE(at)) ?? '\ufffd'
  return run
}

/** Strings whole, with the brackets nested in them; other words as they are. */
function* tokensOf(content: string): Generator<string> {
  const word = /[^\s()[\]]+/y
  for (let at = 0; at < content.length; ) {
    if (content[at] === '(') {
      const end = stringEnd(content, at)
      yield content.slice(at, end)
      at = end
      continue
    }
    word.lastIndex = at
    const found = word.exec(content)?.[0]
    if (found !== undefined) yield found
    at += found?.length ?? 1
  }
}

function stringEnd(content: string, from: number): number {
  let depth = 0
  for (let at = from; at < content.length; at += 1) {
    if (content[at] === '\\') at += 1
    else if (content[at] === '(') depth += 1
    else if (content[at] === ')') depth -= 1
    if (depth === 0) return at + 1
  }
  return content.length
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function unescaped(literal: string): string {
  return literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_whole, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? code),
  )
}
