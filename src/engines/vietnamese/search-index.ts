import { accentKey, fold, words } from './fold.ts'
import { type TermTable, TermTableBuilder } from './term-table.ts'

export interface SearchEntry {
  readonly id: string
  /** A name weighs more than a description; weights are compared with each other only. */
  readonly texts: readonly { readonly text: string; readonly weight: number }[]
}

/** An inverted index in memory; built once per revision of the catalogue. */
export interface SearchIndex {
  readonly ids: readonly string[]
  readonly folded: TermTable
  readonly accent: TermTable
  /** Neighbouring syllables glued together; "^" stands before the first of a text. */
  readonly pairs: TermTable
  /** Terms of letters only, by length: where a typing slip is looked for. */
  readonly termsByLength: ReadonlyMap<number, readonly string[]>
  /** Words in all texts of each entry: of two equal matches the shorter says more. */
  readonly lengths: Uint32Array
}

const ENTRIES_A_STEP = 100

export function buildSearchIndex(entries: readonly SearchEntry[]): SearchIndex {
  const steps = buildSearchIndexInSteps(entries)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** The same with pauses, between which a program answers others: thousands of entries take seconds. */
export function* buildSearchIndexInSteps(entries: readonly SearchEntry[]): Generator<undefined, SearchIndex> {
  const heaviest = Math.max(...entries.flatMap((entry) => entry.texts.map((text) => text.weight)), 0) || 1
  const folded = new TermTableBuilder()
  const accent = new TermTableBuilder()
  const pairs = new TermTableBuilder()
  const lengths = new Uint32Array(entries.length)
  const keysOf = keyCache()
  for (const [entry, { texts }] of entries.entries()) {
    if (entry % ENTRIES_A_STEP === ENTRIES_A_STEP - 1) yield
    for (const { text, weight } of texts) {
      let before = '^'
      for (const word of words(text)) {
        const keys = keysOf(word)
        const share = weight / heaviest
        folded.add(keys.folded, entry, share)
        accent.add(keys.accent, entry, share)
        pairs.add(before + keys.folded, entry, share)
        before = keys.folded
        lengths[entry] = (lengths[entry] ?? 0) + 1
      }
    }
  }
  yield
  const ofFolded = folded.build()
  yield
  const ofAccent = accent.build()
  yield
  const letterTerms = ofFolded.terms.filter((term) => /^[a-z]+$/.test(term))
  return {
    ids: entries.map((entry) => entry.id),
    folded: ofFolded,
    accent: ofAccent,
    pairs: pairs.build(),
    termsByLength: Map.groupBy(letterTerms, (term) => term.length),
    lengths,
  }
}

/** Vietnamese texts repeat a few thousand syllables: each is folded once. */
function keyCache(): (word: string) => { folded: string; accent: string } {
  const known = new Map<string, { folded: string; accent: string }>()
  return (word) => {
    const keys = known.get(word) ?? { folded: fold(word), accent: accentKey(word) }
    known.set(word, keys)
    return keys
  }
}
