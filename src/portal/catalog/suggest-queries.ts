import { syllables, unTelex } from '../../engines/vietnamese/index.ts'
import type { Catalog } from '../../modules/catalog/index.ts'

const MAX_READINGS = 3
const MAX_NEARBY = 6

type Searched = Pick<Catalog, 'procedures' | 'searchAll'>

/** What the text says if its Telex keys are read as marks: offered, never taken by itself, and only if it finds something. */
export function telexOffers(catalog: Searched, text: string): readonly string[] {
  return unTelex(text)
    .filter((reading) => catalog.searchAll(reading).length > 0)
    .slice(0, MAX_READINGS)
}

/** Words that services are known by and that share most with a text which found nothing. */
export function nearbyWords(catalog: Searched, text: string): readonly string[] {
  const asked = new Set([text, ...unTelex(text)].flatMap(syllables))
  const keywords = [...new Set(catalog.procedures.flatMap(({ record }) => record.keywords))]
  const known = keywords.map((keyword) => ({ keyword, own: [...new Set(syllables(keyword))] }))
  const spread = new Map<string, number>()
  for (const { own } of known) for (const one of own) spread.set(one, (spread.get(one) ?? 0) + 1)
  // "Giấy" stands in half of all names and says little; "lái" in three and says much.
  const weightOf = (one: string) => Math.log((known.length + 1) / (spread.get(one) ?? 1))
  return known
    .map(({ keyword, own }) => {
      const shared = own.filter((one) => asked.has(one))
      const weight = shared.reduce((sum, one) => sum + weightOf(one), 0)
      // One syllable of several in common is chance, unless it is all that was typed.
      const isNear = shared.length >= Math.min(2, asked.size, own.length)
      return { keyword, score: isNear ? weight : 0 }
    })
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score || one.keyword.localeCompare(other.keyword, 'vi'))
    .slice(0, MAX_NEARBY)
    .map(({ keyword }) => keyword)
}
