import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '../clock/clock.ts'

/** Removes files older than `ageMs`, by the machine's own clock, which wrote their times, and not a rehearsed one. */
export async function sweep(folder: string, ageMs: number): Promise<string[]> {
  const oldest = systemClock.now().getTime() - ageMs
  const removed: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const found = entry.isFile() ? await stat(path).catch(() => undefined) : undefined
    if (found === undefined || found.mtimeMs >= oldest) continue
    await rm(path, { force: true })
    removed.push(entry.name)
  }
  return removed
}
