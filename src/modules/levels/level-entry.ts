import type { Selectable } from 'kysely'
import {
  type Evidence,
  type EvidenceKind,
  isEvidenceKind,
  type ProofChange,
} from '../../engines/levels/index.ts'
import type { DB } from '../../platform/db/database.ts'
import type { FactChange } from './level-facts.ts'

/** The level of a service from a day on, until its next entry. */
export interface ServiceLevel {
  readonly serviceId: string
  readonly procedureId: string
  readonly agencyId: string
  /** Field of the procedure, in Vietnamese, as in its record. */
  readonly field: string
  readonly tier: 'province' | 'district' | 'commune'
  /** Scale of the day of the entry, and the level on it. */
  readonly scale: string
  readonly level: string
  /** The same evidence on the scale of 2011: 1 to 4, 0 below level 1. Targets count by it. */
  readonly level2011: number
  /** As the Decision declares it, on the scale of 2011. */
  readonly declared: string | null
  readonly missing: readonly EvidenceKind[]
}

export interface LevelCauses {
  /** True for the first entry of a service. */
  readonly first: boolean
  readonly facts: readonly FactChange[]
  readonly proofs: readonly ProofChange[]
}

export interface LevelEntry extends ServiceLevel {
  /** 1, 2, 3 … within a service. */
  readonly no: number
  readonly onDate: string
  readonly at: Date
  readonly evidence: Evidence
  readonly causes: LevelCauses
}

export function toServiceLevel(
  row: Omit<Selectable<DB['service_levels']>, 'no' | 'facts' | 'evidence' | 'examined_at'>,
): ServiceLevel {
  return {
    serviceId: row.service_id,
    procedureId: row.procedure_id,
    agencyId: row.agency_id,
    field: row.field,
    tier: row.tier as ServiceLevel['tier'],
    scale: row.scale,
    level: row.level,
    level2011: row.level_2011,
    declared: row.declared,
    missing: row.missing.filter(isEvidenceKind),
  }
}

export function toLevelEntry(row: Selectable<DB['service_level_entries']>): LevelEntry {
  return {
    ...toServiceLevel(row),
    no: row.no,
    onDate: row.on_date,
    at: row.at,
    evidence: row.evidence as Evidence,
    causes: row.causes as LevelCauses,
  }
}
