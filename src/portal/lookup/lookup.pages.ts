import type { ConfirmedResult, PublicProgress } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import {
  button,
  type Html,
  html,
  insetText,
  panel,
  summaryList,
  textInput,
  warningText,
} from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import { statusWords } from '../../web/words/index.ts'

/** Undefined before anything was looked for, null when there is nothing under the code. */
type Found<T> = T | null | undefined

export function lookupView(
  request: Request<Session>,
  typed: string,
  found: Found<PublicProgress>,
): { readonly title: string; readonly main: Html } {
  const t = translator(request.locale)
  const title = t('Tra cứu hồ sơ', 'Follow a dossier')
  const input = textInput({
    id: 'code',
    name: 'code',
    value: typed,
    label: { text: t('Mã hồ sơ hoặc số hồ sơ tạm', 'Code of the dossier, or its first number') },
    hint: {
      text: t(
        'Ghi trên giấy tiếp nhận. Ví dụ: 000.00.05.H04-261124-0001 hoặc TN-7K3-F9Q-2M4',
        'On your receipt. For example 000.00.05.H04-261124-0001 or TN-7K3-F9Q-2M4',
      ),
    },
    autocomplete: 'off',
  })
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>${progress(found, t)}
<form method="post" action="${request.linkTo('portal.lookup.find')}" novalidate><input type="hidden" name="_csrf" value="${request.csrfToken}">${input}${button({ text: t('Tra cứu', 'Look up') })}</form>
<p class="govuk-body">${t('Muốn xem chi tiết, bạn hãy đăng nhập và mở', 'For details, sign in and open')} <a class="govuk-link" href="${request.linkTo('portal.dossiers.list')}">${t('Hồ sơ của tôi', 'My dossiers')}</a>.</p>`,
  }
}

function progress(found: Found<PublicProgress>, t: Translate): Html | undefined {
  if (found === undefined) return undefined
  if (found === null) {
    return warningText({
      text: t(
        'Không thấy hồ sơ với mã này. Bạn kiểm tra lại mã trên giấy tiếp nhận.',
        'There is no dossier with this code. Check it against your receipt.',
      ),
    })
  }
  // Căn cứ: Thông tư 01/2018/TT-VPCP, Điều 16 điểm d: without signing in, the code and the degree of completion only.
  const steps = [
    t('Đã gửi', 'Sent'),
    t('Đã tiếp nhận', 'Accepted'),
    t('Đang giải quyết', 'In progress'),
    t('Đã có kết quả', 'Result ready'),
    t('Đã trả', 'Handed over'),
  ]
  const reached = {
    submitted: 1,
    supplement_before_reception: 1,
    received: 2,
    processing: 3,
    supplement: 3,
    done: 4,
    returned: 5,
  }[found.status]
  const list =
    reached === undefined
      ? undefined
      : html`<ol class="govuk-list govuk-list--number">${steps.map((step, index) => html`<li>${step}${index < reached ? t(': xong', ': done') : ''}</li>`)}</ol>`
  return html`${insetText({ text: html`<strong>${found.code}</strong>: ${statusWords(found.status, t)}` })}${list}`
}

export function confirmView(
  services: Services,
  request: Request<Session>,
  { typed, found }: { readonly typed: string; readonly found: Found<ConfirmedResult> },
): { readonly title: string; readonly main: Html } {
  const t = translator(request.locale)
  const title = t('Kiểm tra văn bản', 'Check a document')
  const input = textInput({
    id: 'ma',
    name: 'ma',
    value: typed,
    label: { text: t('Mã xác nhận in dưới mã QR', 'The code printed under the QR code') },
    autocomplete: 'off',
  })
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>${confirmation(services, request, found)}
<form method="get" action="${request.linkTo('portal.confirm.form')}">${input}${button({ text: t('Kiểm tra', 'Check') })}</form>`,
  }
}

function confirmation(
  services: Services,
  request: Request<Session>,
  found: Found<ConfirmedResult>,
): Html | undefined {
  const t = translator(request.locale)
  if (found === undefined) return undefined
  if (found === null)
    return warningText({
      text: t(
        'Không có văn bản nào với mã này. Văn bản bạn cầm có thể không thật.',
        'There is no document with this code. The one you hold may not be genuine.',
      ),
    })
  const agency = services.directory.findAgency(found.agencyId)
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  const facts = summaryList({
    rows: [
      row(t('Văn bản', 'Document'), found.title),
      row(t('Số', 'Number'), found.notation),
      row(
        t('Cơ quan ban hành', 'Issued by'),
        agency ? inLocale(agency.name, request.locale) : found.agencyId,
      ),
      row(t('Ngày ban hành', 'Issued on'), formatDate(found.issuedOn)),
      row(t('Người ký', 'Signed by'), `${found.signerTitle} ${found.signerName}`),
      ...(found.validUntil ? [row(t('Có giá trị đến', 'Valid until'), formatDate(found.validUntil))] : []),
    ],
  })
  const verdict = found.revokedAt
    ? warningText({ text: t('Văn bản này đã bị thu hồi.', 'This document was revoked.') })
    : panel({ titleText: t('Văn bản có thật', 'Genuine'), headingLevel: 2 })
  return html`${verdict}${facts}`
}
