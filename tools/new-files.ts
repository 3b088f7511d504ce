// What the generators `tools/new-*.ts` share.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

export const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

export function inTree(file: string): string {
  return path.join(ROOT, file)
}

export function camel(kebab: string): string {
  return kebab.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase())
}

export function pascal(kebab: string): string {
  return camel(`-${kebab}`)
}

/** A text as it stands in source, between single quotes. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

/** Ends the generator with what is wrong and how it is called. */
export function refuse(problem: string): never {
  console.error(problem)
  process.exit(2)
}

/** Writes all files or, when one is there already, none. */
export function writeNew(files: Readonly<Record<string, string>>): void {
  for (const file of Object.keys(files)) if (existsSync(inTree(file))) refuse(`${file} is there already`)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(inTree(file)), { recursive: true })
    writeFileSync(inTree(file), text)
    console.log(`new      ${file}`)
  }
  format(Object.keys(files))
}

/** Puts `line` before the first line that `before` matches, counted from the first one that `after` matches. */
export function insertLine(file: string, line: string, place: { after?: RegExp; before: RegExp }): void {
  const lines = readFileSync(inTree(file), 'utf8').split('\n')
  const from = place.after ? lines.findIndex((one) => place.after?.test(one)) : 0
  const at = lines.findIndex((one, index) => index > from && place.before.test(one))
  if (from < 0 || at < 0) refuse(`${file} has no place for: ${line}`)
  writeFileSync(inTree(file), lines.toSpliced(at, 0, line).join('\n'))
  console.log(`changed  ${file}`)
  format([file])
}

function format(files: readonly string[]): void {
  const ours = files.filter((file) => file.endsWith('.ts'))
  if (ours.length === 0) return
  const run = spawnSync('biome', ['format', '--write', ...ours], { cwd: ROOT, encoding: 'utf8' })
  if (run.status !== 0) refuse(`biome format: ${run.stderr}${run.error?.message ?? ''}`)
}
