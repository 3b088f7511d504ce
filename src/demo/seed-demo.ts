import { hashPassword, seedAccounts, type SeedCitizen, type SeedOfficer } from '../modules/identity/index.ts'
import { inTransaction } from '../platform/db/database.ts'
import type { Services } from '../web/services.ts'
import { DEMO_PASSWORD, readDemoPeople } from '../web/demo-accounts.ts'

/** Makes the demo accounts once; later starts cost one query. */
export async function seedDemo(services: Pick<Services, 'db' | 'clock' | 'secret'>): Promise<void> {
  const { db, clock, secret } = services
  const known = await db
    .selectFrom('accounts')
    .select('id')
    .where('kind', '=', 'officer')
    .limit(1)
    .executeTakeFirst()
  if (known) return
  const people = readDemoPeople()
  const officers = people.officers.map(
    (officer): SeedOfficer => ({
      username: officer.username,
      name: officer.name,
      posts: officer.posts.map(({ agency, unit, role, title }) => ({
        agencyId: agency,
        unitId: `${agency}.${unit}`,
        role,
        title,
      })),
    }),
  )
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await inTransaction(db, (tx) =>
    seedAccounts({ db, clock, secret }, tx, { passwordHash, officers, citizens: citizensOf(people) }),
  )
}

function citizensOf(people: ReturnType<typeof readDemoPeople>): readonly SeedCitizen[] {
  const citizens = people.citizens.map(
    ({ email, phone, name, nationalId, dateOfBirth, areaCode, address }): SeedCitizen => ({
      kind: 'person',
      email,
      phone,
      name,
      organisationName: null,
      taxCode: null,
      nationalId,
      dateOfBirth,
      areaCode,
      address,
    }),
  )
  const organisations = people.organisations.map(
    ({ email, phone, name, taxCode, areaCode, address, representative }): SeedCitizen => ({
      kind: 'organisation',
      email,
      phone,
      name: people.citizens.find((citizen) => citizen.id === representative)?.name ?? name,
      organisationName: name,
      taxCode,
      nationalId: null,
      dateOfBirth: null,
      areaCode,
      address,
    }),
  )
  return [...citizens, ...organisations]
}

/** For the console: who can be tried, and where. */
export function demoGreeting(): readonly string[] {
  const people = readDemoPeople()
  const first = people.citizens[0]
  const names = people.officers
    .filter((officer) => /\.(stnmt|tinh)$/.test(officer.username))
    .map((officer) => officer.username)
  return [
    `Bản chạy thử (trial). Mật khẩu chung (password for all): ${DEMO_PASSWORD}`,
    `  /dang-nhap         người dân (citizen): ${first?.email ?? ''}`,
    `  /can-bo/dang-nhap  cán bộ (officers): ${names.join(', ')} …`,
  ]
}
