import type { Link, LinkKind } from '../../../engines/succession/index.ts'
import type { Db } from '../../../platform/db/database.ts'

export type Subject = 'agency' | 'unit' | 'area'
export type LinksBySubject = Readonly<Record<Subject, readonly Link[]>>

/** All links that were ever applied. */
export async function listLinks(db: Db): Promise<LinksBySubject> {
  const rows = await db
    .selectFrom('succession_links')
    .selectAll()
    .orderBy('from_day')
    .orderBy('reorganisation_id')
    .orderBy('no')
    .execute()
  const of = (subject: Subject): readonly Link[] =>
    rows
      .filter((row) => row.subject === subject)
      .map((row) => ({
        kind: row.kind as LinkKind,
        from: row.from_key,
        to: row.to_key,
        on: row.from_day,
        ...(row.fields === null && row.areas === null
          ? {}
          : { powers: { fields: row.fields ?? undefined, areas: row.areas ?? undefined } }),
      }))
  return { agency: of('agency'), unit: of('unit'), area: of('area') }
}

export async function insertLinks(tx: Db, reorganisationId: string, links: LinksBySubject): Promise<void> {
  const rows = (['agency', 'unit', 'area'] as const).flatMap((subject) =>
    links[subject].map((link) => ({ subject, link })),
  )
  if (rows.length === 0) return
  await tx
    .insertInto('succession_links')
    .values(
      rows.map(({ subject, link }, index) => ({
        reorganisation_id: reorganisationId,
        no: index + 1,
        subject,
        kind: link.kind,
        from_key: link.from,
        to_key: link.to,
        from_day: link.on,
        fields: link.powers?.fields ? [...link.powers.fields] : null,
        areas: link.powers?.areas ? [...link.powers.areas] : null,
      })),
    )
    .execute()
}
