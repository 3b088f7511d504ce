import {
  actOnService,
  controlPost,
  draftingPost,
  type Service,
  type ServiceActError,
} from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { forbidden, notFound, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, html, textarea } from '../../ui/index.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { officeFormPage } from '../office-form.ts'
import { dayField, postedDay, REGISTER_BASE, registerAccess } from './register-desk.ts'
import { suspensionOf } from './show.routes.ts'

export function serviceActRoutes(services: Services): readonly Route<Session>[] {
  const path = `${REGISTER_BASE}/:procedure/dich-vu/:agency` as const
  return [
    {
      name: 'backoffice.procedures.service',
      method: 'GET',
      path,
      access: registerAccess,
      handler: (request) => actPage(services, request, {}),
    },
    {
      name: 'backoffice.procedures.service.do',
      method: 'POST',
      path,
      access: registerAccess,
      handler: (request) => act(services, request),
    },
  ]
}

function asked({ catalog }: Services, { params }: Request<Session>): Service | undefined {
  return catalog.servicesOf(params['procedure'] ?? '').find(({ agencyId }) => agencyId === params['agency'])
}

async function act(services: Services, request: Request<Session>): Promise<Reply> {
  const { body, linkTo, locale } = request
  const t = translator(locale)
  const service = asked(services, request)
  if (!service) return notFound()
  // The act that the page offered, not the opposite of what is true by now.
  const outcome = await actOnService(officerContext(services, request), {
    serviceId: service.id,
    act: body.get('act') === 'reopened' ? 'reopened' : 'suspended',
    fromOn: postedDay(body, 'fromOn'),
    reason: body.get('reason'),
    notice: body.get('notice'),
  })
  if (outcome.kind === 'refused') return forbidden()
  if (outcome.kind === 'not-found') return notFound()
  if (outcome.kind === 'invalid') return actPage(services, request, errorWords(outcome.errors, t))
  await services.refresh()
  return withFlash(seeOther(linkTo('backoffice.procedures.show', { procedure: service.procedureId })), {
    kind: 'success',
    text: t(
      'Đã ghi. Người dân thấy thông báo trên trang thủ tục.',
      'Recorded. The public is told on the page of the procedure.',
    ),
  })
}

function errorWords(errors: readonly ServiceActError[], t: Translate): FormErrors {
  const words: Readonly<Record<ServiceActError, readonly [string, string]>> = {
    fromOn: ['fromOn-day', t('Hãy nhập một ngày từ hôm nay trở đi', 'Enter a day from today on')],
    reason: ['reason', t('Bạn chưa nhập lý do', 'Enter the reason')],
    notice: ['notice', t('Bạn chưa nhập thông báo cho người dân', 'Enter the notice to the public')],
  }
  return Object.fromEntries(errors.map((error) => words[error]))
}

async function actPage(services: Services, request: Request<Session>, errors: FormErrors): Promise<Reply> {
  const { body, locale, linkTo } = request
  const t = translator(locale)
  const service = asked(services, request)
  if (!service) return notFound()
  const { actor } = officerContext(services, request)
  if (!controlPost(actor) && !draftingPost(actor, [service.agencyId])) return forbidden()
  const isOpen = suspensionOf(service) === null
  const agency = services.directory.getAgency(service.agencyId)
  const title = isOpen
    ? t('Tạm dừng nhận hồ sơ', 'Suspend the service')
    : t('Mở lại dịch vụ', 'Reopen the service')
  const name = services.catalog.revisionsOf(service.procedureId).at(-1)?.record.name
  return officeFormPage(services, request, {
    title,
    action: linkTo('backoffice.procedures.service.do', {
      procedure: service.procedureId,
      agency: service.agencyId,
    }),
    current: 'procedures',
    backLink: {
      href: linkTo('backoffice.procedures.show', { procedure: service.procedureId }),
      text: name ? inLocale(name, locale) : service.procedureId,
    },
    errors,
    before: html`<p class="govuk-body">${inLocale(agency.name, locale)}. ${isOpen ? t('Hồ sơ đã nộp vẫn được giải quyết và giữ ngày hẹn.', 'Files handed in go on and keep their dates.') : undefined}</p>`,
    fields: html`<input type="hidden" name="act" value="${isOpen ? 'suspended' : 'reopened'}">
${dayField({ locale, body, errors, name: 'fromOn', label: t('Từ ngày', 'From') })}
${textarea({ name: 'reason', locale, rows: 3, label: { text: t('Lý do', 'Reason') }, hint: { text: t('Người dân đọc được', 'The public reads it') }, value: body.get('reason'), ...errorOf(errors, 'reason') })}
${textarea({ name: 'notice', locale, rows: 3, label: { text: t('Thông báo', 'Notice') }, hint: { text: t('Số thông báo, nộp ở đâu trong lúc này', 'Number of the notice, where to file meanwhile') }, value: body.get('notice'), ...errorOf(errors, 'notice') })}
${button({ text: title, preventDoubleClick: true })}`,
  })
}
