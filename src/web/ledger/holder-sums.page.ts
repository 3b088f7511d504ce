import type { Holder } from '../../engines/clock/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { type Html, html, ledgerBar, type LedgerSegment, type LedgerTone, table } from '../../ui/index.ts'
import type { DayBookSpeech } from './day-book.page.ts'
import type { DossierLedger } from './dossier-ledger.ts'
import { durationWords, officeDayMinutes } from './duration-words.ts'
import { holderWords, type LedgerSpeech } from './holder-words.ts'

/** Office minutes of one holder; `late` are those after the due date and are part of `minutes`. */
export interface HolderSum {
  readonly holder: Holder
  readonly minutes: number
  readonly late: number
}

/** In the order in which they had the file; together they had it all the time. */
export function holderSums({ reading }: Pick<DossierLedger, 'reading'>): readonly HolderSum[] {
  const holders = new Set(reading.ledger.map(({ holder }) => holder))
  return [...holders].map((holder) => ({
    holder,
    minutes: reading.holders[holder] ?? 0,
    late: reading.lateHolders[holder] ?? 0,
  }))
}

const TONES: readonly LedgerTone[] = ['first', 'second', 'third', 'fourth']

/** Who had the file how long, as a bar with the same in words below it; the parts add up to the whole. */
export function holderBar(speech: DayBookSpeech, ledger: DossierLedger, id: string): Html {
  const { t } = speech
  const day = officeDayMinutes(ledger.input.calendar, ledger.input.receivedAt)
  const sums = holderSums(ledger)
  const total = sums.reduce((sum, { minutes }) => sum + minutes, 0)
  const offices = sums.filter(({ holder }) => !isOutside(holder))
  const segments = sums.flatMap((sum) => {
    const place = offices.indexOf(sum)
    const tone: LedgerTone = place < 0 ? 'paused' : (TONES[place % TONES.length] ?? 'first')
    return segmentsOf(speech, { ledger, sum, tone, day })
  })
  const whole = ledger.reading.endedAt
    ? t('Từ khi tiếp nhận đến khi xong', 'From reception to the end')
    : t('Từ khi tiếp nhận đến nay', 'From reception until now')
  return ledgerBar({
    id,
    summary: html`${whole}: ${data(total, day, t)} ${total === 0 ? t('làm việc', 'of office time') : t('làm việc, gồm', 'of office time, of which')}`,
    segments,
    locale: speech.locale,
  })
}

const isOutside = (holder: Holder) => /^(applicant|treasury)(:|$)/.test(holder)

interface Segmented {
  readonly ledger: DossierLedger
  readonly sum: HolderSum
  readonly tone: LedgerTone
  readonly day: number
}

function segmentsOf(speech: LedgerSpeech, { ledger, sum, tone, day }: Segmented): readonly LedgerSegment[] {
  const { t } = speech
  const label = holderWords(speech, sum.holder, ledger.agencyId)
  const before = sum.minutes - sum.late
  return [
    ...(before > 0 || sum.late === 0 ? [{ tone, length: before, label, note: data(before, day, t) }] : []),
    ...(sum.late > 0
      ? [
          {
            tone: 'over' as const,
            length: sum.late,
            label: t(`${label}, sau hẹn trả`, `${label}, after the due date`),
            note: data(sum.late, day, t),
          },
        ]
      : []),
  ]
}

function data(minutes: number, day: number, t: Translate): Html {
  return html`<data value="${minutes}">${durationWords(minutes, day, t)}</data>`
}

/** Minutes and late minutes of each holder, with the sums of both: lateness is of those who had the file then. */
export function holderTable(speech: LedgerSpeech, ledger: DossierLedger): Html {
  const { t } = speech
  const day = officeDayMinutes(ledger.input.calendar, ledger.input.receivedAt)
  const sums = holderSums(ledger)
  const columns = [
    t('Ai giữ hồ sơ', 'Who had it'),
    t('Giờ làm việc', 'Office time'),
    t('Trong đó sau hẹn trả', 'Of which late'),
  ]
  const row = (label: string, { minutes, late }: Omit<HolderSum, 'holder'>, classes = '') =>
    [label, data(minutes, day, t), data(late, day, t)].map((text, index) => ({
      text,
      classes,
      attributes: { 'data-label': columns[index] ?? '' },
    }))
  const total = {
    minutes: sums.reduce((sum, { minutes }) => sum + minutes, 0),
    late: sums.reduce((sum, { late }) => sum + late, 0),
  }
  return table({
    classes: 'stacked-table day-book',
    caption: t('Giờ làm việc theo người giữ hồ sơ', 'Office time by holder'),
    captionClasses: 'govuk-visually-hidden',
    head: columns.map((text) => ({ text })),
    rows: [
      ...sums.map((sum) => row(holderWords(speech, sum.holder, ledger.agencyId), sum)),
      row(t('Tổng cộng', 'Total'), total, 'day-book__sum'),
    ],
  })
}
