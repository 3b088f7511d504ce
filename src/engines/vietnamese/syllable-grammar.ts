import { fold } from './fold.ts'

const ONSETS = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ')

const RIMES = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
   e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng
   i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
   o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oi om on ong
   ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
   u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên
   uyêt uynh uyp uyt uyu ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
   y ych yêm yên yêng yêt yêu ynh yt`
    .trim()
    .split(/\s+/),
)

const FOLDED_ONSETS = new Set(['', ...ONSETS.map(fold)])
const FOLDED_RIMES = new Set([...RIMES].map(fold))
const KNOWN_ONSETS = new Set(['', ...ONSETS])
const STOPPED = /(ch|[cpt])$/

/** Tones are named by their Telex keys; '' is the level tone. */
export type Tone = '' | 's' | 'f' | 'r' | 'x' | 'j'

/** A syllable without its tone, split where the rime begins; undefined when Vietnamese has no such syllable. */
export function splitSyllable(letters: string): { onset: string; rime: string } | undefined {
  return split(letters, KNOWN_ONSETS, RIMES)
}

/** A rime closed by a stop (c, ch, p, t) is only ever said with the sharp or the heavy tone. */
export function toneFits(rime: string, tone: Tone): boolean {
  return !STOPPED.test(rime) || tone === 's' || tone === 'j'
}

/** Whether a word typed without any marks can be a Vietnamese syllable ("giay", "duong"). */
export function isPlainSyllable(folded: string): boolean {
  return split(folded, FOLDED_ONSETS, FOLDED_RIMES) !== undefined
}

function split(letters: string, onsets: ReadonlySet<string>, rimes: ReadonlySet<string>) {
  // Longest onset first, so that "gia" is gi-a; "gi" itself then falls back to g-i.
  for (let length = Math.min(3, letters.length - 1); length >= 0; length--) {
    const onset = letters.slice(0, length)
    const rime = letters.slice(length)
    if (onsets.has(onset) && rimes.has(rime)) return { onset, rime }
  }
  return undefined
}
