import { cleanParagraphs, PARAGRAPHS_PATTERN } from '../clean-text.ts'
import type { FieldKind } from '../field-kind.ts'
import { sampleParagraphs } from '../generate/sample-texts.ts'
import { lengthBounds, MAX_PARAGRAPHS } from './length-bounds.ts'
import { typedText } from './typed-text.ts'

export const textareaField: FieldKind = {
  name: 'textarea',
  component: 'textarea',
  sample: { type: 'textarea', key: 'reason', label: 'Lý do đề nghị', properties: { labelEn: 'Reason' } },
  build: (source) => {
    const lengths = lengthBounds(source, MAX_PARAGRAPHS)
    return typedText({
      label: source.label,
      ...lengths,
      clean: cleanParagraphs,
      pattern: PARAGRAPHS_PATTERN,
      view: (value) => ({ type: 'textarea', value, maxLength: lengths.maxLength }),
      generate: (random) => sampleParagraphs(random, source.label.vi).slice(0, lengths.maxLength),
    })
  },
}
