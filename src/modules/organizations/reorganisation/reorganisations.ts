import type { Db } from '../../../platform/db/database.ts'
import type { ReorganisationPack } from '../pack/reorganisation-record.ts'

/** A reorganisation that was applied; `report` is what the module that moved the files wrote down. */
export interface AppliedReorganisation {
  readonly id: string
  readonly title: { readonly vi: string; readonly en: string }
  readonly decisionNumber: string
  readonly decidedOn: string
  readonly effectiveOn: string
  readonly packDigest: string
  readonly appliedAt: Date
  readonly appliedBy: string | null
  readonly report: unknown
}

/** The latest first. */
export async function listReorganisations(db: Db): Promise<readonly AppliedReorganisation[]> {
  const rows = await db
    .selectFrom('reorganisations')
    .selectAll()
    .orderBy('effective_on', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    title: { vi: row.title, en: row.title_en },
    decisionNumber: row.decision_number,
    decidedOn: row.decided_on,
    effectiveOn: row.effective_on,
    packDigest: row.pack_digest,
    appliedAt: row.applied_at,
    appliedBy: row.applied_by,
    report: row.report,
  }))
}

export async function insertReorganisation(
  tx: Db,
  pack: ReorganisationPack,
  by: { readonly at: Date; readonly accountId: string | null; readonly report: object },
): Promise<void> {
  await tx
    .insertInto('reorganisations')
    .values({
      id: pack.id,
      title: pack.title.vi,
      title_en: pack.title.en,
      decision_number: pack.decision.number,
      decided_on: pack.decision.decidedOn,
      effective_on: pack.decision.effectiveOn,
      pack_digest: pack.digest,
      applied_at: by.at,
      applied_by: by.accountId,
      report: JSON.stringify(by.report),
    })
    .execute()
}
