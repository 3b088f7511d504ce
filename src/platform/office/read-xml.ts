import { Parser } from 'saxen'

export interface XmlHandlers {
  /** Names without their prefix. Attributes keep theirs. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  text?(text: string): void
}

/** Walks through XML of an office file; false when it is damaged. Entities beyond the five of XML stay as written. */
export function readXml(xml: string, { open, close, text }: XmlHandlers): boolean {
  let isWhole = true
  const parser = new Parser()
  parser.on('openTag', (name, attributes, decode) => {
    const decoded = Object.fromEntries(
      Object.entries(attributes()).map(([key, value]) => [key, decode(value)]),
    )
    open?.(localName(name), decoded)
  })
  parser.on('closeTag', (name) => close?.(localName(name)))
  parser.on('text', (value, decode) => text?.(decode(value)))
  parser.on('cdata', (value) => text?.(value))
  parser.on('error', () => {
    isWhole = false
  })
  parser.parse(xml)
  return isWhole
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return attributes[name] ?? attributes[Object.keys(attributes).find((key) => localName(key) === name) ?? '']
}
