import { benchPage } from './page-bench.ts'
import { startOnExistingData } from './program.ts'
import { withTemporaryFolder } from './bench-folder.ts'

/** The sheet of a service, as the whole world reads it. */
export function benchSheet(): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    const program = await startOnExistingData(folder)
    try {
      await benchPage(program, { name: 'sheet', request: { path: '/dich-vu/bl-56' }, text: '</html>' })
    } finally {
      await program.stop()
    }
  })
}
