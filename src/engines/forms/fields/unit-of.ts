import { type ComponentSource, objectOf, stringOf } from '../component-source.ts'
import type { Text } from '../text.ts'

/** form-js keeps a unit as the text after the box. */
export function unitOf(source: ComponentSource): Text | undefined {
  return source.bilingual(stringOf(objectOf(source.json.appearance).suffixAdorner), 'unitEn')
}
