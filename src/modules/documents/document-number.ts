import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'

export interface DocumentNumber {
  readonly number: number
  /** Without "Số:", e.g. `123/GP-STNMT`. */
  readonly notation: string
}

/**
 * The next number of an agency's outgoing documents of that kind and year.
 * Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3 (số, ký hiệu văn bản).
 */
export async function nextDocumentNumber(
  tx: Db,
  document: {
    readonly agency: { readonly id: string; readonly abbreviation: string }
    readonly abbreviation: string
    readonly issuedOn: string
  },
): Promise<DocumentNumber> {
  const { agency, abbreviation, issuedOn } = document
  const { rows } = await sql<{ last_number: number }>`
    insert into document_numbers (agency_id, abbreviation, year, last_number)
    values (${agency.id}, ${abbreviation}, ${Number(issuedOn.slice(0, 4))}, 1)
    on conflict (agency_id, abbreviation, year) do update set last_number = document_numbers.last_number + 1
    returning last_number`.execute(tx)
  const number = rows[0]?.last_number ?? 1
  return { number, notation: `${number}/${abbreviation}-${agency.abbreviation}` }
}
