import type { FieldKind } from '../field-kind.ts'
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
      view: (value) => ({ type: 'radios', options, value }),
    })
  },
}
