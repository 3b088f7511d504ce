import { accentKey, fold, words } from './fold.ts'

export interface SearchEntry {
  readonly id: string
  /** A name weighs more than a description; weights are compared with each other only. */
  readonly texts: readonly { readonly text: string; readonly weight: number }[]
}

/** The entries that hold a term, ascending, with the weight of the best text each holds it in. */
export interface Postings {
  readonly entries: Uint32Array
  /** 0 to 1: share of the heaviest text of the index. */
  readonly weights: Float32Array
}

/** Terms in code unit order with their postings beside them: a prefix is a range of both. */
export interface SortedTerms {
  readonly terms: readonly string[]
  readonly postings: readonly Postings[]
}

/** An inverted index in memory; built once per revision of the catalogue. */
export interface SearchIndex {
  readonly ids: readonly string[]
  readonly byFolded: ReadonlyMap<string, Postings>
  readonly byAccent: ReadonlyMap<string, Postings>
  /** Neighbouring syllables glued together; "^" stands before the first of a text. */
  readonly byPair: ReadonlyMap<string, Postings>
  readonly foldedTerms: SortedTerms
  readonly accentTerms: SortedTerms
  /** Terms of letters only, by length: where a typing slip is looked for. */
  readonly termsByLength: ReadonlyMap<number, readonly string[]>
  /** Words in all texts of each entry: of two equal matches the shorter says more. */
  readonly lengths: Uint32Array
}

const ENTRIES_A_STEP = 100

type Gathered = Map<string, { entries: number[]; weights: number[] }>

export function buildSearchIndex(entries: readonly SearchEntry[]): SearchIndex {
  const steps = buildSearchIndexInSteps(entries)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** The same with pauses, between which a program answers others: thousands of entries take seconds. */
export function* buildSearchIndexInSteps(entries: readonly SearchEntry[]): Generator<undefined, SearchIndex> {
  const heaviest = Math.max(...entries.flatMap((entry) => entry.texts.map((text) => text.weight)), 0) || 1
  const folded: Gathered = new Map()
  const accent: Gathered = new Map()
  const pairs: Gathered = new Map()
  const lengths = new Uint32Array(entries.length)
  const keysOf = keyCache()
  for (const [entry, { texts }] of entries.entries()) {
    if (entry % ENTRIES_A_STEP === ENTRIES_A_STEP - 1) yield
    for (const { text, weight } of texts) {
      let before = '^'
      for (const word of words(text)) {
        const keys = keysOf(word)
        const share = weight / heaviest
        gather(folded, keys.folded, entry, share)
        gather(accent, keys.accent, entry, share)
        gather(pairs, before + keys.folded, entry, share)
        before = keys.folded
        lengths[entry] = (lengths[entry] ?? 0) + 1
      }
    }
  }
  yield
  const byFolded = pack(folded)
  const byAccent = pack(accent)
  yield
  const letterTerms = [...folded.keys()].filter((term) => /^[a-z]+$/.test(term))
  return {
    ids: entries.map((entry) => entry.id),
    byFolded,
    byAccent,
    byPair: pack(pairs),
    foldedTerms: sortTerms(byFolded),
    accentTerms: sortTerms(byAccent),
    termsByLength: Map.groupBy(letterTerms, (term) => term.length),
    lengths,
  }
}

/** Postings of the terms that begin with `prefix` and go on. */
export function postingsStartingWith({ terms, postings }: SortedTerms, prefix: string): readonly Postings[] {
  let low = 0
  let high = terms.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((terms[middle] ?? '') < prefix) low = middle + 1
    else high = middle
  }
  const from = terms[low] === prefix ? low + 1 : low
  let to = from
  while (terms[to]?.startsWith(prefix)) to++
  return postings.slice(from, to)
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

/** Entries come in ascending order, so a term met again in the same entry is the last one noted. */
function gather(into: Gathered, term: string, entry: number, share: number): void {
  const postings = into.get(term)
  if (postings === undefined) {
    into.set(term, { entries: [entry], weights: [share] })
    return
  }
  const last = postings.entries.length - 1
  if (postings.entries[last] !== entry) {
    postings.entries.push(entry)
    postings.weights.push(share)
  } else if (share > (postings.weights[last] ?? 0)) {
    postings.weights[last] = share
  }
}

function pack(gathered: Gathered): ReadonlyMap<string, Postings> {
  const packed = new Map<string, Postings>()
  for (const [term, { entries, weights }] of gathered) {
    packed.set(term, { entries: Uint32Array.from(entries), weights: Float32Array.from(weights) })
  }
  return packed
}

// Binary search compares code units, and so must the order it searches in.
function sortTerms(byTerm: ReadonlyMap<string, Postings>): SortedTerms {
  const sorted = [...byTerm].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return { terms: sorted.map(([term]) => term), postings: sorted.map(([, postings]) => postings) }
}
