import { evaluateCondition } from '../../engines/rules/index.ts'
import type { ProcedureFee } from '../../modules/catalog/index.ts'
import { formatMoney } from '../../platform/i18n/format.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { declaredOf, type Journey } from './journey.ts'

export interface FeeLine {
  readonly name: string
  readonly amount: string
  /** Where the record says in words when a line is due: the desk decides. */
  readonly condition: string | undefined
}

/** The fees that what was declared makes due. Lines are not summed: some exclude each other by conditions in words. */
export function feeLines(journey: Journey): readonly FeeLine[] {
  const { record, locale } = journey
  const { answers, situations } = declaredOf(journey)
  const context = { ...answers, ...situations }
  return record.fees
    .filter(({ when }) => when === null || evaluateCondition(when, context))
    .map((fee) => ({
      name: inLocale(fee.name, locale),
      amount: amountOf(fee, journey),
      condition: fee.condition === null || fee.when !== null ? undefined : inLocale(fee.condition, locale),
    }))
}

function amountOf({ amountVnd, per, assessedAtDesk }: ProcedureFee, { t, locale }: Journey): string {
  if (amountVnd === null || assessedAtDesk) return t('tính tại quầy', 'worked out at the desk')
  return `${formatMoney(amountVnd, locale)} / ${inLocale(per, locale)}`
}
