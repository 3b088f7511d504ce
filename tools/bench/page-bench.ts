import { startBareServer } from './bare-server.ts'
import { alternate, CostMeter, printFigures } from './figures.ts'
import { requestBytes, type RequestParts, runLoad } from './load.ts'
import type { RunningProgram } from './program.ts'

const ROUNDS = 5
const SECONDS = 3

export interface PageBench {
  readonly name: string
  readonly request: RequestParts
  /** What every answer must hold. */
  readonly text: string
}

/** Requests a second of one page against bare node:http that sends the same bytes. */
export async function benchPage(program: RunningProgram, { name, request, text }: PageBench): Promise<void> {
  const headers: Record<string, string> = request.cookie === undefined ? {} : { cookie: request.cookie }
  const page = await fetch(new URL(request.path, program.address), { headers, redirect: 'manual' })
  const body = Buffer.from(await page.arrayBuffer())
  if (page.status !== 200) throw new Error(`${request.path} answers ${page.status}`)
  console.log(`${request.path}: ${body.length} bytes`)
  const bare = await startBareServer(body)
  try {
    const expect = { status: 200, text: Buffer.from(text) }
    const meter = new CostMeter(program)
    const rate = async (address: URL) => {
      const one = { bytes: requestBytes(address, request), expect }
      return runLoad({ address, seconds: SECONDS, next: () => one })
    }
    const { a, b } = await alternate({
      rounds: ROUNDS,
      a: async () => {
        const measured = meter.measure(
          () => rate(program.address),
          ({ count }) => count,
        )
        return (await measured).perSecond
      },
      b: async () => (await rate(bare.address)).perSecond,
      onWarm: () => meter.begin(),
    })
    meter.print()
    printFigures({ name, figure: a, unit: 'requests/s', baseline: b })
  } finally {
    await bare.stop()
  }
}
