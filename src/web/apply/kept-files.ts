import { type FileRecord, listFiles } from '../../modules/documents/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { formatBytes } from '../../platform/i18n/format.ts'
import type { Locale } from '../../platform/i18n/translator.ts'
import { isId } from '../../platform/ids/id.ts'
import { type Html, html } from '../../ui/index.ts'
import type { Services } from '../services.ts'

/** Files taken by a try before that could not be finished: nothing has to be chosen or scanned twice. */
export async function keptFiles(
  { db }: Pick<Services, 'db'>,
  { body, session }: Request<Session>,
  field: string,
): Promise<readonly FileRecord[]> {
  const records = await listFiles(db, body.getAll(field).filter(isId))
  return [...records.values()].filter((record) => record.uploadedBy === session?.accountId)
}

/** The same files on the page that asks again, sent again with its form as `field`. */
export function keptList(
  files: readonly Pick<FileRecord, 'id' | 'name' | 'size'>[],
  field: string,
  locale: Locale,
): Html | undefined {
  if (files.length === 0) return undefined
  const items = files.map(
    ({ id, name, size }) =>
      html`<li>${name} (${formatBytes(size, locale)})<input type="hidden" name="${field}" value="${id}"></li>`,
  )
  return html`<ul class="govuk-list">${items}</ul>`
}
