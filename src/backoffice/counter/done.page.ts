import { timeLimitOf } from '../../modules/catalog/index.ts'
import { givesResultSameDay } from '../../modules/dossiers/index.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { button, copyableCode, type Html, html, insetText, panel } from '../../ui/index.ts'
import { codeOf, type DeskFile } from '../reception/desk-file.ts'
import { SERVICE_FIELD } from './counter.page.ts'

/** The receipt is printed, or not needed; what becomes of the papers is said, and the next person may come. */
export function counterDonePage(
  file: DeskFile,
  wantsReceipt: boolean,
): { readonly title: string; readonly main: Html } {
  const { t, request, loaded } = file
  const { state } = loaded
  const params = { dossier: state.id }
  const title = t('Đã nhận hồ sơ', 'File received')
  const due = state.dueAt && html`<br><strong>${t('Hẹn trả', 'Due')}: ${formatDateTime(state.dueAt)}</strong>`
  const isFree = givesResultSameDay(timeLimitOf(loaded.revision.record, state.channel)) && !wantsReceipt
  const print = button({
    text: t('In giấy tiếp nhận', 'Print the receipt'),
    href: request.linkTo('backoffice.reception.receipt', params),
    classes: isFree ? 'govuk-button--secondary' : '',
    attributes: { target: '_blank', 'data-shortcut': 'p', ...(isFree ? {} : { autofocus: true }) },
  })
  const next = button({
    text: t('Người tiếp theo', 'Next person'),
    href: request.linkTo('backoffice.counter', {}, { [SERVICE_FIELD]: state.serviceId }),
    classes: isFree ? '' : 'govuk-button--secondary',
    attributes: { 'data-shortcut': 'n', ...(isFree ? { autofocus: true } : {}) },
  })
  return {
    title,
    main: html`${panel({ titleText: title, text: html`${codeOf(file)}${due}` })}
<p class="govuk-body"><strong>${state.content.applicant.name}</strong>. ${t('Mã hồ sơ', 'File code')}: ${copyableCode({ code: codeOf(file), locale: request.locale })}</p>
${filedByPost(file)}${whatNext(file, isFree)}
<div class="govuk-button-group">${isFree ? [next, print] : [print, next]}</div>
<ul class="govuk-list"><li><a class="govuk-link" href="${request.linkTo('backoffice.dossier.show', params)}">${t('Xem hồ sơ này', 'See this file')}</a></li><li><a class="govuk-link" href="${request.linkTo('backoffice.counter.today')}">${t('Đã nhận hôm nay', 'Received today')}</a></li></ul>`,
  }
}

function filedByPost({ t, loaded: { state } }: DeskFile): Html | undefined {
  const { filing } = state.content
  if (!filing || !state.receivedAt) return undefined
  const at = formatDateTime(state.receivedAt)
  return html`<p class="govuk-body">${t(`Nộp qua bưu chính, phiếu gửi số ${filing.slipNo}. Thời hạn tính từ lúc ký biên bản: ${at}.`, `Filed by post, slip ${filing.slipNo}. The time limit is counted from the record: ${at}.`)}</p>`
}

/** Where the file goes from here, and whether a receipt is owed. */
function whatNext({ t, request, services, loaded: { state } }: DeskFile, isFree: boolean): Html | undefined {
  const [task] = state.tasks
  if (!task) return undefined
  const unit = services.directory.findUnit(task.unitId)
  const name = unit ? inLocale(unit.name, request.locale) : ''
  const free = t(
    'Thủ tục trả kết quả trong ngày nên không cần giấy tiếp nhận; chỉ in khi người nộp yêu cầu. Việc xử lý và kết quả vẫn được ghi như mọi hồ sơ.',
    'The result is given the same day, so no receipt is needed unless the applicant asks. Work and result are recorded as for every file.',
  )
  const isHere = unit?.kind === 'one_stop'
  const step = isHere
    ? html`<a class="govuk-link" href="${request.linkTo('backoffice.dossier.show', { dossier: state.id })}">${t('Giải quyết tại quầy: mở hồ sơ và làm bước tiếp theo', 'Done at the desk: open the file for the next step')}</a>`
    : html`${t(`Tiếp theo: chuyển đến ${name}`, `Next: hand over to ${name}`)}. <a class="govuk-link" href="${request.linkTo('backoffice.transfer')}">${t('Chuyển hồ sơ', 'Hand over files')}</a>`
  return insetText({ text: html`${isFree && html`<p>${free}</p>`}<p>${step}</p>` })
}
