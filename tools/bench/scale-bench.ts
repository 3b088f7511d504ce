import { FIRST_DAY, preparedFolder, withTemporaryFolder } from './bench-folder.ts'
import { countPagesRead } from './bench-database.ts'
import { CostMeter, median, percentile, printFigures } from './figures.ts'
import { type LoadRequest, runLoad } from './load.ts'
import { type RunningProgram, startProgram } from './program.ts'

const SMALL = 10_000
/** Many short turns: what else the machine does falls on both sides, and on few of the turns. */
const ROUNDS = 31
const REQUESTS_A_ROUND = 500
const DAY_MS = 24 * 3600 * 1000

export interface ScaleOptions {
  /** Files of the large province. */
  readonly files: number
  /** Where prepared data folders are kept between runs; else they are made for this run alone. */
  readonly data: string | undefined
}

export interface ScaleBench {
  readonly name: string
  /** All requests of a run, made anew for each program: an endless, repeatable sequence. */
  requests(program: RunningProgram): Promise<() => LoadRequest>
}

/** The 99th percentile of answer times at many files against that at 10,000. */
export async function benchScale(bench: ScaleBench, options: ScaleOptions): Promise<void> {
  const run = async (base: string) => {
    const small = await startProgram(await preparedFolder(base, SMALL, sinceWhen(options.files)))
    const large = await startProgram(await preparedFolder(base, options.files)).catch(
      async (error: unknown) => {
        await small.stop()
        throw error
      },
    )
    try {
      await measure(bench, small, large)
    } finally {
      await Promise.all([small.stop(), large.stop()])
    }
  }
  await (options.data === undefined ? withTemporaryFolder(run) : run(options.data))
}

/**
 * The small province is the large one in its first weeks: as many files a day come in, so that the desks are as busy
 * and what differs is the archive. Spread over the same years its files would leave all work lists empty.
 */
function sinceWhen(filesOfLarge: number): string {
  const age = Date.now() - Date.parse(FIRST_DAY)
  const part = Math.min(1, SMALL / filesOfLarge)
  return new Date(Date.now() - Math.ceil((age * part) / DAY_MS) * DAY_MS).toISOString().slice(0, 10)
}

async function measure(bench: ScaleBench, small: RunningProgram, large: RunningProgram): Promise<void> {
  console.log(`first answer after ${Math.round(large.firstAnswerMs)} ms on the large data`)
  const sides = [
    await Side.of(bench, { program: large, name: 'on the large data' }),
    await Side.of(bench, { program: small, name: 'on the small data' }),
  ] as const
  for (const side of sides) await side.warmUp()
  for (let round = 0; round < ROUNDS; round += 1)
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) await side.turn()
  for (const side of sides) await side.print()
  const [a, b] = sides.map(({ p99s }) => p99s)
  if (!a || !b) return
  const ratios = a.map((value, round) => value / (b[round] ?? Number.NaN)).sort((x, y) => x - y)
  const quartile = (part: number) => percentile(Float64Array.from(ratios), part).toFixed(2)
  console.log(`ratio of the turns: half of them from ${quartile(0.25)} to ${quartile(0.75)}`)
  printFigures({ name: bench.name, figure: median(a), unit: 'ms p99', baseline: median(b) })
}

/** One of the two programs with what was measured of it. */
class Side {
  readonly p99s: number[] = []
  readonly #p50s: number[] = []
  readonly #program: RunningProgram
  readonly #name: string
  readonly #next: () => LoadRequest
  readonly #meter: CostMeter
  #pagesBefore = 0

  static async of(
    bench: ScaleBench,
    { program, name }: { readonly program: RunningProgram; readonly name: string },
  ): Promise<Side> {
    return new Side(program, name, await bench.requests(program))
  }

  private constructor(program: RunningProgram, name: string, next: () => LoadRequest) {
    this.#program = program
    this.#name = name
    this.#next = next
    this.#meter = new CostMeter(program)
  }

  /** Every page of the database that the requests need was read once. */
  async warmUp(): Promise<void> {
    for (let round = 0; round < 4; round += 1) await this.#load()
    this.#pagesBefore = await countPagesRead(this.#program.dataDir)
  }

  async turn(): Promise<void> {
    const latencies = await this.#meter.measure(
      () => this.#load(),
      ({ length }) => length,
    )
    this.p99s.push(percentile(latencies, 0.99))
    this.#p50s.push(percentile(latencies, 0.5))
  }

  async print(): Promise<void> {
    const pages = (await countPagesRead(this.#program.dataDir)) - this.#pagesBefore
    this.#meter.print(`a request ${this.#name}`)
    console.log(
      `database pages a request ${this.#name}: ${Math.round(pages / (ROUNDS * REQUESTS_A_ROUND))}; half of the answers within ${median(this.#p50s).toFixed(1)} ms, 99 of 100 within ${median(this.p99s).toFixed(1)} ms`,
    )
  }

  async #load(): Promise<Float64Array> {
    let left = REQUESTS_A_ROUND
    const next = () => (left-- > 0 ? this.#next() : undefined)
    return (await runLoad({ address: this.#program.address, next })).latencies
  }
}
