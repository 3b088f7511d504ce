import { randomUUID } from 'node:crypto'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { button, type Html, html, textarea } from '../../ui/index.ts'

interface Typed {
  readonly text: string
  readonly error: string
  readonly requestId: string
}

/** The box under the conversation. The request id makes the same words sent twice one message. */
export function messageForm(request: Request<Session>, dossierId: string, t: Translate, typed?: Typed): Html {
  const box = textarea({
    id: 'text',
    locale: request.locale,
    name: 'text',
    rows: 4,
    label: { text: t('Viết cho cơ quan giải quyết', 'Write to the agency') },
    ...(typed ? { value: typed.text, errorMessage: { text: typed.error } } : {}),
  })
  return html`<form method="post" action="${request.linkTo('portal.dossiers.message', { dossier: dossierId })}" novalidate>
<input type="hidden" name="_csrf" value="${request.csrfToken}"><input type="hidden" name="requestId" value="${typed?.requestId ?? randomUUID()}">
${box}${button({ text: t('Gửi tin nhắn', 'Send message'), preventDoubleClick: true })}</form>`
}
