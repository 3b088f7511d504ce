import type { ProcedureFee, ProcedureRecord } from '../../modules/catalog/index.ts'
import { formatMoney } from '../../platform/i18n/format.ts'
import type { Translate } from '../../platform/i18n/translator.ts'

/** What a fee costs: an amount, or who works it out. */
export function feeAmount(fee: ProcedureFee, t: Translate): string {
  if (fee.amountVnd !== null) return formatMoney(fee.amountVnd)
  return fee.collectedBy === 'tax_office'
    ? t('Cơ quan thuế tính', 'Worked out by the tax office')
    : t('Tính khi nộp hồ sơ', 'Worked out at the desk')
}

/** In a few words, for a list and the first lines of a sheet. */
export function feeSummary(record: ProcedureRecord, t: Translate): string {
  const amounts = record.fees.flatMap((fee) => (fee.amountVnd === null ? [] : [fee.amountVnd]))
  if (
    record.fees.length === 0 ||
    (amounts.length === record.fees.length && amounts.every((amount) => amount === 0))
  )
    return t('không mất phí', 'no fee')
  if (amounts.length === 0) return t('có phí, tính khi nộp', 'fee worked out at the desk')
  const lowest = Math.min(...amounts)
  const highest = Math.max(...amounts)
  return lowest === highest
    ? formatMoney(lowest)
    : t(
        `từ ${formatMoney(lowest)} đến ${formatMoney(highest)}`,
        `${formatMoney(lowest)} to ${formatMoney(highest)}`,
      )
}
