import { seededRandom } from '../../src/engines/forms/index.ts'
import { randomPerson } from '../../src/simulate/people.ts'
import { signInOfficers } from './bench-officers.ts'
import { requestBytes } from './load.ts'
import { benchScale, type ScaleOptions } from './scale-bench.ts'
import { cycle } from './worklist.ts'

/** One session may search 120 times in ten minutes. */
const SESSIONS_AN_OFFICER = 8
const NAMES = 400

/** Searches by name: whole names, and two of their syllables, with and without marks. */
export function benchSearch(options: ScaleOptions): Promise<void> {
  return benchScale(
    {
      name: 'search',
      async requests({ address, dataDir }) {
        const officers = await signInOfficers(dataDir, SESSIONS_AN_OFFICER)
        const names = searchedNames()
        const expect = { status: 200, text: Buffer.from('</html>') }
        let at = 0
        return () => {
          const { cookie, csrf } = cycle(officers, at)
          const form = { _csrf: csrf, q: cycle(names, at) }
          at += 1
          return {
            bytes: requestBytes(address, { method: 'POST', path: '/can-bo/tim', cookie, form }),
            expect,
          }
        }
      },
    },
    options,
  )
}

function searchedNames(): readonly string[] {
  const random = seededRandom(11)
  return Array.from({ length: NAMES }, (_, at) => {
    const { name } = randomPerson(random)
    const typed = at % 2 === 0 ? name : name.split(' ').slice(-2).join(' ')
    return at % 3 === 0 ? typed.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd') : typed
  })
}
