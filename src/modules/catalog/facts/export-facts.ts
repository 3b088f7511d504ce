import type { Db } from '../../../platform/db/database.ts'
import type { Directory } from '../../organizations/index.ts'
import type { ProcedureRecord } from '../pack/procedure-record.ts'
import { writeDelimitedRow } from './delimited-text.ts'
import { FACTS_COLUMNS } from './facts-columns.ts'
import { factsOfRecord, type ProcedureFacts } from './procedure-facts.ts'

/** Every procedure in force on `day` as published facts, in the order of codes. */
export async function exportFacts(
  db: Db,
  directory: Pick<Directory, 'findAgency'>,
  day: string,
): Promise<readonly ProcedureFacts[]> {
  const rows = await db
    .selectFrom('procedures as p')
    .innerJoin('procedure_revisions as r', 'r.procedure_id', 'p.id')
    .distinctOn('p.id')
    .select(['p.id', 'p.national_code', 'r.kind', 'r.record', 'r.decision_number'])
    .where('r.valid_from', '<=', day)
    .where((eb) => eb.or([eb('r.valid_to', 'is', null), eb('r.valid_to', '>=', day)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('procedure_endings as e')
            .select('e.procedure_id')
            .whereRef('e.procedure_id', '=', 'p.id')
            .where('e.ends_on', '<', day)
            .whereRef('e.ends_on', '>=', 'r.valid_from'),
        ),
      ),
    )
    .orderBy('p.id')
    .orderBy('r.valid_from', 'desc')
    .orderBy('r.revision', 'desc')
    .execute()
  const agencies = await agenciesOf(db, directory)
  const shared = new Set(doubles(rows.map(({ national_code: code }) => code)))
  const facts = rows.map(({ id, national_code: code, kind, record, decision_number: decision }) =>
    kind === 'facts'
      ? (record as unknown as ProcedureFacts)
      : factsOfRecord(record as unknown as ProcedureRecord, {
          code: code === null || shared.has(code) ? id : code,
          decision: decision ?? '',
          agency: agencies.get(id) ?? '',
        }),
  )
  return facts.toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

async function agenciesOf(
  db: Db,
  directory: Pick<Directory, 'findAgency'>,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('services as s')
    .select(['s.procedure_id', 's.agency_id'])
    .orderBy('s.id')
    .execute()
  const byProcedure = Map.groupBy(rows, (row) => row.procedure_id)
  const nameOf = (id: string) => directory.findAgency(id)?.name.vi ?? id
  return new Map(
    [...byProcedure].map(([id, offered]) => [
      id,
      offered.map(({ agency_id: agency }) => nameOf(agency)).join('; '),
    ]),
  )
}

function doubles(codes: readonly (string | null)[]): readonly string[] {
  const seen = new Set<string>()
  return codes.flatMap((code) => {
    if (code === null) return []
    if (seen.has(code)) return [code]
    seen.add(code)
    return []
  })
}

/** One JSON object a line, keys in the order of the published files. */
export function factsLine(facts: ProcedureFacts): string {
  const { code, name, decision, levels, field, subjects, agency, competentAgency } = facts
  const channels = facts.channels.map(({ channel, duration, unit, free, feesVnd }) => ({
    channel,
    duration,
    unit,
    free,
    feesVnd,
  }))
  const documents = facts.documents.map((papers) =>
    papers.map(({ name: paper, form, originals, copies }) => ({ name: paper, form, originals, copies })),
  )
  const results = facts.results.map(({ name: result, code: number }) => ({ name: result, code: number }))
  const head = { code, name, decision, levels, field, subjects, agency, competentAgency }
  return JSON.stringify({ ...head, channels, documents, results })
}

// Without the mark Excel reads a CSV file in the encoding of the machine.
const BYTE_ORDER_MARK = '\ufeff'

export function* factsAsCsv(records: readonly ProcedureFacts[]): Generator<string> {
  yield BYTE_ORDER_MARK + writeDelimitedRow(FACTS_COLUMNS.map(({ title }) => title.vi))
  for (const facts of records) yield writeDelimitedRow(FACTS_COLUMNS.map(({ write }) => write(facts)))
}

/** More characters than this do not fit into a cell of a workbook. */
const MAX_CELL = 32_767

/** Codes of records that a workbook cannot hold whole; export them as CSV or NDJSON. */
export function tooLongForWorkbook(records: readonly ProcedureFacts[]): readonly string[] {
  return records
    .filter((facts) => FACTS_COLUMNS.some(({ write }) => write(facts).length > MAX_CELL))
    .map(({ code }) => code)
}

const WIDTHS: Readonly<Record<keyof ProcedureFacts, number>> = {
  code: 12,
  name: 60,
  decision: 18,
  levels: 16,
  field: 24,
  subjects: 40,
  agency: 30,
  competentAgency: 30,
  channels: 50,
  documents: 80,
  results: 40,
}

export async function factsAsXlsx(records: readonly ProcedureFacts[]): Promise<Buffer> {
  // Slow to load, and needed by nobody else.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const head = FACTS_COLUMNS.map(({ title }) => ({ value: title.vi, fontWeight: 'bold' as const }))
  const rows = records.map((facts) =>
    FACTS_COLUMNS.map(({ write }) => {
      const value = write(facts)
      return value === '' ? null : { value, type: String }
    }),
  )
  const columns = FACTS_COLUMNS.map(({ key }) => ({ width: WIDTHS[key] }))
  return writeExcelFile([head, ...rows], { columns, sheet: 'Thủ tục', stickyRowsCount: 1 }).toBuffer()
}
