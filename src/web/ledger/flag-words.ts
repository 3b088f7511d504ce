import type { ClockFlag, RuleName, RuleProfile } from '../../engines/clock/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'

export interface FlagWords {
  readonly at: Date
  readonly text: string
  /** The rule of the dossier's day that was not kept. */
  readonly rule: string
}

const RULES: Readonly<Record<ClockFlag['code'], RuleName>> = {
  late_transfer: 'transferCutOff',
  late_supplement_request: 'supplementRequestWithin',
  supplement_beyond_allowed: 'supplementsAllowed',
  late_apology: 'apologyBefore',
  extension_beyond_allowed: 'extensionsAllowed',
}

/** What was done against the rules, and which one. */
export function flagWords({ code, at }: ClockFlag, profile: RuleProfile, t: Translate): FlagWords {
  return { at, text: textOf(code, t), rule: profile.rules[RULES[code]].source }
}

function textOf(code: ClockFlag['code'], t: Translate): string {
  switch (code) {
    case 'late_transfer':
      return t(
        'Chuyển hồ sơ đến bộ phận giải quyết trễ',
        'The file was handed over late to those who handle it',
      )
    case 'late_supplement_request':
      return t('Yêu cầu bổ sung sau hạn cho phép', 'Papers were asked for later than allowed')
    case 'supplement_beyond_allowed':
      return t('Yêu cầu bổ sung quá số lần cho phép', 'Papers were asked for more often than allowed')
    case 'late_apology':
      return t('Xin lỗi và hẹn lại muộn', 'The apology with a new date came late')
    case 'extension_beyond_allowed':
      return t(
        'Hẹn lại quá số lần cho phép: ngày hẹn không đổi',
        'More new dates than allowed: this one moved nothing',
      )
  }
}
