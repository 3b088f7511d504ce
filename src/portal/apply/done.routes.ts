import { addWorkingHours, type TimeLimit } from '../../engines/calendar/index.ts'
import { timeLimitOf } from '../../modules/catalog/index.ts'
import { type DossierState, findReadableDossier, type LoadedDossier } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { notFound, page } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { formatDate, formatTime } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { isId } from '../../platform/ids/id.ts'
import { button, html, panel } from '../../ui/index.ts'
import { citizen } from '../../web/access.ts'
import { citizenContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { dueReason, promisedLedger } from '../../web/ledger/index.ts'
import { portalPage } from '../frame.ts'

// Căn cứ: Nghị định 45/2020/NĐ-CP: the agency answers within 8 working hours of the system having the file.
const REPLY_HOURS = 8

/** The page after handing in; it can be opened again as long as the dossier is one's own. */
export function doneRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'portal.apply.done',
      method: 'GET',
      path: '/nop-ho-so/ho-so/:draft/da-gui',
      access: citizen,
      handler: async (request) => {
        const id = request.params['draft'] ?? ''
        const loaded = isId(id) ? await findReadableDossier(citizenContext(services, request), id) : undefined
        return loaded ? page(donePage(services, request, loaded)) : notFound()
      },
    },
  ]
}

function donePage(services: Services, request: Request<Session>, { state, revision }: LoadedDossier) {
  const { locale, linkTo } = request
  const t = translator(locale)
  const { record } = revision
  const { directory } = services
  const agency = inLocale(directory.getAgency(state.agencyId).name, locale)
  const replyBy = addWorkingHours(directory.calendarOf(state.agencyId), state.submittedAt, REPLY_HOURS)
  const [time, day] = [formatTime(replyBy), formatDate(replyBy)]
  const title = t('Đã gửi hồ sơ', 'Application sent')
  const sent = `${formatTime(state.submittedAt)} ${t('ngày', 'on')} ${formatDate(state.submittedAt)}`
  const next = [
    t(
      `Bộ phận Một cửa của ${agency} xem hồ sơ và trả lời bạn trước ${time} ngày ${day}.`,
      `The one-stop desk of ${agency} looks at the file and answers you before ${time} on ${day}.`,
    ),
    t(
      'Nếu đủ giấy tờ, hồ sơ được tiếp nhận: bạn nhận mã hồ sơ và giấy hẹn trả. Nếu thiếu, bạn được báo cần bổ sung gì.',
      'If it is complete it is accepted: you get its code and a receipt with the date. If not, you are told what to add.',
    ),
    promiseWords(services, { state, limit: timeLimitOf(record, state.channel), replyBy }, t),
  ]
  const show = linkTo('portal.dossiers.show', { dossier: state.id })
  const main = html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${panel({ titleText: title, text: html`${t('Mã nộp hồ sơ', 'Number')}<br><strong>${state.submissionNo}</strong>` })}
<p class="govuk-body">${inLocale(record.name, locale)}</p>
<p class="govuk-body">${t('Gửi lúc', 'Sent at')} ${sent}.</p>
<h2 class="govuk-heading-m">${t('Tiếp theo', 'What happens next')}</h2>
<ol class="govuk-list govuk-list--number">${next.map((text) => html`<li>${text}</li>`)}</ol>
<p class="govuk-body">${t('Mỗi thay đổi đều được báo qua tin nhắn hoặc thư điện tử, và xem được bất cứ lúc nào ở “Hồ sơ của tôi”.', 'You are told of each change by message or e-mail, and can see it at any time under “My files”.')}</p>
<div class="govuk-button-group">${button({ text: t('Xem hồ sơ', 'See the file'), href: show })}<a class="govuk-link" href="${linkTo('portal.dossiers.sent-pdf', { dossier: state.id })}">${t('Bản PDF những gì đã gửi', 'PDF of what was sent')}</a></div></div></div>`
  return portalPage(services, request, { title, main, current: 'mine', noIndex: true })
}

/** The date it would have if the desk took all its time to answer, and why that date. */
function promiseWords(
  { directory }: Services,
  {
    state,
    limit,
    replyBy,
  }: { readonly state: DossierState; readonly limit: TimeLimit; readonly replyBy: Date },
  t: Translate,
): string {
  const promised = promisedLedger({ directory }, { agencyId: state.agencyId, limit, at: replyBy })
  const [accepted, due, why] = [formatDate(replyBy), formatDate(promised.dueAt), dueReason(promised, t)]
  return t(
    `Nếu được tiếp nhận ngày ${accepted}, hẹn trả kết quả ngày ${due}: ${why}.`,
    `If it is accepted on ${accepted}, the result is due on ${due}: ${why}.`,
  )
}
