import type { Session } from '../../modules/identity/index.ts'
import {
  coordinatorPost,
  findRecord,
  type Finding,
  isOverdue,
  plannerPost,
  readInspection,
} from '../../modules/roadmap/index.ts'
import { notFound, page, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, emptyState, type Html, html, tag } from '../../ui/index.ts'
import { backofficePage } from '../frame.ts'
import { actRoutes } from './act-form.ts'
import { BASE, type Desk, freshId, type Place, placeOf, roadmapAccess, type Scene, sceneOf } from './desk.ts'
import { ID_FIELD, INSPECTION_FORMS } from './inspection-acts.ts'
import { yearListPage } from './year-list.page.ts'

export function inspectionRoutes(desk: Desk): readonly Route<Session>[] {
  const { inspectForm, findingForm, mendedForm, closedForm, reopenedForm } = INSPECTION_FORMS
  return [
    {
      name: 'backoffice.roadmap.inspections',
      method: 'GET',
      path: `${BASE}/kiem-tra`,
      access: roadmapAccess,
      handler: (request) => list(desk, request),
    },
    {
      name: 'backoffice.roadmap.inspection',
      method: 'GET',
      path: `${BASE}/kiem-tra/:agency/:year`,
      access: roadmapAccess,
      handler: (request) => show(desk, request),
    },
    ...actRoutes(desk, inspectForm),
    ...actRoutes(desk, findingForm),
    ...actRoutes(desk, mendedForm),
    ...actRoutes(desk, closedForm),
    ...actRoutes(desk, reopenedForm),
  ]
}

async function list(desk: Desk, request: Request<Session>): Promise<Reply> {
  const scene = await sceneOf(desk, request)
  return yearListPage(scene, {
    kind: 'inspection',
    current: 'roadmap-inspections',
    route: 'backoffice.roadmap.inspections',
    agencyRoute: 'backoffice.roadmap.inspection',
    title: (year, t) => t(`Kiểm tra năm ${year}`, `Inspections in ${year}`),
    columns: (t) => [
      t('Kiểm tra ngày', 'Inspected on'),
      t('Phát hiện', 'Findings'),
      t('Chưa đóng', 'Open'),
      t('Quá hạn', 'Overdue'),
    ],
    cells: (record, t) => {
      const { on, findings } = readInspection(record)
      const overdue = findings.filter((finding) => isOverdue(finding, scene.today)).length
      return [
        { text: on === undefined ? t('Chưa kiểm tra', 'Not yet') : formatDate(on) },
        { text: String(findings.length) },
        { text: String(findings.filter(({ status }) => status !== 'closed').length) },
        { text: overdue > 0 ? html`<strong>${t(`${overdue} quá hạn`, `${overdue} overdue`)}</strong>` : '0' },
      ]
    },
  })
}

