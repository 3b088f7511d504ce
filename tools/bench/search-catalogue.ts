import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { buildSearchIndex, fold, search, words } from '../../src/engines/vietnamese/index.ts'
import { seededRandom } from '../../src/engines/forms/index.ts'
import { percentile, printFigures } from './figures.ts'

const PROCEDURES = 20_000
const QUERIES = 1_200
const ROUNDS = 3
const PACK = path.join(import.meta.dirname, '../../packs/bac-lieu/procedures')

interface Named {
  readonly name: string
  readonly field: string
}

/** Server time of a search among 20,000 procedures, against looking through their names letter by letter. */
export async function benchSearchCatalogue(): Promise<void> {
  const random = seededRandom(17)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const procedures = makeProcedures(pick)
  const index = buildSearchIndex(
    procedures.map(({ name, field }, at) => ({
      id: codeOf(at),
      texts: [
        { text: name, weight: 4 },
        { text: `${field} ${codeOf(at)}`, weight: 2 },
      ],
    })),
  )
  const names = procedures.map(({ name }) => fold(name))
  const queries = Array.from({ length: QUERIES }, (_, at) => queryOf(pick(procedures).name, at))
  const time = (one: (query: string) => number) => timesOf(queries, one)
  const scan = (query: string) => {
    const wanted = fold(query)
    return names.filter((name) => name.includes(wanted)).length
  }
  const searchOne = (query: string) => search(index, query).length
  const rounds = Array.from({ length: ROUNDS + 1 }, () => ({
    searched: time(searchOne),
    scanned: time(scan),
  }))
  // The first round compiles and does not count. Of the others the quietest: what else the machine does is not ours.
  const quietest = (of: 'searched' | 'scanned') =>
    rounds
      .slice(1)
      .map((round) => round[of])
      .toSorted((a, b) => percentile(a, 0.99) - percentile(b, 0.99))[0] ?? new Float64Array()
  const [searched, scanned] = [quietest('searched'), quietest('scanned')]
  console.log(
    `search: median ${percentile(searched, 0.5).toFixed(2)} ms, p99 ${percentile(searched, 0.99).toFixed(2)} ms`,
  )
  console.log(
    `plain scan: median ${percentile(scanned, 0.5).toFixed(2)} ms, p99 ${percentile(scanned, 0.99).toFixed(2)} ms`,
  )
  printFigures({
    name: 'search-catalogue',
    figure: percentile(searched, 0.99),
    unit: 'ms',
    baseline: percentile(scanned, 0.99),
  })
}

/** Names put together from parts of the real ones: as long, and with the same words as often. */
function makeProcedures(pick: <T>(items: readonly T[]) => T): readonly Named[] {
  const real = readdirSync(PACK).map((file) => {
    const record = JSON.parse(readFileSync(path.join(PACK, file), 'utf8')) as Record<
      'name' | 'field',
      { vi: string }
    >
    return { name: record.name.vi, field: record.field.vi }
  })
  return Array.from({ length: PROCEDURES }, () => {
    const [one, other] = [words(pick(real).name), words(pick(real).name)]
    const name = [
      ...one.slice(0, Math.ceil(one.length / 2)),
      ...other.slice(Math.floor(other.length / 2)),
    ].join(' ')
    return { name, field: pick(real).field }
  })
}

function codeOf(at: number): string {
  return `${1 + (at % 3)}.${String(100_000 + at)}`
}

/** What people type: beginnings, single words, without marks, unfinished, with a slip, whole names. */
function queryOf(name: string, at: number): string {
  const typed = words(name)
  switch (at % 6) {
    case 0:
      return typed.slice(0, 3).join(' ')
    case 1:
      return fold(typed.slice(0, 4).join(' '))
    case 2:
      return (typed[0] ?? '').slice(0, 1)
    case 3:
      return `${typed.slice(0, 2).join(' ')} ${(typed[2] ?? '').slice(0, 2)}`
    case 4:
      return fold(typed.slice(0, 3).join(' ')).replace(/[aeiou](?=[a-z]{2})/, 'w')
    default:
      return name
  }
}

function timesOf(queries: readonly string[], one: (query: string) => number): Float64Array {
  const times = new Float64Array(queries.length)
  let found = 0
  for (const [at, query] of queries.entries()) {
    const begunAt = performance.now()
    found += one(query)
    times[at] = performance.now() - begunAt
  }
  if (found === 0) throw new Error('no search found anything')
  return times.sort()
}
