import { rm } from 'node:fs/promises'
import { type FileRecord, storeUpload, type Upload } from '../../modules/documents/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import type { Services } from '../services.ts'

/** Above what is accepted, so that a file somewhat too large is refused with its reason and not by the parser. */
export const LARGEST_TAKEN = 60 * 1024 ** 2

export interface TakenFiles {
  readonly stored: readonly FileRecord[]
  /** One line a refused file: its name, why, what to do. */
  readonly problems: readonly string[]
}

export interface FileFields {
  /** Of the files sent with the form. */
  readonly field: string
  /** Of the addresses of those sent in pieces before. */
  readonly uploadedField: string
}

/** Takes the files of a form, come with it or ahead of it, each looked into; none is left behind in a temporary folder. */
export async function takeFiles(
  services: Services,
  request: Request<Session>,
  fields: FileFields,
  more: Pick<Upload, 'origin' | 'accept'>,
): Promise<TakenFiles> {
  const uploadedBy = request.session?.accountId ?? ''
  const sent = request.files.filter(({ fieldName }) => fieldName === fields.field)
  const ahead = await takeUploads(services, request.body.getAll(fields.uploadedField), uploadedBy)
  const stored: FileRecord[] = []
  const problems: string[] = []
  const waiting = [...sent, ...ahead]
  try {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const { path, filename } = file
      const outcome = await storeUpload(services, { ...more, path, filename, uploadedBy })
      if (outcome.ok) stored.push(outcome.file)
      else problems.push(`${filename}: ${inLocale(outcome.problem, request.locale)}`)
    }
  } finally {
    // After a fault of ours the rest is not looked at any more.
    for (const { path } of waiting) await rm(path, { force: true })
  }
  return { stored, problems }
}

/** `/tai-len/<id>`, as the browser was told; somebody else's or a made up one gives nothing. */
async function takeUploads({ uploads }: Services, addresses: readonly string[], owner: string) {
  const taken = []
  for (const address of addresses) {
    const file = await uploads.takeUpload(address.slice(address.lastIndexOf('/') + 1), owner)
    if (file) taken.push(file)
  }
  return taken
}
