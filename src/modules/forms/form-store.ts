import type { Db } from '../../platform/db/database.ts'

export interface StoredForm {
  readonly id: string
  readonly version: number
  /** form-js JSON. */
  readonly schema: unknown
}

/** Publishes a form: a new version when its schema differs from the last one, else the version there is. */
export async function publishForm(
  tx: Db,
  form: { readonly id: string; readonly schema: unknown; readonly at: Date },
): Promise<number> {
  const last = await tx
    .selectFrom('form_definitions')
    .select((eb) => ['version', eb('schema', '=', JSON.stringify(form.schema)).as('same')])
    .where('id', '=', form.id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.same) return last.version
  const version = (last?.version ?? 0) + 1
  await tx
    .insertInto('form_definitions')
    .values({ id: form.id, version, schema: JSON.stringify(form.schema), created_at: form.at })
    .execute()
  return version
}

export async function listForms(db: Db): Promise<readonly StoredForm[]> {
  return db.selectFrom('form_definitions').select(['id', 'version', 'schema']).execute()
}
