import type { Service } from '../../modules/catalog/index.ts'
import type { Applicant } from '../../modules/dossiers/index.ts'
import type { Account } from '../../modules/identity/index.ts'
import type { Directory } from '../../modules/organizations/index.ts'
import type { Form } from '../../platform/http/form.ts'
import type { Text } from '../../platform/i18n/translator.ts'
import {
  type ApplicantFault,
  applicantFaults,
  applicantOfAccount,
  readApplicant,
} from '../../web/apply/index.ts'

export interface StartForm {
  readonly forWhom: 'self' | 'other' | undefined
  readonly serviceId: string | undefined
  /** As typed for somebody else; for oneself as the account says. */
  readonly applicant: Partial<Applicant>
  readonly faults: readonly ApplicantFault[]
}

/** The agency whose area holds the account's: most likely the one meant. */
export function likelyService(
  services: readonly Service[],
  directory: Directory,
  areaCode: string | null,
): Service | undefined {
  if (services.length === 1) return services[0]
  const above = new Set<string>()
  for (let code = areaCode; code; code = directory.findArea(code)?.parentCode ?? null) above.add(code)
  return services.find(({ agencyId }) => above.has(directory.getAgency(agencyId).areaCode ?? ''))
}

export function readStart(body: Form, account: Account, services: readonly Service[]): StartForm {
  const given = body.get('forWhom')
  const forWhom = given === 'self' || given === 'other' ? given : undefined
  const [only] = services
  const chosen = services.length === 1 ? only : services.find(({ id }) => id === body.get('service'))
  const self = applicantOfAccount(account)
  const other = {
    ...readApplicant(body),
    representative: { name: account.fullName, nationalId: account.nationalId },
  }
  const applicant = forWhom === 'other' ? other : self
  return {
    forWhom,
    serviceId: chosen?.id,
    applicant,
    faults: [
      ...(forWhom ? [] : [fault('forWhom', CHOOSE_WHOM)]),
      ...(forWhom === 'other' ? applicantFaults(other) : []),
      ...(chosen ? [] : [fault('service', CHOOSE_AGENCY)]),
    ],
  }
}

function fault(id: string, message: Text): ApplicantFault {
  return { id, message }
}

const CHOOSE_WHOM: Text = {
  vi: 'Bạn chưa chọn nộp hồ sơ cho ai',
  en: 'Choose whom the application is for',
}
const CHOOSE_AGENCY: Text = {
  vi: 'Bạn chưa chọn nơi giải quyết hồ sơ',
  en: 'Choose where the application is handled',
}
