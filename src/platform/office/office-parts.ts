import { readZip, type ZipEntry, zipEntryText } from '../files/read-zip.ts'

const MAX_PART = 48 * 1024 ** 2

/** The XML parts of an office file, unpacked one by one, each up to a limit. */
export interface OfficeParts {
  names(): readonly string[]
  /** Undefined when there is none, or it is damaged or too long. */
  text(name: string): string | undefined
}

export function openParts(file: Buffer): OfficeParts | undefined {
  const entries = readZip(file)
  if (!entries) return undefined
  const byName = new Map<string, ZipEntry>(entries.map((entry) => [entry.name, entry]))
  return {
    names: () => [...byName.keys()],
    text: (name) => {
      const entry = byName.get(name)
      return entry && zipEntryText(entry, MAX_PART)
    },
  }
}
