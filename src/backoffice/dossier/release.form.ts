import { releaseStep } from '../../modules/dossiers/index.ts'
import { textarea } from '../../ui/index.ts'
import type { StepForm } from './step-form.ts'

/** The step goes back to the unit: for whoever is free to take it. */
export const releaseForm: StepForm<{ readonly reason: string }> = {
  name: 'release',
  path: 'tra-bo-phan',
  actions: ['release'],
  title: ({ t }) => t('Trả việc cho bộ phận', 'Put back for the unit'),
  begin: () => ({ reason: '' }),
  read: (body) => ({ reason: body.get('reason') }),
  fields: ({ file: { t }, values }) =>
    textarea({
      name: 'reason',
      rows: 3,
      value: values.reason,
      label: { text: t('Lý do (không bắt buộc)', 'Reason (optional)') },
    }),
  submit: (t) => t('Trả lại cho bộ phận', 'Put back'),
  act: ({ ctx, loaded }, { token }, { reason }) =>
    releaseStep(ctx, { dossierId: loaded.state.id, token, reason }),
  fault: (error, t) => ({ field: 'reason', text: t(`Chưa ghi được: ${error}`, `Not recorded: ${error}`) }),
  done: (t) => t('Đã trả việc cho bộ phận', 'Put back for the unit'),
}
