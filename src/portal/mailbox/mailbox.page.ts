import { formatDateTime } from '../../platform/i18n/format.ts'
import { type Locale, translator } from '../../platform/i18n/translator.ts'
import { type Html, html, insetText } from '../../ui/index.ts'
import type { KeptMessage } from './list-mailbox.ts'

export function mailboxView(
  messages: readonly KeptMessage[],
  locale: Locale,
): { readonly title: string; readonly main: Html } {
  const t = translator(locale)
  const title = t('Hộp thư thử', 'Demo mailbox')
  const explanation = t(
    'Bản chạy thử không gửi thư và tin nhắn ra ngoài. Mọi thư hệ thống gửi cho người dùng thử nằm ở đây.',
    'The trial version sends nothing outside. All mail and text messages for demo users are kept here.',
  )
  const list = messages.map((message) => letter(message, t('Gửi đến', 'To')))
  const empty = html`<p class="govuk-body">${t('Chưa có thư nào.', 'There is no mail yet.')}</p>`
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>${insetText({ text: explanation })}${messages.length === 0 ? empty : list}`,
  }
}

function letter(message: KeptMessage, to: string): Html {
  const at = new Date(message.at)
  const subject = message.subject || (message.kind === 'sms' ? 'SMS' : '…')
  const lines = message.text.split('\n').filter((line) => line.trim() !== '')
  return html`<article class="demo-letter"><h2 class="govuk-heading-s">${subject}</h2>
<p class="govuk-hint">${to}: ${message.to}, <time datetime="${message.at}">${formatDateTime(at)}</time></p>
${lines.map((line) => html`<p class="govuk-body">${linked(line)}</p>`)}</article>`
}

/** Addresses of a letter become links, as a mail program would show them. */
function linked(line: string): Html {
  const found = /^(.*?)(https?:\/\/\S+)(.*)$/s.exec(line)
  if (!found) return html`${line}`
  const [, before = '', address = '', after = ''] = found
  return html`${before}<a class="govuk-link" href="${address}">${address}</a>${after}`
}
