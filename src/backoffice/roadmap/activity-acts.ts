import {
  type Activity,
  ACTIVITY_KINDS,
  type ActivityKind,
  dropActivity,
  findRecord,
  planActivity,
  plannerPost,
  readActivities,
  recordHeld,
} from '../../modules/roadmap/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { html, radios, select, textarea, textInput } from '../../ui/index.ts'
import { errorOf } from '../../web/account/index.ts'
import type { ActForm, FormScene } from './act-form.ts'
import { dayField, readDay } from './day-field.ts'
import { askedId, idInHand, type Place, type Scene } from './desk.ts'

export function activityKindWords(kind: ActivityKind, t: Translate): string {
  return kind === 'outreach' ? t('Tuyên truyền', 'Outreach') : t('Đào tạo', 'Training')
}

const PATH = 'ke-hoach/:agency/:year'
export const ID_FIELD = 'ma'
export const HELD_FIELD = 'lan'
const CURRENT = 'roadmap-activities'

const after = <F>({ scene, agency, year, t }: FormScene<F>) => ({
  href: scene.request.linkTo('backoffice.roadmap.activity', { agency: agency.id, year }),
  text: t(`Kế hoạch năm ${year}`, `Plan of ${year}`),
})

async function activitiesOf(scene: Scene, { agency, year }: Place): Promise<readonly Activity[] | undefined> {
  if (!plannerPost(scene.ctx.actor, agency.id)) return undefined
  return readActivities(await findRecord(scene.ctx.db, { kind: 'activities', agencyId: agency.id, year }))
}

async function knownActivity(scene: Scene, place: Place): Promise<Activity | undefined> {
  return (await activitiesOf(scene, place))?.find(({ activityId }) => activityId === askedId(scene, ID_FIELD))
}

const hidden = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}">`
const countOf = (text: string): number => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : Number.NaN)

interface PlanFacts {
  readonly activityId: string
  readonly known: Activity | undefined
}

const planForm: ActForm<PlanFacts> = {
  name: 'activity.plan',
  path: `${PATH}/hoat-dong`,
  current: CURRENT,
  title: ({ t, facts }) =>
    facts.known ? t('Sửa hoạt động', 'Change the activity') : t('Thêm hoạt động', 'Add an activity'),
  read: async (scene, place) => {
    const activities = await activitiesOf(scene, place)
    if (!activities) return undefined
    const activityId = idInHand(scene, ID_FIELD)
    return { activityId, known: activities.find((one) => one.activityId === activityId) }
  },
  fields: ({ t, value, errors, facts, scene }) => {
    const { locale } = scene.request
    const { known } = facts
    const count = (name: string, label: string, standing: number | undefined) =>
      textInput({
        name,
        locale,
        label: { text: label },
        classes: 'govuk-input--width-5',
        inputmode: 'numeric',
        value: value(name, standing === undefined ? '' : String(standing)),
        ...errorOf(errors, name),
      })
    return html`${hidden(ID_FIELD, facts.activityId)}${radios({
      name: 'loai',
      locale,
      value: value('loai', known?.kind),
      fieldset: { legend: { text: t('Loại', 'Kind'), classes: 'govuk-fieldset__legend--s' } },
      items: ACTIVITY_KINDS.map((kind) => ({ value: kind, text: activityKindWords(kind, t) })),
      ...errorOf(errors, 'loai'),
    })}${textInput({ name: 'ten', locale, label: { text: t('Tên hoạt động', 'Name') }, value: value('ten', known?.title), ...errorOf(errors, 'ten') })}${select(
      {
        name: 'thang',
        locale,
        label: { text: t('Tháng', 'Month') },
        items: Array.from({ length: 12 }, (_, index) => ({
          value: String(index + 1),
          text: String(index + 1),
        })),
        value: value('thang', String(known?.month ?? 1)),
        ...errorOf(errors, 'thang'),
      },
    )}${count('buoi', t('Số buổi dự kiến', 'Sessions planned'), known?.sessions)}${count('nguoi', t('Số người dự kiến', 'People planned'), known?.people)}`
  },
  submit: (t) => t('Lưu', 'Save'),
  act: ({ scene, agency, year, facts }) => {
    const { body } = scene.request
    return planActivity(scene.ctx, {
      agencyId: agency.id,
      year,
      plan: {
        activityId: facts.activityId,
        kind: body.get('loai') as ActivityKind,
        title: body.get('ten'),
        month: countOf(body.get('thang')),
        sessions: countOf(body.get('buoi')),
        people: countOf(body.get('nguoi')),
      },
    })
  },
  words: (t) => ({
    title: ['ten', t('Bạn chưa nhập tên hoạt động', 'Enter a name')],
    kind: ['loai', t('Hãy chọn loại hoạt động', 'Choose the kind')],
    month: ['thang', t('Hãy chọn tháng', 'Choose the month')],
    sessions: ['buoi', t('Hãy nhập số buổi, ít nhất 1', 'Enter the number of sessions, at least 1')],
    people: ['nguoi', t('Hãy nhập số người', 'Enter the number of people')],
  }),
  done: (t) => t('Đã lưu hoạt động.', 'The activity is saved.'),
  after,
}

