import { median, printFigures } from './figures.ts'
import { preparedFolder, withTemporaryFolder } from './bench-folder.ts'
import { startProgram } from './program.ts'
import type { ScaleOptions } from './scale-bench.ts'

const STARTS = 5
/** What issue and documentation promise. */
const PROMISED_MS = 3000

/** From the start of the program on existing data to its first page. */
export async function benchStart({ files, data }: ScaleOptions): Promise<void> {
  const run = async (base: string) => {
    const folder = await preparedFolder(base, files)
    const times: number[] = []
    for (let start = 0; start < STARTS; start += 1) {
      const program = await startProgram(folder)
      times.push(program.firstAnswerMs)
      console.log(
        `  first answer after ${Math.round(program.firstAnswerMs)} ms, memory ${program.memory().now} MB`,
      )
      await program.stop()
    }
    printFigures({ name: 'start', figure: median(times), unit: 'ms', baseline: PROMISED_MS })
  }
  await (data === undefined ? withTemporaryFolder(run) : run(data))
}
