import type { Role } from '../../src/modules/identity/index.ts'
import { openBenchDatabase, type SignedIn, signIn } from './bench-database.ts'

export interface BenchOfficer extends SignedIn {
  readonly role: Role
}

const ROLES: readonly Role[] = ['receptionist', 'examiner', 'unit_leader', 'agency_leader', 'clerk']

/** Officers of every role of the busiest agencies, each signed in `sessions` times. */
export async function signInOfficers(dataDir: string, sessions: number): Promise<readonly BenchOfficer[]> {
  const database = await openBenchDatabase(dataDir)
  try {
    const agencies = await database.db
      .selectFrom('dossiers')
      .select('agency_id')
      .groupBy('agency_id')
      .orderBy((eb) => eb.fn.countAll(), 'desc')
      .limit(6)
      .execute()
    const posts = await database.db
      .selectFrom('posts')
      .innerJoin('accounts', 'accounts.id', 'posts.account_id')
      .select(['posts.account_id as id', 'posts.role'])
      .distinctOn(['posts.agency_id', 'posts.role'])
      .where(
        'posts.agency_id',
        'in',
        agencies.map(({ agency_id }) => agency_id),
      )
      .where('posts.role', 'in', [...ROLES])
      .orderBy('posts.agency_id')
      .orderBy('posts.role')
      .orderBy('accounts.username')
      .execute()
    const signedIn: BenchOfficer[] = []
    for (let session = 0; session < sessions; session += 1)
      for (const { id, role } of posts)
        signedIn.push({ ...(await signIn(database, { id }, 'backoffice')), role: role as Role })
    return signedIn
  } finally {
    await database.close()
  }
}
