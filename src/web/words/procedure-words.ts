import type { ProcedureRecord } from '../../modules/catalog/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'

export function tierWords(tier: string, t: Translate): string {
  if (tier === 'province') return t('Cấp tỉnh', 'Province')
  if (tier === 'district') return t('Cấp huyện', 'District')
  if (tier === 'central') return t('Cấp trung ương', 'Central government')
  if (tier === 'other') return t('Cơ quan khác', 'Other bodies')
  return t('Cấp xã', 'Commune')
}

/** Who may ask for a procedure. */
export function audienceWords(audience: string, t: Translate): string {
  switch (audience) {
    case 'individual':
      return t('Cá nhân', 'Individuals')
    case 'household':
      return t('Hộ gia đình', 'Households')
    case 'household_business':
      return t('Hộ kinh doanh', 'Household businesses')
    case 'organisation':
      return t('Tổ chức, doanh nghiệp', 'Organisations and enterprises')
    case 'cooperative':
      return t('Hợp tác xã', 'Cooperatives')
    case 'religious_establishment':
      return t('Cơ sở tôn giáo', 'Religious establishments')
    case 'foreigner':
      return t('Người nước ngoài', 'Foreigners')
    case 'foreign_organisation':
      return t('Tổ chức nước ngoài', 'Foreign organisations')
    case 'overseas_vietnamese':
      return t('Người Việt Nam định cư ở nước ngoài', 'Vietnamese living abroad')
    default:
      return audience
  }
}

/** The national code where it is known, else the catalogue's own. */
export function procedureCode({ nationalCode, id }: Pick<ProcedureRecord, 'nationalCode' | 'id'>): string {
  return nationalCode ?? id.toUpperCase()
}
