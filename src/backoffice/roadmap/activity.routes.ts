import { type Session } from '../../modules/identity/index.ts'
import { type Activity, findRecord, plannerPost, readActivities } from '../../modules/roadmap/index.ts'
import { notFound, page, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, emptyState, type Html, html } from '../../ui/index.ts'
import { backofficePage } from '../frame.ts'
import { actRoutes } from './act-form.ts'
import { ACTIVITY_FORMS, activityKindWords, HELD_FIELD, ID_FIELD } from './activity-acts.ts'
import { BASE, type Desk, freshId, type Place, placeOf, roadmapAccess, type Scene, sceneOf } from './desk.ts'
import { yearListPage } from './year-list.page.ts'

export function activityRoutes(desk: Desk): readonly Route<Session>[] {
  const { planForm, heldForm, dropForm } = ACTIVITY_FORMS
  return [
    {
      name: 'backoffice.roadmap.activities',
      method: 'GET',
      path: `${BASE}/ke-hoach`,
      access: roadmapAccess,
      handler: (request) => list(desk, request),
    },
    {
      name: 'backoffice.roadmap.activity',
      method: 'GET',
      path: `${BASE}/ke-hoach/:agency/:year`,
      access: roadmapAccess,
      handler: (request) => show(desk, request),
    },
    ...actRoutes(desk, planForm),
    ...actRoutes(desk, heldForm),
    ...actRoutes(desk, dropForm),
  ]
}

const sumOf = (activities: readonly Activity[], key: 'sessions' | 'sessionsDone' | 'people' | 'peopleDone') =>
  activities.reduce((sum, activity) => sum + activity[key], 0)

async function list(desk: Desk, request: Request<Session>): Promise<Reply> {
  return yearListPage(await sceneOf(desk, request), {
    kind: 'activities',
    current: 'roadmap-activities',
    route: 'backoffice.roadmap.activities',
    agencyRoute: 'backoffice.roadmap.activity',
    title: (year, t) => t(`Tuyên truyền và đào tạo năm ${year}`, `Outreach and training in ${year}`),
    columns: (t) => [
      t('Hoạt động', 'Activities'),
      t('Buổi đã làm / kế hoạch', 'Sessions held / planned'),
      t('Người đã dự / kế hoạch', 'People reached / planned'),
    ],
    cells: (record, t) => {
      const activities = readActivities(record).filter(({ droppedFor }) => droppedFor === undefined)
      const of = (done: 'sessionsDone' | 'peopleDone', planned: 'sessions' | 'people') =>
        activities.length === 0 ? '–' : `${sumOf(activities, done)} / ${sumOf(activities, planned)}`
      return [
        { text: activities.length === 0 ? t('Chưa có kế hoạch', 'No plan yet') : String(activities.length) },
        { text: of('sessionsDone', 'sessions') },
        { text: of('peopleDone', 'people') },
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
  const record = await findRecord(scene.ctx.db, { kind: 'activities', agencyId: agency.id, year })
  const activities = readActivities(record)
  const title = t(`Tuyên truyền và đào tạo năm ${year}`, `Outreach and training in ${year}`)
  const isPlanner = plannerPost(scene.ctx.actor, agency.id) !== undefined
  const add =
    isPlanner &&
    button({
      text: t('Thêm hoạt động', 'Add an activity'),
      href: request.linkTo(
        'backoffice.roadmap.activity.plan',
        { agency: agency.id, year },
        freshId(scene, ID_FIELD),
      ),
    })
  return page(
    await backofficePage(desk.services, request, {
      title,
      current: 'roadmap-activities',
      backLink: {
        href: request.linkTo('backoffice.roadmap.activities', {}, { nam: String(year) }),
        text: t('Kế hoạch của các cơ quan', 'Plans of agencies'),
      },
      main: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${inLocale(agency.name, request.locale)}</span>${title}</h1>${add}${
        activities.length === 0
          ? emptyState({ text: t('Chưa có hoạt động nào trong kế hoạch.', 'Nothing is planned yet.') })
          : activities.map((activity) => activityPart(scene, place, { activity, isPlanner, t }))
      }`,
    }),
  )
}

interface Shown {
  readonly activity: Activity
  readonly isPlanner: boolean
  readonly t: Translate
}

function activityPart(scene: Scene, { agency, year }: Place, { activity, isPlanner, t }: Shown): Html {
  const { activityId, droppedFor } = activity
  const link = (name: string, text: string, more = {}) =>
    html`<a class="govuk-link" href="${scene.request.linkTo(`backoffice.roadmap.activity.${name}`, { agency: agency.id, year }, { [ID_FIELD]: activityId, ...more })}">${text}<span class="govuk-visually-hidden">: ${activity.title}</span></a>`
  const held = activity.held.map(
    ({ on, sessions, people, note }) =>
      html`<li>${formatDate(on)}: ${t(`${sessions} buổi, ${people} người`, `${sessions} sessions, ${people} people`)}${note !== '' && `. ${note}`}</li>`,
  )
  return html`<h2 class="govuk-heading-m govuk-!-margin-top-6">${activity.title}</h2>
<p class="govuk-body">${activityKindWords(activity.kind, t)}. ${t(`Tháng ${activity.month}: ${activity.sessions} buổi, ${activity.people} người.`, `Month ${activity.month}: ${activity.sessions} sessions, ${activity.people} people.`)} <strong>${t(`Đã làm ${activity.sessionsDone} buổi, ${activity.peopleDone} người.`, `Held: ${activity.sessionsDone} sessions, ${activity.peopleDone} people.`)}</strong></p>
${held.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${held}</ul>`}
${droppedFor !== undefined && html`<p class="govuk-body"><strong>${t('Thôi không làm:', 'Given up:')}</strong> ${droppedFor}</p>`}
${isPlanner && droppedFor === undefined && html`<p class="govuk-body no-print">${link('held', t('Ghi kết quả', 'Record what was held'), freshId(scene, HELD_FIELD))} · ${link('plan', t('Sửa kế hoạch', 'Change the plan'))} · ${link('drop', t('Thôi không làm', 'Give it up'))}</p>`}`
}
