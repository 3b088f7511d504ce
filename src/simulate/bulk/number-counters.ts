import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { codeKey, documentKey, type LastNumbers } from './dossier-numbers.ts'

/** What has been numbered so far: codes and documents made later continue from there. */
export async function readLastNumbers(db: Db): Promise<LastNumbers> {
  const codes = await db.selectFrom('dossier_code_counters').selectAll().execute()
  const documents = await db.selectFrom('document_numbers').selectAll().execute()
  return Object.fromEntries([
    ...codes.map((row) => [codeKey(row.agency_id, row.day), row.last_number] as const),
    ...documents.map(
      (row) => [documentKey(row.agency_id, row.abbreviation, row.year), row.last_number] as const,
    ),
  ])
}

export async function writeLastNumbers(db: Db, given: readonly LastNumbers[]): Promise<void> {
  const rows = given
    .flatMap((numbers) => Object.entries(numbers))
    .map(([key, number]) => [...key.split(' '), number])
  await sql`
    insert into dossier_code_counters (agency_id, day, last_number)
    select row ->> 1, (row ->> 2)::date, max((row ->> 3)::integer)
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as row where row ->> 0 = 'code' group by 1, 2
    on conflict (agency_id, day) do update set last_number = greatest(dossier_code_counters.last_number, excluded.last_number)`.execute(
    db,
  )
  await sql`
    insert into document_numbers (agency_id, abbreviation, year, last_number)
    select row ->> 1, row ->> 2, (row ->> 3)::integer, max((row ->> 4)::integer)
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as row where row ->> 0 = 'document' group by 1, 2, 3
    on conflict (agency_id, abbreviation, year) do update set last_number = greatest(document_numbers.last_number, excluded.last_number)`.execute(
    db,
  )
}
