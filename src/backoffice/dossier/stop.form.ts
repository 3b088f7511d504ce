import { stopDossier } from '../../modules/dossiers/index.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { type Html, html, insetText, textarea, warningText } from '../../ui/index.ts'
import type { CaseFile } from './case-file.ts'
import { askedFor } from './payment.page.ts'
import type { Shown, StepForm } from './step-form.ts'

interface Stop {
  readonly reason: string
}

/** The applicant was asked for papers or a payment and never gave them: the file is closed, and he is told. */
export const stopForm: StepForm<Stop> = {
  name: 'stop',
  path: 'dung',
  actions: ['stop'],
  title: ({ t }) => t('Dừng giải quyết', 'Stop work on the file'),
  begin: () => ({ reason: '' }),
  read: (body) => ({ reason: body.get('reason') }),
  fields,
  submit: (t) => t('Dừng giải quyết', 'Stop'),
  act: ({ ctx, loaded }, { token }, { reason }) =>
    stopDossier(ctx, { dossierId: loaded.state.id, token, reason }),
  fault: (_error, t) => ({
    field: 'reason',
    text: t('Bạn hãy viết lý do, người nộp sẽ đọc', 'Write the reason: the applicant will read it'),
  }),
  done: (t) => t('Đã dừng giải quyết hồ sơ', 'Work on the file stopped'),
}

function fields({ file, values, faultOf }: Shown<Stop>): Html {
  const { t } = file
  return html`${asked(file)}${warningText({
    text: t(
      'Dừng rồi thì không mở lại được: người nộp phải nộp hồ sơ mới, được báo ngay và tải được thông báo dừng.',
      'This cannot be undone: the applicant is told now, can download the notice, and would have to apply again.',
    ),
  })}${textarea({
    name: 'reason',
    rows: 4,
    value: values.reason,
    label: { text: t('Lý do', 'Reason'), classes: 'govuk-label--s' },
    hint: {
      text: t(
        'In vào thông báo. Ví dụ: đã yêu cầu ngày nào, đã nhắc mấy lần, còn thiếu gì',
        'Printed in the notice. For example when it was asked for, how often reminded, what is missing',
      ),
    },
    ...faultOf('reason'),
  })}`
}

/** What was asked, and since when nothing has come. */
function asked(file: CaseFile): Html | undefined {
  const { t, loaded } = file
  if (loaded.state.financialDuty) return askedFor(file)
  const request = loaded.events.findLast((event) => event.type === 'supplement_requested')
  if (request?.type !== 'supplement_requested') return undefined
  const words = request.private ? [request.private.reason, ...request.private.items].join('; ') : ''
  return insetText({
    text: html`<strong>${t('Đã yêu cầu bổ sung', 'More was asked for')}</strong> ${formatDateTime(request.at)}. ${words}`,
  })
}
