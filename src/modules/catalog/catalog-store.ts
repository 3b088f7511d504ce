import type { Db } from '../../platform/db/database.ts'
import { publishForm } from '../forms/index.ts'
import { publishProcess } from '../workflows/index.ts'
import type { ProcedureRecord } from './pack/procedure-record.ts'

export interface Publication {
  readonly record: ProcedureRecord
  readonly form: unknown
  readonly bpmn: string
  readonly at: Date
}

/** Publishes a procedure with its form and process, and opens it at the agencies that offer it. Publishing the same again changes nothing. */
export async function publishProcedure(tx: Db, { record, form, bpmn, at }: Publication): Promise<void> {
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
  const revisions = await tx
    .selectFrom('procedure_revisions')
    .select((eb) => [
      'revision',
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
  if (!last?.same || last.form_version !== formVersion || last.process_version !== processVersion) {
    await tx
      .insertInto('procedure_revisions')
      .values({
        procedure_id: record.id,
        revision: (revisions[0]?.revision ?? 0) + 1,
        change: last ? 'amended' : 'new',
        record: JSON.stringify(record),
        form_id: record.id,
        form_version: formVersion,
        process_id: record.id,
        process_version: processVersion,
        published_at: at,
        valid_from: record.inForceFrom,
      })
      .execute()
  }
  await openServices(tx, record)
}

async function openServices(tx: Db, record: ProcedureRecord): Promise<void> {
  await tx
    .insertInto('services')
    .values(
      record.offeredBy.map((agencyId) => ({
        id: record.offeredBy.length === 1 ? record.id : `${record.id}.${agencyId}`,
        procedure_id: record.id,
        agency_id: agencyId,
        opened_on: record.inForceFrom,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