async function show(desk: Desk, request: Request<Session>): Promise<Reply> {
  const scene = await sceneOf(desk, request)
  const place = placeOf(scene)
  if (!place) return notFound()
  const { agency, year } = place
  const t = translator(request.locale)
  const { db, actor, directory } = scene.ctx
  const inspection = readInspection(await findRecord(db, { kind: 'inspection', agencyId: agency.id, year }))
  const isInspector = coordinatorPost(actor, directory, scene.duties) !== undefined
  const title = t(`Kiểm tra năm ${year}`, `Inspection of ${year}`)
  const link = (name: string, text: string, query = {}) =>
    button({
      text,
      href: request.linkTo(`backoffice.roadmap.inspection.${name}`, { agency: agency.id, year }, query),
      classes: 'govuk-button--secondary',
    })
  const acts = isInspector
    ? html`<div class="govuk-button-group no-print">${link('record', inspection.on === undefined ? t('Ghi cuộc kiểm tra', 'Record the inspection') : t('Sửa kết luận', 'Correct the conclusion'))}${inspection.on !== undefined && link('finding', t('Thêm phát hiện', 'Add a finding'), freshId(scene, ID_FIELD))}</div>`
    : undefined
  const body =
    inspection.on === undefined
      ? emptyState({ text: t('Chưa kiểm tra trong năm này.', 'Not inspected this year yet.') })
      : html`<p class="govuk-body"><strong>${formatDate(inspection.on)}</strong></p><p class="govuk-body text-as-typed">${inspection.summary}</p>
<h2 class="govuk-heading-m">${t(`${inspection.findings.length} phát hiện`, `${inspection.findings.length} findings`)}</h2>${inspection.findings.map((finding) => findingPart(scene, place, { finding, isInspector, t }))}`
  return page(
    await backofficePage(desk.services, request, {
      title,
      current: 'roadmap-inspections',
      backLink: {
        href: request.linkTo('backoffice.roadmap.inspections', {}, { nam: String(year) }),
        text: t('Kiểm tra các cơ quan', 'Inspections of agencies'),
      },
      main: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${inLocale(agency.name, request.locale)}</span>${title}</h1>${acts}${body}`,
    }),
  )
}

interface Shown {
  readonly finding: Finding
  readonly isInspector: boolean
  readonly t: Translate
}

function findingPart(scene: Scene, place: Place, shown: Shown): Html {
  const { request, today, services } = scene
  const { finding, t } = shown
  const unit = services.directory.findUnit(finding.unitId)
  const links = findingLinks(scene, place, shown)
  return html`<h3 class="govuk-heading-s govuk-!-margin-bottom-1">${finding.text} ${tag(statusTag(finding, today, t))}</h3>
<p class="govuk-body govuk-!-margin-bottom-1">${t('Trách nhiệm:', 'Owner:')} ${unit ? inLocale(unit.name, request.locale) : finding.unitId}. ${t('Hạn:', 'Due:')} ${formatDate(finding.dueOn)}.</p>
${findingStory(finding, t).map((line) => html`<p class="govuk-body govuk-!-margin-bottom-1">${line}</p>`)}
${links.length > 0 && html`<p class="govuk-body no-print">${links.map((one, index) => html`${index > 0 && ' · '}${one}`)}</p>`}`
}

function findingLinks(
  scene: Scene,
  { agency, year }: Place,
  { finding, isInspector, t }: Shown,
): readonly Html[] {
  const { findingId, status } = finding
  const link = (name: string, text: string) =>
    html`<a class="govuk-link" href="${scene.request.linkTo(`backoffice.roadmap.inspection.${name}`, { agency: agency.id, year }, { [ID_FIELD]: findingId })}">${text}<span class="govuk-visually-hidden">: ${finding.text}</span></a>`
  const isPlanner = plannerPost(scene.ctx.actor, agency.id) !== undefined
  return [
    isPlanner && status === 'open' && link('mended', t('Báo đã khắc phục', 'Say it is mended')),
    isInspector && status !== 'closed' && link('closed', t('Đóng', 'Close')),
    isInspector && status !== 'open' && link('reopened', t('Mở lại', 'Reopen')),
  ].filter((one) => one !== false)
}

/** What was said of it since, in order. */
function findingStory({ mended, reopenedFor, closed, status }: Finding, t: Translate): readonly string[] {
  return [
    ...(mended ? [`${t('Cơ quan báo:', 'The agency says:')} ${mended.note} (${formatDate(mended.at)})`] : []),
    ...(reopenedFor !== undefined && status === 'open'
      ? [`${t('Chưa được chấp nhận:', 'Not accepted:')} ${reopenedFor}`]
      : []),
    ...(closed ? [`${t('Đã đóng:', 'Closed:')} ${closed.note} (${formatDate(closed.at)})`] : []),
  ]
}

function statusTag(finding: Finding, today: string, t: Translate) {
  if (finding.status === 'closed') return { text: t('Đã đóng', 'Closed'), classes: 'govuk-tag--green' }
  if (isOverdue(finding, today)) return { text: t('Quá hạn', 'Overdue'), classes: 'govuk-tag--red' }
  if (finding.status === 'mended')
    return { text: t('Chờ xác nhận', 'To be confirmed'), classes: 'govuk-tag--yellow' }
  return { text: t('Đang xử lý', 'Open'), classes: 'govuk-tag--grey' }
}
