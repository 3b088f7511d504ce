import type { FactChange, LevelCauses, LevelRules } from '../../modules/levels/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale, type Locale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { evidenceTitle, lowerFirst, scaleName } from './level-words.ts'

/** Why an entry was made, each a sentence: what changed first, what it proved or took away after. */
export function causeLines(rules: LevelRules, causes: LevelCauses, locale: Locale): readonly string[] {
  const t = translator(locale)
  if (causes.first) return [t('Lần đầu được xét.', 'Examined for the first time.')]
  const proofs = causes.proofs.map(({ evidence, holds }) => {
    const title = lowerFirst(evidenceTitle(evidence, locale))
    return holds
      ? t(`Đã có: ${title}.`, `Now proven: ${title}.`)
      : t(`Không còn: ${title}.`, `No longer: ${title}.`)
  })
  return [...causes.facts.map((change) => factWords(rules, change, locale)), ...proofs]
}

function factWords(rules: LevelRules, { fact, from, to }: FactChange, locale: Locale): string {
  const t = translator(locale)
  switch (fact) {
    case 'scale':
      return t(
        `Từ ngày này áp dụng: ${scaleName(rules, to, locale)}.`,
        `From this day on: ${scaleName(rules, to, locale)}.`,
      )
    case 'revision':
      return t(`Công bố bản ${to} thay bản ${from}.`, `Revision ${to} was published in place of ${from}.`)
    case 'in-force':
      return to === 'yes'
        ? t('Bản công bố bắt đầu có hiệu lực.', 'The revision came into force.')
        : t('Bản công bố hết hiệu lực hoặc chưa có hiệu lực.', 'The revision is not in force.')
    case 'suspended':
      return suspensionWords(to, t)
    case 'real-files':
      return to === 'yes'
        ? t('Có hồ sơ thật nộp trực tuyến được tiếp nhận.', 'A real file sent online was received.')
        : t('Không còn hồ sơ trực tuyến nào trong thời gian xét.', 'No file came online in the days counted.')
    default:
      return inLocale(CHANGED[fact], locale)
  }
}

const CHANGED = {
  rules: { vi: 'Quy tắc xét mức độ thay đổi.', en: 'The rules of levels changed.' },
  form: { vi: 'Tờ khai thay đổi.', en: 'The form changed.' },
  process: { vi: 'Quy trình thay đổi.', en: 'The process changed.' },
  offices: { vi: 'Danh sách cơ quan, đơn vị thay đổi.', en: 'Agencies or units changed.' },
  program: { vi: 'Phần mềm xét bằng chứng theo cách mới.', en: 'The program gathers evidence in a new way.' },
} as const

function suspensionWords(to: string, t: Translate): string {
  return to === ''
    ? t('Dịch vụ nhận hồ sơ trở lại.', 'The service takes files again.')
    : t(
        `Dịch vụ tạm ngừng nhận hồ sơ từ ${formatDate(to)}.`,
        `The service takes no files from ${formatDate(to)} on.`,
      )
}
