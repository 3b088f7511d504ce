import { isNationalId, normalisePhone } from '../../engines/vietnamese/index.ts'
import {
  type Applicant,
  auditSearch,
  type DossierContext,
  findKnownApplicants,
  type FoundDossier,
} from '../../modules/dossiers/index.ts'
import { type Account, listPeople, type OfficerActor } from '../../modules/identity/index.ts'
import { applicantOfAccount } from '../../web/apply/index.ts'

/** Somebody found for the box "who is it?". */
export interface DeskPerson {
  /** Names the choice in a form; good only together with what was typed. */
  readonly ref: string
  readonly applicant: Applicant
  readonly source: { readonly kind: 'account' } | { readonly kind: 'dossier'; readonly code: string }
  /** Of an account: more that a form can be filled with. */
  readonly account?: Account
}

export interface DeskFound {
  readonly people: readonly DeskPerson[]
  readonly waiting: readonly FoundDossier[]
}

/** Accounts with that number or phone, then people of earlier dossiers that are not among them. */
export async function findPeople(ctx: DossierContext<OfficerActor>, typed: string): Promise<DeskFound> {
  const text = typed.trim()
  if (text === '') return { people: [], waiting: [] }
  const digits = text.replace(/[\s.]/g, '')
  const [accounts, known] = await Promise.all([
    listPeople(ctx.db, {
      nationalId: isNationalId(digits) ? digits : undefined,
      phone: normalisePhone(text),
    }),
    findKnownApplicants(ctx.db, ctx.actor, text),
  ])
  const ofAccounts = accounts.map(
    (account): DeskPerson => ({
      ref: `a:${account.id}`,
      applicant: applicantOfAccount(account),
      source: { kind: 'account' },
      account,
    }),
  )
  const ofDossiers = known.people
    .filter(({ applicant }) => !ofAccounts.some((one) => isSame(one.applicant, applicant)))
    .map(
      ({ dossierId, code, applicant }): DeskPerson => ({
        ref: `d:${dossierId}`,
        applicant,
        source: { kind: 'dossier', code },
      }),
    )
  const people = [...ofAccounts, ...ofDossiers]
  await auditSearch(ctx, 'applicants', people.length)
  return { people, waiting: known.waiting }
}

function isSame(a: Applicant, b: Applicant): boolean {
  const number = a.nationalId ?? a.taxCode
  return number === null ? a.phone === b.phone && a.name === b.name : number === (b.nationalId ?? b.taxCode)
}

const SHOWN = 4

/** Enough to tell two people of one name apart, and no more: the screen can be seen across the desk. */
export function masked(number: string | null): string {
  if (number === null || number.length <= SHOWN) return ''
  return `${'•'.repeat(number.length - SHOWN)}${number.slice(-SHOWN)}`
}

/** For whoever is not found: what was typed goes where it belongs. */
export function applicantTyped(typed: string): Partial<Applicant> {
  const digits = typed.replace(/[\s.]/g, '')
  const phone = normalisePhone(typed)
  if (isNationalId(digits)) return { kind: 'person', nationalId: digits }
  if (phone) return { kind: 'person', phone }
  return /\d/.test(typed) ? { kind: 'person' } : { kind: 'person', name: typed.trim() }
}
