/** Markup that is safe to send: made only by `html` and `trusted`. */
export class Html {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
  toString(): string {
    return this.markup
  }
}

export type HtmlValue = string | number | Html | null | undefined | false | readonly HtmlValue[]

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const SPECIAL = /[&<>"']/

export function escapeHtml(text: string): string {
  return SPECIAL.test(text) ? text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '') : text
}

function render(value: HtmlValue): string {
  if (value instanceof Html) return value.markup
  if (typeof value === 'string') return escapeHtml(value)
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'number') return String(value)
  let out = ''
  for (const item of value) out += render(item)
  return out
}

/** Auto-escaping template: a string is always escaped, an `Html` never twice; arrays are joined. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let out = strings[0] ?? ''
  for (let index = 0; index < values.length; index += 1) {
    out += render(values[index]) + (strings[index + 1] ?? '')
  }
  return new Html(out)
}

/** Marks a string as markup. Only for markup this program made itself (icons, drawn SVG), never for input. */
export function trusted(markup: string): Html {
  return new Html(markup)
}

/** Attributes of an element: `true` gives the bare name, `false`/`undefined` leaves it out. */
export function attributes(values: Readonly<Record<string, string | number | boolean | undefined>>): Html {
  let out = ''
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === false) continue
    out += value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`
  }
  return new Html(out)
}
