import type { FieldKind } from '../field-kind.ts'
import type { Option } from '../lists.ts'
import { notAnswered } from '../messages.ts'
import { optionsOf } from './options.ts'
import { ownOptions, singleChoice } from './single-choice.ts'

export const radioField: FieldKind = {
  name: 'radio',
  component: 'radio',
  sample: {
    type: 'radio',
    key: 'self_perform',
    label: 'Tự thi công',
    values: [
      { value: 'yes', label: 'Có' },
      { value: 'no', label: 'Không' },
    ],
    properties: { labelEn: 'Own work', 'labelEn.yes': 'Yes', 'labelEn.no': 'No' },
  },
  build: (source) => {
    const options = optionsOf(source)
    return singleChoice({
      label: source.label,
      ...ownOptions(options),
      ...(isYesOrNo(options) ? { missing: notAnswered(source.label) } : {}),
      view: (value) => ({ type: 'radios', options, value }),
    })
  },
}

function isYesOrNo(options: readonly Option[]): boolean {
  return options.length === 2 && options.every(({ value }) => value === 'yes' || value === 'no')
}
