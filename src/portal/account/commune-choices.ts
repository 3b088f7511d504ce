import { compareNames } from '../../engines/vietnamese/index.ts'
import type { Directory } from '../../modules/organizations/index.ts'
import { inLocale, type Locale } from '../../platform/i18n/translator.ts'
import type { SelectItem } from '../../ui/index.ts'

/** "Xã Hiệp Thành, Thành phố Bạc Liêu"; undefined for a code this province does not have. */
export function areaName(directory: Directory, code: string | null, locale: Locale): string | undefined {
  const area = code === null ? undefined : directory.findArea(code)
  if (!area) return undefined
  const parent = area.parentCode === null ? undefined : directory.findArea(area.parentCode)
  const names = parent?.tier === 'district' ? [area, parent] : [area]
  return names.map(({ name }) => inLocale(name, locale)).join(', ')
}

/** The communes of the province by name. */
export function communeChoices(directory: Directory, locale: Locale): readonly SelectItem[] {
  return directory.areas
    .filter((area) => area.tier === 'commune' && area.endedOn === null)
    .map((area) => ({ value: area.code, text: areaName(directory, area.code, locale) ?? area.code }))
    .toSorted((a, b) => compareNames(a.text, b.text))
}
