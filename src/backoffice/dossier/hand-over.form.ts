import { handOverResult, type LoadedDossier } from '../../modules/dossiers/index.ts'
import { type Html, html, insetText, radios, textarea, textInput } from '../../ui/index.ts'
import { representativeWords } from '../../web/apply/index.ts'
import { deliveryWords } from '../../web/words/index.ts'
import type { Fault } from './fault.ts'
import type { Shown, StepForm } from './step-form.ts'

interface HandOver {
  readonly way: 'counter' | 'post'
  readonly receiverName: string
  readonly receiverPaper: string
  /** Of the item given to the post. */
  readonly trackingNo: string
  readonly note: string
}

export const handOverForm: StepForm<HandOver> = {
  name: 'hand-over',
  path: 'tra-ket-qua',
  actions: ['hand-over'],
  title: ({ t }) => t('Trả kết quả', 'Hand over the result'),
  begin: ({ loaded }) => {
    const { delivery, applicant } = loaded.state.content
    const way = delivery.way === 'post' ? 'post' : 'counter'
    return {
      way,
      // The post delivers to whoever the result is for; to the desk comes who handed the file in.
      receiverName: way === 'post' ? applicant.name : (applicant.representative?.name ?? applicant.name),
      receiverPaper: '',
      trackingNo: '',
      note: '',
    }
  },
  read: (body) => ({
    way: body.get('way') === 'post' ? 'post' : 'counter',
    receiverName: body.get('receiverName'),
    receiverPaper: body.get('receiverPaper'),
    trackingNo: body.get('trackingNo').replace(/\s/g, '').toUpperCase(),
    note: body.get('note'),
  }),
  fields,
  submit: (t) => t('Ghi nhận đã trả', 'Record the handing over'),
  check: ({ t }, _task, { way, trackingNo }): readonly Fault[] =>
    way === 'post' && trackingNo !== '' && !TRACKING_NO.test(trackingNo)
      ? [
          {
            field: 'trackingNo',
            text: t(
              'Mã bưu gửi gồm 6 đến 30 chữ và số, ví dụ EP123456789VN',
              'A tracking number has 6 to 30 letters and digits, for example EP123456789VN',
            ),
          },
        ]
      : [],
  act: ({ ctx, loaded }, { token }, { way, receiverName, receiverPaper, trackingNo, note }) =>
    handOverResult(ctx, {
      dossierId: loaded.state.id,
      token,
      way,
      receiverName,
      receiverPaper: way === 'post' ? trackingNo : receiverPaper,
      note,
    }),
  fault: (error, t, { way }) => {
    if (error === 'receiverName')
      return { field: 'receiverName', text: t('Bạn hãy ghi tên người nhận', 'Write who received it') }
    return way === 'post'
      ? {
          field: 'trackingNo',
          text: t('Bạn hãy ghi mã bưu gửi', 'Write the tracking number of the postal item'),
        }
      : {
          field: 'receiverPaper',
          text: t('Bạn hãy ghi số giấy tờ người nhận xuất trình', 'Write the number of the paper shown'),
        }
  },
  done: (t, { way, trackingNo }) =>
    way === 'post'
      ? t(`Đã gửi kết quả qua bưu chính, mã bưu gửi ${trackingNo}`, `Result sent by post, ${trackingNo}`)
      : t('Đã trả kết quả', 'Result handed over'),
}

const TRACKING_NO = /^[A-Z0-9]{6,30}$/

function fields({ file, values, faultOf }: Shown<HandOver>): Html {
  const { t, request, loaded } = file
  const { result } = loaded.state
  const link = request.linkTo('backoffice.dossier.result', { dossier: loaded.state.id })
  const paper =
    result &&
    html`<p class="govuk-body">${result.title} ${t('số', 'no.')} <strong>${result.notation}</strong>, <a class="govuk-link" href="${link}">${t('in kết quả (PDF)', 'print the result (PDF)')}</a></p>`
  const shownPaper = textInput({
    name: 'receiverPaper',
    value: values.receiverPaper,
    classes: 'govuk-input--width-20',
    label: { text: t('Số giấy tờ đã xuất trình', 'Number of the paper shown') },
    ...faultOf('receiverPaper'),
  })
  const tracking = textInput({
    name: 'trackingNo',
    value: values.trackingNo,
    spellcheck: false,
    classes: 'govuk-input--width-20',
    label: { text: t('Mã bưu gửi', 'Tracking number') },
    hint: { text: t('Ví dụ: EP123456789VN', 'For example: EP123456789VN') },
    ...faultOf('trackingNo'),
  })
  const conditional = { counter: { html: shownPaper }, post: { html: tracking } }
  return html`${paper}${insetText({ text: wishes(file.loaded, t) })}${radios({
    name: 'way',
    locale: request.locale,
    value: values.way,
    items: (['counter', 'post'] as const).map((way) => ({
      value: way,
      text: deliveryWords(way, t),
      conditional: conditional[way],
    })),
    fieldset: { legend: { text: t('Cách trả', 'Way'), classes: 'govuk-fieldset__legend--s' } },
  })}${textInput({
    name: 'receiverName',
    value: values.receiverName,
    label: { text: t('Họ tên người nhận', 'Name of the receiver'), classes: 'govuk-label--s' },
    ...faultOf('receiverName'),
  })}${textarea({ name: 'note', rows: 2, value: values.note, label: { text: t('Ghi chú (không bắt buộc)', 'Note (optional)') } })}`
}

/** How the applicant wants it, and who may take it for him. Căn cứ: Nghị định 61/2018/NĐ-CP, Điều 6 và Điều 20. */
function wishes({ state }: LoadedDossier, t: Shown<HandOver>['file']['t']): Html {
  const { delivery, applicant } = state.content
  const address = delivery.address ? ` (${delivery.address})` : ''
  const authorised =
    applicant.representative &&
    html`<br>${t('Người được ủy quyền khi nộp:', 'Authorised when it was handed in:')} ${representativeWords(applicant.representative)}. ${t('Người khác đến nhận phải có giấy ủy quyền: ghi vào Ghi chú.', 'Anybody else needs a paper of authorisation: write it in the note.')}`
  return html`${t('Người nộp đã chọn:', 'The applicant chose:')} ${deliveryWords(delivery.way, t)}${address}${authorised}`
}
