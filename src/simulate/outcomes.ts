import { createHash } from 'node:crypto'
import type { Db } from '../platform/db/database.ts'

/** How one simulated dossier came out: nothing in it was drawn by chance outside the seed. */
export interface DossierOutcome {
  readonly serviceId: string
  readonly agencyId: string
  readonly channel: string
  readonly state: string
  readonly outcome: string | null
  readonly code: string | null
  readonly applicantName: string
  readonly submittedAt: Date
  readonly receivedAt: Date | null
  readonly dueAt: Date | null
  readonly finishedAt: Date | null
  readonly returnedAt: Date | null
  readonly events: number
}

const MOST_IDS = 10_000

/** In the order of `ids`. */
export async function listOutcomes(db: Db, ids: readonly string[]): Promise<readonly DossierOutcome[]> {
  const byId = new Map<string, DossierOutcome>()
  for (let from = 0; from < ids.length; from += MOST_IDS) {
    const rows = await db
      .selectFrom('dossiers')
      .selectAll()
      .where('id', 'in', ids.slice(from, from + MOST_IDS))
      .execute()
    for (const row of rows)
      byId.set(row.id, {
        serviceId: row.service_id,
        agencyId: row.agency_id,
        channel: row.channel,
        state: row.state,
        outcome: row.outcome,
        code: row.code,
        applicantName: row.applicant_name,
        submittedAt: row.submitted_at,
        receivedAt: row.received_at,
        dueAt: row.due_at,
        finishedAt: row.finished_at,
        returnedAt: row.returned_at,
        events: row.last_seq,
      })
  }
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Equal for equal outcomes: two runs with one seed on equal databases agree in it. */
export function digestOutcomes(outcomes: readonly DossierOutcome[]): string {
  return createHash('sha256').update(JSON.stringify(outcomes)).digest('hex')
}
