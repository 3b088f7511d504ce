import type { ProcedurePaper } from '../../modules/catalog/index.ts'
import { acceptedKinds } from '../../modules/documents/index.ts'
import { UPLOAD_MIMES, type UploadKind } from '../../platform/files/index.ts'
import { inLocale, type Locale, translator } from '../../platform/i18n/translator.ts'

/** "1 bản chính, 2 bản sao": what the law asks for on paper. */
export function copiesWords(paper: Pick<ProcedurePaper, 'originals' | 'copies'>, locale: Locale): string {
  const t = translator(locale)
  const { originals, copies } = paper
  const parts = [
    ...(originals > 0
      ? [t(`${originals} bản chính`, `${originals} original${originals > 1 ? 's' : ''}`)]
      : []),
    ...(copies > 0 ? [t(`${copies} bản sao`, `${copies} cop${copies > 1 ? 'ies' : 'y'}`)] : []),
  ]
  return parts.join(', ')
}

/** When the paper is asked, in a line. */
export function askedWords(paper: ProcedurePaper, locale: Locale): string {
  const t = translator(locale)
  const condition = paper.condition && inLocale(paper.condition, locale)
  if (paper.providedBy === 'hand') return t('Mang đến khi nhận kết quả', 'To be brought in person')
  if (paper.requirement === 'optional') {
    return condition ? `${t('Không bắt buộc', 'Optional')}: ${condition}` : t('Không bắt buộc', 'Optional')
  }
  return condition ?? t('Bắt buộc', 'Required')
}

interface Accepting {
  readonly accept: readonly UploadKind[]
}

/** For the `accept` attribute: a phone then offers its camera and its gallery. */
export function acceptAttribute(paper: Accepting): string {
  return acceptedKinds(paper.accept)
    .map((kind) => UPLOAD_MIMES[kind])
    .join(',')
}

export function kindsWords(paper: Accepting): string {
  return acceptedKinds(paper.accept)
    .map((kind) => kind.toUpperCase())
    .join(', ')
}
