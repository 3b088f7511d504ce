import { type RawBuilder, sql } from 'kysely'
import type { HeldPart, Holding } from '../../../engines/succession/index.ts'

/** `isHeld` for rows of `dossiers d`: `agency` (a column) is one of these, and the case of the dossier in the part held. */
export function heldBy(holdings: readonly Holding[], agency: RawBuilder<unknown>): RawBuilder<boolean> {
  const whole = holdings.flatMap(({ key, part }) => (part ? [] : [key]))
  const conditions = [
    sql<boolean>`${agency} = any(${whole}::text[])`,
    ...holdings.flatMap(({ key, part }) =>
      part ? [sql<boolean>`(${agency} = ${key} and ${isCaseOf(part)})`] : [],
    ),
  ]
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`
}

/** Neither a field nor an area is ever the empty text, which stands for any other. */
export function isCaseOf({ fields, areas, cases }: HeldPart): RawBuilder<boolean> {
  const named = (column: RawBuilder<unknown>, list: readonly string[]) =>
    sql`case when ${column} = any(${[...list]}::text[]) then ${column} else '' end`
  const wanted = cases.map(({ field, area }) => sql`(${field ?? ''}, ${area ?? ''})`)
  return sql<boolean>`(${named(sql`d.field`, fields)}, ${named(sql`d.area_code`, areas)}) in (${sql.join(wanted)})`
}
