import { handOverResult } from '../../modules/dossiers/index.ts'
import { type Html, html, insetText, radios, textarea, textInput } from '../../ui/index.ts'
import { deliveryWords } from '../../web/words/index.ts'
import type { Shown, StepForm } from './step-form.ts'

interface HandOver {
  readonly way: 'counter' | 'post'
  readonly receiverName: string
  readonly receiverPaper: string
  readonly note: string
}

export const handOverForm: StepForm<HandOver> = {
  name: 'hand-over',
  path: 'tra-ket-qua',
  actions: ['hand-over'],
  title: ({ t }) => t('Trả kết quả', 'Hand over the result'),
  begin: ({ loaded }) => {
    const { delivery, applicant } = loaded.state.content
    return {
      way: delivery.way === 'post' ? 'post' : 'counter',
      receiverName: applicant.representative?.name ?? applicant.name,
      receiverPaper: '',
      note: '',
    }
  },
  read: (body) => ({
    way: body.get('way') === 'post' ? 'post' : 'counter',
    receiverName: body.get('receiverName'),
    receiverPaper: body.get('receiverPaper'),
    note: body.get('note'),
  }),
  fields,
  submit: (t) => t('Ghi nhận đã trả', 'Record the handing over'),
  act: ({ ctx, loaded }, { token }, values) =>
    handOverResult(ctx, { dossierId: loaded.state.id, token, ...values }),
  fault: (error, t) =>
    error === 'receiverName'
      ? { field: 'receiverName', text: t('Bạn hãy ghi tên người nhận', 'Write who received it') }
      : {
          field: 'receiverPaper',
          text: t(
            'Bạn hãy ghi số giấy tờ người nhận xuất trình, hoặc mã bưu gửi',
            'Write the number of the paper shown, or of the postal item',
          ),
        },
  done: (t) => t('Đã trả kết quả', 'Result handed over'),
}

function fields({ file, values, faultOf }: Shown<HandOver>): Html {
  const { t, request, loaded } = file
  const { result, content } = loaded.state
  const link = request.linkTo('backoffice.dossier.result', { dossier: loaded.state.id })
  const address = content.delivery.address ? ` (${content.delivery.address})` : ''
  const wish = `${t('Người nộp đã chọn:', 'The applicant chose:')} ${deliveryWords(content.delivery.way, t)}${address}`
  const paper =
    result &&
    html`<p class="govuk-body">${result.title} ${t('số', 'no.')} <strong>${result.notation}</strong>, <a class="govuk-link" href="${link}">${t('in kết quả (PDF)', 'print the result (PDF)')}</a></p>`
  return html`${paper}${insetText({ text: wish })}${radios({
    name: 'way',
    locale: request.locale,
    value: values.way,
    items: (['counter', 'post'] as const).map((way) => ({ value: way, text: deliveryWords(way, t) })),
    fieldset: { legend: { text: t('Cách trả', 'Way'), classes: 'govuk-fieldset__legend--s' } },
  })}${textInput({
    name: 'receiverName',
    value: values.receiverName,
    label: { text: t('Họ tên người nhận', 'Name of the receiver'), classes: 'govuk-label--s' },
    ...faultOf('receiverName'),
  })}${textInput({
    name: 'receiverPaper',
    value: values.receiverPaper,
    classes: 'govuk-input--width-20',
    label: {
      text: t(
        'Số giấy tờ đã xuất trình, hoặc mã bưu gửi',
        'Number of the paper shown, or of the postal item',
      ),
      classes: 'govuk-label--s',
    },
    ...faultOf('receiverPaper'),
  })}${textarea({ name: 'note', rows: 2, value: values.note, label: { text: t('Ghi chú (không bắt buộc)', 'Note (optional)') } })}`
}
