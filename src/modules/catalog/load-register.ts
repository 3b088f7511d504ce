import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { audienceOfFacts, type FactsTier } from './facts/procedure-facts.ts'
import type { ProcedureRecord } from './pack/procedure-record.ts'
import { type Ending, lastDays } from './register-timeline.ts'

export interface ProcedureRevision {
  readonly procedureId: string
  readonly revision: number
  readonly record: ProcedureRecord
  readonly formId: string
  readonly formVersion: number
  readonly processId: string
  readonly processVersion: number
  readonly validFrom: string
  /** Last day in force, also where a successor or an ending sets it. */
  readonly validTo: string | null
  readonly change: 'new' | 'amended'
  /** The decision that published it; null for what a pack brought. */
  readonly decision: { readonly number: string; readonly on: string | null } | null
}

/** A procedure known by published facts alone, as far as lists need it. */
export interface ListedProcedure {
  readonly procedureId: string
  readonly revision: number
  readonly name: string
  readonly field: string
  readonly agency: string
  readonly tier: FactsTier
  /** As far as the words of the facts are known here. */
  readonly audience: ProcedureRecord['audience']
  readonly isOnlineElsewhere: boolean
  readonly validFrom: string
  readonly validTo: string | null
}

/** A procedure offered by an agency. */
export interface Service {
  readonly id: string
  readonly procedureId: string
  readonly agencyId: string
  readonly openedOn: string
  /** Since when it takes no files; null where it takes them today. */
  readonly suspendedFrom: string | null
  /** Announced: from when it will take none. */
  readonly suspendedLater: string | null
  /** Of the one or the other, with what the public is told. */
  readonly suspensionReason: string | null
}

export interface ProcedureEnding extends Ending {
  readonly cause: 'replaced' | 'abolished'
  readonly successorId: string | null
  readonly decisionNumber: string
}

/** All rows of the register, of all days. */
export interface Register {
  readonly revisions: readonly ProcedureRevision[]
  readonly listed: readonly ListedProcedure[]
  readonly endingsOf: ReadonlyMap<string, readonly ProcedureEnding[]>
  /** As they stand on a day, with those that open later. */
  servicesOn(day: string): readonly Service[]
}

export async function loadRegister(db: Db): Promise<Register> {
  const [revisions, listed, endings, services, suspensions] = await Promise.all([
    fullRevisions(db),
    listedRevisions(db),
    db.selectFrom('procedure_endings').selectAll().orderBy('ends_on').execute(),
    db.selectFrom('services').selectAll().orderBy('id').execute(),
    db.selectFrom('service_suspensions').selectAll().orderBy('service_id').orderBy('number').execute(),
  ])
  const endingsOf = Map.groupBy(
    endings.map(
      (row): ProcedureEnding => ({
        procedureId: row.procedure_id,
        endsOn: row.ends_on,
        cause: row.cause,
        successorId: row.successor_id,
        decisionNumber: row.decision_number,
      }),
    ),
    ({ procedureId }) => procedureId,
  )
  const actsOf = Map.groupBy(suspensions, (row) => row.service_id)
  return {
    revisions: withLastDays(revisions, endingsOf),
    listed,
    endingsOf,
    servicesOn: (day) =>
      services.map((row) => ({
        id: row.id,
        procedureId: row.procedure_id,
        agencyId: row.agency_id,
        openedOn: row.opened_on,
        ...suspensionOn(row, actsOf.get(row.id) ?? [], day),
      })),
  }
}

async function fullRevisions(db: Db): Promise<readonly ProcedureRevision[]> {
  const rows = await db
    .selectFrom('procedure_revisions')
    .selectAll()
    .where('kind', '=', 'full')
    .orderBy('procedure_id')
    .orderBy('revision')
    .execute()
  return rows.flatMap((row) => {
    const { form_id: formId, form_version: formVersion, process_id: processId } = row
    const { process_version: processVersion } = row
    // The table holds that a revision of this kind has them.
    if (formId === null || formVersion === null || processId === null || processVersion === null) return []
    return [
      {
        procedureId: row.procedure_id,
        revision: row.revision,
        record: row.record as unknown as ProcedureRecord,
        formId,
        formVersion,
        processId,
        processVersion,
        validFrom: row.valid_from,
        validTo: row.valid_to,
        change: row.change,
        decision: row.decision_number === null ? null : { number: row.decision_number, on: row.decision_on },
      },
    ]
  })
}

