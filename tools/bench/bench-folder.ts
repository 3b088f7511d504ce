import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runCommand, startProgram } from './program.ts'

/** Runs `work` with a data folder that is gone afterwards. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'motcua-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The day the large province opened. */
export const FIRST_DAY = '2015-01-05'

/** A data folder with that many dossiers since that day loaded in bulk; one made before is taken again. */
export async function preparedFolder(base: string, files: number, from = FIRST_DAY): Promise<string> {
  const folder = path.join(base, `files-${files}-from-${from}`)
  const mark = path.join(folder, 'bench-is-ready')
  if (existsSync(mark)) return folder
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  console.log(`loading ${files} files into ${folder}`)
  await runCommand(folder, ['simulate', '--bulk', '--files', String(files), '--from', from])
  // The first start builds the styles: what is measured is a start on existing data.
  await (await startProgram(folder)).stop()
  writeFileSync(mark, '')
  return folder
}
