import type { Applicant } from '../../modules/dossiers/index.ts'
import { inLocale, type Locale, translator } from '../../platform/i18n/translator.ts'
import { type Html, html, radios, textarea, textInput, type TextInputOptions } from '../../ui/index.ts'
import type { ApplicantFault } from './applicant-form.ts'
import { representativeFields } from './representative.ts'

export interface ApplicantShown {
  readonly applicant: Partial<Applicant>
  readonly faults: readonly ApplicantFault[]
  readonly locale: Locale
  /** At the desk: who hands the file in when it is not the applicant. On the portal that is the account's owner. */
  readonly asksRepresentative: boolean
  /** For a person filling in for himself the browser knows the answers; for another it must not guess. */
  readonly isSelf: boolean
}

/** Who the file is for: the same boxes at the start, on the page of the applicant, and at the desk. */
export function applicantFields(shown: ApplicantShown): Html {
  const { applicant, locale, asksRepresentative } = shown
  const t = translator(locale)
  const box = (name: string, label: string, options: Partial<TextInputOptions> = {}) =>
    textInput({ name, locale, label: { text: label }, errorMessage: errorOf(shown, name), ...options })
  const optional = t('(không bắt buộc)', '(optional)')
  const kind = radios({
    name: 'kind',
    locale,
    fieldset: { legend: { text: t('Người đứng tên hồ sơ là', 'The applicant is') } },
    items: [
      { value: 'person', text: t('Cá nhân, hộ gia đình', 'A person or household') },
      { value: 'organisation', text: t('Tổ chức, doanh nghiệp', 'An organisation or enterprise') },
    ],
    value: applicant.kind,
    errorMessage: errorOf(shown, 'kind'),
  })
  const number = { inputmode: 'numeric', spellcheck: false, classes: 'govuk-input--width-20' } as const
  const auto = (word: string) => (shown.isSelf ? word : 'off')
  return html`${kind}
${box('name', t('Họ và tên, hoặc tên tổ chức', 'Full name, or name of the organisation'), { value: applicant.name, autocomplete: auto('name') })}
${box('nationalId', `${t('Số định danh cá nhân (căn cước)', 'Identity number')} ${optional}`, { ...number, value: applicant.nationalId ?? '', hint: { text: t('Ví dụ: 095190001234', 'For example: 095190001234') } })}
${box('taxCode', `${t('Mã số thuế của tổ chức', 'Tax code of the organisation')} ${optional}`, { ...number, value: applicant.taxCode ?? '' })}
${box('phone', `${t('Điện thoại', 'Phone')} ${optional}`, { value: applicant.phone ?? '', type: 'tel', classes: 'govuk-input--width-20', autocomplete: auto('tel'), hint: { text: t('Để nhận tin báo về hồ sơ', 'For messages about the file') } })}
${box('email', `${t('Thư điện tử', 'E-mail')} ${optional}`, { value: applicant.email ?? '', type: 'email', spellcheck: false, autocomplete: auto('email') })}
${textarea({ name: 'address', rows: 2, locale, label: { text: `${t('Địa chỉ liên hệ', 'Address')} ${optional}` }, value: applicant.address ?? '' })}
${asksRepresentative && html`<h2 class="govuk-heading-m">${t('Người được ủy quyền đến nộp (nếu có)', 'Who hands it in for the applicant (if anybody)')}</h2>${representativeFields({ ...shown, representative: applicant.representative })}`}`
}

function errorOf({ faults, locale }: ApplicantShown, id: string): { readonly text: string } | undefined {
  const fault = faults.find((one) => one.id === id)
  return fault && { text: inLocale(fault.message, locale) }
}
