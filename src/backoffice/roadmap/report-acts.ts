import {
  annexReport,
  askForCorrection,
  receiveReport,
  type ReportContext,
  signReport,
  writeReport,
} from '../../modules/roadmap/index.ts'
import { html, textarea } from '../../ui/index.ts'
import { errorOf } from '../../web/account/index.ts'
import type { ActForm, FormScene } from './act-form.ts'
import type { Place, Scene } from './desk.ts'
import { partWords } from './figure-words.ts'
import { readReportFacts, type ReportFacts } from './report-scene.ts'

const PATH = 'bao-cao/:agency/:year/:part'
const CURRENT = 'roadmap-reports'

type Form = FormScene<ReportFacts>

const after = ({ scene, agency, year, facts, t }: Form) => ({
  href: scene.request.linkTo('backoffice.roadmap.report', { agency: agency.id, year, part: facts.part }),
  text: partWords(facts.part, year, t),
})

const readIf =
  (mayAct: (facts: ReportFacts) => boolean) =>
  async (scene: Scene, place: Place): Promise<ReportFacts | undefined> => {
    const facts = await readReportFacts(scene, place)
    return facts && mayAct(facts) ? facts : undefined
  }

const asked = ({ agency, year, facts }: Form) => ({ agencyId: agency.id, year, part: facts.part })
const ctxOf = ({ scene }: Form): ReportContext => scene.ctx

const writeForm: ActForm<ReportFacts> = {
  name: 'report.write',
  path: `${PATH}/viet`,
  current: CURRENT,
  title: ({ t }) => t('Viết nội dung báo cáo', 'Write the report'),
  read: readIf(({ may }) => may.write),
  version: ({ version }) => version,
  before: ({ t }) =>
    html`<p class="govuk-body">${t('Số liệu đã có sẵn từ sổ đăng ký, không cần chép vào đây.', 'Figures come from the register: no need to copy them here.')}</p>`,
  fields: ({ t, value, errors, facts, scene }) => {
    const { locale } = scene.request
    const { text } = facts.report
    return html`${textarea({ name: 'tinh-hinh', locale, rows: 12, label: { text: t('Tình hình thực hiện', 'What was done') }, hint: { text: t('Đã làm gì, vướng mắc gì trong kỳ', 'What was done and what was in the way') }, value: value('tinh-hinh', text?.narrative), ...errorOf(errors, 'tinh-hinh') })}${textarea({ name: 'de-xuat', locale, rows: 6, label: { text: t('Đề xuất, kiến nghị (không bắt buộc)', 'Proposals (optional)') }, value: value('de-xuat', text?.proposals), ...errorOf(errors, 'de-xuat') })}`
  },
  submit: (t) => t('Lưu', 'Save'),
  act: (form, seen) =>
    writeReport(ctxOf(form), {
      ...asked(form),
      narrative: form.scene.request.body.get('tinh-hinh'),
      proposals: form.scene.request.body.get('de-xuat'),
      seen,
    }),
  words: (t) => ({
    narrative: ['tinh-hinh', t('Nội dung quá dài: tối đa 20.000 chữ', 'Too long: 20,000 letters at most')],
    proposals: ['de-xuat', t('Nội dung quá dài: tối đa 20.000 chữ', 'Too long: 20,000 letters at most')],
  }),
  done: (t) => t('Đã lưu.', 'Saved.'),
  after,
}

