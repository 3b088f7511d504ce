import type { ComponentSource } from '../component-source.ts'
import { objectOf } from '../component-source.ts'
import type { Option } from '../lists.ts'

const MAX_OPTIONS = 500

/** form-js `values`; the English label of value v is `properties["labelEn.v"]`. */
export function optionsOf(source: ComponentSource): readonly Option[] {
  const given = Array.isArray(source.json.values) ? source.json.values.slice(0, MAX_OPTIONS) : []
  if (given.length === 0) {
    source.fault({ vi: 'Chưa có lựa chọn nào.', en: 'There are no choices.' }, 'values')
  }
  const seen = new Set<string>()
  return given.flatMap((entry, index) => {
    const { label, value } = objectOf(entry)
    if (
      typeof label !== 'string' ||
      typeof value !== 'string' ||
      value === '' ||
      value.length > 100 ||
      seen.has(value)
    ) {
      source.fault(
        {
          vi: 'Mỗi lựa chọn cần có nhãn và một giá trị riêng, không quá 100 ký tự.',
          en: 'Each choice needs a label and a value of its own, at most 100 characters.',
        },
        `values[${index}]`,
      )
      return []
    }
    seen.add(value)
    return [{ value, label: source.bilingual(label, `labelEn.${value}`) ?? { vi: label, en: label } }]
  })
}

export function labelOf(options: readonly Option[], value: unknown) {
  return options.find((option) => option.value === value)?.label
}
