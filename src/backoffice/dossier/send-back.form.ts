import { returnTargets } from '../../engines/workflow/index.ts'
import { sendBack } from '../../modules/dossiers/index.ts'
import { type Html, html, radios, textarea } from '../../ui/index.ts'
import { draftView } from './draft-view.page.ts'
import type { Shown, StepForm } from './step-form.ts'

interface Return {
  readonly step: string
  readonly reason: string
}

export const sendBackForm: StepForm<Return> = {
  name: 'send-back',
  path: 'tra-lai',
  actions: ['send-back'],
  title: ({ t }) => t('Trả lại bước trước', 'Send back to an earlier step'),
  begin: ({ loaded }, task) => {
    const targets = returnTargets(loaded.graph, loaded.state.process, task.token)
    return { step: targets.length === 1 ? (targets[0]?.id ?? '') : '', reason: '' }
  },
  read: (body) => ({ step: body.get('step'), reason: body.get('reason') }),
  fields,
  submit: (t) => t('Trả lại', 'Send back'),
  check: ({ t }, _task, { step }) =>
    step === ''
      ? [{ field: 'step', text: t('Bạn hãy chọn trả lại bước nào', 'Choose the step to send it back to') }]
      : [],
  act: ({ ctx, loaded }, { token }, { step, reason }) =>
    sendBack(ctx, { dossierId: loaded.state.id, token, toStepId: step, reason }),
  fault: (error, t) =>
    error === 'reason'
      ? {
          field: 'reason',
          text: t(
            'Bạn hãy viết lý do, người nhận lại sẽ đọc',
            'Write the reason: your colleague will read it',
          ),
        }
      : { field: 'step', text: t('Bạn hãy chọn một bước trong danh sách', 'Choose a step of the list') },
  done: (t) => t('Đã trả lại hồ sơ', 'File sent back'),
}

function fields({ file, task, values, faultOf }: Shown<Return>): Html {
  const { t, request, loaded, names } = file
  const { state, graph } = loaded
  const items = returnTargets(graph, state.process, task.token).map((step) => {
    const accountId = state.completedBy[step.id]
    const name = accountId === undefined ? undefined : names.get(accountId)
    return {
      value: step.id,
      text: t(step.name.vi, step.name.en),
      ...(name ? { hint: { text: t(`Trước đây do ${name} làm`, `Done before by ${name}`) } } : {}),
    }
  })
  return html`${radios({
    name: 'step',
    locale: request.locale,
    value: values.step,
    items,
    fieldset: { legend: { text: t('Trả lại bước', 'Send back to'), classes: 'govuk-fieldset__legend--s' } },
    ...faultOf('step'),
  })}${textarea({
    name: 'reason',
    rows: 5,
    value: values.reason,
    label: { text: t('Lý do, việc cần làm lại', 'Reason, what to do again'), classes: 'govuk-label--s' },
    ...faultOf('reason'),
  })}${draftView(file)}`
}
