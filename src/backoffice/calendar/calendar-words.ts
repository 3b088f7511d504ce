import type { CalendarChange } from '../../modules/organizations/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'

export const CHANGE_KINDS = ['PUBLIC', 'COMPENSATORY', 'SWAP_OFF', 'WORKED'] as const

export function kindWords(kind: CalendarChange['kind'] | 'SWAP_WORKING', t: Translate): string {
  switch (kind) {
    case 'PUBLIC':
      return t('Nghỉ lễ, nghỉ khẩn cấp', 'Public holiday, emergency')
    case 'COMPENSATORY':
      return t('Nghỉ bù', 'Day off instead of another')
    case 'SWAP_OFF':
      return t('Nghỉ hoán đổi', 'Swapped day off')
    case 'WORKED':
    case 'SWAP_WORKING':
      return t('Làm bù', 'Day worked instead')
  }
}

/** Monday to Friday, whose hours a day worked instead can have. */
export const LIKE_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const

export function weekdayWords(day: (typeof LIKE_DAYS)[number], t: Translate): string {
  const words = {
    mon: t('Thứ Hai', 'Monday'),
    tue: t('Thứ Ba', 'Tuesday'),
    wed: t('Thứ Tư', 'Wednesday'),
    thu: t('Thứ Năm', 'Thursday'),
    fri: t('Thứ Sáu', 'Friday'),
  }
  return words[day]
}
