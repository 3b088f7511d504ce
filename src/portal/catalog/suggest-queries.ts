import { syllables, unTelex } from '../../engines/vietnamese/index.ts'
import type { Catalog } from '../../modules/catalog/index.ts'

const MAX_READINGS = 3
const MAX_NEARBY = 6

type Searched = Pick<Catalog, 'procedures' | 'search'>

/** What the text says if its Telex keys are read as marks: offered, never taken by itself, and only if it finds something. */
export function telexOffers(catalog: Searched, text: string): readonly string[] {
  return unTelex(text)
    .filter((reading) => catalog.search(reading).length > 0)
    .slice(0, MAX_READINGS)
}

/** Words that services are known by and that share most with a text which found nothing. */
export function nearbyWords(catalog: Searched, text: string): readonly string[] {
  const asked = new Set([text, ...unTelex(text)].flatMap(syllables))
  const scores = new Map<string, number>()
  for (const { record } of catalog.procedures) {
    for (const keyword of record.keywords) {
      const own = syllables(keyword)
      const shared = own.filter((syllable) => asked.has(syllable)).length
      // Two shared syllables of three are nearer than two of seven.
      if (shared > 0) scores.set(keyword, shared + shared / own.length)
    }
  }
  return [...scores]
    .toSorted(([one, a], [other, b]) => b - a || one.localeCompare(other, 'vi'))
    .slice(0, MAX_NEARBY)
    .map(([keyword]) => keyword)
}
