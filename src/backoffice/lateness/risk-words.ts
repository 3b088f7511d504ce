import { FEWEST_SAMPLES, type StepRisk } from '../../modules/dossiers/index.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { type Html, html } from '../../ui/index.ts'

// Căn cứ: Bộ luật Lao động 2019, Điều 105 (ngày làm việc 8 giờ).
const DAY = 8 * 60

/** Under it nobody need look at the file because of its risk. */
const WORTH_SAYING = 0.5

/** "Nguy cơ trễ 90 %, khoảng 2 ngày"; for the team that works on the file only. */
export function riskLabel(risk: StepRisk, t: Translate): string {
  if (risk.left <= 0) return t('Đã trễ', 'Late already')
  if (risk.kind === 'unknown') return t('Chưa đủ số liệu', 'Too few files to tell')
  const percent = Math.round(risk.chance * 100)
  if (risk.late === 0) return t('Khó trễ', 'Unlikely to be late')
  return t(
    `Nguy cơ trễ ${percent} %, khoảng ${spanWords(risk.lateBy, t)}`,
    `${percent} % likely late, by about ${spanWords(risk.lateBy, t)}`,
  )
}

/** Why, in the counts it was made from: "9 trong 10 hồ sơ ở bước này cần thêm hơn 1 ngày; thường cần 3 ngày". */
export function riskReason(risk: StepRisk, t: Translate): string {
  if (risk.kind === 'unknown') {
    return risk.reason === 'too-few'
      ? t(
          `Chưa có ${FEWEST_SAMPLES} hồ sơ xong từ bước này trong 90 ngày qua`,
          `Fewer than ${FEWEST_SAMPLES} files passed this step in 90 days`,
        )
      : t(
          'Hồ sơ đã ở bước này lâu hơn hầu hết hồ sơ khác',
          'It has been at this step longer than most others',
        )
  }
  const { late, of, needed, left, basis } = risk
  const where =
    basis === 'step' ? t('ở bước này', 'at this step') : t('ở bước cùng loại', 'at a step of this kind')
  const usual = spanWords(needed, t)
  if (left <= 0)
    return t(`Hồ sơ khác ${where} thường cần thêm ${usual}`, `Others ${where} usually need ${usual} more`)
  // Rounded down: never more time than there is.
  const rest = spanWords(left, t, Math.floor)
  return t(
    `${late} trong ${of} hồ sơ ${where} cần thêm hơn ${rest}; thường cần ${usual}, hạn còn ${rest}`,
    `${late} of ${of} files ${where} needed more than ${rest}; ${usual} is usual, ${rest} is left`,
  )
}

/** For a narrow list: the chance where it is worth a look, its reason for whoever asks or hears the page. */
export function riskNote(risk: StepRisk | undefined, t: Translate): Html | undefined {
  if (!risk || risk.kind === 'unknown' || risk.left <= 0 || risk.chance < WORTH_SAYING) return undefined
  const reason = riskReason(risk, t)
  const words = t(
    `dễ trễ ${Math.round(risk.chance * 100)} %`,
    `${Math.round(risk.chance * 100)} % likely late`,
  )
  return html`<span class="late-risk" title="${reason}">${words}<span class="govuk-visually-hidden">: ${reason}</span></span>`
}

/** Office time as people say it: half days, hours under a day, minutes under an hour. */
export function spanWords(
  minutes: number,
  t: Translate,
  round: (value: number) => number = Math.round,
): string {
  if (minutes >= DAY) {
    const days = round((minutes / DAY) * 2) / 2
    return t(`${formatNumber(days)} ngày`, `${formatNumber(days, 'en')} ${days === 1 ? 'day' : 'days'}`)
  }
  if (minutes >= 60) {
    const hours = round(minutes / 60)
    return t(`${hours} giờ`, `${hours} ${hours === 1 ? 'hour' : 'hours'}`)
  }
  const whole = Math.max(1, round(minutes))
  return t(`${whole} phút`, `${whole} ${whole === 1 ? 'minute' : 'minutes'}`)
}
