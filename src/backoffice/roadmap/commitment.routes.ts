import { namesOfAccounts, type Session } from '../../modules/identity/index.ts'
import { readCommitment } from '../../modules/roadmap/index.ts'
import { notFound, page, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { tag } from '../../ui/index.ts'
import { backofficePage } from '../frame.ts'
import { actRoutes } from './act-form.ts'
import { COMMITMENT_FORMS, readFacts } from './commitment-acts.ts'
import { commitmentPage } from './commitment.page.ts'
import { commitmentStatusTag } from './commitment-words.ts'
import { BASE, type Desk, placeOf, roadmapAccess, sceneOf } from './desk.ts'
import { money } from './sections.ts'
import { yearListPage } from './year-list.page.ts'

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
  return yearListPage(await sceneOf(desk, request), {
    kind: 'commitment',
    current: 'roadmap-commitments',
    route: 'backoffice.roadmap.commitments',
    agencyRoute: 'backoffice.roadmap.commitment',
    title: (year, t) => t(`Cam kết năm ${year}`, `Commitments for ${year}`),
    columns: (t) => [
      t('Tình trạng', 'State'),
      t('Dịch vụ', 'Services'),
      t('Kinh phí', 'Money'),
      t('Phê duyệt', 'Approved by'),
    ],
    cells: (record, t) => {
      const { status, content, approved } = readCommitment(record)
      const budget = content?.budget.reduce((sum, { amountVnd }) => sum + amountVnd, 0) ?? 0
      return [
        { text: tag(commitmentStatusTag(status, t)) },
        { text: content ? String(content.services.length) : '–' },
        { text: content ? money(budget, request.locale) : '–' },
        { text: approved?.approval.decision ?? '–' },
      ]
    },
  })
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
