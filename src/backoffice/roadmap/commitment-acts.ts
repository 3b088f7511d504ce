import {
  approveCommitment,
  committeePost,
  draftCommitment,
  type Duty,
  DUTIES,
  dutyPost,
  findRecord,
  plannerPost,
  readCommitment,
  returnCommitment,
  reviewCommitment,
  submitCommitment,
  versionOf,
} from '../../modules/roadmap/index.ts'
import { checkboxes, html, radios, textarea, textInput } from '../../ui/index.ts'
import { errorOf } from '../../web/account/index.ts'
import type { ActForm, FormScene } from './act-form.ts'
import { BUDGET_ID, type ContentFacts, contentFields, readContent, SERVICES_ID } from './commitment-form.ts'
import { dutyWords } from './commitment-words.ts'
import type { Place, Scene } from './desk.ts'
import { money } from './sections.ts'

const PATH = 'cam-ket/:agency/:year'

const after = <F>({ scene, agency, year, t }: FormScene<F>) => ({
  href: scene.request.linkTo('backoffice.roadmap.commitment', { agency: agency.id, year }),
  text: t(`Cam kết năm ${year}`, `Commitment for ${year}`),
})

export async function readFacts(scene: Scene, { agency, year }: Place): Promise<ContentFacts> {
  const [record, standing] = await Promise.all([
    findRecord(scene.ctx.db, { kind: 'commitment', agencyId: agency.id, year }),
    scene.readStanding(scene.today),
  ])
  const commitment = readCommitment(record)
  const levels = new Map(standing.services.map(({ serviceId, level }) => [serviceId, level]))
  const promised = new Set(commitment.content?.services.map(({ serviceId }) => serviceId))
  return {
    commitment,
    version: versionOf(record),
    levels,
    services: scene.ctx.catalog.services.filter(
      ({ id, agencyId }) => agencyId === agency.id && (promised.has(id) || (levels.get(id) ?? 0) < TOP_LEVEL),
    ),
  }
}

/** Of the scale of 2011, by which targets and promises count. */
const TOP_LEVEL = 4

const ofPlanner = async (scene: Scene, place: Place) =>
  plannerPost(scene.ctx.actor, place.agency.id) ? readFacts(scene, place) : undefined
const ofCommittee = async (scene: Scene, place: Place) =>
  committeePost(scene.ctx.actor, scene.ctx.directory) ? readFacts(scene, place) : undefined

const editForm: ActForm<ContentFacts> = {
  name: 'commitment.edit',
  path: `${PATH}/sua`,
  current: 'roadmap-commitments',
  title: ({ t, year }) => t(`Lập cam kết năm ${year}`, `Commitment for ${year}`),
  read: ofPlanner,
  version: ({ version }) => version,
  fields: contentFields,
  submit: (t) => t('Lưu', 'Save'),
  act: ({ scene, agency, year, facts }, seen) =>
    draftCommitment(scene.ctx, {
      agencyId: agency.id,
      year,
      content: readContent(scene.request.body, facts.services),
      seen,
    }),
  words: (t) => ({
    services: [
      SERVICES_ID,
      t('Hãy chọn mức và quý cho ít nhất một dịch vụ', 'Choose level and quarter for at least one service'),
    ],
    budget: [
      BUDGET_ID,
      t(
        'Mỗi khoản kinh phí cần việc dùng và số tiền là số nguyên, ví dụ 50.000.000',
        'Every line needs a purpose and a whole amount, such as 50,000,000',
      ),
    ],
    note: ['ghi-chu', t('Ghi chú quá dài: tối đa 4.000 chữ', 'The note is too long: 4,000 letters at most')],
  }),
  done: (t) => t('Đã lưu. Khi xong, hãy gửi thẩm định.', 'Saved. Hand it in when it is complete.'),
  after,
}

const submitForm: ActForm<ContentFacts> = {
  name: 'commitment.submit',
  path: `${PATH}/gui`,
  current: 'roadmap-commitments',
  title: ({ t, year }) => t(`Gửi thẩm định cam kết năm ${year}`, `Hand in the commitment for ${year}`),
  read: ofPlanner,
  version: ({ version }) => version,
  fields: ({ t, facts }) => {
    const { services = [], budget = [] } = facts.commitment.content ?? {}
    const total = budget.reduce((sum, { amountVnd }) => sum + amountVnd, 0)
    return html`<p class="govuk-body">${t(
      `Cam kết gồm ${services.length} dịch vụ và ${money(total, 'vi')}. Sở Kế hoạch và Đầu tư, Sở Tài chính, Sở Thông tin và Truyền thông sẽ thẩm định; trong lúc đó không sửa được.`,
      `It has ${services.length} services and ${money(total, 'en')}. Planning, finance and information departments review it; meanwhile it cannot be changed.`,
    )}</p>`
  },
  submit: (t) => t('Gửi thẩm định', 'Hand in'),
  act: ({ scene, agency, year }, seen) => submitCommitment(scene.ctx, { agencyId: agency.id, year, seen }),
  words: () => ({}),
  done: (t) => t('Đã gửi thẩm định.', 'Handed in.'),
  after,
}

interface ReviewFacts extends ContentFacts {
  readonly duty: Duty
}

