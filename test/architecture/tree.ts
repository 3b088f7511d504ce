import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const ROOT = path.join(import.meta.dirname, '../..')

export interface TreeFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string
  readonly text: string
}

export function readTree(patterns: readonly string[]): readonly TreeFile[] {
  return globSync(patterns, { cwd: ROOT })
    .toSorted()
    .map((file) => ({ path: file, text: readFileSync(path.join(ROOT, file), 'utf8') }))
}

/** What runs in production. */
export function readSource(): readonly TreeFile[] {
  return readTree(['src/**/*.ts']).filter(({ path: file }) => !/\.(test|generated)\.ts$|\.d\.ts$/.test(file))
}

export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
