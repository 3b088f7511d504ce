import {
  hashPassword,
  type Role,
  seedAccounts,
  type SeedCitizen,
  type SeedOfficer,
} from '../modules/identity/index.ts'
import { inTransaction } from '../platform/db/database.ts'
import type { Services } from '../web/services.ts'
import { DEMO_PASSWORD, readDemoPeople } from '../web/demo-accounts.ts'

/** Makes the demo accounts that are not there yet; when all are, it costs one query. */
export async function seedDemo({
  db,
  clock,
  secret,
}: Pick<Services, 'db' | 'clock' | 'secret'>): Promise<void> {
  const people = readDemoPeople()
  const known = await db
    .selectFrom('accounts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(
      'username',
      'in',
      people.officers.map(({ username }) => username),
    )
    .executeTakeFirstOrThrow()
  if (Number(known.count) === people.officers.length) return
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

/** The agency whose people the console names: every role is there. */
const SHOWN_AGENCY = 'so-tnmt'

const SHOWN_ROLES: readonly (readonly [Role, string])[] = [
  ['receptionist', 'tiếp nhận (reception)'],
  ['assigner', 'phân công (assignment)'],
  ['examiner', 'thụ lý (examiner)'],
  ['unit_leader', 'lãnh đạo phòng (head of unit)'],
  ['agency_leader', 'lãnh đạo cơ quan (head of agency)'],
  ['clerk', 'văn thư (clerical office)'],
  ['agency_admin', 'quản trị cơ quan (agency administrator)'],
  ['province_admin', 'quản trị tỉnh (province administrator)'],
]

/** For the console: who can be tried, and where. */
export function demoGreeting(): string[] {
  const { citizens, organisations, officers } = readDemoPeople()
  const lines = SHOWN_ROLES.flatMap(([role, words]) => {
    const holders = officers.filter(({ posts }) =>
      posts.some((post) => post.role === role && (post.agency === SHOWN_AGENCY || role === 'province_admin')),
    )
    // One for whom it is the main thing, where there is one.
    const holder = holders.find(({ posts }) => posts[0]?.role === role) ?? holders[0]
    return holder ? [`    ${holder.username.padEnd(24)} ${words}`] : []
  })
  return [
    `Bản chạy thử (trial version). Mật khẩu chung (password for all): ${DEMO_PASSWORD}`,
    '  /dang-nhap',
    `    ${(citizens[0]?.email ?? '').padEnd(24)} người dân (citizen)`,
    `    ${(organisations[0]?.email ?? '').padEnd(24)} doanh nghiệp (business)`,
    '  /can-bo/dang-nhap',
    ...lines,
    '  /hop-thu-thu              thư và mã xác nhận (letters and codes)',
  ]
}
