import { type EvidenceKind, evidenceWords, responsibleWords } from '../../engines/levels/index.ts'
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

/** Of what is not proven, that on which a level rests, on the scale of the entry or on that of the targets. */
export function blocking(
  rules: LevelRules,
  { scale, missing }: Pick<ServiceLevel, 'scale' | 'missing'>,
): readonly EvidenceKind[] {
  const scales = [rules.scales.find(({ id }) => id === scale), declaredScaleOf(rules)]
  const needed = new Set(scales.flatMap((one) => one?.levels.flatMap(({ needs }) => needs) ?? []))
  return missing.filter((kind) => needed.has(kind))
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
