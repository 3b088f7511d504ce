import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const Kept = z.object({
  kind: z.enum(['mail', 'sms']),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  at: z.iso.datetime(),
})

export type KeptMessage = z.infer<typeof Kept>

const SHOWN = 50

/** The newest messages of the demo mailbox. Its program may remove old files while we read. */
export async function listMailbox(folder: string): Promise<readonly KeptMessage[]> {
  const files = await readdir(folder).catch(() => [])
  const names = files
    .filter((name) => /^\d+-[0-9a-f]+\.json$/.test(name))
    .toSorted()
    .slice(-SHOWN)
  const texts = await Promise.all(
    names.map((name) => readFile(path.join(folder, name), 'utf8').catch(() => undefined)),
  )
  return texts.flatMap((text) => (text === undefined ? [] : [Kept.parse(JSON.parse(text))])).toReversed()
}
