import { isEmail, isNationalId, isPhone, isTaxCode, normalisePhone } from '../../engines/vietnamese/index.ts'
import type { Applicant } from '../../modules/dossiers/index.ts'
import type { Form } from '../../platform/http/form.ts'
import type { Text } from '../../platform/i18n/translator.ts'

export interface ApplicantFault {
  /** Id of the box to mend. */
  readonly id: string
  readonly message: Text
}

const MOST = 300

/** What was typed in a box of one line; null when nothing was. */
export function line(body: Form, name: string): string | null {
  const text = body.get(name).replace(/\s+/g, ' ').trim().slice(0, MOST)
  return text === '' ? null : text
}

/** The boxes of the applicant, right or not: what was typed is kept. Who hands in for him is `readRepresentative`. */
export function readApplicant(body: Form): Partial<Applicant> {
  const kind = body.get('kind')
  const phone = line(body, 'phone')
  return {
    ...(kind === 'person' || kind === 'organisation' ? { kind } : {}),
    name: line(body, 'name') ?? '',
    nationalId: line(body, 'nationalId')?.replace(/[\s.]/g, '') ?? null,
    taxCode: line(body, 'taxCode')?.replace(/\s/g, '') ?? null,
    phone: phone === null ? null : (normalisePhone(phone) ?? phone),
    email: line(body, 'email'),
    address: line(body, 'address') ?? '',
    representative: null,
  }
}

/** What stands in the way; a phone or an address is wanted but nobody is sent home for lack of it. */
export function applicantFaults(applicant: Partial<Applicant>): readonly ApplicantFault[] {
  const faults: ApplicantFault[] = []
  const { kind, name, nationalId, taxCode, phone, email } = applicant
  if (!kind)
    faults.push({
      id: 'kind',
      message: {
        vi: 'Bạn chưa chọn người đứng tên là cá nhân hay tổ chức',
        en: 'Choose whether the applicant is a person or an organisation',
      },
    })
  if (!name?.trim())
    faults.push({
      id: 'name',
      message: { vi: 'Bạn chưa nhập tên người đứng tên hồ sơ', en: 'Enter the name of the applicant' },
    })
  if (nationalId && !isNationalId(nationalId))
    faults.push({
      id: 'nationalId',
      message: {
        vi: 'Số định danh có 12 chữ số (hoặc 9 chữ số với chứng minh nhân dân cũ), ví dụ 095190001234',
        en: 'An identity number has 12 digits (9 on an old card), for example 095190001234',
      },
    })
  if (taxCode && !isTaxCode(taxCode))
    faults.push({
      id: 'taxCode',
      message: {
        vi: 'Mã số thuế có 10 hoặc 13 chữ số, ví dụ 1900123456',
        en: 'A tax code has 10 or 13 digits, for example 1900123456',
      },
    })
  if (phone && !isPhone(phone))
    faults.push({
      id: 'phone',
      message: {
        vi: 'Số điện thoại phải là một số của Việt Nam, ví dụ 0912345678',
        en: 'The phone number must be a Vietnamese one, for example 0912345678',
      },
    })
  if (email && !isEmail(email))
    faults.push({
      id: 'email',
      message: {
        vi: 'Thư điện tử chưa đúng dạng, ví dụ nguyenvana@gmail.com',
        en: 'The e-mail address is not in the right format, for example nguyenvana@gmail.com',
      },
    })
  return faults
}
