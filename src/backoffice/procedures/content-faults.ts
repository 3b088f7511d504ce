import type { ContentFaults, StepFault } from '../../modules/catalog/index.ts'
import { inLocale, type Locale, translator } from '../../platform/i18n/translator.ts'

const MAX_FAULTS = 20

/** What the engines and the register find wrong with a draft, in words. */
export function contentFaultWords(faults: ContentFaults, locale: Locale): readonly string[] {
  const t = translator(locale)
  switch (faults.part) {
    case 'record':
      return [t(`Hồ sơ thủ tục chưa đúng: ${faults.path}`, `Record: ${faults.path}`)]
    case 'form':
      return faults.faults
        .slice(0, MAX_FAULTS)
        .map(({ path, message }) => `${path ? `${path}: ` : ''}${inLocale(message, locale)}`)
    case 'process':
      return faults.faults.slice(0, MAX_FAULTS).map(({ message }) => inLocale(message, locale))
    case 'steps':
      return faults.faults.slice(0, MAX_FAULTS).map((fault) => stepFaultWords(fault, locale))
    case 'conditions':
      return faults.faults
        .slice(0, MAX_FAULTS)
        .map(({ where, message }) => `${inLocale(where, locale)}: ${inLocale(message, locale)}`)
  }
}

function stepFaultWords({ step, message }: StepFault, locale: Locale): string {
  const words = inLocale(message, locale)
  return step === null ? words : translator(locale)(`Bước ${step}: ${words}`, `Step ${step}: ${words}`)
}
