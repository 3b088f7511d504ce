import type { Db } from '../../platform/db/database.ts'

export interface StoredForm {
  readonly id: string
  readonly version: number
  /** form-js JSON. */
  readonly schema: unknown
}

/** Publishes a form: a new version when its schema differs from all there are, else the version that says the same. */
export async function publishForm(
  tx: Db,
  form: { readonly id: string; readonly schema: unknown; readonly at: Date },
): Promise<number> {
  const versions = await tx
    .selectFrom('form_definitions')
    .select((eb) => ['version', eb('schema', '=', JSON.stringify(form.schema)).as('same')])
    .where('id', '=', form.id)
    .orderBy('version', 'desc')
    .execute()
  const same = versions.find((version) => version.same)
  if (same) return same.version
  const version = (versions[0]?.version ?? 0) + 1
  await tx
    .insertInto('form_definitions')
    .values({ id: form.id, version, schema: JSON.stringify(form.schema), created_at: form.at })
    .execute()
  return version
}

/** The form-js JSON of a version. */
export async function formSource(db: Db, id: string, version: number): Promise<unknown> {
  const query = db.selectFrom('form_definitions').select('schema')
  const row = await query.where('id', '=', id).where('version', '=', version).executeTakeFirstOrThrow()
  return row.schema
}

export async function listForms(db: Db): Promise<readonly StoredForm[]> {
  return db.selectFrom('form_definitions').select(['id', 'version', 'schema']).execute()
}
