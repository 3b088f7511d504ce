import { issueResult, stepAt } from '../../modules/dossiers/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { type Html, html, warningText } from '../../ui/index.ts'
import { deliveryWords } from '../../web/words/index.ts'
import type { CaseFile } from './case-file.ts'
import { draftView } from './draft-view.page.ts'
import type { Shown, StepForm } from './step-form.ts'
import { facts } from './step.page.ts'

/** Number and seal: says what will be made, since nobody can take it back. */
export const issueForm: StepForm<null> = {
  name: 'issue',
  path: 'vao-so',
  actions: ['issue'],
  title: ({ t }) => t('Vào sổ, đóng dấu', 'Number and seal'),
  begin: () => null,
  read: () => null,
  fields,
  submit: (t) => t('Cấp số và đóng dấu', 'Number and seal'),
  act: ({ ctx, loaded }, { token }) => issueResult(ctx, { dossierId: loaded.state.id, token }),
  fault: (_error, t) => ({
    field: 'main-content',
    text: t(
      'Hồ sơ chưa có dự thảo kết quả, không vào sổ được. Bạn hãy trả lại bước trước.',
      'The file has no draft of the result. Send it back.',
    ),
  }),
  done: (t, _values, { result }) =>
    result === null
      ? t('Đã vào sổ', 'Numbered')
      : t(`Đã cấp số ${result.notation} và đóng dấu`, `Numbered ${result.notation} and sealed`),
}

function fields({ file, task }: Shown<null>): Html {
  const { t, loaded, services, request } = file
  const { state, revision } = loaded
  const { resultDocument } = revision.record
  const refused = state.draft?.outcome === 'refused'
  const agency = services.directory.getAgency(task.agencyId)
  return html`${warningText({
    locale: request.locale,
    text: t(
      'Cấp số xong thì không rút lại được: văn bản có hiệu lực và người nộp được báo ngay.',
      'This cannot be undone: the document takes effect and the applicant is told at once.',
    ),
  })}${facts([
    [
      t('Văn bản', 'Document'),
      refused
        ? t('Thông báo từ chối giải quyết', 'Notice of refusal')
        : inLocale(resultDocument.title, request.locale),
    ],
    [
      t('Số', 'Number'),
      t(`Số tiếp theo trong sổ của ${agency.name.vi}`, `The next in the register of ${agency.name.en}`),
    ],
    [t('Ngày ban hành', 'Date'), formatDate(services.clock.now())],
    [t('Người ký', 'Signed by'), signerOf(file)],
    [t('Người nhận', 'For'), state.content.applicant.name],
    [t('Nhận kết quả', 'Result by'), deliveryWords(state.content.delivery.way, t)],
  ])}${draftView(file)}`
}

function signerOf({ loaded, names, t }: CaseFile): string {
  const approval = loaded.events.findLast(
    (event) => event.type === 'completed' && stepAt(loaded, event.seq, event.data.stepId)?.kind === 'approve',
  )
  const name = approval?.actor.kind === 'officer' ? names.get(approval.actor.accountId) : undefined
  return name ?? t('Người đã ký duyệt', 'Whoever approved it')
}
