import type { Db } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids/id.ts'
import type { Role } from './actor.ts'
import type { IdentityContext } from './context.ts'

/** Before any day the program may be started at. */
const FROM = '2015-01-01'

export interface SeedOfficer {
  readonly username: string
  readonly name: string
  readonly posts: readonly {
    readonly agencyId: string
    readonly unitId: string
    readonly role: Role
    readonly title: { readonly vi: string; readonly en: string }
  }[]
}

export interface SeedCitizen {
  readonly kind: 'person' | 'organisation'
  readonly email: string
  readonly phone: string
  readonly name: string
  readonly organisationName: string | null
  readonly taxCode: string | null
  readonly nationalId: string | null
  readonly dateOfBirth: string | null
  readonly areaCode: string
  readonly address: string
}

export interface SeedAccounts {
  readonly passwordHash: string
  readonly officers: readonly SeedOfficer[]
  readonly citizens: readonly SeedCitizen[]
}

/** Makes the accounts that are not there yet: three statements however many they are. */
export async function seedAccounts(ctx: IdentityContext, tx: Db, seed: SeedAccounts): Promise<void> {
  const now = ctx.clock.now()
  const common = {
    password_hash: seed.passwordHash,
    status: 'active' as const,
    created_at: now,
    confirmed_at: now,
    password_changed_at: now,
  }
  await insertOfficers(ctx, tx, seed.officers, common)
  await tx
    .insertInto('accounts')
    .values(
      seed.citizens.map((citizen) => ({
        id: newId(ctx.clock),
        kind: citizen.kind,
        email: citizen.email,
        phone: citizen.phone,
        full_name: citizen.name,
        organisation_name: citizen.organisationName,
        tax_code: citizen.taxCode,
        national_id: citizen.nationalId,
        date_of_birth: citizen.dateOfBirth,
        area_code: citizen.areaCode,
        address: citizen.address,
        ...common,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

interface Common {
  readonly password_hash: string
  readonly status: 'active'
  readonly created_at: Date
  readonly confirmed_at: Date
  readonly password_changed_at: Date
}

async function insertOfficers(
  ctx: IdentityContext,
  tx: Db,
  seeds: readonly SeedOfficer[],
  common: Common,
): Promise<void> {
  const officers = seeds.map((officer) => ({ id: newId(ctx.clock), officer }))
  const made = await tx
    .insertInto('accounts')
    .values(
      officers.map(({ id, officer }) => ({
        id,
        kind: 'officer' as const,
        username: officer.username,
        full_name: officer.name,
        ...common,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  // An account that was there keeps the posts it has.
  const fresh = new Set(made.map((row) => row.id))
  const posts = officers
    .filter(({ id }) => fresh.has(id))
    .flatMap(({ id, officer }) => postsOf(ctx, id, officer))
  if (posts.length > 0) await tx.insertInto('posts').values(posts).execute()
}

function postsOf(ctx: IdentityContext, accountId: string, { posts }: SeedOfficer) {
  return posts.map((post) => ({
    id: newId(ctx.clock),
    account_id: accountId,
    agency_id: post.agencyId,
    unit_id: post.unitId,
    role: post.role,
    title: post.title.vi,
    title_en: post.title.en,
    valid_from: FROM,
  }))
}
