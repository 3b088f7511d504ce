import type { Db } from '../../platform/db/database.ts'
import { publishForm } from '../forms/index.ts'
import { publishProcess } from '../workflows/index.ts'
import type { ProcedureRecord } from './pack/procedure-record.ts'

export interface Publication {
  readonly record: ProcedureRecord
  readonly form: unknown
  readonly bpmn: string
  readonly at: Date
  /** Absent where a pack publishes. */
  readonly decision?: {
    readonly number: string
    readonly on: string
    /** Account of the officer of the control office. */
    readonly by: string
    readonly validTo: string | null
    /** When agencies that offer it newly begin. */
    readonly servicesFrom: string
  }
}

/** Publishes a procedure with its form and process, and opens it at the agencies that offer it. Publishing the same again changes nothing. */
export async function publishProcedure(tx: Db, publication: Publication): Promise<void> {
  const { record } = publication
  const { formVersion, processVersion } = await publishContent(tx, publication)
  const revisions = await tx
    .selectFrom('procedure_revisions')
    .select((eb) => [
      'form_version',
      'process_version',
      'published_by',
      eb('record', '=', JSON.stringify(record)).as('same'),
    ])
    .where('procedure_id', '=', record.id)
    .orderBy('revision', 'desc')
    .execute()
  // What the control office published since is newer than a pack that did not change.
  const last = revisions.find((revision) => revision.published_by === null)
  if (!last?.same || last.form_version !== formVersion || last.process_version !== processVersion)
    await addRevision(tx, publication, { formVersion, processVersion })
  await openServices(tx, record, record.inForceFrom)
}

/** A revision published by a decision, with its form and process; gives its number. */
export async function insertRevision(
  tx: Db,
  publication: Publication & Required<Pick<Publication, 'decision'>>,
): Promise<number> {
  const versions = await publishContent(tx, publication)
  const revision = await addRevision(tx, publication, versions)
  await openServices(tx, publication.record, publication.decision.servicesFrom)
  return revision
}

interface Versions {
  readonly formVersion: number
  readonly processVersion: number
}

/** Form, process and head of the procedure. */
async function publishContent(tx: Db, { record, form, bpmn, at }: Publication): Promise<Versions> {
  const formVersion = await publishForm(tx, { id: record.id, schema: form, at })
  const processVersion = await publishProcess(tx, { id: record.id, bpmn, at })
  const head = {
    national_code: record.nationalCode,
    name: record.name.vi,
    name_en: record.name.en,
    field: record.field.vi,
    field_en: record.field.en,
    tier: record.tier,
  }
  await tx
    .insertInto('procedures')
    .values({ id: record.id, ...head, created_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(head))
    .execute()
  return { formVersion, processVersion }
}

async function addRevision(
  tx: Db,
  { record, at, decision }: Publication,
  { formVersion, processVersion }: Versions,
): Promise<number> {
  const { last } = await tx
    .selectFrom('procedure_revisions')
    .select((eb) => eb.fn.max('revision').as('last'))
    .where('procedure_id', '=', record.id)
    .executeTakeFirstOrThrow()
  const revision = (last ?? 0) + 1
  await tx
    .insertInto('procedure_revisions')
    .values({
      procedure_id: record.id,
      revision,
      change: last === null ? 'new' : 'amended',
      record: JSON.stringify(record),
      form_id: record.id,
      form_version: formVersion,
      process_id: record.id,
      process_version: processVersion,
      published_at: at,
      valid_from: record.inForceFrom,
      ...(decision && {
        valid_to: decision.validTo,
        decision_number: decision.number,
        decision_on: decision.on,
        published_by: decision.by,
      }),
    })
    .execute()
  return revision
}

/**
 * At the agencies of the record that have no service yet. The first agency's has the id of its procedure; what is
 * open or closed already stands as its own decisions say.
 */
async function openServices(tx: Db, record: ProcedureRecord, openedOn: string): Promise<void> {
  const existing = await tx
    .selectFrom('services')
    .select('agency_id')
    .where('procedure_id', '=', record.id)
    .execute()
  const known = new Set(existing.map(({ agency_id }) => agency_id))
  const isOnly = known.size === 0 && record.offeredBy.length === 1
  const opening = record.offeredBy.filter((agencyId) => !known.has(agencyId))
  if (opening.length === 0) return
  await tx
    .insertInto('services')
    .values(
      opening.map((agencyId) => ({
        id: isOnly ? record.id : `${record.id}.${agencyId}`,
        procedure_id: record.id,
        agency_id: agencyId,
        opened_on: openedOn,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
