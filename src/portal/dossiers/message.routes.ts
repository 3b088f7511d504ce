import { findReadableDossier, sendMessage } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { invalid, notFound, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { isId } from '../../platform/ids/id.ts'
import { errorSummary, html } from '../../ui/index.ts'
import { citizen } from '../../web/access.ts'
import { citizenContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { portalPage } from '../frame.ts'
import { messageForm } from './message.page.ts'

export function messageRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.dossiers.message',
      method: 'POST',
      path: '/ho-so/:dossier/tin-nhan',
      access: citizen,
      rateLimit: { max: 30, windowSeconds: 600, by: 'session' },
      handler: async (request) => {
        const ctx = citizenContext(services, request)
        const dossierId = request.params.dossier ?? ''
        const requestId = request.body.get('requestId')
        if (!(await findReadableDossier(ctx, dossierId)) || !isId(requestId)) return notFound()
        const t = translator(request.locale)
        const outcome = await sendMessage(ctx, { dossierId, requestId, text: request.body.get('text') })
        const back = seeOther(`${request.linkTo('portal.dossiers.show', { dossier: dossierId })}#tin-nhan`)
        if (outcome.kind === 'done')
          return withFlash(back, { kind: 'success', text: t('Đã gửi tin nhắn', 'Message sent') })
        if (outcome.kind === 'refused')
          return withFlash(back, {
            kind: 'warning',
            text: t(
              'Hồ sơ đã kết thúc, không gửi thêm tin nhắn được',
              'The file has ended: no more messages',
            ),
          })
        return invalid(retry(services, request, { dossierId, requestId }))
      },
    },
  ]
}

function retry(
  services: Services,
  request: Request<Session>,
  { dossierId, requestId }: { dossierId: string; requestId: string },
) {
  const t = translator(request.locale)
  const typed = request.body.get('text')
  const error = typed.trim()
    ? t(
        'Tin nhắn dài quá 5.000 ký tự, bạn hãy rút gọn',
        'The message is longer than 5,000 characters: shorten it',
      )
    : t('Bạn chưa viết nội dung', 'You have not written anything')
  const title = t('Tin nhắn với cơ quan', 'Messages with the agency')
  const summary = errorSummary({
    locale: request.locale,
    errorList: [{ text: error, href: '#text' }],
  })
  return portalPage(services, request, {
    title,
    errorCount: 1,
    current: 'mine',
    noIndex: true,
    main: html`${summary}<h1 class="govuk-heading-l">${title}</h1>${messageForm(request, dossierId, t, { text: typed, error, requestId })}`,
  })
}
