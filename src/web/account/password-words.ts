import { PASSWORD_MIN_LENGTH, type PasswordFault } from '../../modules/identity/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'

export function passwordWords(fault: PasswordFault | 'same', t: Translate): string {
  switch (fault) {
    case 'too-short':
      return t(
        `Mật khẩu cần ít nhất ${PASSWORD_MIN_LENGTH} ký tự`,
        `The password needs at least ${PASSWORD_MIN_LENGTH} characters`,
      )
    case 'too-long':
      return t('Mật khẩu dài quá 200 ký tự', 'The password is longer than 200 characters')
    case 'too-simple':
      return t(
        'Mật khẩu này dễ đoán; hãy chọn một câu bạn dễ nhớ',
        'This password is easy to guess: choose a sentence you remember',
      )
    case 'same':
      return t(
        'Mật khẩu mới phải khác mật khẩu đang dùng',
        'The new password must differ from the present one',
      )
  }
}

export function newPasswordHint(t: Translate): string {
  return t(
    `Ít nhất ${PASSWORD_MIN_LENGTH} ký tự; một câu ngắn bạn dễ nhớ là tốt nhất`,
    `At least ${PASSWORD_MIN_LENGTH} characters; a short sentence you remember is best`,
  )
}

export function tooManyWords(t: Translate, minutes: number): string {
  return t(
    `Bạn đã thử nhiều lần. Hãy đợi ${minutes} phút rồi thử lại.`,
    `You tried many times. Wait ${minutes} minutes and try again.`,
  )
}
