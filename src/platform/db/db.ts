import type { Kysely } from 'kysely'
import type { DB } from './schema.generated.ts'

/** A database handle or a transaction: queries and commands take either. */
export type Db = Kysely<DB>
