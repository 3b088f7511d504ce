import type { OptionGroup } from '../../engines/forms/index.ts'
import { inLocale, type Locale } from '../../platform/i18n/translator.ts'
import { type Html, html, trusted } from '../../ui/index.ts'

interface Drawn {
  readonly markup: string
  /** Where ` selected` goes for a value. */
  readonly places: ReadonlyMap<string, number>
}

// Keyed by the list itself: the directory gives the same array until it changes, so 134 areas are drawn once.
const DRAWN: Readonly<Record<Locale, WeakMap<readonly OptionGroup[], Drawn>>> = {
  vi: new WeakMap(),
  en: new WeakMap(),
}

/** The options of a select, with the chosen one marked. */
export function drawOptions(
  groups: readonly OptionGroup[],
  chosen: string | undefined,
  locale: Locale,
): Html {
  const known = DRAWN[locale].get(groups)
  const { markup, places } = known ?? draw(groups, locale)
  if (!known) DRAWN[locale].set(groups, { markup, places })
  const place = chosen === undefined ? undefined : places.get(chosen)
  return trusted(place === undefined ? markup : `${markup.slice(0, place)} selected${markup.slice(place)}`)
}

function draw(groups: readonly OptionGroup[], locale: Locale): Drawn {
  const places = new Map<string, number>()
  let markup = ''
  for (const { label, options } of groups) {
    if (label) markup += html`<optgroup label="${inLocale(label, locale)}">`.markup
    for (const option of options) {
      const start = html`<option value="${option.value}"`.markup
      places.set(option.value, markup.length + start.length)
      markup += start + html`>${inLocale(option.label, locale)}</option>`.markup
    }
    if (label) markup += '</optgroup>'
  }
  return { markup, places }
}
