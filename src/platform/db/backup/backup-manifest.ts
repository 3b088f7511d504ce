import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

/** What a backup holds, with the digest of each part. */
export const BackupManifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  serverVersion: z.string(),
  migrations: z.array(z.object({ version: z.number(), name: z.string(), checksum: z.string() })),
  tables: z.array(
    z.object({
      schema: z.string(),
      name: z.string(),
      columns: z.array(z.string()).min(1),
      rows: z.number(),
      file: z.string(),
      sha256: z.string(),
    }),
  ),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), last: z.number() })),
  files: z.array(z.object({ file: z.string(), size: z.number(), sha256: z.string() })),
})

export type BackupManifest = z.infer<typeof BackupManifest>

export type BackupTable = BackupManifest['tables'][number]

export class BackupError extends Error {
  override readonly name = 'BackupError'
}

const MANIFEST = 'manifest.json'
const MANIFEST_DIGEST = 'manifest.json.sha256'

/** In the form of sha256sum, so that a backup can be looked at without this program. */
export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 1)}\n`
  await writeFile(path.join(folder, MANIFEST), text)
  await writeFile(path.join(folder, MANIFEST_DIGEST), `${digestOf(text)}  ${MANIFEST}\n`)
}

export async function readManifest(folder: string): Promise<BackupManifest> {
  const [text, digest] = await Promise.all([
    readFile(path.join(folder, MANIFEST), 'utf8'),
    readFile(path.join(folder, MANIFEST_DIGEST), 'utf8'),
  ]).catch((cause) => {
    throw new BackupError(`${folder}: không phải bản sao lưu đầy đủ (not a whole backup)`, { cause })
  })
  if (digest.split(' ')[0] !== digestOf(text)) {
    throw new BackupError(`${MANIFEST}: nội dung đã bị thay đổi (was changed after the backup)`)
  }
  return BackupManifest.parse(JSON.parse(text))
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
