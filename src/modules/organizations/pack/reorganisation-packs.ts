import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseReorganisationPack, type ReorganisationPack } from './reorganisation-record.ts'

const PACKS = fileURLToPath(new URL('../../../../packs', import.meta.url))
const FILES = ['reorganisation', 'areas', 'agencies', 'units', 'links'] as const

/** Ids of the reorganisations in `packs/`, in their order. */
export async function listReorganisationPacks(): Promise<readonly string[]> {
  const entries = await readdir(PACKS, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && entry.name.startsWith('reorganisation-'))
    .map(({ name }) => name)
    .toSorted()
}

/** Undefined when `packs/` has none of that id; throws with the first fault of one that is not whole. */
export async function findReorganisationPack(id: string): Promise<ReorganisationPack | undefined> {
  if (!(await listReorganisationPacks()).includes(id)) return undefined
  const texts = await Promise.all(FILES.map((name) => readFile(path.join(PACKS, id, `${name}.json`), 'utf8')))
  const digest = createHash('sha256')
  for (const [index, text] of texts.entries()) digest.update(`${FILES[index]}\0${text}\0`)
  const [reorganisation, areas, agencies, units, links] = texts.map((text): unknown => JSON.parse(text))
  return parseReorganisationPack({
    reorganisation,
    areas,
    agencies,
    units,
    links,
    digest: digest.digest('hex'),
  })
}
