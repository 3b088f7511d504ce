import type { Session } from '../../modules/identity/index.ts'
import { MAX_UPLOAD_BYTES } from '../../platform/files/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { type Html, html, resumableUpload, textInput } from '../../ui/index.ts'
import { acceptAttribute, keptList, kindsWords } from '../apply/index.ts'
import { dateField } from '../date-field.ts'
import type { Services } from '../services.ts'
import { FILES_FIELD, KEPT_FIELD, PROOF_KINDS, type TypedProof, UPLOADED_FIELD } from './read-proof.ts'

/** Where a fault of each part is shown. */
export const PROOF_FIELDS = { paidOn: 'paidOn-day', receipt: 'receipt', files: FILES_FIELD } as const

export interface ProofLabels {
  readonly files: string
  readonly receipt: string
}

interface ProofShown {
  readonly typed: TypedProof
  readonly labels: ProofLabels
  readonly faultOf: (field: keyof typeof PROOF_FIELDS) => string | undefined
}

/** The boxes of a proof of payment: whoever sends it and whoever records it fills in the same ones. */
export function proofFields(
  { uploads }: Pick<Services, 'uploads'>,
  { locale, csrfToken }: Request<Session>,
  { typed, labels, faultOf }: ProofShown,
): Html {
  const t = translator(locale)
  const fault = (field: keyof typeof PROOF_FIELDS) => {
    const text = faultOf(field)
    return text === undefined ? {} : { errorMessage: { text } }
  }
  const accept = { accept: PROOF_KINDS }
  const limit = MAX_UPLOAD_BYTES / 1024 ** 2
  const files = resumableUpload({
    name: FILES_FIELD,
    locale,
    multiple: true,
    label: { text: labels.files, classes: 'govuk-label--s' },
    hint: {
      text: t(
        `Nhận tệp ${kindsWords(accept)}; mỗi tệp không quá ${limit} MB.`,
        `${kindsWords(accept)} files; at most ${limit} MB each.`,
      ),
    },
    attributes: { accept: acceptAttribute(accept) },
    endpoint: uploads.prefix,
    uploadedName: UPLOADED_FIELD,
    maxBytes: MAX_UPLOAD_BYTES,
    csrf: csrfToken,
    ...fault('files'),
  })
  return html`${dateField({
    name: 'paidOn',
    locale,
    value: typed.paidOn,
    legend: t('Ngày nộp', 'Paid on'),
    hint: t('Ghi trên chứng từ', 'As the proof says'),
    fault: fault('paidOn'),
  })}${textInput({
    name: PROOF_FIELDS.receipt,
    value: typed.receipt,
    autocomplete: 'off',
    classes: 'govuk-input--width-20',
    label: { text: labels.receipt, classes: 'govuk-label--s' },
    ...fault('receipt'),
  })}${files}${keptList(typed.files, KEPT_FIELD, locale)}`
}
