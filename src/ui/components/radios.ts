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

export interface RadiosOptions extends ChoicesOptions {
  readonly items: readonly (ChoiceItem | ChoiceDivider | undefined | false)[]
  readonly value?: string | number | undefined
}

const KIND = { block: 'govuk-radios', type: 'radio' } as const

export function radios(options: RadiosOptions): Html {
  const idPrefix = options.idPrefix ?? options.name
  const chosen = options.value
  return choiceGroup(KIND, options, () =>
    options.items.map((item, index) => {
      if (!item) return undefined
      if ('divider' in item) return choiceDivider(KIND, item)
      const isChecked = item.checked ?? (chosen !== undefined && chosen !== '' && item.value === chosen)
      return choiceElement(KIND, { item, id: choiceId(item, idPrefix, index), name: options.name, isChecked })
    }),
  )
}
