import type { Locale } from '../../platform/i18n/translator.ts'

export type AccountKind = 'person' | 'organisation' | 'officer'

export interface Account {
  readonly id: string
  readonly kind: AccountKind
  readonly username: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly fullName: string
  readonly organisationName: string | null
  readonly taxCode: string | null
  readonly nationalId: string | null
  readonly dateOfBirth: string | null
  readonly areaCode: string | null
  readonly address: string | null
  readonly locale: Locale
  readonly status: 'unconfirmed' | 'active' | 'locked' | 'closed'
  readonly hasTotp: boolean
  /** The password was given by an administrator: it has to be changed first. */
  readonly mustChangePassword: boolean
}

/** The name a dossier is handed in under. */
export function accountName(account: Account): string {
  return account.kind === 'organisation' ? (account.organisationName ?? account.fullName) : account.fullName
}
