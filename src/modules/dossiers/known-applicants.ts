import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import type { OfficerActor } from '../identity/index.ts'
import type { Applicant } from './dossier-content.ts'
import { readableAgencies } from './dossier-policy.ts'
import { searchDossiers } from './search-dossiers.ts'

/** Somebody who has handed in a dossier before, as he declared himself then. */
export interface KnownApplicant {
  /** The latest of his dossiers found. */
  readonly dossierId: string
  readonly code: string
  readonly applicant: Applicant
}

const MOST = 8

/** People of earlier dossiers of the officer's agencies, by number, phone or code; each once, the latest first. */
export async function listKnownApplicants(
  db: Db,
  actor: OfficerActor,
  text: string,
): Promise<readonly KnownApplicant[]> {
  const { rows } = await searchDossiers(db, actor, { text })
  if (rows.length === 0) return []
  const contents = await sql<{ dossier_id: string; applicant: Applicant }>`
    select c.dossier_id, c.applicant from dossier_contents c
    where c.dossier_id = any(${rows.map((row) => row.dossierId)})`.execute(db)
  const applicantOf = new Map(contents.rows.map((row) => [row.dossier_id, row.applicant]))
  const people = new Map<string, KnownApplicant>()
  for (const { dossierId, code, submissionNo } of rows) {
    const applicant = applicantOf.get(dossierId)
    if (!applicant) continue
    const key = `${applicant.nationalId ?? applicant.taxCode ?? applicant.phone ?? ''} ${applicant.name}`
    if (!people.has(key)) people.set(key, { dossierId, code: code ?? submissionNo, applicant })
  }
  return [...people.values()].slice(0, MOST)
}
