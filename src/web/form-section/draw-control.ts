import type {
  CheckboxesView,
  CheckboxView,
  DateView,
  FieldView,
  InputView,
  Option,
  RadiosView,
  SelectView,
  TextareaView,
} from '../../engines/forms/index.ts'
import { inLocale, type Locale, translator } from '../../platform/i18n/translator.ts'
import {
  characterCount,
  checkboxes,
  dateInput,
  type Html,
  radios,
  select,
  textarea,
  textInput,
} from '../../ui/index.ts'
import { drawOptions } from './draw-options.ts'
import { errorOf, hintOf, labelOf } from './field-words.ts'

/** A field and its control, narrowed to one kind of control. */
type Of<C> = FieldView & { readonly control: C }

function common(view: FieldView, locale: Locale) {
  const { id, name } = view
  return {
    id,
    name,
    locale,
    label: { text: labelOf(view, locale), classes: 'govuk-label--s' },
    hint: hintOf(view, locale),
    errorMessage: errorOf(view, locale),
  }
}

function legend(view: FieldView, locale: Locale) {
  return { legend: { text: labelOf(view, locale), classes: 'govuk-fieldset__legend--s' } }
}

/** The style sheet knows these widths; the next larger one leaves room. */
const WIDTHS = [2, 3, 4, 5, 10, 20, 30]

export function drawInput(view: Of<InputView>, locale: Locale, attributes?: { autofocus: true }): Html {
  const { control } = view
  const width = control.width === undefined ? undefined : WIDTHS.find((one) => one >= (control.width ?? 0))
  return textInput({
    ...common(view, locale),
    value: control.value,
    type: control.inputType,
    inputmode: control.inputMode === control.inputType ? undefined : control.inputMode,
    classes: width === undefined ? undefined : `govuk-input--width-${width}`,
    suffix: view.unit && { text: inLocale(view.unit, locale) },
    spellcheck: control.inputMode === 'text' ? undefined : false,
    autocomplete: autocompleteOf(view),
    attributes,
  })
}

// Only where the page plainly asks for the person's own: a browser filling in a witness's phone would do harm.
const OWN_CONTACT = /^(?:(?:person|user|req|p)_)?(phone|email)$/

function autocompleteOf({ name, kind }: FieldView): string | undefined {
  const what = OWN_CONTACT.exec(name)?.[1]
  if (what !== kind) return undefined
  return what === 'phone' ? 'tel' : 'email'
}

/** Up to here a count helps; the limit of the system itself is never met. */
const COUNTED = 3000

export function drawTextarea(view: Of<TextareaView>, locale: Locale): Html {
  const { value, maxLength } = view.control
  const options = { ...common(view, locale), value, rows: maxLength > 500 ? 5 : 3 }
  if (maxLength > COUNTED) return textarea(options)
  return characterCount({ ...options, maxlength: maxLength, threshold: 75 })
}

export function drawDate(view: Of<DateView>, locale: Locale): Html {
  const { control, id, name } = view
  const hasError = view.error !== undefined
  const part = (key: 'day' | 'month' | 'year') => ({
    value: control[key],
    error: hasError ? control.wrong.includes(key) : undefined,
  })
  return dateInput({
    id,
    namePrefix: name,
    locale,
    day: part('day'),
    month: part('month'),
    year: part('year'),
    fieldset: legend(view, locale),
    hint: hintOf(view, locale),
    errorMessage: errorOf(view, locale),
  })
}

function choices(options: readonly Option[], locale: Locale) {
  return options.map(({ value, label }) => ({ value, text: inLocale(label, locale) }))
}

/** Two short answers stand side by side. */
function isShort(options: readonly Option[], locale: Locale): boolean {
  return options.length === 2 && options.every(({ label }) => inLocale(label, locale).length <= 8)
}

export function drawRadios(view: Of<RadiosView>, locale: Locale): Html {
  const { options, value } = view.control
  return radios({
    ...common(view, locale),
    idPrefix: view.id,
    fieldset: legend(view, locale),
    classes: isShort(options, locale) ? 'govuk-radios--inline' : undefined,
    items: choices(options, locale),
    value,
  })
}

export function drawCheckboxes(view: Of<CheckboxesView>, locale: Locale): Html {
  const { options, values } = view.control
  return checkboxes({
    ...common(view, locale),
    idPrefix: view.id,
    fieldset: legend(view, locale),
    items: choices(options, locale),
    values,
  })
}

export function drawCheckbox(view: Of<CheckboxView>, locale: Locale): Html {
  const { hint, errorMessage, name } = common(view, locale)
  return checkboxes({
    name,
    idPrefix: view.id,
    locale,
    hint,
    errorMessage,
    items: [{ value: 'yes', text: labelOf(view, locale), checked: view.control.checked }],
  })
}

export function drawSelect(view: Of<SelectView>, locale: Locale): Html {
  const { groups, value, searchable } = view.control
  return select({
    ...common(view, locale),
    items: [{ value: '', text: translator(locale)('Chọn…', 'Choose…') }],
    drawnItems: drawOptions(groups, value, locale),
    attributes: searchable ? { 'data-island': 'type-ahead' } : undefined,
  })
}
