import { instantAt } from '../engines/calendar/index.ts'
import { type Random, seededRandom } from '../engines/forms/index.ts'
import type { Applicant } from '../modules/dossiers/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Db } from '../platform/db/database.ts'
import { newId } from '../platform/ids/id.ts'
import { randomOrganisation, randomPerson } from './people.ts'

export interface AccountPlan {
  readonly seed: number
  /** Accounts already in the database: addresses made here come after theirs. */
  readonly offset: number
}

/** The seed of one thing of many: neighbours must not resemble each other. */
export function seedOf(seed: number, index: number): number {
  return Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35)
}

const ORGANISATIONS = 0.25

/** A person or organisation of that number. */
export function someone(seed: number, index: number): Applicant {
  const random: Random = seededRandom(seedOf(seed, index))
  return random() < ORGANISATIONS ? randomOrganisation(random) : randomPerson(random)
}

/** Who stands behind the account of that number; phones and addresses of accounts are each given once. */
export function accountPerson({ seed, offset }: AccountPlan, which: number): Applicant {
  const number = offset + which
  return {
    ...someone(seed, 2_000_000_000 + which),
    phone: `07${String((number * 73_939_133) % 100_000_000).padStart(8, '0')}`,
    email: `dan-${number}@motcua.example`,
  }
}

const ROWS_A_STATEMENT = 1000

/** People who apply online again and again. Nobody can sign in as one of them. Gives their ids in order. */
export async function insertAccounts(
  db: Db,
  clock: Clock,
  plan: AccountPlan & { readonly count: number; readonly from: string },
): Promise<readonly string[]> {
  const at = instantAt(plan.from, '00:00')
  const rows = Array.from({ length: plan.count }, (_, which) => {
    const person = accountPerson(plan, which)
    const organisation = person.kind === 'organisation'
    return {
      id: newId(clock),
      kind: person.kind,
      email: person.email,
      phone: person.phone,
      full_name: person.representative?.name ?? person.name,
      organisation_name: organisation ? person.name : null,
      tax_code: person.taxCode,
      national_id: person.nationalId,
      address: person.address,
      password_hash: 'made by simulate: nobody signs in with this',
      status: 'active' as const,
      created_at: at,
      confirmed_at: at,
      password_changed_at: at,
    }
  })
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const some = rows.slice(from, from + ROWS_A_STATEMENT)
    await db.insertInto('accounts').values(some).execute()
  }
  return rows.map(({ id }) => id)
}

export async function countAccounts(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('accounts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
