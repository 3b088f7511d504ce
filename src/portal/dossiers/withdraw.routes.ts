import { findReadableDossier, isEnded, withdrawDossier } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { invalid, notFound, page, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { button, errorSummary, type Html, html, textarea, warningText } from '../../ui/index.ts'
import { citizen } from '../../web/access.ts'
import { citizenContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { portalPage } from '../frame.ts'

export function withdrawRoutes(services: Services): readonly Route<Session>[] {
  const path = '/ho-so/:dossier/rut'
  return [
    {
      name: 'portal.dossiers.withdraw',
      method: 'GET',
      path,
      access: citizen,
      handler: async (request) => {
        const loaded = await findReadableDossier(
          citizenContext(services, request),
          request.params.dossier ?? '',
        )
        if (!loaded) return notFound()
        const { state } = loaded
        if (isEnded(state) || state.result)
          return seeOther(request.linkTo('portal.dossiers.show', { dossier: state.id }))
        return page(confirmPage(services, request, state.id))
      },
    },
    {
      name: 'portal.dossiers.withdraw.send',
      method: 'POST',
      path,
      access: citizen,
      handler: async (request) => {
        const dossierId = request.params.dossier ?? ''
        const ctx = citizenContext(services, request)
        const t = translator(request.locale)
        const outcome = await withdrawDossier(ctx, { dossierId, reason: request.body.get('reason') })
        if (outcome.kind === 'invalid')
          return invalid(confirmPage(services, request, dossierId, request.body.get('reason')))
        if (outcome.kind === 'refused' && outcome.reason === 'not-found') return notFound()
        const back = seeOther(request.linkTo('portal.dossiers.show', { dossier: dossierId }))
        return outcome.kind === 'done'
          ? withFlash(back, { kind: 'success', text: t('Đã rút hồ sơ', 'The file is withdrawn') })
          : withFlash(back, {
              kind: 'warning',
              text: t(
                'Hồ sơ đã có kết quả nên không rút được nữa',
                'There is a result already: it cannot be withdrawn',
              ),
            })
      },
    },
  ]
}

function confirmPage(services: Services, request: Request<Session>, dossierId: string, typed?: string): Html {
  const t = translator(request.locale)
  const title = t('Rút hồ sơ', 'Withdraw the file')
  const error =
    typed === undefined ? undefined : t('Bạn hãy cho biết lý do rút hồ sơ', 'Say why you withdraw the file')
  const summary =
    error &&
    errorSummary({
      titleText: t('Có chỗ cần sửa', 'There is a problem'),
      errorList: [{ text: error, href: '#reason' }],
    })
  const reason = textarea({
    id: 'reason',
    name: 'reason',
    rows: 3,
    label: { text: t('Vì sao bạn rút hồ sơ?', 'Why do you withdraw it?') },
    ...(typed === undefined ? {} : { value: typed }),
    ...(error ? { errorMessage: { text: error } } : {}),
  })
  const show = request.linkTo('portal.dossiers.show', { dossier: dossierId })
  return portalPage(services, request, {
    title,
    current: 'mine',
    noIndex: true,
    ...(error ? { errorCount: 1 } : {}),
    backLink: { href: show },
    main: html`${summary}<h1 class="govuk-heading-l">${title}</h1>
${warningText({ text: t('Rút rồi thì không lấy lại được; muốn làm tiếp, bạn phải nộp hồ sơ mới.', 'This cannot be undone: to go on you would have to apply again.') })}
<form method="post" action="${request.linkTo('portal.dossiers.withdraw.send', { dossier: dossierId })}" novalidate>
<input type="hidden" name="_csrf" value="${request.csrfToken}">${reason}
${button({ text: title, classes: 'govuk-button--warning', preventDoubleClick: true })}</form>
<p class="govuk-body"><a class="govuk-link" href="${show}">${t('Không, giữ hồ sơ', 'No, keep it')}</a></p>`,
  })
}
