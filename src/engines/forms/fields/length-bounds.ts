import type { ComponentSource } from '../component-source.ts'

export const MAX_LINE = 500
export const MAX_PARAGRAPHS = 5_000

/** A form may ask for shorter texts, never for longer ones than the system takes. */
export function lengthBounds(
  source: ComponentSource,
  limit: number,
): { maxLength: number; minLength: number | undefined } {
  const max = source.number('maxLength')
  const min = source.number('minLength')
  const maxLength = Math.min(max ?? limit, limit)
  const sound = maxLength >= 1 && (min === undefined || (min >= 0 && min <= maxLength))
  if (!sound) {
    source.fault(
      {
        vi: 'Độ dài tối thiểu và tối đa không khớp nhau.',
        en: 'The minimum and maximum length contradict each other.',
      },
      'validate',
    )
  }
  return {
    maxLength: sound ? maxLength : limit,
    minLength: sound && min !== undefined && min > 1 ? min : undefined,
  }
}
