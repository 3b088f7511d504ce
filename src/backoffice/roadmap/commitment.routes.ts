import { namesOfAccounts, type Session } from '../../modules/identity/index.ts'
import { listRecords, readCommitment } from '../../modules/roadmap/index.ts'
import { notFound, page, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { emptyState, html, sortableTable, tag } from '../../ui/index.ts'
import { backofficePage } from '../frame.ts'
import { stacked } from '../stacked-table.ts'
import { actRoutes } from './act-form.ts'
import { COMMITMENT_FORMS, readFacts } from './commitment-acts.ts'
import { commitmentPage } from './commitment.page.ts'
import { commitmentStatusTag } from './commitment-words.ts'
import { BASE, type Desk, listYear, placeOf, roadmapAccess, sceneOf } from './desk.ts'
import { money, yearLinks } from './sections.ts'

export function commitmentRoutes(desk: Desk): readonly Route<Session>[] {
  const { editForm, submitForm, reviewForm, approveForm, returnForm } = COMMITMENT_FORMS
  return [
    {
      name: 'backoffice.roadmap.commitments',
      method: 'GET',
      path: `${BASE}/cam-ket`,
      access: roadmapAccess,
      handler: (request) => list(desk, request),
    },
    {
      name: 'backoffice.roadmap.commitment',
      method: 'GET',
      path: `${BASE}/cam-ket/:agency/:year`,
      access: roadmapAccess,
      handler: (request) => show(desk, request),
    },
    ...actRoutes(desk, editForm),
    ...actRoutes(desk, submitForm),
    ...actRoutes(desk, reviewForm),
    ...actRoutes(desk, approveForm),
    ...actRoutes(desk, returnForm),
  ]
}

async function list(desk: Desk, request: Request<Session>): Promise<Reply> {
  const scene = await sceneOf(desk, request)
  const t = translator(request.locale)
  const year = listYear(scene)
  const records = new Map(
    (await listRecords(scene.ctx.db, { kind: 'commitment', year })).map((record) => [
      record.agencyId,
      record,
    ]),
  )
  const rows = scene.agencies.map(({ id, name }) => {
    const { status, content, approved } = readCommitment(records.get(id))
    const budget = content?.budget.reduce((sum, { amountVnd }) => sum + amountVnd, 0) ?? 0
    return [
      {
        text: html`<a class="govuk-link" href="${request.linkTo('backoffice.roadmap.commitment', { agency: id, year })}">${inLocale(name, request.locale)}</a>`,
      },
      { text: tag(commitmentStatusTag(status, t)) },
      { text: content ? String(content.services.length) : '–' },
      { text: content ? money(budget, request.locale) : '–' },
      { text: approved?.approval.decision ?? '–' },
    ]
  })
  const title = t(`Cam kết năm ${year}`, `Commitments for ${year}`)
  const head = [
    { text: t('Cơ quan', 'Agency') },
    { text: t('Tình trạng', 'State') },
    { text: t('Dịch vụ', 'Services') },
    { text: t('Kinh phí', 'Money') },
    { text: t('Phê duyệt', 'Approved by') },
  ]
  const body =
    rows.length === 0
      ? emptyState({ text: t('Không có cơ quan nào.', 'No agency.') })
      : sortableTable({
          ...stacked(head, rows),
          label: title,
          dense: true,
          locale: request.locale,
          firstCellIsHeader: true,
        })
  return page(
    await backofficePage(desk.services, request, {
      title,
      current: 'roadmap-commitments',
      main: html`<h1 class="govuk-heading-l govuk-!-margin-bottom-1">${title}</h1>${yearLinks(request, 'backoffice.roadmap.commitments', year, t)}${body}`,
    }),
  )
}

async function show(desk: Desk, request: Request<Session>): Promise<Reply> {
  const scene = await sceneOf(desk, request)
  const place = placeOf(scene)
  if (!place) return notFound()
  const { commitment } = await readFacts(scene, place)
  const names = await namesOfAccounts(
    scene.ctx.db,
    commitment.reviews.map(({ accountId }) => accountId),
  )
  const t = translator(request.locale)
  const { title, main } = commitmentPage(scene, { ...place, commitment, names })
  return page(
    await backofficePage(desk.services, request, {
      title,
      main,
      current: 'roadmap-commitments',
      backLink: {
        href: request.linkTo('backoffice.roadmap.commitments', {}, { nam: String(place.year) }),
        text: t('Cam kết của các cơ quan', 'Commitments of agencies'),
      },
    }),
  )
}
