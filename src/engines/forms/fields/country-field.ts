import countries from '../data/countries.json' with { type: 'json' }
import type { FieldKind } from '../field-kind.ts'
import type { Option } from '../lists.ts'
import { ownOptions, singleChoice } from './single-choice.ts'

// ISO 3166-1 in the order of the Vietnamese alphabet, Việt Nam first since nearly everybody needs it.
const collator = new Intl.Collator('vi')
const OPTIONS: readonly Option[] = countries
  .map(({ code, vi, en }) => ({ value: code, label: { vi, en } }))
  .sort(
    (a, b) => Number(b.value === 'VN') - Number(a.value === 'VN') || collator.compare(a.label.vi, b.label.vi),
  )
const GROUPS = [{ options: OPTIONS }]
const CHOICE = ownOptions(OPTIONS)

export const countryField: FieldKind = {
  name: 'country',
  component: 'select',
  sample: {
    type: 'select',
    key: 'nationality',
    label: 'Quốc tịch',
    valuesKey: 'countries',
    properties: { kind: 'country', labelEn: 'Nationality' },
  },
  build: (source) => ({
    ...singleChoice({
      label: source.label,
      ...CHOICE,
      view: (value) => ({ type: 'select', groups: GROUPS, value, searchable: true }),
    }),
    generate: (random) =>
      random() < 0.9 ? 'VN' : (OPTIONS[Math.floor(random() * OPTIONS.length)]?.value ?? 'VN'),
  }),
}
