import {
  actOnFinding,
  addFinding,
  coordinatorPost,
  type Finding,
  type FindingAct,
  findRecord,
  plannerPost,
  readInspection,
  recordInspection,
} from '../../modules/roadmap/index.ts'
import { inLocale, type Translate } from '../../platform/i18n/translator.ts'
import { html, select, textarea } from '../../ui/index.ts'
import { errorOf } from '../../web/account/index.ts'
import type { ActForm, FormScene } from './act-form.ts'
import { dayField, readDay } from './day-field.ts'
import { askedId, idInHand, type Place, type Scene } from './desk.ts'

type Inspection = ReturnType<typeof readInspection>

const PATH = 'kiem-tra/:agency/:year'
const CURRENT = 'roadmap-inspections'
export const ID_FIELD = 'ma'

const after = <F>({ scene, agency, year, t }: FormScene<F>) => ({
  href: scene.request.linkTo('backoffice.roadmap.inspection', { agency: agency.id, year }),
  text: t(`Kiểm tra năm ${year}`, `Inspection of ${year}`),
})

async function inspectionOf({ ctx }: Scene, { agency, year }: Place): Promise<Inspection> {
  return readInspection(await findRecord(ctx.db, { kind: 'inspection', agencyId: agency.id, year }))
}

const isInspector = ({ ctx, duties }: Scene): boolean =>
  coordinatorPost(ctx.actor, ctx.directory, duties) !== undefined

const inspectForm: ActForm<Inspection> = {
  name: 'inspection.record',
  path: `${PATH}/ket-luan`,
  current: CURRENT,
  title: ({ t }) => t('Ghi cuộc kiểm tra', 'Record the inspection'),
  read: async (scene, place) => (isInspector(scene) ? inspectionOf(scene, place) : undefined),
  fields: ({ t, value, errors, facts, scene }) =>
    html`${dayField(scene.request, { name: 'ngay', label: t('Ngày kiểm tra', 'Day'), errors, standing: facts.on })}${textarea({ name: 'ket-luan', locale: scene.request.locale, label: { text: t('Kết luận', 'Conclusion') }, value: value('ket-luan', facts.summary), ...errorOf(errors, 'ket-luan') })}`,
  submit: (t) => t('Lưu', 'Save'),
  act: ({ scene, agency, year }) =>
    recordInspection(scene.ctx, {
      agencyId: agency.id,
      year,
      on: readDay(scene.request.body, 'ngay'),
      summary: scene.request.body.get('ket-luan'),
    }),
  words: (t) => ({
    on: [
      'ngay-day',
      t('Hãy nhập ngày đã kiểm tra, trong năm này', 'Enter a day that has passed, in this year'),
    ],
    summary: ['ket-luan', t('Bạn chưa nhập kết luận', 'Enter the conclusion')],
  }),
  done: (t) => t('Đã ghi cuộc kiểm tra.', 'The inspection is recorded.'),
  after,
}

interface FindingFacts {
  readonly findingId: string
  readonly known: Finding | undefined
}

