const LONGEST_NAME = 200

export type NameFault = 'missing' | 'too-long'

export interface NameErrors {
  readonly fullName?: NameFault
  readonly organisationName?: NameFault
}

export function nameFault(text: string, longest = LONGEST_NAME): NameFault | undefined {
  if (text.trim() === '') return 'missing'
  return text.trim().length > longest ? 'too-long' : undefined
}

export function checkNames(
  kind: 'person' | 'organisation',
  names: { readonly fullName: string; readonly organisationName: string },
): NameErrors {
  const fullName = nameFault(names.fullName)
  const organisationName = kind === 'organisation' ? nameFault(names.organisationName) : undefined
  return { ...(fullName ? { fullName } : {}), ...(organisationName ? { organisationName } : {}) }
}

/** Numbers of identity papers are typed in groups and stored without. */
export function plainDigits(text: string): string {
  return text.replace(/[\s.]/g, '')
}

/** Whether it is a day in the calendar, from 1900 to `today`. */
export function isBirthDate(iso: string, today: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso) || iso < '1900-01-01' || iso > today) return false
  const parsed = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(iso)
}