const reviewForm: ActForm<ReviewFacts> = {
  name: 'commitment.review',
  path: `${PATH}/tham-dinh/:duty`,
  current: 'roadmap-commitments',
  title: ({ t, facts }) => t(`Thẩm định: ${dutyWords(facts.duty, t)}`, `Review: ${dutyWords(facts.duty, t)}`),
  read: async (scene, place) => {
    const duty = DUTIES.find((one) => one === scene.request.params['duty'])
    if (!duty || !dutyPost(scene.ctx.actor, duty, scene.duties)) return undefined
    return { ...(await readFacts(scene, place)), duty }
  },
  fields: ({ t, value, errors, facts, scene }) => {
    const before = facts.commitment.reviews.find(({ duty }) => duty === facts.duty)
    const { locale } = scene.request
    return html`${radios({
      name: 'y-kien',
      locale,
      value: value('y-kien', before?.opinion),
      fieldset: { legend: { text: t('Ý kiến', 'Opinion'), classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: 'agree', text: t('Nhất trí', 'Agrees') },
        { value: 'mend', text: t('Đề nghị cơ quan sửa', 'Asks the agency for changes') },
      ],
      ...errorOf(errors, 'y-kien'),
    })}${textarea({ name: 'noi-dung', locale, label: { text: t('Nội dung', 'Words') }, hint: { text: t('Bắt buộc khi đề nghị sửa: cần sửa gì', 'Needed when asking for changes: what to change') }, value: value('noi-dung', before?.note), ...errorOf(errors, 'noi-dung') })}`
  },
  submit: (t) => t('Gửi ý kiến', 'Send'),
  act: ({ scene, agency, year, facts }) =>
    reviewCommitment(scene.ctx, {
      agencyId: agency.id,
      year,
      duty: facts.duty,
      opinion: scene.request.body.get('y-kien'),
      note: scene.request.body.get('noi-dung'),
    }),
  words: (t) => ({
    opinion: ['y-kien', t('Hãy chọn một ý kiến', 'Choose an opinion')],
    note: ['noi-dung', t('Hãy viết cơ quan cần sửa gì', 'Say what the agency has to change')],
  }),
  done: (t) => t('Đã ghi ý kiến thẩm định.', 'The review is kept.'),
  after,
}

const approveForm: ActForm<ContentFacts> = {
  name: 'commitment.approve',
  path: `${PATH}/phe-duyet`,
  current: 'roadmap-commitments',
  title: ({ t, year }) => t(`Phê duyệt cam kết năm ${year}`, `Approve the commitment for ${year}`),
  read: ofCommittee,
  fields: ({ t, value, errors, facts, scene }) => {
    const { locale, body, method } = scene.request
    const lines = facts.commitment.content?.budget ?? []
    const all = lines.map((_, index) => String(index))
    return html`${
      lines.length > 0 &&
      checkboxes({
        name: 'khoan',
        locale,
        values: method === 'POST' ? body.getAll('khoan') : all,
        fieldset: {
          legend: {
            text: t('Khoản kinh phí được duyệt', 'Money approved'),
            classes: 'govuk-fieldset__legend--s',
          },
        },
        items: lines.map(({ purpose, amountVnd }, index) => ({
          value: String(index),
          text: `${purpose}: ${money(amountVnd, locale)}`,
        })),
        ...errorOf(errors, 'khoan'),
      })
    }${textInput({ name: 'quyet-dinh', locale, label: { text: t('Quyết định phê duyệt', 'The decision') }, hint: { text: t('Số, ký hiệu, ngày', 'Number, notation, date') }, value: value('quyet-dinh'), ...errorOf(errors, 'quyet-dinh') })}`
  },
  submit: (t) => t('Phê duyệt', 'Approve'),
  act: ({ scene, agency, year }) =>
    approveCommitment(scene.ctx, {
      agencyId: agency.id,
      year,
      decision: scene.request.body.get('quyet-dinh'),
      lines: scene.request.body.getAll('khoan').map(Number),
    }),
  words: (t) => ({
    decision: ['quyet-dinh', t('Bạn chưa nhập số quyết định', 'Enter the number of the decision')],
    lines: ['khoan', t('Khoản này không còn trong cam kết', 'This line is not in the commitment')],
  }),
  done: (t) => t('Đã phê duyệt.', 'Approved.'),
  after,
}

const returnForm: ActForm<ContentFacts> = {
  name: 'commitment.return',
  path: `${PATH}/tra-lai`,
  current: 'roadmap-commitments',
  title: ({ t, year }) => t(`Trả lại cam kết năm ${year}`, `Return the commitment for ${year}`),
  read: ofCommittee,
  fields: ({ t, value, errors, scene }) =>
    textarea({
      name: 'ly-do',
      locale: scene.request.locale,
      label: { text: t('Cần sửa gì', 'What to change') },
      value: value('ly-do'),
      ...errorOf(errors, 'ly-do'),
    }),
  submit: (t) => t('Trả lại', 'Return'),
  act: ({ scene, agency, year }) =>
    returnCommitment(scene.ctx, { agencyId: agency.id, year, reason: scene.request.body.get('ly-do') }),
  words: (t) => ({
    reason: ['ly-do', t('Hãy viết cơ quan cần sửa gì', 'Say what the agency has to change')],
  }),
  done: (t) => t('Đã trả lại cho cơ quan.', 'Returned to the agency.'),
  after,
}

export const COMMITMENT_FORMS = { editForm, submitForm, reviewForm, approveForm, returnForm }
