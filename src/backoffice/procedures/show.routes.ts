import {
  draftingPost,
  findOpenDraft,
  listServiceActs,
  missingComponents,
  type ProcedureDraft,
  type ProcedureRevision,
  type Service,
} from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { notFound, page } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { button, type Html, html, table, tag, textInput } from '../../ui/index.ts'
import { errorOf, type FormErrors, summaryOf } from '../../web/account/index.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { stacked } from '../stacked-table.ts'
import { procedureDesk, type ProcedureDesk, REGISTER_BASE, registerAccess } from './register-desk.ts'
import { spaced, stateTag } from './register-words.ts'

export function showRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.procedures.show',
      method: 'GET',
      path: `${REGISTER_BASE}/:procedure`,
      access: registerAccess,
      handler: async (request) => {
        const shown = await procedurePage(services, request, {})
        return shown ? page(shown) : notFound()
      },
    },
  ]
}

/** A procedure with its revisions, services and what may be done; undefined where there is none. */
export async function procedurePage(
  services: Services,
  request: Request<Session>,
  errors: FormErrors,
): Promise<Html | undefined> {
  const desk = procedureDesk(services, request)
  if (!desk) return undefined
  const { locale, linkTo } = request
  const t = translator(locale)
  const { latest } = desk
  const draft = await findOpenDraft(services.db, latest.procedureId)
  const title = inLocale(latest.record.name, locale)
  const main = html`${summaryOf(errors, locale)}<span class="govuk-caption-l">${latest.procedureId} · ${inLocale(latest.record.field, locale)}</span>
<h1 class="govuk-heading-l">${title}</h1>
${missingPart(latest, locale)}${draftPart(request, desk, draft, errors)}
${revisionTable(services, request, latest.procedureId)}
<p class="govuk-body"><a class="govuk-link" href="${linkTo('backoffice.procedures.files', { procedure: latest.procedureId })}">${t('Hồ sơ đang mở theo phiên bản cũ', 'Open files by an older revision')}</a></p>
${await serviceTable(services, request, desk)}
${desk.isControl ? html`<p class="govuk-body"><a class="govuk-link" href="${linkTo('backoffice.procedures.end', { procedure: latest.procedureId })}">${t('Bãi bỏ hoặc thay thế thủ tục', 'Abolish or replace the procedure')}</a></p>` : undefined}`
  return backofficePage(services, request, {
    title,
    main,
    current: 'procedures',
    errorCount: Object.keys(errors).length,
    backLink: { href: linkTo('backoffice.procedures'), text: t('Thủ tục hành chính', 'Procedures') },
  })
}

/** The law lists what a procedure consists of; what its record lacks is said. */
function missingPart({ record }: ProcedureRevision, locale: Request<Session>['locale']): Html {
  const t = translator(locale)
  const missing = missingComponents(record).map((words) => inLocale(words, locale))
  return missing.length === 0
    ? html`<p class="govuk-body">${tag({ text: t('Đủ các bộ phận', 'Complete'), classes: 'govuk-tag--green' })} ${t('theo Nghị định 63/2010/NĐ-CP', 'by Decree 63/2010/NĐ-CP')}</p>`
    : html`<p class="govuk-body">${tag({ text: t('Còn thiếu', 'Lacking'), classes: 'govuk-tag--orange' })} ${missing.join('; ')}</p>`
}

