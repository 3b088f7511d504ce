import type { Db } from '../../platform/db/database.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import type { Directory } from '../organizations/index.ts'
import type { Catalog } from './catalog.ts'
import type { FactsTier, ProcedureFacts } from './facts/procedure-facts.ts'
import type { ListedProcedure } from './load-register.ts'
import { type ComponentKey, missingFactsParts, missingParts } from './missing-components.ts'

/** A procedure of the register with what its record lacks. */
export interface CompletenessLine {
  readonly procedureId: string
  /** `full`: with form and process; `facts`: known by an imported record alone. */
  readonly kind: 'full' | 'facts'
  readonly name: string
  readonly field: string
  readonly tier: FactsTier
  /** Of imported ones in the words of the record. */
  readonly agencies: readonly string[]
  readonly missing: readonly ComponentKey[]
}

interface Known {
  readonly db: Db
  readonly catalog: Catalog
  readonly directory: Directory
}

/** By connection: what a published record lacks never changes, so each is read once. */
const READ = new WeakMap<Db, Map<string, readonly ComponentKey[]>>()
const LINES = new WeakMap<readonly ListedProcedure[], readonly CompletenessLine[]>()

/** All procedures in force, in the order of their ids; made once for each state of the catalogue. */
export async function completenessOf({
  db,
  catalog,
  directory,
}: Known): Promise<readonly CompletenessLine[]> {
  const { listed, procedures } = catalog
  const found = LINES.get(listed)
  if (found) return found
  const missing = await missingOfFacts(db, listed)
  const nameOf = (id: string) => {
    const agency = directory.findAgency(id)
    return agency ? inLocale(agency.name, 'vi') : id
  }
  const lines: CompletenessLine[] = [
    ...procedures.map(({ procedureId, record }) => ({
      procedureId,
      kind: 'full' as const,
      name: record.name.vi,
      field: record.field.vi,
      tier: record.tier,
      agencies: [...new Set(catalog.servicesOf(procedureId).map(({ agencyId }) => nameOf(agencyId)))],
      missing: missingParts(record),
    })),
    ...listed.map((item) => ({
      procedureId: item.procedureId,
      kind: 'facts' as const,
      name: item.name,
      field: item.field,
      tier: item.tier,
      agencies: item.agency === '' ? [] : [item.agency],
      missing: missing.get(keyOf(item)) ?? [],
    })),
  ].toSorted((one, other) => (one.procedureId < other.procedureId ? -1 : 1))
  LINES.set(listed, lines)
  return lines
}

const BATCH = 2000

function keyOf({ procedureId, revision }: Pick<ListedProcedure, 'procedureId' | 'revision'>): string {
  return `${procedureId}@${revision}`
}

async function missingOfFacts(
  db: Db,
  listed: readonly ListedProcedure[],
): Promise<ReadonlyMap<string, readonly ComponentKey[]>> {
  const known = READ.get(db) ?? new Map<string, readonly ComponentKey[]>()
  READ.set(db, known)
  // Few sets of missing parts among thousands of records: each is held once.
  const sets = new Map([...known.values()].map((parts) => [parts.join(' '), parts]))
  const unread = [
    ...new Set(listed.filter((item) => !known.has(keyOf(item))).map(({ procedureId }) => procedureId)),
  ]
  for (let at = 0; at < unread.length; at += BATCH) {
    const rows = await db
      .selectFrom('procedure_revisions')
      .select(['procedure_id', 'revision', 'record'])
      .where('kind', '=', 'facts')
      .where('procedure_id', 'in', unread.slice(at, at + BATCH))
      .execute()
    for (const row of rows) {
      const parts = missingFactsParts(row.record as unknown as ProcedureFacts)
      const shared = sets.get(parts.join(' ')) ?? parts
      sets.set(parts.join(' '), shared)
      known.set(keyOf({ procedureId: row.procedure_id, revision: row.revision }), shared)
    }
  }
  return known
}
