import type { FileRecord } from '../../modules/documents/index.ts'
import { MOST_FILES_A_PAPER } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { UploadKind } from '../../platform/files/index.ts'
import type { MultipartLimits, Request } from '../../platform/http/route.ts'
import { keptFiles, LARGEST_TAKEN, takeFiles } from '../apply/index.ts'
import type { Services } from '../services.ts'
import { readDate, type TypedDate } from '../typed-date.ts'

/** A proof of payment as it was typed and uploaded. */
export interface TypedProof {
  readonly paidOn: TypedDate
  readonly receipt: string
  readonly files: readonly Pick<FileRecord, 'id' | 'name' | 'size'>[]
  /** Why files were not taken. */
  readonly problems: readonly string[]
}

export const PROOF_UPLOADS: Partial<MultipartLimits> = {
  fileBytes: LARGEST_TAKEN,
  files: MOST_FILES_A_PAPER,
}

export const PROOF_KINDS: readonly UploadKind[] = ['pdf', 'jpg', 'png']
export const FILES_FIELD = 'tep'
/** Addresses of files that came in pieces, ahead of the form. */
export const UPLOADED_FIELD = 'da-tai'
/** Files taken by a try before that could not be finished. */
export const KEPT_FIELD = 'giu'

/** Reads the form of `proofFields` and keeps its files. */
export async function readProof(
  services: Services,
  request: Request<Session>,
  origin: 'applicant' | 'officer',
): Promise<TypedProof> {
  const kept = await keptFiles(services, request, KEPT_FIELD)
  const fields = { field: FILES_FIELD, uploadedField: UPLOADED_FIELD }
  const { stored, problems } = await takeFiles(services, request, fields, { origin, accept: PROOF_KINDS })
  return {
    paidOn: readDate(request.body, 'paidOn'),
    receipt: request.body.get('receipt'),
    files: [...kept, ...stored],
    problems,
  }
}
