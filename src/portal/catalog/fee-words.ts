import type { ProcedureFee, ProcedureRecord } from '../../modules/catalog/index.ts'
import { formatMoney } from '../../platform/i18n/format.ts'
import { type Locale, translator } from '../../platform/i18n/translator.ts'

/** What a fee costs: an amount, or who works it out. */
export function feeAmount(fee: ProcedureFee, locale: Locale): string {
  const t = translator(locale)
  if (fee.amountVnd !== null) return formatMoney(fee.amountVnd, locale)
  switch (fee.collectedBy) {
    case 'tax_office':
      return t('Cơ quan thuế tính và thông báo', 'Worked out by the tax office')
    case 'central_agency':
      return t('Cơ quan trung ương thu', 'Collected by the central agency')
    case 'receiving_agency':
      return t('Bộ phận Một cửa tính khi nhận hồ sơ', 'Worked out at the one-stop desk')
  }
}

/** In a few words, for a list and the first lines of a sheet. */
export function feeSummary(record: Pick<ProcedureRecord, 'fees'>, locale: Locale): string {
  const t = translator(locale)
  const amounts = record.fees.flatMap(({ amountVnd }) => (amountVnd === null ? [] : [amountVnd]))
  const isOpen = amounts.length < record.fees.length
  if (!isOpen && amounts.every((amount) => amount === 0)) return t('Không mất phí', 'No fee')
  if (amounts.length === 0) return t('Có phí, tính theo hồ sơ', 'A fee, worked out for each file')
  const lowest = formatMoney(Math.min(...amounts), locale)
  // A fee is often due in one case only, or comes on top of another: the sheet says when.
  if (isOpen || record.fees.length > 1) return t(`Từ ${lowest}`, `From ${lowest}`)
  return lowest
}
