import { readableCode } from '../../engines/vietnamese/index.ts'
import { type Locale, translator } from '../../platform/i18n/translator.ts'
import { type CodePurpose, VALID_MINUTES } from './verification-code.ts'

/** A letter and the same as a text message. */
export interface IdentityLetter {
  readonly subject: string
  readonly text: string
  readonly shortText: string
}

/** The code stands in the text only: subjects are shown on locked screens. */
export function codeLetter(
  {
    code,
    purpose,
    publicUrl,
  }: { readonly code: string; readonly purpose: CodePurpose; readonly publicUrl: string },
  locale: Locale,
): IdentityLetter {
  const t = translator(locale)
  const shown = readableCode(code, 3)
  const sentence = t(
    `Mã xác nhận của bạn là ${shown}, có hiệu lực ${VALID_MINUTES} phút.`,
    `Your confirmation code is ${shown}, valid for ${VALID_MINUTES} minutes.`,
  )
  const warning = t('Không đưa mã này cho ai.', 'Do not give this code to anybody.')
  return {
    subject: t('Mã xác nhận của Cổng dịch vụ công', 'Code for the Public Service Portal'),
    text: [
      sentence,
      reasonOf(purpose, locale),
      `${warning} ${t('Cán bộ không bao giờ hỏi mã này.', 'Officers never ask for it.')}`,
      t('Nếu không phải bạn làm việc này, hãy bỏ qua thư này.', 'If it was not you, ignore this message.'),
      publicUrl,
    ].join('\n\n'),
    shortText: `${sentence} ${warning}`,
  }
}

function reasonOf(purpose: CodePurpose, locale: Locale): string {
  const t = translator(locale)
  switch (purpose) {
    case 'confirm':
      return t(
        'Bạn nhận được mã vì địa chỉ này vừa được dùng để đăng ký tài khoản.',
        'You get this code because an account was registered with this address.',
      )
    case 'reset':
      return t(
        'Bạn nhận được mã vì có yêu cầu đặt mật khẩu mới cho tài khoản của địa chỉ này.',
        'You get this code because a new password was asked for the account of this address.',
      )
    case 'address':
      return t(
        'Bạn nhận được mã vì địa chỉ này sắp được thêm vào một tài khoản.',
        'You get this code because this address is to be added to an account.',
      )
  }
}

/** To whoever holds the account: had somebody else set the password, this is how its owner learns of it. */
export function passwordChangedLetter(publicUrl: string, locale: Locale): IdentityLetter {
  const t = translator(locale)
  const sentence = t(
    'Mật khẩu tài khoản của bạn vừa được đổi.',
    'The password of your account was just changed.',
  )
  const advice = t(
    'Nếu không phải bạn: hãy chọn "Quên mật khẩu" để đặt mật khẩu mới ngay.',
    'If it was not you: choose "Forgotten password" and set a new one at once.',
  )
  return {
    subject: t('Mật khẩu của bạn đã được đổi', 'Your password was changed'),
    text: [
      sentence,
      advice,
      t('Nếu là bạn: không cần làm gì thêm.', 'If it was you: nothing more needs to be done.'),
      publicUrl,
    ].join('\n\n'),
    shortText: `${sentence} ${advice}`,
  }
}

export function registeredLetter(publicUrl: string, locale: Locale): IdentityLetter {
  const t = translator(locale)
  const sentence = t(
    'Có người vừa dùng địa chỉ này để đăng ký, nhưng địa chỉ đã có tài khoản.',
    'Somebody tried to register with this address, which has an account already.',
  )
  const advice = t(
    'Nếu là bạn: hãy đăng nhập, hoặc chọn "Quên mật khẩu". Nếu không phải bạn: không cần làm gì, tài khoản không thay đổi.',
    'If it was you: sign in, or choose "Forgotten password". If not: nothing needs to be done, the account is unchanged.',
  )
  return {
    subject: t('Địa chỉ này đã có tài khoản', 'This address has an account already'),
    text: [sentence, advice, publicUrl].join('\n\n'),
    shortText: `${sentence} ${t('Hãy đăng nhập hoặc chọn Quên mật khẩu.', 'Sign in or choose Forgotten password.')}`,
  }
}
