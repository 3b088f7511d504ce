import type { Selectable } from 'kysely'
import type { Answers } from '../../engines/forms/index.ts'
import type { DB } from '../../platform/db/database.ts'
import type { Applicant, Channel, Delivery, PaperInput, PostalFiling } from './dossier-content.ts'

/** What somebody is filling in; becomes a dossier of the same id. */
export interface Draft {
  readonly id: string
  readonly ownerAccountId: string
  readonly channel: Channel
  readonly serviceId: string
  readonly procedureId: string
  readonly revision: number
  readonly applicant: Partial<Applicant>
  /** As typed, also where it is not right yet. */
  readonly answers: Answers
  readonly situations: Readonly<Record<string, boolean>>
  readonly papers: readonly PaperInput[]
  readonly delivery: Partial<Delivery>
  /** Of what came by post. */
  readonly filing?: PostalFiling | null
  /** Sections of the form, and `situations`, `papers`, `delivery`, that were left without an error. */
  readonly done: readonly string[]
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly submittedAt: Date | null
}

/** A draft nobody has touched for so long is given up; its owner is told the day while filling it in. */
const DRAFT_LIFE_MS = 90 * 86_400_000

export function draftKeptUntil({ updatedAt }: Pick<Draft, 'updatedAt'>): Date {
  return new Date(updatedAt.getTime() + DRAFT_LIFE_MS)
}

export function draftsKeptSince(now: Date): Date {
  return new Date(now.getTime() - DRAFT_LIFE_MS)
}

export function toDraft(row: Selectable<DB['drafts']>): Draft {
  return {
    id: row.id,
    ownerAccountId: row.owner_account_id,
    channel: row.channel as Channel,
    serviceId: row.service_id,
    procedureId: row.procedure_id,
    revision: row.revision,
    applicant: row.applicant as Partial<Applicant>,
    answers: row.answers as Answers,
    situations: row.situations as Record<string, boolean>,
    papers: row.papers as PaperInput[],
    delivery: row.delivery as Partial<Delivery>,
    filing: row.filing as PostalFiling | null,
    done: row.sections_done as string[],
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    submittedAt: row.submitted_at,
  }
}
