import type { FactChange, LevelCauses, LevelRules } from '../../modules/levels/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { inLocale, type Locale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { declaredName, evidenceTitle, lowerFirst, scaleName } from './level-words.ts'

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
    case 'declared':
      return declaredWords(rules, to, locale)
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
  unproven: {
    vi: 'Kiểm tra lại bằng chứng mà lần trước máy chưa kiểm tra được.',
    en: 'A proof that the machine could not make last time was tried again.',
  },
  program: { vi: 'Phần mềm xét bằng chứng theo cách mới.', en: 'The program gathers evidence in a new way.' },
} as const

/** `3|43/QĐ-UBND`: either part may be empty. */
function declaredWords(rules: LevelRules, to: string, locale: Locale): string {
  const t = translator(locale)
  const [level = '', decision = ''] = to.split('|')
  const which =
    decision === '' ? t('Quyết định', 'The decision') : t(`Quyết định ${decision}`, `Decision ${decision}`)
  if (level === '') return t(`${which} không ghi mức độ.`, `${which} names no level.`)
  const name = lowerFirst(declaredName(rules, { declared: level }, locale))
  return t(`${which} ghi ${name}.`, `${which} declares ${name}.`)
}

function suspensionWords(to: string, t: Translate): string {
  return to === ''
    ? t('Dịch vụ nhận hồ sơ trở lại.', 'The service takes files again.')
    : t(
        `Dịch vụ tạm ngừng nhận hồ sơ từ ${formatDate(to)}.`,
        `The service takes no files from ${formatDate(to)} on.`,
      )
}