function draftPart(
  { locale, linkTo, csrfToken, body }: Request<Session>,
  { isOffering, isControl, latest }: ProcedureDesk,
  draft: ProcedureDraft | undefined,
  errors: FormErrors,
): Html | undefined {
  const t = translator(locale)
  const procedure = latest.procedureId
  const open =
    draft && (isOffering || isControl)
      ? html`<p class="govuk-body">${stateTag(draft.state, t)} <a class="govuk-link" href="${linkTo('backoffice.procedures.draft', { proposal: draft.id })}">${t('Dự thảo phiên bản mới', 'Draft of a new revision')}</a></p>`
      : undefined
  if (!isOffering) return open
  const token = html`<input type="hidden" name="_csrf" value="${csrfToken}">`
  const amend =
    open ??
    html`<form method="post" action="${linkTo('backoffice.procedures.amend', { procedure })}" novalidate>${token}${button({ text: t('Soạn phiên bản mới', 'Draft a new revision'), preventDoubleClick: true })}</form>`
  return html`${amend}<form method="post" action="${linkTo('backoffice.procedures.copy', { procedure })}" novalidate>${token}
${textInput({ name: 'newId', locale, classes: 'govuk-input--width-10', label: { text: t('Soạn thủ tục mới từ thủ tục này: mã của thủ tục mới', 'Draft a new procedure from this one: code of the new one') }, hint: { text: t('Hai chữ thường, gạch nối và số, ví dụ bl-120', 'Two letters, a hyphen and digits, such as bl-120') }, value: body.get('newId'), ...errorOf(errors, 'newId') })}
${button({ text: t('Soạn thủ tục mới', 'Draft a new procedure'), classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
}

function revisionTable(
  { catalog }: Services,
  { locale, linkTo }: Request<Session>,
  procedureId: string,
): Html {
  const t = translator(locale)
  const inForce = catalog.findProcedure(procedureId)?.revision
  const revisions = catalog.revisionsOf(procedureId).toReversed()
  const head = [
    { text: t('Phiên bản', 'Revision') },
    { text: t('Quyết định', 'Decision') },
    { text: t('Hiệu lực', 'In force') },
    { text: t('So sánh', 'Compare') },
  ]
  const rows = revisions.map((revision, index) => {
    const older = revisions[index + 1]
    return [
      {
        text: html`${revision.revision}${revision.revision === inForce ? html` ${tag({ text: t('Đang áp dụng', 'In force'), classes: 'govuk-tag--green' })}` : undefined}`,
      },
      { text: decisionWords(revision, t('gói dữ liệu', 'data pack')) },
      {
        text: `${formatDate(revision.validFrom)} – ${revision.validTo ? formatDate(revision.validTo) : t('nay', 'now')}`,
      },
      {
        text: older
          ? html`<a class="govuk-link" href="${linkTo('backoffice.procedures.diff', { procedure: procedureId }, { tu: older.revision, den: revision.revision })}">${t(`với phiên bản ${older.revision}`, `with revision ${older.revision}`)}</a>`
          : '–',
      },
    ]
  })
  return table({
    ...spaced(stacked(head, rows)),
    caption: t('Các phiên bản đã công bố', 'Published revisions'),
    captionClasses: 'govuk-table__caption--m',
  })
}

function decisionWords({ decision }: ProcedureRevision, pack: string): string {
  if (!decision) return pack
  return decision.on ? `${decision.number}, ${formatDate(decision.on)}` : decision.number
}

async function serviceTable(
  services: Services,
  request: Request<Session>,
  desk: ProcedureDesk,
): Promise<Html> {
  const { catalog, directory, db } = services
  const { locale } = request
  const t = translator(locale)
  const offered = catalog.servicesOf(desk.latest.procedureId)
  const acts = Map.groupBy(
    await listServiceActs(
      db,
      offered.map(({ id }) => id),
    ),
    ({ serviceId }) => serviceId,
  )
  const head = [
    { text: t('Cơ quan', 'Agency') },
    { text: t('Tình trạng', 'State') },
    { text: t('Lịch sử', 'History') },
    { text: t('Việc', 'Act') },
  ]
  const rows = offered.map((service) => {
    const agency = directory.findAgency(service.agencyId)
    const history = (acts.get(service.id) ?? []).map(({ act, fromOn, reason }) => {
      const what = act === 'suspended' ? t('Tạm dừng từ', 'Suspended from') : t('Mở lại từ', 'Reopened from')
      return html`<p class="govuk-body-s govuk-!-margin-bottom-1">${what} ${formatDate(fromOn)}: ${reason}</p>`
    })
    return [
      { text: agency ? inLocale(agency.name, locale) : service.agencyId },
      { text: serviceState(service, locale) },
      { text: history.length > 0 ? html`${history}` : '–' },
      { text: actLink(request, desk, service) },
    ]
  })
  return table({
    ...spaced(stacked(head, rows)),
    caption: t('Dịch vụ: nơi nộp hồ sơ', 'Services: where it is filed'),
    captionClasses: 'govuk-table__caption--m',
  })
}

function serviceState(service: Service, locale: Request<Session>['locale']): Html {
  const t = translator(locale)
  const from = suspensionOf(service)
  if (from === null) return tag({ text: t('Đang nhận', 'Open'), classes: 'govuk-tag--green' })
  const day = formatDate(from)
  return tag({ text: t(`Tạm dừng từ ${day}`, `Suspended from ${day}`), classes: 'govuk-tag--orange' })
}

/** Begun, or announced: either is ended by reopening. */
export function suspensionOf({ suspendedFrom, suspendedLater }: Service): string | null {
  return suspendedFrom ?? suspendedLater
}

function actLink({ locale, linkTo }: Request<Session>, desk: ProcedureDesk, service: Service): Html | string {
  if (!desk.isControl && !draftingPost(desk.actor, [service.agencyId])) return '–'
  const t = translator(locale)
  const href = linkTo('backoffice.procedures.service', {
    procedure: service.procedureId,
    agency: service.agencyId,
  })
  const text = suspensionOf(service) === null ? t('Tạm dừng', 'Suspend') : t('Mở lại', 'Reopen')
  return html`<a class="govuk-link" href="${href}">${text}<span class="govuk-visually-hidden"> ${service.id}</span></a>`
}