interface HeldFacts {
  readonly activity: Activity
  readonly heldId: string
}

const heldForm: ActForm<HeldFacts> = {
  name: 'activity.held',
  path: `${PATH}/ket-qua`,
  current: CURRENT,
  title: ({ t }) => t('Ghi kết quả', 'Record what was held'),
  read: async (scene, place) => {
    const activity = await knownActivity(scene, place)
    return activity && { activity, heldId: idInHand(scene, HELD_FIELD) }
  },
  before: ({ facts }) => html`<p class="govuk-body">${facts.activity.title}</p>`,
  fields: ({ t, value, errors, facts, scene }) => {
    const { locale } = scene.request
    const count = (name: string, label: string) =>
      textInput({
        name,
        locale,
        label: { text: label },
        classes: 'govuk-input--width-5',
        inputmode: 'numeric',
        value: value(name),
        ...errorOf(errors, name),
      })
    return html`${hidden(ID_FIELD, facts.activity.activityId)}${hidden(HELD_FIELD, facts.heldId)}${dayField(scene.request, { name: 'ngay', label: t('Ngày làm', 'Day'), errors })}${count('buoi', t('Số buổi', 'Sessions'))}${count('nguoi', t('Số người dự', 'People'))}${textInput({ name: 'ghi-chu', locale, label: { text: t('Ghi chú (không bắt buộc)', 'Note (optional)') }, value: value('ghi-chu'), ...errorOf(errors, 'ghi-chu') })}`
  },
  submit: (t) => t('Lưu', 'Save'),
  act: ({ scene, agency, year, facts }) => {
    const { body } = scene.request
    return recordHeld(scene.ctx, {
      agencyId: agency.id,
      year,
      activityId: facts.activity.activityId,
      held: {
        heldId: facts.heldId,
        on: readDay(body, 'ngay'),
        sessions: countOf(body.get('buoi')),
        people: countOf(body.get('nguoi')),
        note: body.get('ghi-chu'),
      },
    })
  },
  words: (t) => ({
    on: [
      'ngay-day',
      t(
        'Hãy nhập ngày đã làm, trong năm của kế hoạch',
        'Enter a day that has passed, in the year of the plan',
      ),
    ],
    sessions: ['buoi', t('Hãy nhập số buổi', 'Enter the number of sessions')],
    people: ['nguoi', t('Hãy nhập số người', 'Enter the number of people')],
    note: ['ghi-chu', t('Ghi chú quá dài', 'The note is too long')],
  }),
  done: (t) => t('Đã ghi kết quả.', 'Recorded.'),
  after,
}

const dropForm: ActForm<Activity> = {
  name: 'activity.drop',
  path: `${PATH}/thoi`,
  current: CURRENT,
  title: ({ t }) => t('Thôi không làm hoạt động', 'Give up the activity'),
  read: knownActivity,
  before: ({ facts }) => html`<p class="govuk-body">${facts.title}</p>`,
  fields: ({ t, value, errors, facts, scene }) =>
    html`${hidden(ID_FIELD, facts.activityId)}${textarea({ name: 'ly-do', locale: scene.request.locale, label: { text: t('Lý do', 'Reason') }, rows: 3, value: value('ly-do'), ...errorOf(errors, 'ly-do') })}`,
  submit: (t) => t('Thôi không làm', 'Give it up'),
  act: ({ scene, agency, year, facts }) =>
    dropActivity(scene.ctx, {
      agencyId: agency.id,
      year,
      activityId: facts.activityId,
      reason: scene.request.body.get('ly-do'),
    }),
  words: (t) => ({ reason: ['ly-do', t('Bạn chưa nhập lý do', 'Enter the reason')] }),
  done: (t) => t('Đã ghi.', 'Recorded.'),
  after,
}

export const ACTIVITY_FORMS = { planForm, heldForm, dropForm }
