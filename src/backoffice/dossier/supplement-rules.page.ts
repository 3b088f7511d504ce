import type { SupplementStanding } from '../../modules/dossiers/index.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { type Html, html, warningText } from '../../ui/index.ts'
import type { CaseFile } from './case-file.ts'
import { allowedWords, ruleSource } from './rule-words.ts'
import { facts } from './step.page.ts'

/** What the rules the file keeps say of asking now: until when, how often, and what it does to the clock. */
export function supplementRules({ t, request }: CaseFile, standing: SupplementStanding): Html {
  const { askBy, asked, isLate, isBeyondAllowed, profile } = standing
  const { supplementsAllowed, supplementRequestWithin, supplementEffect } = profile.rules
  const until = askBy ? formatDateTime(askBy) : t('không quy định hạn', 'no limit is set')
  const warn = (vi: string, en: string) => warningText({ locale: request.locale, text: t(vi, en) })
  return html`${isLate && warn('Đã quá hạn được yêu cầu bổ sung.', 'It is too late to ask for more.')}${
    isBeyondAllowed &&
    warn('Đã yêu cầu bổ sung đủ số lần được phép.', 'More has been asked for as often as the rules allow.')
  }${facts([
    [t('Được yêu cầu đến', 'May be asked until'), html`${until} ${ruleSource(supplementRequestWithin, t)}`],
    [
      t('Số lần', 'Times'),
      html`${t(`đã yêu cầu ${asked} lần`, `${asked} so far`)}, ${allowedWords(supplementsAllowed, t)} ${ruleSource(supplementsAllowed, t)}`,
    ],
    [
      t('Thời hạn giải quyết', 'The clock'),
      html`${effectWords(standing, t)} ${ruleSource(supplementEffect, t)}`,
    ],
  ])}`
}

function effectWords({ profile: { rules } }: SupplementStanding, t: CaseFile['t']): string {
  if (rules.supplementEffect.value === 'restart')
    return t(
      'dừng trong lúc chờ, và tính lại từ đầu khi người nộp bổ sung đủ',
      'stands still meanwhile, and begins anew once the papers are complete',
    )
  return rules.pauses.value.includes('supplement')
    ? t(
        'dừng trong lúc chờ, và tính tiếp khi người nộp bổ sung đủ',
        'stands still meanwhile, and goes on once the papers are complete',
      )
    : t('vẫn tính trong lúc chờ', 'goes on meanwhile')
}
