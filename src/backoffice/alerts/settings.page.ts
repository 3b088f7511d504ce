import { MUTABLE_KINDS } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { button, checkboxes, type Html, html } from '../../ui/index.ts'
import { settingWords } from './alert-words.ts'

export const WANTED = 'nhan'

/** One box a kind; what is not ticked is not sent. */
export function settingsFields(request: Request<Session>, mutes: ReadonlySet<string>): Html {
  const t = translator(request.locale)
  return html`${checkboxes({
    name: WANTED,
    locale: request.locale,
    fieldset: { legend: { text: t('Nhắc tôi về', 'Remind me of'), classes: 'govuk-fieldset__legend--m' } },
    hint: {
      text: t(
        'Bỏ chọn là thôi nhận loại đó cho mọi hồ sơ; không tắt riêng cho một hồ sơ.',
        'What is not ticked you will not get, for any file; a single file cannot be silenced.',
      ),
    },
    items: MUTABLE_KINDS.map((kind) => {
      const { text, hint } = settingWords(kind, t)
      return { value: kind, text, hint: { text: hint }, checked: !mutes.has(kind) }
    }),
  })}${button({ text: t('Lưu', 'Save'), preventDoubleClick: true })}`
}
