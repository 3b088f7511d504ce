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
  readonly rounds: number
  /** The program. */
  a(): Promise<number>
  /** The baseline. */
  b(): Promise<number>
  /** Called when the first of each is over, which warms up and does not count. */
  onWarm?(): void
}

/** A, B, A, B …: what the machine does besides falls on both. Gives the median of each. */
export async function alternate({ rounds, a, b, onWarm }: Rounds): Promise<{ a: number; b: number }> {
  await a()
  await b()
  onWarm?.()
  const found: { a: number[]; b: number[] } = { a: [], b: [] }
  for (let round = 1; round <= rounds; round += 1) {
    const [one, other] = [await a(), await b()]
    found.a.push(one)
    found.b.push(other)
    console.log(`  round ${round}: ${one.toFixed(1)} against ${other.toFixed(1)}`)
  }
  return { a: median(found.a), b: median(found.b) }
}

/** Counts what the program and its database spend on requests. */
export class CostMeter {
  readonly #program: RunningProgram
  #spent = { program: 0, database: 0 }
  #requests = 0

  constructor(program: RunningProgram) {
    this.#program = program
  }

  /** What comes before is forgotten. */
  begin(): void {
    this.#spent = { program: 0, database: 0 }
    this.#requests = 0
  }

  async measure<T>(work: () => Promise<T>, requestsOf: (result: T) => number): Promise<T> {
    const { program, database } = this.#used()
    const result = await work()
    const used = this.#used()
    this.#spent.program += used.program - program
    this.#spent.database += used.database - database
    this.#requests += requestsOf(result)
    return result
  }

  print(of = 'a request'): void {
    const each = (seconds: number) => Math.round((seconds * 1e6) / this.#requests)
    const { program, database } = this.#spent
    console.log(
      `processor time ${of}: ${each(program)} µs of the program, ${each(database)} µs of its database`,
    )
    const { now, highest } = this.#program.memory()
    console.log(`memory of the program: ${now} MB, at most ${highest} MB`)
  }

  #used() {
    return { program: this.#program.processorSeconds(), database: this.#program.databaseSeconds() }
  }
}
