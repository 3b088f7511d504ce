import type { Applicant } from '../../modules/dossiers/index.ts'
import { type Account, accountName } from '../../modules/identity/index.ts'

/** What the account says of its owner. */
export function applicantOfAccount(account: Account): Applicant {
  const isOrganisation = account.kind === 'organisation'
  const name = accountName(account)
  return {
    kind: isOrganisation ? 'organisation' : 'person',
    name,
    nationalId: isOrganisation ? null : account.nationalId,
    taxCode: account.taxCode,
    phone: account.phone,
    email: account.email,
    address: account.address ?? '',
    // The person behind an organisation's account is who hands the file in.
    representative:
      isOrganisation && account.fullName !== name
        ? { name: account.fullName, nationalId: account.nationalId }
        : null,
  }
}
