import type { Translate } from '../../platform/i18n/translator.ts'

/** How a dossier came in. */
export function channelWords(channel: string, t: Translate): string {
  if (channel === 'online') return t('Trực tuyến', 'Online')
  if (channel === 'post') return t('Qua bưu chính', 'By post')
  return t('Trực tiếp tại quầy', 'At the counter')
}

/** How the result is received. */
export function deliveryWords(way: string, t: Translate): string {
  if (way === 'online') return t('Trên mạng (tải về)', 'Online (download)')
  if (way === 'post') return t('Qua bưu chính', 'By post')
  return t('Tại Bộ phận Một cửa', 'At the one-stop desk')
}
