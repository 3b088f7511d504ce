import {
  controlPost,
  draftingPosts,
  listOpenDrafts,
  type ProcedureDraft,
} from '../../modules/catalog/index.ts'
import type { ProcedureRevision } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { page, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import {
  emptyState,
  filterRow,
  type Html,
  html,
  pagination,
  select,
  table,
  textInput,
} from '../../ui/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { stacked } from '../stacked-table.ts'
import { REGISTER_BASE, registerAccess } from './register-desk.ts'
import { spaced, stateTag } from './register-words.ts'

const PAGE_SIZE = 50

export function listRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.procedures',
      method: 'GET',
      path: REGISTER_BASE,
      access: registerAccess,
      handler: (request) => list(services, request),
    },
  ]
}

type Filter = Readonly<Record<'q' | 'linh-vuc' | 'cap' | 'co-quan', string>>

async function list(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const { actor } = officerContext(services, request)
  const own = draftingPosts(actor).map(({ agencyId }) => agencyId)
  const drafts = await listOpenDrafts(services.db, controlPost(actor) ? 'all' : own)
  const filter: Filter = {
    q: request.query['q']?.trim() ?? '',
    'linh-vuc': request.query['linh-vuc'] ?? '',
    cap: request.query['cap'] ?? '',
    'co-quan': request.query['co-quan'] ?? '',
  }
  const found = matching(services, filter)
  const wanted = Number(request.query['trang'] ?? 1)
  const last = Math.max(1, Math.ceil(found.length / PAGE_SIZE))
  const at = Number.isInteger(wanted) ? Math.min(Math.max(wanted, 1), last) : 1
  const title = t('Thủ tục hành chính', 'Administrative procedures')
  const main = html`<h1 class="govuk-heading-l">${title}</h1>
${draftTable(services, request, drafts)}
<h2 class="govuk-heading-m">${t('Danh mục', 'Register')}</h2>
<p class="govuk-body"><a class="govuk-link" href="${request.linkTo('backoffice.procedures.completeness')}">${t(`Mức đầy đủ của mọi thủ tục, cả ${services.catalog.listed.length} thủ tục chỉ có thông tin đã nhập`, `Completeness of all procedures, with ${services.catalog.listed.length} known by imported facts alone`)}</a></p>
${filters(services, request, filter)}
${found.length === 0 ? emptyState({ text: t('Không có thủ tục nào như vậy. Hãy bỏ bớt điều kiện lọc.', 'No procedure is like that. Take a condition away.') }) : procedureTable(services, request, found.slice((at - 1) * PAGE_SIZE, at * PAGE_SIZE), found.length)}
${pages(request, filter, at, last)}`
  return page(await backofficePage(services, request, { title, main, current: 'procedures' }))
}

function matching({ catalog }: Services, filter: Filter): readonly ProcedureRevision[] {
  const found =
    filter.q === ''
      ? catalog.procedures
      : catalog.search(filter.q).flatMap((id) => catalog.findProcedure(id) ?? [])
  return found.filter(
    ({ procedureId, record }) =>
      (filter['linh-vuc'] === '' || record.field.vi === filter['linh-vuc']) &&
      (filter.cap === '' || record.tier === filter.cap) &&
      (filter['co-quan'] === '' ||
        catalog.servicesOf(procedureId).some(({ agencyId }) => agencyId === filter['co-quan'])),
  )
}

function filters(
  { catalog, directory }: Services,
  { locale, linkTo }: Request<Session>,
  filter: Filter,
): Html {
  const t = translator(locale)
  const all = { value: '', text: t('Tất cả', 'All') }
  const fields = new Map(catalog.procedures.map(({ record }) => [record.field.vi, record.field]))
  const offering = new Set(catalog.services.map(({ agencyId }) => agencyId))
  const agencies = directory.agencies.filter(({ id }) => offering.has(id))
  const choice = (name: keyof Filter, label: string, items: readonly { value: string; text: string }[]) =>
    select({ name, locale, label: { text: label }, items: [all, ...items], value: filter[name] })
  return filterRow({
    locale,
    action: linkTo('backoffice.procedures'),
    label: t('Lọc thủ tục', 'Filter procedures'),
    fields: [
      textInput({ name: 'q', locale, label: { text: t('Tên hoặc mã', 'Name or code') }, value: filter.q }),
      choice(
        'linh-vuc',
        t('Lĩnh vực', 'Field'),
        [...fields].map(([value, field]) => ({ value, text: inLocale(field, locale) })),
      ),
      choice(
        'cap',
        t('Cấp giải quyết', 'Tier'),
        (['province', 'district', 'commune'] as const).map((value) => ({
          value,
          text: tierWords(value, locale),
        })),
      ),
      choice(
        'co-quan',
        t('Cơ quan', 'Agency'),
        agencies.map(({ id, name }) => ({ value: id, text: inLocale(name, locale) })),
      ),
    ],
    clearHref: Object.values(filter).some((value) => value !== '')
      ? linkTo('backoffice.procedures')
      : undefined,
  })
}

