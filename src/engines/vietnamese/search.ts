import { accentKey, fold, words } from './fold.ts'
import type { SearchIndex } from './search-index.ts'
import { telexReadings } from './telex.ts'
import { postingsOf, postingsStartingWith, type Stretch, type TermTable } from './term-table.ts'
import { typoDistanceAtMostOne } from './typo-distance.ts'

export interface SearchHit {
  readonly id: string
  readonly score: number
}

interface QueryWord {
  readonly folded: string
  /** Forms with marks, as typed or as read from Telex keys; empty when marks were not used at all. */
  readonly accents: readonly string[]
  /** Folded forms of the Telex readings. */
  readonly readings: readonly string[]
  readonly isLast: boolean
}

// A better tier in one word beats any weight, position or brevity, which stay below TIER in all.
const TIER = 1000
const TIERS = { accent: 6, accentPrefix: 5, folded: 4, prefix: 3, glued: 2, slip: 1 } as const
const WEIGHT_SHARE = 500
const PAIR_SHARE = 300
const BREVITY_SHARE = 100
const SLIP_MIN_LETTERS = 4
const MAX_WORDS = 24

/**
 * Entries that hold every word of the query (the last may be unfinished), best first. Marks typed
 * rank above marks missing; a slip of typing is forgiven only when nothing matches without.
 */
export function search(index: SearchIndex, query: string): SearchHit[] {
  const asked = queryWords(query)
  if (asked.length === 0) return []
  const strict = scoreAll(index, asked, false)
  return ranked(index, strict ?? scoreAll(index, asked, true))
}

function queryWords(query: string): QueryWord[] {
  const typed = words(query).slice(0, MAX_WORDS)
  const marked = typed.some((word) => accentKey(word) !== fold(word))
  return typed.map((word, position) => {
    const readings = telexReadings(word).map(accentKey)
    return {
      folded: fold(word),
      accents: marked ? [accentKey(word), ...readings] : readings,
      readings: readings.map(fold),
      isLast: position === typed.length - 1,
    }
  })
}

function scoreAll(index: SearchIndex, asked: readonly QueryWord[], forgiving: boolean) {
  const total = new Float64Array(index.ids.length)
  // One for all words: a long query over 20,000 entries would leave megabytes behind otherwise.
  const best = new Float64Array(index.ids.length)
  const share = WEIGHT_SHARE / asked.length
  let alive = 0
  for (const [position, word] of asked.entries()) {
    best.fill(0)
    scoreWord(index, word, { forgiving, share, best })
    alive = 0
    for (let entry = 0; entry < total.length; entry++) {
      const before = total[entry] ?? 0
      const own = best[entry] ?? 0
      const kept = own > 0 && (position === 0 || before > 0)
      total[entry] = kept ? before + own : 0
      if (kept) alive++
    }
    if (alive === 0) return undefined
  }
  addPairs(index, asked, total)
  return total
}

interface WordScoring {
  readonly forgiving: boolean
  readonly share: number
  /** Written to: the best score of each entry. */
  readonly best: Float64Array
}

function scoreWord(index: SearchIndex, word: QueryWord, scoring: WordScoring): void {
  const { best } = scoring
  const raise: Raise = ({ entries, weights, weightsOf }, { from, to }, tier) => {
    for (let at = from; at < to; at++) {
      const entry = entries[at] ?? 0
      const score = tier * TIER + (weightsOf[weights[at] ?? 0] ?? 0) * scoring.share
      if (score > (best[entry] ?? 0)) best[entry] = score
    }
  }
  const { folded: foldedTerms, accent: accentTerms, pairs } = index
  for (const folded of [word.folded, ...word.readings]) {
    raise(foldedTerms, postingsOf(foldedTerms, folded), TIERS.folded)
    raise(pairs, postingsOf(pairs, folded), TIERS.glued)
  }
  for (const accent of word.accents) raise(accentTerms, postingsOf(accentTerms, accent), TIERS.accent)
  if (word.isLast) raisePrefixes(index, word, raise)
  if (scoring.forgiving)
    for (const term of nearTerms(index, word)) raise(foldedTerms, postingsOf(foldedTerms, term), TIERS.slip)
}

type Raise = (table: TermTable, postings: Stretch, tier: number) => void

function raisePrefixes({ folded, accent: accentTerms }: SearchIndex, word: QueryWord, raise: Raise): void {
  raise(folded, postingsStartingWith(folded, word.folded), TIERS.prefix)
  for (const accent of word.accents) {
    // A plain prefix says nothing about marks: "c" must not prefer "cho" to "chó".
    if (accent === fold(accent)) continue
    raise(accentTerms, postingsStartingWith(accentTerms, accent), TIERS.accentPrefix)
  }
}

function nearTerms(index: SearchIndex, word: QueryWord): string[] {
  return [word.folded, ...word.readings].flatMap((folded) => {
    // Codes are made of digits: one figure off is another file, not a slip.
    if (!/^[a-z]+$/.test(folded)) return []
    // Below four letters a slip turns most syllables into another one; either side may be the short one.
    const shortest = folded.length < SLIP_MIN_LETTERS ? SLIP_MIN_LETTERS : folded.length - 1
    const lengths = [shortest, shortest + 1, shortest + 2].filter((length) => length <= folded.length + 1)
    const terms = lengths.flatMap((length) => index.termsByLength.get(length) ?? [])
    return terms.filter((term) => typoDistanceAtMostOne(folded, term))
  })
}

/** Words that stand side by side, or open the text, as they do in the query. */
function addPairs(index: SearchIndex, asked: readonly QueryWord[], total: Float64Array): void {
  const share = PAIR_SHARE / asked.length
  let before = '^'
  for (const word of asked) {
    const folded = word.readings[0] ?? word.folded
    const { from, to } = postingsOf(index.pairs, before + folded)
    before = folded
    const { entries, weights, weightsOf } = index.pairs
    for (let at = from; at < to; at++) {
      const entry = entries[at] ?? 0
      const score = total[entry] ?? 0
      if (score > 0) total[entry] = score + share * (weightsOf[weights[at] ?? 0] ?? 0)
    }
  }
}

const ENTRY_BITS = 2 ** 24

function ranked(index: SearchIndex, total: Float64Array | undefined): SearchHit[] {
  if (total === undefined) return []
  // Score and entry packed in one number: a typed array sorts numbers without calling back, which
  // keeps a one-letter query that matches 20,000 entries within a few milliseconds.
  const keys = new Float64Array(total.length)
  let count = 0
  for (let entry = 0; entry < total.length; entry++) {
    const score = total[entry] ?? 0
    if (score === 0) continue
    const brevity = BREVITY_SHARE / (1 + (index.lengths[entry] ?? 0) / 8)
    keys[count++] = Math.round(score + brevity) * ENTRY_BITS + (ENTRY_BITS - 1 - entry)
  }
  const order = keys.subarray(0, count).sort()
  const hits: SearchHit[] = []
  for (let at = count - 1; at >= 0; at--) {
    const key = order[at] ?? 0
    const score = Math.floor(key / ENTRY_BITS)
    const id = index.ids[ENTRY_BITS - 1 - (key - score * ENTRY_BITS)]
    if (id !== undefined) hits.push({ id, score })
  }
  return hits
}
