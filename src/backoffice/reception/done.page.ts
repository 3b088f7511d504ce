import { formatDateTime } from '../../platform/i18n/format.ts'
import { button, copyableCode, type Html, html, panel } from '../../ui/index.ts'
import { dueReason, receptionLedger } from '../../web/ledger/index.ts'
import { codeOf, type DeskAnswer, type DeskFile } from './desk-file.ts'

interface AnswerWords {
  readonly title: string
  readonly text: string | Html
  readonly document: { readonly route: string; readonly text: string }
}

/** After the answer: what was done, its document to print, and the next file. */
export function donePage(
  file: DeskFile,
  answer: DeskAnswer,
  next: string | undefined,
): { readonly title: string; readonly main: Html } {
  const { t, request, loaded } = file
  const words = answerWords(file, answer)
  const ledger = answer.type === 'received' ? receptionLedger(file.services, loaded) : undefined
  const why =
    ledger &&
    html`<p class="govuk-body">${t('Vì sao hẹn ngày này', 'Why this date')}: ${dueReason(ledger, t)}.</p>`
  const dossier = loaded.state.id
  const print = button({
    text: words.document.text,
    href: request.linkTo(words.document.route, { dossier }),
    classes: 'govuk-button--secondary',
    attributes: { target: '_blank', 'data-shortcut': 'p' },
  })
  const onward =
    next === undefined
      ? html`<p class="govuk-body">${t('Không còn hồ sơ nào chờ tiếp nhận.', 'No other file waits to be received.')}</p>`
      : button({
          text: t('Hồ sơ tiếp theo', 'Next file'),
          href: request.linkTo('backoffice.reception.show', { dossier: next }),
          attributes: { autofocus: true, 'data-shortcut': 'n' },
        })
  const links = [
    {
      href: request.linkTo('backoffice.dossier.show', { dossier }),
      text: t('Xem hồ sơ này', 'See this file'),
    },
    {
      href: request.linkTo('backoffice.work', { list: 'receive' }),
      text: t('Danh sách chờ tiếp nhận', 'Files to receive'),
    },
  ]
  return {
    title: words.title,
    main: html`${panel({ titleText: words.title, text: words.text })}
${why}<p class="govuk-body">${t('Mã hồ sơ', 'File code')}: ${copyableCode({ code: codeOf(file), locale: request.locale })}</p>
<div class="govuk-button-group">${onward}${print}</div>
<ul class="govuk-list">${links.map(({ href, text }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul>`,
  }
}

function answerWords({ t, loaded }: DeskFile, answer: DeskAnswer): AnswerWords {
  const { name } = loaded.state.content.applicant
  switch (answer.type) {
    case 'received':
      return {
        title: t('Đã tiếp nhận hồ sơ', 'File accepted'),
        text: html`${answer.data.code}<br><strong>${t('Hẹn trả', 'Due')}: ${formatDateTime(new Date(answer.data.dueAt))}</strong>`,
        document: {
          route: 'backoffice.reception.receipt',
          text: t('In giấy tiếp nhận', 'Print the receipt'),
        },
      }
    case 'supplement_requested':
      return {
        title: t('Đã gửi yêu cầu bổ sung', 'Request sent'),
        text: t(
          `${name} được báo ngay. Hồ sơ trở lại danh sách khi có bổ sung.`,
          `${name} is told now. The file comes back with what they bring.`,
        ),
        document: {
          route: 'backoffice.reception.supplement',
          text: t('In phiếu yêu cầu bổ sung', 'Print the request'),
        },
      }
    case 'declined':
      return {
        title: t('Đã từ chối tiếp nhận', 'File declined'),
        text: t(`${name} được báo ngay cùng lý do.`, `${name} is told now, with the reason.`),
        document: { route: 'backoffice.reception.decline', text: t('In phiếu từ chối', 'Print the notice') },
      }
  }
}