/** Without their papers: thousands of records are held in memory, and a page of one reads it by its key. */
async function listedRevisions(db: Db): Promise<readonly ListedProcedure[]> {
  const rows = await db
    .selectFrom('procedure_revisions as r')
    .innerJoin('procedures as p', 'p.id', 'r.procedure_id')
    .select([
      'r.procedure_id',
      'r.revision',
      'r.valid_from',
      'r.valid_to',
      'p.tier',
      sql<string>`r.record->>'name'`.as('name'),
      sql<string>`r.record->>'field'`.as('field'),
      sql<string>`r.record->>'agency'`.as('agency'),
      sql<readonly string[]>`r.record->'subjects'`.as('subjects'),
      sql<boolean>`r.record->'channels' @> '[{"channel": "Trực tuyến"}]'`.as('online'),
    ])
    .where('r.kind', '=', 'facts')
    .orderBy('r.procedure_id')
    .orderBy('r.revision')
    .execute()
  // A few hundred fields, agencies and audiences among thousands of rows: each is held once.
  const text = onlyOnce<string>()
  const audience = onlyOnce<ListedProcedure['audience']>()
  return rows.map((row) => ({
    procedureId: row.procedure_id,
    revision: row.revision,
    name: row.name,
    field: text(row.field, row.field),
    agency: text(row.agency, row.agency),
    tier: row.tier,
    audience: audience(row.subjects.join('|'), audienceOfFacts(row)),
    isOnlineElsewhere: row.online,
    validFrom: text(row.valid_from, row.valid_from),
    validTo: row.valid_to,
  }))
}

/** Gives the first value met under a key, so that equal ones are one. */
function onlyOnce<T>(): (key: string, value: T) => T {
  const known = new Map<string, T>()
  return (key, value) => {
    const first = known.get(key)
    if (first !== undefined) return first
    known.set(key, value)
    return value
  }
}

function withLastDays(
  revisions: readonly ProcedureRevision[],
  endingsOf: ReadonlyMap<string, readonly Ending[]>,
): readonly ProcedureRevision[] {
  return [...Map.groupBy(revisions, ({ procedureId }) => procedureId)].flatMap(([id, own]) => {
    const days = lastDays(own, endingsOf.get(id) ?? [])
    return own.map((item) => ({ ...item, validTo: days.get(item.revision) ?? null }))
  })
}

interface SuspensionAct {
  readonly act: 'suspended' | 'reopened'
  readonly from_on: string
  readonly reason: string
  readonly notice: string
}

function publicWords({ reason, notice }: SuspensionAct): string {
  return `${reason.replace(/\.$/, '')}. ${notice}`
}

type Standing = Pick<Service, 'suspendedFrom' | 'suspendedLater' | 'suspensionReason'>

/**
 * A suspension to come is told before it begins, and a reopening counts from its day. Where no act has begun, the
 * service stands as the row says.
 */
function suspensionOn(
  row: { readonly suspended_from: string | null; readonly suspension_reason: string | null },
  acts: readonly SuspensionAct[],
  day: string,
): Standing {
  const begun = acts.findLast(({ from_on }) => from_on <= day)
  const last = acts.at(-1)
  const suspendedLater = last?.act === 'suspended' && last.from_on > day ? last.from_on : null
  if (begun?.act === 'suspended')
    return { suspendedFrom: begun.from_on, suspendedLater, suspensionReason: publicWords(begun) }
  if (last && suspendedLater !== null)
    return { suspendedFrom: null, suspendedLater, suspensionReason: publicWords(last) }
  if (begun || row.suspended_from === null)
    return { suspendedFrom: null, suspendedLater: null, suspensionReason: null }
  const hasBegun = row.suspended_from <= day
  return {
    suspendedFrom: hasBegun ? row.suspended_from : null,
    suspendedLater: hasBegun ? null : row.suspended_from,
    suspensionReason: row.suspension_reason,
  }
}

/** Another one after every publication, ending and suspension: rows are only ever added. */
export async function catalogMark(db: Db): Promise<string> {
  const { rows } = await sql<{ readonly mark: string }>`
    select concat_ws(' ', (select count(*) from procedure_revisions), (select count(*) from procedure_endings),
      (select count(*) from service_suspensions)) as mark`.execute(db)
  return rows[0]?.mark ?? ''
}