const findingForm: ActForm<FindingFacts> = {
  name: 'inspection.finding',
  path: `${PATH}/phat-hien`,
  current: CURRENT,
  title: ({ t }) => t('Thêm phát hiện', 'Add a finding'),
  read: async (scene, place) => {
    if (!isInspector(scene)) return undefined
    const findingId = idInHand(scene, ID_FIELD)
    const { on, findings } = await inspectionOf(scene, place)
    if (on === undefined) return undefined
    return { findingId, known: findings.find((one) => one.findingId === findingId) }
  },
  fields: ({ t, value, errors, facts, scene, agency }) => {
    const { locale } = scene.request
    return html`<input type="hidden" name="${ID_FIELD}" value="${facts.findingId}">${textarea({ name: 'noi-dung', locale, label: { text: t('Phát hiện gì', 'What was found') }, rows: 3, value: value('noi-dung', facts.known?.text), ...errorOf(errors, 'noi-dung') })}${select(
      {
        name: 'bo-phan',
        locale,
        label: { text: t('Bộ phận chịu trách nhiệm', 'Who has to mend it') },
        items: scene.services.directory
          .unitsOf(agency.id)
          .map(({ id, name }) => ({ value: id, text: inLocale(name, locale) })),
        value: value('bo-phan', facts.known?.unitId),
        ...errorOf(errors, 'bo-phan'),
      },
    )}${dayField(scene.request, { name: 'han', label: t('Hạn khắc phục', 'Due'), errors, standing: facts.known?.dueOn })}`
  },
  submit: (t) => t('Thêm', 'Add'),
  act: ({ scene, agency, year, facts }) => {
    const { body } = scene.request
    return addFinding(scene.ctx, {
      agencyId: agency.id,
      year,
      finding: {
        findingId: facts.findingId,
        text: body.get('noi-dung'),
        unitId: body.get('bo-phan'),
        dueOn: readDay(body, 'han'),
      },
    })
  },
  words: (t) => ({
    text: ['noi-dung', t('Bạn chưa nhập phát hiện', 'Enter what was found')],
    unitId: ['bo-phan', t('Hãy chọn bộ phận của cơ quan', 'Choose a unit of the agency')],
    dueOn: [
      'han-day',
      t('Hãy nhập hạn, không trước ngày kiểm tra', 'Enter a day, not before the inspection'),
    ],
  }),
  done: (t) => t('Đã thêm phát hiện.', 'The finding is added.'),
  after,
}

interface ActWords {
  readonly name: string
  readonly path: string
  readonly title: (t: Translate) => string
  readonly label: (t: Translate) => string
  readonly mayAct: (scene: Scene, place: Place) => boolean
}

/** Three acts on a finding, each with a few words of who acts. */
function findingAct(act: FindingAct, words: ActWords): ActForm<Finding> {
  return {
    name: `inspection.${words.name}`,
    path: `${PATH}/${words.path}`,
    current: CURRENT,
    title: ({ t }) => words.title(t),
    read: async (scene, place) => {
      if (!words.mayAct(scene, place)) return undefined
      const id = askedId(scene, ID_FIELD)
      return (await inspectionOf(scene, place)).findings.find(({ findingId }) => findingId === id)
    },
    before: ({ facts }) => html`<p class="govuk-body">${facts.text}</p>`,
    fields: ({ t, value, errors, facts, scene }) =>
      html`<input type="hidden" name="${ID_FIELD}" value="${facts.findingId}">${textarea({ name: 'noi-dung', locale: scene.request.locale, label: { text: words.label(t) }, rows: 3, value: value('noi-dung'), ...errorOf(errors, 'noi-dung') })}`,
    submit: (t) => t('Lưu', 'Save'),
    act: ({ scene, agency, year, facts }) =>
      actOnFinding(scene.ctx, {
        agencyId: agency.id,
        year,
        findingId: facts.findingId,
        act,
        note: scene.request.body.get('noi-dung'),
      }),
    words: (t) => ({ note: ['noi-dung', t('Bạn chưa nhập nội dung', 'Enter what was done or seen')] }),
    done: (t) => t('Đã ghi.', 'Recorded.'),
    after,
  }
}

const mendedForm = findingAct('mended', {
  name: 'mended',
  path: 'khac-phuc',
  title: (t) => t('Báo đã khắc phục', 'Say it is mended'),
  label: (t) => t('Đã làm gì', 'What was done'),
  mayAct: ({ ctx }, { agency }) => plannerPost(ctx.actor, agency.id) !== undefined,
})
const closedForm = findingAct('closed', {
  name: 'closed',
  path: 'dong',
  title: (t) => t('Đóng phát hiện', 'Close the finding'),
  label: (t) => t('Đã xem lại thế nào', 'How it was checked'),
  mayAct: isInspector,
})
const reopenedForm = findingAct('reopened', {
  name: 'reopened',
  path: 'mo-lai',
  title: (t) => t('Mở lại phát hiện', 'Reopen the finding'),
  label: (t) => t('Còn thiếu gì', 'What is still missing'),
  mayAct: isInspector,
})

export const INSPECTION_FORMS = { inspectForm, findingForm, mendedForm, closedForm, reopenedForm }
