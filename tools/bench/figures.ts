import type { RunningProgram } from './program.ts'

export interface Figures {
  readonly name: string
  readonly figure: number
  readonly unit: string
  readonly baseline: number
}

/** The last line of every bench: one JSON object. */
export function printFigures({ name, figure, unit, baseline }: Figures): void {
  const rounded = (value: number) => Number(value.toPrecision(4))
  const ratio = rounded(figure / baseline)
  console.log(JSON.stringify({ name, figure: rounded(figure), unit, baseline: rounded(baseline), ratio }))
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}

/** The value below which that part of the ascending `sorted` lies. */
export function percentile(sorted: Float64Array, part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

export interface Rounds {
  readonly a: readonly number[]
  readonly b: readonly number[]
}

/** A, B, A, B …: what the machine does besides falls on both. The first of each warms up and does not count. */
export async function alternate(
  rounds: number,
  a: () => Promise<number>,
  b: () => Promise<number>,
): Promise<Rounds> {
  const found: { a: number[]; b: number[] } = { a: [], b: [] }
  for (let round = 0; round <= rounds; round += 1) {
    const [one, other] = [await a(), await b()]
    if (round === 0) continue
    found.a.push(one)
    found.b.push(other)
    console.log(`  round ${round}: ${one.toFixed(1)} against ${other.toFixed(1)}`)
  }
  return found
}

/** What the run cost the program itself, without its database: processor time a request, memory. */
export function printCost(program: RunningProgram, processorSecondsBefore: number, requests: number): void {
  const each = ((program.processorSeconds() - processorSecondsBefore) * 1e6) / Math.max(1, requests)
  const { now, highest } = program.memory()
  console.log(`processor time of the program: ${Math.round(each)} µs a request`)
  console.log(`memory of the program: ${now} MB, at most ${highest} MB`)
}
