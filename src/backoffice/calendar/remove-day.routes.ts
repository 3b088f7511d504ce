import { isIsoDate } from '../../engines/calendar/index.ts'
import { changeCalendar } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { listCalendarVersions } from '../../modules/organizations/index.ts'
import { forbidden, notFound, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { button, buttonGroup, html, textInput } from '../../ui/index.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { officeFormPage } from '../office-form.ts'
import { errorWords } from './add-day.routes.ts'
import { kindWords } from './calendar-words.ts'
import { provinceAdmin } from './province-admin.ts'

export function removeDayRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.calendar.remove',
      method: 'GET',
      path: '/can-bo/lich-lam-viec/:date/go-bo',
      access: provinceAdmin,
      handler: (request) => removePage(services, request, {}),
    },
    {
      name: 'backoffice.calendar.remove.do',
      method: 'POST',
      path: '/can-bo/lich-lam-viec/:date/go-bo',
      access: provinceAdmin,
      handler: (request) => remove(services, request),
    },
  ]
}

async function remove(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const date = request.params['date'] ?? ''
  if (!isIsoDate(date)) return notFound()
  const outcome = await changeCalendar(officerContext(services, request), {
    remove: date,
    reason: request.body.get('reason'),
  })
  if (outcome.kind === 'refused') return forbidden()
  const isGone = outcome.kind === 'invalid' && outcome.errors.includes('date-absent')
  if (outcome.kind === 'invalid' && !isGone)
    return removePage(services, request, errorWords(outcome.errors, t))
  await services.refresh()
  return withFlash(seeOther(request.linkTo('backoffice.calendar')), {
    kind: 'success',
    text: t(
      'Đã gỡ ngày. Hẹn trả đã báo không bị sớm lên.',
      'The day is taken back. No promised date gets earlier.',
    ),
  })
}

async function removePage(services: Services, request: Request<Session>, errors: FormErrors): Promise<Reply> {
  const t = translator(request.locale)
  const { body, locale, params } = request
  const [standing] = await listCalendarVersions(services.db)
  const day = standing?.changes.find(({ date }) => date === params['date'])
  if (!day) return notFound()
  const back = request.linkTo('backoffice.calendar')
  return officeFormPage(services, request, {
    title: t('Gỡ ngày này khỏi lịch?', 'Take this day out of the calendar?'),
    action: request.linkTo('backoffice.calendar.remove.do', { date: day.date }),
    current: 'calendar',
    backLink: { href: back, text: t('Lịch làm việc', 'Working calendar') },
    errors,
    before: html`<p class="govuk-body"><strong>${formatDate(day.date)}</strong>: ${inLocale(day.name, locale)} (${kindWords(day.kind, t)})</p>
<p class="govuk-body">${t('Hồ sơ nhận từ nay được tính không có ngày này. Hẹn trả đã báo cho người nộp giữ nguyên, không sớm lên.', 'Files received from now on are counted without it. Dates already promised stay.')}</p>`,
    fields: html`${textInput({ name: 'reason', locale, label: { text: t('Lý do, văn bản', 'Reason, decision') }, value: body.get('reason'), ...errorOf(errors, 'reason') })}
${buttonGroup(
  button({ text: t('Gỡ ngày', 'Take back'), classes: 'govuk-button--warning', preventDoubleClick: true }),
  html`<a class="govuk-link" href="${back}">${t('Không, quay lại', 'No, go back')}</a>`,
)}`,
  })
}
