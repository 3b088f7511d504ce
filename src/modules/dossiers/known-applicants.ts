import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import type { OfficerActor } from '../identity/index.ts'
import type { Applicant } from './dossier-content.ts'
import { type FoundDossier, searchDossiers } from './search-dossiers.ts'

/** Somebody who has handed in a dossier before, as he declared himself then. */
export interface KnownApplicant {
  /** The latest of his dossiers found. */
  readonly dossierId: string
  readonly code: string
  readonly applicant: Applicant
}

export interface FoundAtDesk {
  /** Each person once, the latest first. */
  readonly people: readonly KnownApplicant[]
  /** Dossiers of theirs that wait for what the applicant brings. */
  readonly waiting: readonly FoundDossier[]
}

const MOST = 8
const WAITING: readonly string[] = ['supplement_before_reception', 'supplement']

/** People of earlier dossiers of the officer's agencies, by number, phone, code or name. */
export async function findKnownApplicants(db: Db, actor: OfficerActor, text: string): Promise<FoundAtDesk> {
  const { rows } = await searchDossiers(db, actor, { text })
  if (rows.length === 0) return { people: [], waiting: [] }
  const ids = rows.map(({ dossierId }) => dossierId)
  const contents = await sql<{ dossier_id: string; applicant: Applicant }>`
    select dossier_id, applicant from dossier_contents where dossier_id = any(${ids})`.execute(db)
  const applicantOf = new Map(contents.rows.map((row) => [row.dossier_id, row.applicant]))
  const people = new Map<string, KnownApplicant>()
  for (const { dossierId, code, submissionNo } of rows) {
    const applicant = applicantOf.get(dossierId)
    if (!applicant) continue
    const key = `${applicant.nationalId ?? applicant.taxCode ?? applicant.phone ?? ''} ${applicant.name}`
    if (!people.has(key)) people.set(key, { dossierId, code: code ?? submissionNo, applicant })
  }
  return {
    people: [...people.values()].slice(0, MOST),
    waiting: rows.filter(({ status }) => WAITING.includes(status)).slice(0, MOST),
  }
}
