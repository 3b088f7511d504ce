import type { Html } from '../html.ts'
import {
  choiceDivider,
  type ChoiceDivider,
  choiceElement,
  choiceGroup,
  choiceId,
  type ChoiceItem,
  type ChoicesOptions,
} from './choices.ts'

export interface CheckboxItem extends ChoiceItem {
  readonly name?: string | undefined
  /** `exclusive`: choosing it clears the others ("none of these"). */
  readonly behaviour?: 'exclusive' | undefined
}

export interface CheckboxesOptions extends ChoicesOptions {
  readonly items: readonly (CheckboxItem | ChoiceDivider | undefined | false)[]
  readonly values?: readonly (string | number)[] | undefined
}

const KIND = { block: 'govuk-checkboxes', type: 'checkbox' } as const

export function checkboxes(options: CheckboxesOptions): Html {
  const idPrefix = options.idPrefix ?? options.name
  return choiceGroup(KIND, options, (describedBy) =>
    options.items.map((item, index) => {
      if (!item) return undefined
      if ('divider' in item) return choiceDivider(KIND, item)
      return choiceElement(KIND, {
        item,
        id: choiceId(item, idPrefix, index),
        name: item.name ?? options.name,
        isChecked: item.checked ?? options.values?.includes(item.value) ?? false,
        // Without a fieldset nothing else carries the hint and the error to the person who hears the page.
        describedBy: options.fieldset ? undefined : describedBy,
        behaviour: item.behaviour,
      })
    }),
  )
}
