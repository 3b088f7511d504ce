import type { Db } from './database.ts'

/** Who did what to which thing: an act that is done. */
export interface AuditEntry {
  readonly at: Date
  readonly accountId: string | null
  readonly postId: string | null
  readonly action: string
  readonly subjectType: string
  readonly subjectId: string
  /** Codes, ids and counts only: names belong to the account, which may one day be erased. */
  readonly details?: Readonly<Record<string, string | number>>
}

/** A row of the audit log, in the transaction of the act. */
export async function writeAudit(tx: Db, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit_log')
    .values({
      at: entry.at,
      actor_account_id: entry.accountId,
      actor_post_id: entry.postId,
      action: entry.action,
      subject_type: entry.subjectType,
      subject_id: entry.subjectId,
      outcome: 'done',
      details: JSON.stringify(entry.details ?? {}),
    })
    .execute()
}