const signForm: ActForm<ReportFacts> = {
  name: 'report.sign',
  path: `${PATH}/ky`,
  current: CURRENT,
  title: ({ t }) => t('Ký và gửi báo cáo', 'Sign and send the report'),
  read: readIf(({ may }) => may.sign),
  fields: ({ t, errors, facts }) =>
    html`<div id="ky">${errors['ky'] !== undefined && html`<p class="govuk-error-message">${errors['ky']}</p>`}<p class="govuk-body">${t('Khi ký, số liệu của lúc này và nội dung được chốt bằng mã niêm phong; sau đó chỉ có thể thêm phụ lục đính chính.', 'Signing freezes the figures of this moment and the words under a digest; after that only an annex can be added.')}</p>${facts.isLate && html`<p class="govuk-body"><strong>${t('Báo cáo này trễ hạn và sẽ được ghi là trễ.', 'This report is late and will be marked so.')}</strong></p>`}</div>`,
  submit: (t) => t('Ký và gửi', 'Sign and send'),
  act: (form) => signReport(ctxOf(form), asked(form)),
  words: (t) => ({
    narrative: [
      'ky',
      t(
        'Chưa có nội dung: hãy viết tình hình thực hiện trước',
        'Nothing is written: write what was done first',
      ),
    ],
  }),
  done: (t) => t('Đã ký và gửi.', 'Signed and sent.'),
  after,
}

const annexForm: ActForm<ReportFacts> = {
  name: 'report.annex',
  path: `${PATH}/phu-luc`,
  current: CURRENT,
  title: ({ t }) => t('Thêm phụ lục đính chính', 'Add an annex'),
  read: readIf(({ may, report }) => may.sign && report.signed !== undefined),
  version: ({ version }) => version,
  fields: ({ t, value, errors, scene }) =>
    textarea({
      name: 'noi-dung',
      locale: scene.request.locale,
      label: { text: t('Đính chính điều gì', 'What is corrected') },
      hint: {
        text: t(
          'Số liệu của hôm nay được kèm theo; báo cáo đã ký giữ nguyên',
          'Today’s figures are added; the signed report stays as it is',
        ),
      },
      value: value('noi-dung'),
      ...errorOf(errors, 'noi-dung'),
    }),
  submit: (t) => t('Ký phụ lục', 'Sign the annex'),
  act: (form, seen) =>
    annexReport(ctxOf(form), { ...asked(form), text: form.scene.request.body.get('noi-dung'), seen }),
  words: (t) => ({ text: ['noi-dung', t('Bạn chưa nhập nội dung đính chính', 'Enter what is corrected')] }),
  done: (t) => t('Đã thêm phụ lục.', 'The annex is added.'),
  after,
}

const receiveForm: ActForm<ReportFacts> = {
  name: 'report.receive',
  path: `${PATH}/tiep-nhan`,
  current: CURRENT,
  title: ({ t }) => t('Tiếp nhận báo cáo', 'Take the report in'),
  read: readIf(({ may, report }) => may.receive && report.signed !== undefined),
  fields: ({ t, agency, scene }) =>
    html`<p class="govuk-body">${t(`Xác nhận đã nhận báo cáo của ${agency.name.vi}.`, `Confirm that the report of ${agency.name[scene.request.locale]} has come.`)}</p>`,
  submit: (t) => t('Tiếp nhận', 'Take in'),
  act: (form) => receiveReport(ctxOf(form), asked(form)),
  words: () => ({}),
  done: (t) => t('Đã tiếp nhận.', 'Taken in.'),
  after,
}

const askForm: ActForm<ReportFacts> = {
  name: 'report.ask',
  path: `${PATH}/dinh-chinh`,
  current: CURRENT,
  title: ({ t }) => t('Yêu cầu đính chính', 'Ask for a correction'),
  read: readIf(({ may, report }) => may.receive && report.signed !== undefined),
  fields: ({ t, value, errors, scene }) =>
    textarea({
      name: 'ly-do',
      locale: scene.request.locale,
      label: { text: t('Cần đính chính điều gì', 'What to correct') },
      value: value('ly-do'),
      ...errorOf(errors, 'ly-do'),
    }),
  submit: (t) => t('Gửi yêu cầu', 'Send'),
  act: (form) =>
    askForCorrection(ctxOf(form), { ...asked(form), reason: form.scene.request.body.get('ly-do') }),
  words: (t) => ({ reason: ['ly-do', t('Hãy viết cần đính chính điều gì', 'Say what to correct')] }),
  done: (t) => t('Đã gửi yêu cầu.', 'Sent.'),
  after,
}

export const REPORT_FORMS = { writeForm, signForm, annexForm, receiveForm, askForm }
