import type { Directory, Tier } from '../../modules/organizations/index.ts'
import { inLocale, type Locale, type Translate, translator } from '../../platform/i18n/translator.ts'

const isTier = (key: string): key is Tier => ['province', 'district', 'commune'].includes(key)

export function tierWords(tier: Tier, t: Translate): string {
  const words: Readonly<Record<Tier, string>> = {
    province: t('Cấp tỉnh', 'Province'),
    district: t('Cấp huyện', 'District'),
    commune: t('Cấp xã', 'Commune'),
  }
  return words[tier]
}

/** The name of whoever has a procedure: an agency, or all committees of a tier. */
export function ownerWords(directory: Directory, owner: string, locale: Locale): string {
  const t = translator(locale)
  if (owner === 'district') return t('Ủy ban nhân dân các huyện, thành phố', 'District People’s Committees')
  if (owner === 'commune') return t('Ủy ban nhân dân các xã, phường, thị trấn', 'Commune People’s Committees')
  if (isTier(owner)) return t('Nhiều cơ quan cấp tỉnh', 'Several agencies of the province')
  const agency = directory.findAgency(owner)
  return agency ? inLocale(agency.name, locale) : owner
}

export function levelWords(level: number, t: Translate): string {
  return level === 0 ? t('Chưa đạt mức độ 1', 'Below level 1') : t(`Mức độ ${level}`, `Level ${level}`)
}
