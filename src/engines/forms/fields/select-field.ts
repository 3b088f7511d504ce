import type { FieldKind } from '../field-kind.ts'
import { optionsOf } from './options.ts'
import { ownOptions, singleChoice } from './single-choice.ts'

// Beyond this a list is quicker to type into than to scroll.
const SEARCHABLE_FROM = 16

export const selectField: FieldKind = {
  name: 'select',
  component: 'select',
  sample: {
    type: 'select',
    key: 'kind',
    label: 'Loại đối tượng',
    values: [
      { value: 'enterprise', label: 'Doanh nghiệp' },
      { value: 'household', label: 'Hộ kinh doanh' },
    ],
    properties: {
      labelEn: 'Type of applicant',
      'labelEn.enterprise': 'Enterprise',
      'labelEn.household': 'Household',
    },
  },
  build: (source) => {
    const options = optionsOf(source)
    const groups = [{ options }]
    return singleChoice({
      label: source.label,
      ...ownOptions(options),
      view: (value) => ({ type: 'select', groups, value, searchable: options.length >= SEARCHABLE_FROM }),
    })
  },
}
