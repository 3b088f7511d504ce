import type { FormDefinition, SectionView } from '../../engines/forms/index.ts'
import type { Locale } from '../../platform/i18n/translator.ts'
import { attributes, type Html, html } from '../../ui/index.ts'
import { shownNames, watchedSection } from './conditional-fields.ts'
import { drawField } from './draw-field.ts'

/** Posted beside the answers: the conditional fields that were on the page. */
export const SHOWN_FIELD = '_shown'

type Drawn = Partial<Record<Locale, Html>>
const DRAWN = new WeakMap<SectionView, Drawn>()

/** The questions of one page of a form, to stand inside a `<form>`. A view that is kept is drawn once. */
export function formSection(form: FormDefinition, view: SectionView, locale: Locale): Html {
  const drawn = DRAWN.get(view) ?? {}
  const known = drawn[locale]
  if (known) return known
  const made = draw(form, view, locale)
  DRAWN.set(view, { ...drawn, [locale]: made })
  return made
}

function draw(form: FormDefinition, view: SectionView, locale: Locale): Html {
  const fields = view.fields.map((field) => drawField(field, locale))
  const hasRows = view.fields.some((field) => field.control.type === 'repeat')
  const shown = watchedSection(form, view.index) && shownNames(view).join(',')
  return html`${hasRows && DEFAULT_BUTTON}${shown !== undefined && html`<input type="hidden" name="${SHOWN_FIELD}" value="${shown}">`}${fields}`
}

/**
 * The Enter key presses the first button of a form. Where rows have buttons of their own this must come before
 * them, or Enter would take a row away.
 */
const DEFAULT_BUTTON = html`<button type="submit" name="_action" value="continue" class="govuk-visually-hidden" tabindex="-1" aria-hidden="true"></button>`

/** For the `<form>`: what the island needs to show and hide fields at once. Empty where nothing depends on anything. */
export function visibilityAttributes(form: FormDefinition, view: SectionView): Html | undefined {
  const watched = watchedSection(form, view.index)
  return (
    watched &&
    attributes({
      'data-watched': JSON.stringify(watched),
      'data-outside': JSON.stringify(view.outside),
    })
  )
}
