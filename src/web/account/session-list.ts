import type { SessionSummary } from '../../modules/identity/index.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { button, type Html, html, type Locale, tag } from '../../ui/index.ts'

export interface SessionListOptions {
  readonly sessions: readonly SessionSummary[]
  /** Takes `session`: an id, or `others`. */
  readonly action: string
  readonly csrfToken: string
  readonly locale: Locale
}

/** Where an account is signed in, with a button to end each session but the present one. */
export function sessionList(options: SessionListOptions): Html {
  const t = translator(options.locale)
  const items = options.sessions.map((session) => sessionItem(session, options))
  const others = options.sessions.some((session) => !session.current)
    ? endForm(options, 'others', t('Kết thúc tất cả phiên khác', 'End all other sessions'))
    : undefined
  return html`<ul class="govuk-list">${items}</ul>${others}`
}

function sessionItem(session: SessionSummary, options: SessionListOptions): Html {
  const t = translator(options.locale)
  const device = session.device || t('Thiết bị không rõ', 'Unknown device')
  const times = `${t('Đăng nhập lúc', 'Signed in at')} ${formatDateTime(session.createdAt)}, ${t('dùng lần cuối lúc', 'last used at')} ${formatDateTime(session.lastSeenAt)}`
  const own = session.current
    ? tag({ text: t('Phiên này', 'This session'), classes: 'govuk-tag--green' })
    : undefined
  const end = session.current
    ? undefined
    : endForm(
        options,
        session.id,
        html`${t('Kết thúc phiên này', 'End this session')}<span class="govuk-visually-hidden">: ${device}, ${formatDateTime(session.createdAt)}</span>`,
      )
  return html`<li><p class="govuk-body"><strong>${device}</strong> ${own}<br>${times}</p>${end}</li>`
}

function endForm({ action, csrfToken }: SessionListOptions, id: string, text: string | Html): Html {
  return html`<form method="post" action="${action}" novalidate><input type="hidden" name="_csrf" value="${csrfToken}"><input type="hidden" name="session" value="${id}">${button({ text, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
}
