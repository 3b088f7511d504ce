import type { Applicant, Representative } from '../../modules/dossiers/index.ts'
import type { Form } from '../../platform/http/form.ts'
import { inLocale, type Locale, translator } from '../../platform/i18n/translator.ts'
import { type Html, html, textInput } from '../../ui/index.ts'
import { type ApplicantFault, line } from './applicant-form.ts'

/** Who hands a file in for the applicant, as typed at the desk; null when nothing was. */
export function readRepresentative(body: Form): Representative | null {
  const name = line(body, 'representative')
  const nationalId = line(body, 'representativeId')
  const authorisation = line(body, 'representativePaper')
  if (name === null && nationalId === null && authorisation === null) return null
  return { name: name ?? '', nationalId, authorisation }
}

/**
 * At the desk whoever acts for another shows who he is and by what: both are kept and printed on the receipt.
 * Căn cứ: Nghị định 61/2018/NĐ-CP, Điều 6 và Điều 20.
 */
export function representativeFaults(
  { representative }: Pick<Partial<Applicant>, 'representative'>,
  idPrefix = '',
): readonly ApplicantFault[] {
  if (!representative) return []
  const faults: ApplicantFault[] = []
  if (!representative.name.trim())
    faults.push({
      id: `${idPrefix}representative`,
      message: { vi: 'Bạn chưa nhập tên người được ủy quyền', en: 'Enter the name of the authorised person' },
    })
  if (!representative.nationalId)
    faults.push({
      id: `${idPrefix}representativeId`,
      message: {
        vi: 'Bạn chưa nhập số giấy tờ của người được ủy quyền',
        en: 'Enter the number of the paper the authorised person showed',
      },
    })
  if (!representative.authorisation)
    faults.push({
      id: `${idPrefix}representativePaper`,
      message: {
        vi: 'Bạn chưa ghi giấy ủy quyền, ví dụ: Giấy ủy quyền ngày 20/11/2026',
        en: 'Name the paper of authorisation, for example: letter of 20/11/2026',
      },
    })
  return faults
}

export interface RepresentativeShown {
  readonly representative: Representative | null | undefined
  readonly faults: readonly ApplicantFault[]
  readonly locale: Locale
  /** Where the boxes stand twice on a page. */
  readonly idPrefix?: string
}

export function representativeFields(shown: RepresentativeShown): Html {
  const { representative, faults, locale, idPrefix = '' } = shown
  const t = translator(locale)
  const box = (name: string, label: string, value: string | null | undefined, more: object = {}) => {
    const id = `${idPrefix}${name}`
    const fault = faults.find((one) => one.id === id)
    return textInput({
      id,
      name,
      locale,
      label: { text: label },
      value: value ?? '',
      autocomplete: 'off',
      errorMessage: fault && { text: inLocale(fault.message, locale) },
      ...more,
    })
  }
  return html`${box('representative', t('Họ và tên người được ủy quyền', 'Full name'), representative?.name)}
${box('representativeId', t('Số giấy tờ (căn cước, hộ chiếu)', 'Number of identity card or passport'), representative?.nationalId, { classes: 'govuk-input--width-20' })}
${box('representativePaper', t('Giấy ủy quyền', 'Paper of authorisation'), representative?.authorisation, {
  hint: {
    text: t(
      'Tên, số, ngày của giấy. Cha, mẹ nộp cho con: ghi giấy khai sinh.',
      'Its name, number and date. A parent for a child: the birth certificate.',
    ),
  },
})}`
}

/** "Phan Văn Thay, 095085001122, Giấy ủy quyền ngày 20/11/2026". */
export function representativeWords({ name, nationalId, authorisation }: Representative): string {
  return [name, nationalId, authorisation].filter((text) => text).join(', ')
}