function tierWords(tier: 'province' | 'district' | 'commune', locale: Request<Session>['locale']): string {
  const t = translator(locale)
  return { province: t('Tỉnh', 'Province'), district: t('Huyện', 'District'), commune: t('Xã', 'Commune') }[
    tier
  ]
}

function draftTable(
  { directory }: Services,
  { locale, linkTo }: Request<Session>,
  drafts: readonly ProcedureDraft[],
): Html | undefined {
  if (drafts.length === 0) return undefined
  const t = translator(locale)
  const head = [
    { text: t('Thủ tục', 'Procedure') },
    { text: t('Cơ quan soạn', 'Drafted by') },
    { text: t('Tình trạng', 'State') },
    { text: t('Sửa lần cuối', 'Last changed') },
  ]
  const rows = drafts.map((draft) => {
    const agency = directory.findAgency(draft.agencyId)
    return [
      {
        text: html`<a class="govuk-link" href="${linkTo('backoffice.procedures.draft', { proposal: draft.id })}">${inLocale(draft.record.name, locale)}</a> <span class="govuk-hint">${draft.procedureId}</span>`,
      },
      { text: agency ? inLocale(agency.name, locale) : draft.agencyId },
      { text: stateTag(draft.state, t) },
      { text: formatDateTime(draft.changedAt) },
    ]
  })
  return table({
    ...spaced(stacked(head, rows)),
    caption: t('Dự thảo đang mở', 'Open drafts'),
    captionClasses: 'govuk-table__caption--m',
  })
}

function procedureTable(
  { catalog }: Services,
  { locale, linkTo }: Request<Session>,
  procedures: readonly ProcedureRevision[],
  total: number,
): Html {
  const t = translator(locale)
  const head = [
    { text: t('Thủ tục', 'Procedure') },
    { text: t('Lĩnh vực', 'Field') },
    { text: t('Phiên bản', 'Revision') },
    { text: t('Có hiệu lực từ', 'In force from') },
    { text: t('Dịch vụ', 'Services') },
  ]
  const rows = procedures.map(({ procedureId, record, revision, validFrom }) => {
    const services = catalog.servicesOf(procedureId)
    const suspended = services.filter(({ suspendedFrom }) => suspendedFrom !== null).length
    return [
      {
        text: html`<a class="govuk-link" href="${linkTo('backoffice.procedures.show', { procedure: procedureId })}">${inLocale(record.name, locale)}</a> <span class="govuk-hint">${procedureId}</span>`,
      },
      { text: inLocale(record.field, locale) },
      { text: String(revision) },
      { text: formatDate(validFrom) },
      {
        text:
          suspended === 0
            ? String(services.length)
            : t(`${services.length}, ${suspended} tạm dừng`, `${services.length}, ${suspended} suspended`),
      },
    ]
  })
  return table({ ...spaced(stacked(head, rows)), caption: t(`${total} thủ tục`, `${total} procedures`) })
}

function pages(
  { locale, linkTo }: Request<Session>,
  filter: Filter,
  at: number,
  last: number,
): Html | undefined {
  if (last === 1) return undefined
  const t = translator(locale)
  const set = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
  const href = (to: number) => linkTo('backoffice.procedures', {}, { ...set, trang: to })
  return pagination({
    locale,
    landmarkLabel: t('Các trang của danh mục', 'Pages of the register'),
    ...(at > 1 ? { previous: { href: href(at - 1) } } : {}),
    ...(at < last ? { next: { href: href(at + 1) } } : {}),
  })
}
