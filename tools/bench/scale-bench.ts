import { preparedFolder, withTemporaryFolder } from './bench-folder.ts'
import { alternate, CostMeter, percentile, printFigures } from './figures.ts'
import { type LoadRequest, runLoad } from './load.ts'
import { type RunningProgram, startProgram } from './program.ts'

const SMALL = 10_000
const ROUNDS = 5
const REQUESTS_A_ROUND = 1500

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
    const small = await startProgram(await preparedFolder(base, SMALL))
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

async function measure(bench: ScaleBench, small: RunningProgram, large: RunningProgram): Promise<void> {
  console.log(`first answer after ${Math.round(large.firstAnswerMs)} ms on the large data`)
  const [nextSmall, nextLarge] = [await bench.requests(small), await bench.requests(large)]
  const p99 = async (program: RunningProgram, next: () => LoadRequest) => {
    let left = REQUESTS_A_ROUND
    const limited = () => (left-- > 0 ? next() : undefined)
    const { latencies } = await runLoad({ address: program.address, next: limited })
    return percentile(latencies, 0.99)
  }
  const meter = new CostMeter(large)
  const { a, b } = await alternate({
    rounds: ROUNDS,
    a: () =>
      meter.measure(
        () => p99(large, nextLarge),
        () => REQUESTS_A_ROUND,
      ),
    b: () => p99(small, nextSmall),
    onWarm: () => meter.begin(),
  })
  meter.print()
  printFigures({ name: bench.name, figure: a, unit: 'ms p99', baseline: b })
}
