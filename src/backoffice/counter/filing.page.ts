import { inLocale, type Locale, translator } from '../../platform/i18n/translator.ts'
import { dateInput, type Html, html, radios, textInput } from '../../ui/index.ts'
import type { ApplicantFault } from '../../web/apply/index.ts'
import { FILING, type FilingTyped } from './filing-form.ts'

interface FilingShown {
  readonly typed: FilingTyped
  readonly faults: readonly ApplicantFault[]
  readonly locale: Locale
}

/** At the desk or by post; the boxes of the record belong to the second. */
export function filingChoice(shown: FilingShown): Html {
  const { typed, locale } = shown
  const t = translator(locale)
  return radios({
    name: FILING.way,
    locale,
    fieldset: { legend: { text: t('Cách nộp', 'Way of filing'), classes: 'govuk-fieldset__legend--s' } },
    value: typed.way,
    items: [
      { value: 'counter', text: t('Tại quầy', 'At the counter') },
      {
        value: 'post',
        text: t('Qua bưu chính', 'By post'),
        conditional: { html: recordFields(shown) },
      },
    ],
  })
}

function recordFields({ typed, faults, locale }: FilingShown): Html {
  const t = translator(locale)
  const errorOf = (id: string) => {
    const fault = faults.find((one) => one.id === id)
    return fault && { text: inLocale(fault.message, locale) }
  }
  const slip = textInput({
    name: FILING.slipNo,
    locale,
    label: { text: t('Số phiếu gửi hồ sơ', 'Number of the sending slip') },
    value: typed.slipNo,
    autocomplete: 'off',
    classes: 'govuk-input--width-20',
    errorMessage: errorOf(FILING.slipNo),
  })
  const date = dateInput({
    id: FILING.date,
    namePrefix: FILING.date,
    locale,
    fieldset: { legend: { text: t('Ngày ký biên bản giao nhận', 'Day the hand-over record was signed') } },
    hint: {
      text: t(
        'Thời hạn giải quyết tính từ lúc ký biên bản; nếu phải bổ sung, ghi lúc nhận đủ giấy tờ.',
        'The time limit is counted from then; where papers were missing, from when they were complete.',
      ),
    },
    values: { day: typed.day, month: typed.month, year: typed.year },
    errorMessage: errorOf(FILING.day),
  })
  const time = textInput({
    name: FILING.time,
    locale,
    label: { text: t('Giờ ký', 'Time') },
    hint: { text: t('Ví dụ: 9:30', 'For example: 9:30') },
    value: typed.time,
    autocomplete: 'off',
    classes: 'govuk-input--width-5',
    errorMessage: errorOf(FILING.time),
  })
  return html`${slip}${date}${time}`
}
