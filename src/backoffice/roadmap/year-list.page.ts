import { listRecords, type RecordKind, type RoadmapRecord } from '../../modules/roadmap/index.ts'
import { page, type Reply } from '../../platform/http/reply.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { emptyState, html, sortableTable, type TableCell } from '../../ui/index.ts'
import { backofficePage } from '../frame.ts'
import { stacked } from '../stacked-table.ts'
import { listYear, type Scene } from './desk.ts'
import { yearLinks } from './sections.ts'

/** A list of one year, a row an agency: what stands in its record of that kind. */
export interface YearList {
  readonly kind: RecordKind
  /** Entry of the menu. */
  readonly current: string
  /** Routes of the list itself and of the page of one agency. */
  readonly route: string
  readonly agencyRoute: string
  title(year: number, t: Translate): string
  /** After the first, which names the agency. */
  columns(t: Translate): readonly string[]
  cells(record: RoadmapRecord | undefined, t: Translate): readonly TableCell[]
}

export async function yearListPage(scene: Scene, list: YearList): Promise<Reply> {
  const { request, ctx, services, agencies } = scene
  const { locale, linkTo } = request
  const t = translator(locale)
  const year = listYear(scene)
  const records = await listRecords(ctx.db, { kind: list.kind, year })
  const ofAgency = new Map(records.map((record) => [record.agencyId, record]))
  const head = [t('Cơ quan', 'Agency'), ...list.columns(t)].map((text) => ({ text }))
  const rows = agencies.map(({ id, name }) => [
    {
      text: html`<a class="govuk-link" href="${linkTo(list.agencyRoute, { agency: id, year })}">${inLocale(name, locale)}</a>`,
    },
    ...list.cells(ofAgency.get(id), t),
  ])
  const title = list.title(year, t)
  const body =
    rows.length === 0
      ? emptyState({ text: t('Không có cơ quan nào.', 'No agency.') })
      : sortableTable({ ...stacked(head, rows), label: title, dense: true, locale, firstCellIsHeader: true })
  return page(
    await backofficePage(services, request, {
      title,
      current: list.current,
      main: html`<h1 class="govuk-heading-l govuk-!-margin-bottom-1">${title}</h1>${yearLinks(request, list.route, year, t)}${body}`,
    }),
  )
}
