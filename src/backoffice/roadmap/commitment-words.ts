import type { BudgetSource, CommitmentStatus, Duty } from '../../modules/roadmap/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'

export function budgetSourceWords(source: BudgetSource, t: Translate): string {
  const words: Readonly<Record<BudgetSource, string>> = {
    development: t('Chi đầu tư phát triển', 'Development'),
    recurrent: t('Chi sự nghiệp', 'Recurrent'),
    sector: t('Đầu tư theo ngành dọc', 'Sector'),
    other: t('Nguồn hợp pháp khác', 'Other'),
  }
  return words[source]
}

export function dutyWords(duty: Duty, t: Translate): string {
  const words: Readonly<Record<Duty, string>> = {
    planning: t('Kế hoạch và đầu tư', 'Planning and investment'),
    finance: t('Tài chính', 'Finance'),
    information: t('Thông tin và truyền thông', 'Information and communications'),
  }
  return words[duty]
}

export function commitmentStatusTag(status: CommitmentStatus, t: Translate) {
  const words: Readonly<Record<CommitmentStatus, readonly [text: string, colour: string]>> = {
    none: [t('Chưa lập', 'Not begun'), 'grey'],
    draft: [t('Đang soạn', 'Draft'), 'grey'],
    submitted: [t('Chờ thẩm định', 'Under review'), 'yellow'],
    reviewed: [t('Chờ phê duyệt', 'To be approved'), 'yellow'],
    returned: [t('Trả lại để sửa', 'Returned'), 'orange'],
    approved: [t('Đã phê duyệt', 'Approved'), 'green'],
  }
  const [text, colour] = words[status]
  return { text, classes: `govuk-tag--${colour}` }
}
