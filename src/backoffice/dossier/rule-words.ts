import type { Rule } from '../../engines/clock/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { type Html, html } from '../../ui/index.ts'

/** Where a rule stands. Laws are quoted in Vietnamese whatever the reader's language. */
export function ruleSource({ source }: Rule<unknown>, t: Translate): Html {
  return html`<p class="govuk-hint govuk-!-margin-bottom-0">${t('Căn cứ:', 'Rule:')} <span lang="vi">${source}</span></p>`
}

/** "tối đa 1 lần"; no limit is known where there is none. */
export function allowedWords({ value }: Rule<number | null>, t: Translate): string {
  if (value === null) return t('không giới hạn số lần', 'as often as needed')
  return t(`tối đa ${value} lần`, value === 1 ? 'once at most' : `${value} times at most`)
}
