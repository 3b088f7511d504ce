import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TextPair } from './area-table.ts'

/*
 * The agencies of the province at provincial level, as of 4 May 2015: the twelve departments of the
 * Decision in its order, those its part IV charges, and the bodies that the records of the 56 services
 * name as deciding or consulted. The facts stand in province-agencies.json; the numbers of the codes are
 * ours, since no published list was found.
 */

export interface Division {
  readonly key: string
  readonly name: TextPair
}

export interface AgencySeed {
  readonly id: string
  readonly name: TextPair
  readonly shortName: TextPair
  readonly abbreviation: string
  readonly kind: string
  readonly parent: string | null
  /** V1V2V3.Z1Z2.Y1Y2 part of the identification code. */
  readonly code: string
  readonly member: boolean
  readonly divisions: readonly Division[]
}

/** One of each for every district: `%` stands for its name, `Z` for its number. */
export interface DistrictBody extends Omit<AgencySeed, 'member' | 'divisions'> {
  readonly division: Division
}

interface AgencyFile {
  readonly departments: readonly AgencySeed[]
  /** Under a department of the province. */
  readonly subordinates: readonly AgencySeed[]
  /** Bodies of the ministries in the province, and bodies outside: they are consulted, told, or decide. */
  readonly otherBodies: readonly AgencySeed[]
  readonly districtBodies: readonly DistrictBody[]
  /** Professional divisions of a district committee that the records name. */
  readonly districtDivisions: readonly Division[]
  readonly communeDivision: Division
}

export const PROVINCE_AGENCIES = JSON.parse(
  readFileSync(join(import.meta.dirname, 'province-agencies.json'), 'utf8'),
) as AgencyFile
