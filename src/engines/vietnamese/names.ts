import { normaliseTone } from './fold.ts'

const collator = new Intl.Collator('vi')

/** Order of a Vietnamese list of persons: by given name (the last word), then by family and middle names. */
export function compareNames(a: string, b: string): number {
  const left = nameParts(a)
  const right = nameParts(b)
  return collator.compare(left.given, right.given) || collator.compare(left.before, right.before)
}

function nameParts(name: string): { given: string; before: string } {
  // Without one tone placement the collator puts "Hoà" and "Hòa" apart.
  const parts = normaliseTone(name).trim().split(/\s+/)
  return { given: parts.at(-1) ?? '', before: parts.slice(0, -1).join(' ') }
}
