import type { AccountEntry, OfficerRecord, Role } from '../../modules/identity/index.ts'
import { ROLES } from '../../modules/identity/index.ts'
import type { Directory } from '../../modules/organizations/index.ts'
import { inLocale, type Locale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { type Html, tag } from '../../ui/index.ts'
import { roleWords } from '../../web/words/index.ts'

export function statusTag({ status, mustChangePassword }: OfficerRecord, t: Translate): Html {
  if (status === 'locked') return tag({ text: inOneLine(t('Đã khóa', 'Locked')), classes: 'govuk-tag--red' })
  if (mustChangePassword)
    return tag({ text: t('Chưa đổi mật khẩu cấp', 'Has a given password'), classes: 'govuk-tag--yellow' })
  return tag({ text: inOneLine(t('Đang dùng', 'In use')), classes: 'govuk-tag--green' })
}

export function factorWords({ hasTotp }: OfficerRecord, t: Translate): string {
  return inOneLine(hasTotp ? t('Đã đặt', 'Set') : t('Chưa đặt', 'Not set'))
}

function inOneLine(text: string): string {
  return text.replaceAll(' ', '\u00a0')
}

/** "Chuyên viên thụ lý, Phòng Khoáng sản": what a post allows, and where. */
export function postWords(
  post: { readonly role: Role; readonly unitId: string },
  directory: Directory,
  locale: Locale,
): string {
  const unit = directory.findUnit(post.unitId)
  return [roleWords(post.role, translator(locale)), unit ? inLocale(unit.name, locale) : post.unitId].join(
    ', ',
  )
}

/** An act of the trail in words; an act this page does not know keeps its code rather than vanish. */
export function actWords(entry: AccountEntry, directory: Directory, locale: Locale): string {
  const t = translator(locale)
  const words: Readonly<Record<string, string>> = {
    'officer.created': t('Tạo tài khoản', 'Account created'),
    'officer.post-added': t('Thêm vị trí', 'Post added'),
    'officer.post-ended': t('Kết thúc vị trí', 'Post ended'),
    'officer.locked': t('Khóa tài khoản', 'Account locked'),
    'officer.unlocked': t('Mở khóa tài khoản', 'Account unlocked'),
    'officer.password-reset': t('Cấp lại mật khẩu', 'Password reset'),
    'officer.totp-reset': t('Đặt lại xác thực hai lớp', 'Second factor reset'),
    'officer.totp-set': t('Đặt xác thực hai lớp', 'Second factor set'),
  }
  const { unitId = '', role = '' } = entry.details
  const known = ROLES.find((one) => one === role)
  const post = known && unitId ? `: ${postWords({ role: known, unitId }, directory, locale)}` : ''
  return `${words[entry.action] ?? entry.action}${post}`
}
