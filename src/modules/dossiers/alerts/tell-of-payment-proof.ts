import { sql } from 'kysely'
import type { Clock } from '../../../platform/clock/clock.ts'
import type { Db } from '../../../platform/db/database.ts'
import { postsInForce } from '../../identity/index.ts'
import { tellOnce } from '../../notifications/index.ts'
import { HOLDING } from './found-alerts.ts'

interface SentProof {
  readonly dossierId: string
  /** The step that waits for the payment. */
  readonly token: number
  /** Of the proof among the events: a second one tells anew. */
  readonly seq: number
}

/** Tells whoever has the step that waits for a payment that the applicant has sent proof of it. Returns how many were told. */
export async function tellOfPaymentProof(
  clock: Clock,
  tx: Db,
  { dossierId, token, seq }: SentProof,
): Promise<number> {
  return tellOnce(
    { db: tx, clock },
    sql`
      with post as materialized (${postsInForce(clock)}),
        member as materialized (select distinct account_id, agency_id from post)
      select distinct post.account_id, t.dossier_id, 'alert.payment_proof' as kind,
        jsonb_build_object('dueAt', t.due_at) as params,
        concat_ws('|', 'alert.payment_proof', t.dossier_id, ${seq}::integer) as once_key
      from dossier_tasks t ${HOLDING}
      where t.dossier_id = ${dossierId} and t.token = ${token}`,
  )
}
