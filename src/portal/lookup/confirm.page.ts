import type { ConfirmedResult } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { formatDate, vietnamDate } from '../../platform/i18n/format.ts'
import type { Agency } from '../../modules/organizations/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { alert, button, type Html, html, summaryList, textInput } from '../../ui/index.ts'
import type { Services } from '../../web/services.ts'
import type { PortalPage } from '../frame.ts'

export interface ConfirmState {
  readonly typed: string
  /** Undefined before a code was given, null when no document has it. */
  readonly found: ConfirmedResult | null | undefined
  /** Who answers today, where the agency that issued it has ended. */
  readonly successor?: Agency | undefined
}

type Known = Pick<Services, 'directory' | 'clock'>

/** Whether a document is genuine: facts of the document, nothing of the person it is about. */
export function confirmView(services: Known, request: Request<Session>, state: ConfirmState): PortalPage {
  const t = translator(request.locale)
  const title = t('Kiểm tra văn bản', 'Check a document')
  const input = textInput({
    id: 'ma',
    name: 'ma',
    value: state.typed,
    classes: 'govuk-input--width-20',
    label: { text: t('Mã xác nhận', 'Confirmation code') },
    hint: { text: t('In cạnh mã QR trên văn bản.', 'Printed beside the QR code of the document.') },
    autocomplete: 'off',
    spellcheck: false,
    attributes: { maxlength: 100 },
  })
  return {
    title,
    noIndex: state.typed !== '',
    main: html`<h1 class="govuk-heading-l">${title}</h1>${state.found !== undefined && answer(services, request, state.found, state.successor)}
<form method="get" action="${request.linkTo('portal.confirm.form')}">${input}${button({ text: t('Kiểm tra', 'Check') })}</form>`,
  }
}

function answer(
  services: Known,
  { locale }: Request<Session>,
  found: ConfirmedResult | null,
  successor: Agency | undefined,
): Html {
  const t = translator(locale)
  if (found === null) {
    return alert({
      variant: 'warning',
      title: t('Không có văn bản nào mang mã này', 'No document has this code'),
      text: t(
        'Bạn xem lại mã. Nếu mã đúng như in trên văn bản, văn bản có thể không do hệ thống này cấp: hãy hỏi cơ quan ghi trên đó.',
        'Check the code. If it is as printed, the document may not come from this system: ask the agency named on it.',
      ),
      showTitleAsHeading: true,
      locale,
    })
  }
  return html`${verdict(services, found, locale)}${facts(services, { found, successor }, locale)}`
}

function verdict({ clock }: Known, { revokedAt, validUntil }: ConfirmedResult, locale: 'vi' | 'en'): Html {
  const t = translator(locale)
  if (revokedAt) {
    const title = t('Văn bản này đã bị thu hồi', 'This document was revoked')
    const text = t(
      `Thu hồi ngày ${formatDate(revokedAt)}, không còn giá trị.`,
      `Revoked on ${formatDate(revokedAt)}: no longer valid.`,
    )
    return alert({ variant: 'error', title, text, showTitleAsHeading: true, locale })
  }
  if (validUntil !== null && validUntil < vietnamDate(clock.now())) {
    const title = t('Văn bản có thật nhưng đã hết hiệu lực', 'The document is genuine but no longer in force')
    const text = t(
      `Có giá trị đến ngày ${formatDate(validUntil)}.`,
      `It was valid until ${formatDate(validUntil)}.`,
    )
    return alert({ variant: 'warning', title, text, showTitleAsHeading: true, locale })
  }
  return alert({
    variant: 'success',
    title: t('Văn bản có thật', 'The document is genuine'),
    text: t(
      'So các thông tin dưới đây với văn bản bạn đang cầm.',
      'Compare these facts with the document in your hand.',
    ),
    showTitleAsHeading: true,
    locale,
  })
}

function facts(
  { directory }: Known,
  { found, successor }: { readonly found: ConfirmedResult; readonly successor: Agency | undefined },
  locale: 'vi' | 'en',
): Html {
  const t = translator(locale)
  const agency = directory.findAgency(found.agencyId)
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  return summaryList({
    rows: [
      row(t('Văn bản', 'Document'), found.title),
      row(t('Số, ký hiệu', 'Number'), found.notation),
      row(t('Cơ quan ban hành', 'Issued by'), agency ? inLocale(agency.name, locale) : found.agencyId),
      ...(agency?.endedOn && successor
        ? [
            row(
              t('Cơ quan kế tục', 'Now answered for by'),
              t(
                `${successor.name.vi}, từ khi cơ quan ban hành kết thúc ngày ${formatDate(agency.endedOn)}`,
                `${successor.name.en}, since the issuer ended on ${formatDate(agency.endedOn)}`,
              ),
            ),
          ]
        : []),
      row(t('Ngày ban hành', 'Issued on'), formatDate(found.issuedOn)),
      row(t('Người ký', 'Signed by'), `${found.signerName}, ${found.signerTitle}`),
      row(
        t('Có giá trị đến', 'Valid until'),
        found.validUntil === null ? t('Không ghi thời hạn', 'No date given') : formatDate(found.validUntil),
      ),
    ],
  })
}
