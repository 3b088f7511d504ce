import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'

/** Vietnam has one time zone and no summer time. */
const VIETNAM_OFFSET_MS = 7 * 3600 * 1000

export function vietnamDay(at: Date): string {
  return new Date(at.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(0, 10)
}

/**
 * `V1V2V3.Z1Z2.Y1Y2.MX1X2-YYMMDD-XXXX`, numbered by receiving agency and day.
 * Căn cứ: Thông tư 01/2018/TT-VPCP, Điều 19; Nghị định 61/2018/NĐ-CP, Điều 26.
 * Past 9,999 a day the number simply grows a digit; the law is silent there.
 */
export function dossierCode(agencyCode: string, day: string, number: number): string {
  return `${agencyCode}-${day.slice(2, 4)}${day.slice(5, 7)}${day.slice(8, 10)}-${String(number).padStart(4, '0')}`
}

/** Takes the next number of the agency for the day; the row lock orders receptions until they commit. */
export async function nextDossierCode(
  tx: Db,
  agency: { readonly id: string; readonly code: string },
  at: Date,
): Promise<string> {
  const day = vietnamDay(at)
  const { rows } = await sql<{ last_number: number }>`
    insert into dossier_code_counters (agency_id, day, last_number) values (${agency.id}, ${day}, 1)
    on conflict (agency_id, day) do update set last_number = dossier_code_counters.last_number + 1
    returning last_number`.execute(tx)
  return dossierCode(agency.code, day, rows[0]?.last_number ?? 1)
}
