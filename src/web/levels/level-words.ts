import {
  compareDeclared,
  type Evidence,
  type EvidenceKind,
  evidenceWords,
  responsibleWords,
} from '../../engines/levels/index.ts'
import { declaredScaleOf, type LevelRules, type ServiceLevel } from '../../modules/levels/index.ts'
import { inLocale, type Locale, type Text, translator } from '../../platform/i18n/translator.ts'

/** `Trực tuyến một phần`; the id itself where the rules know it no more. */
export function levelName(
  { scales }: LevelRules,
  { scale, level }: Pick<ServiceLevel, 'scale' | 'level'>,
  locale: Locale,
): string {
  const found = scales.find(({ id }) => id === scale)?.levels.find(({ id }) => id === level)
  return found ? inLocale(found.name, locale) : level
}

export function scaleName({ scales }: LevelRules, scale: string, locale: Locale): string {
  const found = scales.find(({ id }) => id === scale)
  return found ? inLocale(found.name, locale) : scale
}

/** The level on the scale decisions declare on, by its place on it. */
export function nameOf2011(
  rules: LevelRules,
  { level2011 }: Pick<ServiceLevel, 'level2011'>,
  locale: Locale,
) {
  const level = declaredScaleOf(rules).levels[level2011]
  return level ? inLocale(level.name, locale) : String(level2011)
}

export function declaredName(
  rules: LevelRules,
  { declared }: Pick<ServiceLevel, 'declared'>,
  locale: Locale,
) {
  if (declared === null) return translator(locale)('Không ghi', 'Not given')
  return levelName(rules, { scale: declaredScaleOf(rules).id, level: declared }, locale)
}

/** Why the declared level and the one of the evidence differ, or that they do not. */
export function differenceWords(
  rules: LevelRules,
  {
    declared,
    level2011,
    evidence,
  }: Pick<ServiceLevel, 'declared' | 'level2011'> & { readonly evidence: Evidence },
  locale: Locale,
): string {
  const t = translator(locale)
  const found = compareDeclared(declaredScaleOf(rules), {
    declared,
    evidence,
    assessment: { rank: level2011 },
  })
  switch (found.kind) {
    case 'none-declared':
      return t('Ô mức độ trong Quyết định để trống.', 'The cell of the Decision is empty.')
    case 'unknown':
      return t('Thang mức độ không có mức này.', 'The scale does not know this level.')
    case 'same':
      return t('Đúng như bằng chứng.', 'As the evidence gives.')
    case 'lower':
      return t(
        `Bằng chứng chưa đủ cho mức ghi trong Quyết định: ${titles(found.lacks, locale)}.`,
        `What the declared level needs is not proven: ${titles(found.lacks, locale)}.`,
      )
    case 'higher':
      return t(
        `Bằng chứng vượt mức ghi trong Quyết định: ${titles(found.proves, locale)}.`,
        `The evidence goes beyond the declared level: ${titles(found.proves, locale)}.`,
      )
  }
}

function titles(kinds: readonly EvidenceKind[], locale: Locale): string {
  return kinds.map((kind) => lowerFirst(evidenceTitle(kind, locale))).join('; ')
}

export function evidenceTitle(kind: EvidenceKind, locale: Locale): string {
  return inLocale(evidenceWords(kind).title, locale)
}

const IN_THE_WAY: Readonly<Record<EvidenceKind, Text>> = {
  'record-complete': { vi: 'thiếu nội dung công bố', en: 'parts not published' },
  'record-current': { vi: 'không có hiệu lực', en: 'not in force' },
  'blank-form': { vi: 'thiếu tờ khai trống', en: 'no blank form' },
  'test-filing': { vi: 'chưa nộp trực tuyến được', en: 'no filing online' },
  network: { vi: 'chưa xử lý trên mạng', en: 'worked on elsewhere' },
  payment: { vi: 'phí chưa nộp trực tuyến', en: 'fees not payable online' },
  delivery: { vi: 'kết quả chỉ nhận tại quầy', en: 'result at the desk only' },
  'no-presence': { vi: 'phải đến trực tiếp', en: 'coming in person' },
  'no-field-check': { vi: 'phải kiểm tra thực địa', en: 'a check on site' },
  'real-files': { vi: 'chưa có hồ sơ thật', en: 'no real files' },
}

/** What is not proven, in as few words as a narrow column takes. */
export function inTheWay(missing: readonly EvidenceKind[], locale: Locale): string {
  return missing.length === 0
    ? '–'
    : missing.map((kind) => unbroken(inLocale(IN_THE_WAY[kind], locale))).join(', ')
}

/** Short words of a table: broken over three lines they would make its rows high. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', '\u{a0}')
}

export function whoActs(kind: EvidenceKind, locale: Locale): string {
  return inLocale(responsibleWords(evidenceWords(kind).whoActs), locale)
}

export function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}
