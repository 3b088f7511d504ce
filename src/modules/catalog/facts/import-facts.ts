import { sql } from 'kysely'
import { type Db, inTransaction } from '../../../platform/db/database.ts'
import { vietnamDate } from '../../../platform/i18n/format.ts'
import { FACTS_KEYS } from './check-facts.ts'
import { type ProcedureFacts, tierOfFacts } from './procedure-facts.ts'
import { writeAudit } from '../../../platform/db/write-audit.ts'

export interface ChangedFacts {
  readonly code: string
  readonly name: string
  /** Which parts are other than in the register. */
  readonly parts: readonly (keyof ProcedureFacts)[]
}

/** What an import would do, or has done. */
export interface FactsImport {
  readonly added: readonly { readonly code: string; readonly name: string }[]
  readonly changed: readonly ChangedFacts[]
  readonly unchanged: number
  /** Procedures with a form and a process of their own: a file of facts never touches them. */
  readonly kept: readonly ChangedFacts[]
}

export interface ImportBy {
  readonly at: Date
  /** Absent for the command line. */
  readonly accountId?: string
}

interface Known {
  readonly id: string
  readonly kind: 'full' | 'facts'
  readonly revision: number
  readonly facts: ProcedureFacts | undefined
  readonly name: string
  readonly field: string
}

/** What importing these records would do; changes nothing. */
export async function previewFacts(db: Db, records: readonly ProcedureFacts[]): Promise<FactsImport> {
  return plan(await knownProcedures(db, records), records).outcome
}

/**
 * Takes records into the register, all of them or none: a new procedure, or a new revision where a record differs from
 * the last one. The same file again changes nothing.
 */
export function importFacts(db: Db, records: readonly ProcedureFacts[], by: ImportBy): Promise<FactsImport> {
  return inTransaction(db, async (tx) => {
    // Two imports at a time would both find a procedure absent.
    await sql`lock table procedures in share row exclusive mode`.execute(tx)
    const known = await knownProcedures(tx, records)
    const { outcome, writes } = plan(known, records)
    for (let at = 0; at < writes.length; at += BATCH) await write(tx, writes.slice(at, at + BATCH), by)
    if (writes.length > 0) await audit(tx, outcome, by)
    return outcome
  })
}

const BATCH = 500

interface Write {
  readonly facts: ProcedureFacts
  readonly revision: number
}

function plan(known: ReadonlyMap<string, Known>, records: readonly ProcedureFacts[]) {
  const writes: Write[] = []
  const added: { code: string; name: string }[] = []
  const changed: ChangedFacts[] = []
  const kept: ChangedFacts[] = []
  let unchanged = 0
  for (const facts of records) {
    const { code, name } = facts
    const found = known.get(code)
    if (!found) {
      added.push({ code, name })
      writes.push({ facts, revision: 1 })
    } else if (found.kind === 'full') {
      kept.push({ code, name, parts: differences(found, facts, ['name', 'field']) })
    } else {
      const parts = differences(found.facts, facts, FACTS_KEYS)
      if (parts.length === 0) unchanged += 1
      else {
        changed.push({ code, name, parts })
        writes.push({ facts, revision: found.revision + 1 })
      }
    }
  }
  return { outcome: { added, changed, unchanged, kept } satisfies FactsImport, writes }
}

function differences(
  before: Partial<ProcedureFacts> | undefined,
  after: ProcedureFacts,
  keys: readonly (keyof ProcedureFacts)[],
): readonly (keyof ProcedureFacts)[] {
  return keys.filter((key) => comparable(before?.[key]) !== comparable(after[key]))
}

/** Spaces and the way of composing letters are no change: spreadsheets keep neither. */
function comparable(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'string') return part.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}

async function knownProcedures(
  db: Db,
  records: readonly ProcedureFacts[],
): Promise<ReadonlyMap<string, Known>> {
  const codes = records.map(({ code }) => code)
  const rows = await db
    .selectFrom('procedures as p')
    .innerJoin('procedure_revisions as r', 'r.procedure_id', 'p.id')
    .distinctOn('p.id')
    .select(['p.id', 'p.national_code', 'p.name', 'p.field', 'r.kind', 'r.revision', 'r.record'])
    .where((eb) =>
      eb.or([
        eb('p.id', '=', sql<string>`any(${codes}::text[])`),
        eb('p.national_code', '=', sql<string>`any(${codes}::text[])`),
      ]),
    )
    .orderBy('p.id')
    .orderBy('r.revision', 'desc')
    .execute()
  const known = new Map<string, Known>()
  for (const { id, national_code: code, kind, revision, record, name, field } of rows) {
    const facts = kind === 'facts' ? (record as unknown as ProcedureFacts) : undefined
    const item: Known = { id, kind, revision, facts, name, field }
    known.set(id, item)
    // Several procedures of the province may share a code of the national register: any of them keeps it.
    if (code !== null && (kind === 'full' || !known.has(code))) known.set(code, item)
  }
  return known
}

async function write(tx: Db, writes: readonly Write[], { at }: ImportBy): Promise<void> {
  await tx
    .insertInto('procedures')
    .values(
      writes.map(({ facts }) => ({
        id: facts.code,
        national_code: facts.code,
        name: facts.name,
        // The national register publishes in Vietnamese only.
        name_en: facts.name,
        field: facts.field,
        field_en: facts.field,
        tier: tierOfFacts(facts),
        created_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(({ ref }) => ({
        name: ref('excluded.name'),
        name_en: ref('excluded.name_en'),
        field: ref('excluded.field'),
        field_en: ref('excluded.field_en'),
        tier: ref('excluded.tier'),
      })),
    )
    .execute()
  await tx
    .insertInto('procedure_revisions')
    .values(
      writes.map(({ facts, revision }) => ({
        procedure_id: facts.code,
        revision,
        kind: 'facts' as const,
        change: revision === 1 ? ('new' as const) : ('amended' as const),
        record: JSON.stringify(facts),
        decision_number: facts.decision === '' ? null : facts.decision,
        published_at: at,
        valid_from: vietnamDate(at),
      })),
    )
    .execute()
}

async function audit(tx: Db, { added, changed }: FactsImport, by: ImportBy): Promise<void> {
  await writeAudit(tx, {
    at: by.at,
    accountId: by.accountId ?? null,
    postId: null,
    action: 'catalog.facts_imported',
    subjectType: 'catalog',
    subjectId: 'facts',
    details: { added: added.length, changed: changed.length },
  })
}
