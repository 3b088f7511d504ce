import { WORK_LISTS } from '../../src/modules/dossiers/index.ts'
import { signInOfficers } from './bench-officers.ts'
import { requestBytes } from './load.ts'
import { benchScale, type ScaleOptions } from './scale-bench.ts'

/** The work lists of officers of every role, one after the other. */
export function benchWorklist(options: ScaleOptions): Promise<void> {
  return benchScale(
    {
      name: 'worklist',
      async requests({ address, dataDir }) {
        const officers = await signInOfficers(dataDir, 1)
        const expect = { status: 200, text: Buffer.from('</html>') }
        const all = officers.flatMap(({ cookie, role }) =>
          WORK_LISTS.filter((list) => list !== 'receive' || role === 'receptionist').map((list) => ({
            bytes: requestBytes(address, { path: `/can-bo/viec/${list}`, cookie }),
            expect,
          })),
        )
        let at = 0
        return () => cycle(all, at++)
      },
    },
    options,
  )
}

export function cycle<T>(items: readonly T[], at: number): T {
  const item = items[at % items.length]
  if (item === undefined) throw new Error('nothing to send')
  return item
}
