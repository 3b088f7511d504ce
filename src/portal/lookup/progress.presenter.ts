import type { Translate } from '../../platform/i18n/translator.ts'
import type { ProgressStep } from '../../ui/index.ts'

export interface ProgressView {
  /** "3 trong 5 bước"; for a dossier that ended on the way, that it ended. */
  readonly words: string
  readonly steps: readonly ProgressStep[]
}

/** How many of the five steps are behind a dossier in that state. */
const STEPS_DONE: Readonly<Record<string, number>> = {
  submitted: 1,
  supplement_before_reception: 1,
  received: 2,
  processing: 2,
  supplement: 2,
  done: 4,
  returned: 5,
}

/**
 * Degree of completion, all that a code alone opens: not whether it was granted, what is missing, or why it
 * ended. Căn cứ: Thông tư 01/2018/TT-VPCP, Điều 16 khoản 2 điểm d.
 */
export function progressView(status: string, t: Translate): ProgressView {
  const done = STEPS_DONE[status]
  if (done === undefined)
    return {
      words: t(
        'Hồ sơ đã kết thúc, không giải quyết tiếp.',
        'The file is closed and not handled any further.',
      ),
      steps: [],
    }
  const names = [
    t('Đã gửi', 'Sent'),
    t('Đã tiếp nhận', 'Accepted'),
    t('Đang giải quyết', 'Being handled'),
    t('Đã có kết quả', 'Result ready'),
    t('Đã trả kết quả', 'Result handed over'),
  ]
  // Handling and its result end together: while it is handled, the result comes next.
  const steps = names.map((text, index) => ({
    text,
    state: index < done ? ('done' as const) : index === done ? ('current' as const) : ('next' as const),
  }))
  return {
    words: t(`Đã xong ${done} trong ${names.length} bước.`, `${done} of ${names.length} steps done.`),
    steps,
  }
}
