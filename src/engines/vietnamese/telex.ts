import { isPlainSyllable, splitSyllable, type Tone, toneFits } from './syllable-grammar.ts'

const MAX_READINGS = 8
const TONE_MARKS: Readonly<Record<Exclude<Tone, ''>, string>> = {
  f: '\u0300',
  s: '\u0301',
  x: '\u0303',
  r: '\u0309',
  j: '\u0323',
}
const TONE_OF_MARK = new Map(Object.entries(TONE_MARKS).map(([key, mark]) => [mark, key as Tone]))
const CIRCUMFLEX: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô' }
const HORN: Readonly<Record<string, string>> = { a: 'ă', o: 'ơ', u: 'ư' }
const VOWEL = /[aăâeêioôơuưy]/
const MARKED_VOWEL = /[ăâêôơư]/

/** A syllable while its keys are read: letters without tone, and the tone. */
interface Typed {
  readonly letters: string
  readonly tone: Tone
}

/**
 * Readings of a text whose Telex keys were never turned into marks: "giaays pheps" → ["giấy phép"].
 * To offer, never to change by itself ("test" would become "tét"). Empty when there is nothing to read.
 */
export function unTelex(text: string): string[] {
  const parts = text.normalize('NFC').split(/([^\p{L}]+)/u)
  let readings = ['']
  let changed = false
  for (const part of parts) {
    const own = telexReadings(part)
    if (own.length > 0) changed = true
    const choices = own.length > 0 ? own : [part]
    readings = readings.flatMap((head) => choices.map((choice) => head + choice)).slice(0, MAX_READINGS)
  }
  return changed ? readings : []
}

/** Readings of one word; empty when it already is a syllable or cannot become one. */
export function telexReadings(word: string): string[] {
  const lower = word.normalize('NFC').toLowerCase()
  // The longest syllable, "nghiêng" with its tone, takes nine keys.
  if (lower.length < 2 || lower.length > 10 || isSyllable(lower)) return []
  const found = new Set<string>()
  for (const typed of readKeys(lower)) {
    const syllable = compose(typed)
    if (syllable !== undefined && syllable !== lower) found.add(withCaseOf(word, syllable))
  }
  return [...found]
}

function isSyllable(lower: string): boolean {
  if (/^[a-z]+$/.test(lower)) return isPlainSyllable(lower)
  const typed = [...lower].map(decompose).reduce(join, { letters: '', tone: '' })
  return compose(typed) !== undefined
}

function join(head: Typed, next: Typed): Typed {
  return { letters: head.letters + next.letters, tone: next.tone || head.tone }
}

/** Splits the tone off one composed letter: "ấ" → "â" and the sharp tone. */
function decompose(letter: string): Typed {
  const marks = letter.normalize('NFD')
  const tone = [...marks].map((mark) => TONE_OF_MARK.get(mark)).find((found) => found !== undefined)
  if (tone === undefined) return { letters: letter, tone: '' }
  return { letters: marks.replaceAll(TONE_MARKS[tone as Exclude<Tone, ''>], '').normalize('NFC'), tone }
}

/** Every way the keys can be read: a repeated vowel may be a mark or a letter ("ngoẻo"). */
function readKeys(lower: string): readonly Typed[] {
  let readings: readonly Typed[] = [{ letters: '', tone: '' }]
  for (const letter of lower) readings = readings.flatMap((typed) => readKey(typed, letter))
  return readings
}

function readKey(typed: Typed, key: string): Typed[] {
  const { letters, tone } = typed
  const hasVowel = VOWEL.test(letters)
  if (hasVowel && key in TONE_MARKS) return tone === '' ? [{ letters, tone: key as Tone }] : []
  if (key === 'w') return hornReadings(letters).map((horned) => ({ letters: horned, tone }))
  if (key === 'd' && letters.startsWith('d')) return [{ letters: `đ${letters.slice(1)}`, tone }]
  // Typing "uwo" for "ươ" is so common that keyboards complete it.
  if (key === 'o' && letters.endsWith('ư')) return ['ơ', 'o'].map((o) => ({ letters: letters + o, tone }))
  const plain = join(typed, decompose(key))
  const circumflexed = CIRCUMFLEX[key]
  const at = circumflexed === undefined ? -1 : letters.lastIndexOf(key)
  if (circumflexed === undefined || at < 0) return [plain]
  return [{ letters: letters.slice(0, at) + circumflexed + letters.slice(at + 1), tone }, plain]
}

/** What a w does to the letters before it: "uo" may become "ươ" (được) or "uơ" (thuở). */
function hornReadings(letters: string): string[] {
  const pair = letters.lastIndexOf('uo')
  const single = (at: number) => letters.slice(0, at) + HORN[letters.charAt(at)] + letters.slice(at + 1)
  if (pair >= 0 && letters[pair - 1] !== 'q') {
    return [`${letters.slice(0, pair)}ươ${letters.slice(pair + 2)}`, single(pair + 1)]
  }
  const at = Math.max(letters.lastIndexOf('a'), letters.lastIndexOf('o'))
  if (at >= 0 && letters[at - 1] !== 'u') return [single(at)]
  const vowels = [at, letters.lastIndexOf('u')].filter((position) => position >= 0)
  return vowels.map(single)
}

function compose({ letters, tone }: Typed): string | undefined {
  const parts = splitSyllable(letters)
  if (parts === undefined || !toneFits(parts.rime, tone)) return undefined
  if (tone === '') return letters
  const at = parts.onset.length + tonePosition(parts.rime)
  return (letters.slice(0, at + 1) + TONE_MARKS[tone] + letters.slice(at + 1)).normalize('NFC')
}

function tonePosition(rime: string): number {
  const vowels = /^[aăâeêioôơuưy]+/.exec(rime)?.[0] ?? ''
  const marked = [...vowels].findLastIndex((vowel) => MARKED_VOWEL.test(vowel))
  if (marked >= 0) return marked
  const closed = vowels.length < rime.length
  return closed ? vowels.length - 1 : Math.max(0, vowels.length - 2)
}

function withCaseOf(word: string, syllable: string): string {
  if (word.length > 1 && word === word.toUpperCase()) return syllable.toUpperCase()
  const first = word.charAt(0)
  return first === first.toLowerCase() ? syllable : syllable.charAt(0).toUpperCase() + syllable.slice(1)
}
