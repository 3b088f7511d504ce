import { clockInputOf, requestFinancialDuty } from '../../modules/dossiers/index.ts'
import { formatMoney } from '../../platform/i18n/format.ts'
import { type Html, html, textarea, textInput } from '../../ui/index.ts'
import { dateField } from '../../web/date-field.ts'
import { isNoDate, isoOf, readDate, typedDate, type TypedDate } from '../../web/typed-date.ts'
import type { CaseFile } from './case-file.ts'
import type { Fault } from './fault.ts'
import { ruleSource } from './rule-words.ts'
import type { Shown, StepForm } from './step-form.ts'

interface Duty {
  readonly amount: string
  readonly content: string
  readonly payBy: TypedDate
}

/** A tax or charge has to be paid before work goes on: the applicant is told how much, what for and until when. */
export const financialDutyForm: StepForm<Duty> = {
  name: 'financial-duty',
  path: 'nghia-vu-tai-chinh',
  actions: ['financial-duty'],
  title: ({ t }) => t('Yêu cầu nộp nghĩa vụ tài chính', 'Ask for a payment'),
  begin: () => ({ amount: '', content: '', payBy: typedDate(null) }),
  read: (body) => ({
    amount: body.get('amount'),
    content: body.get('content'),
    payBy: readDate(body, 'payBy'),
  }),
  fields,
  submit: (t) => t('Gửi yêu cầu nộp tiền', 'Send the request'),
  act: ({ ctx, loaded }, { token }, { amount, content, payBy }) =>
    requestFinancialDuty(ctx, {
      dossierId: loaded.state.id,
      token,
      amountVnd: amountOf(amount),
      content,
      // What stands in the boxes and is no day is not passed over in silence.
      payBy: isNoDate(payBy) ? '' : (isoOf(payBy) ?? '-'),
    }),
  fault: (error, t) => faultOf(error, t),
  done: (t, { amount }) => {
    const [vi, en] = (['vi', 'en'] as const).map((locale) => formatMoney(amountOf(amount), locale))
    return t(`Đã gửi yêu cầu nộp ${vi}`, `Payment of ${en} asked for`)
  },
}

/** `1.500.000`, `1,500,000 đ` and `1500000` alike; what is no whole amount is 0, which nobody asks for. */
export function amountOf(typed: string): number {
  const bare = typed.trim().replace(/\s*(đồng|vnd|đ)$/iu, '')
  const isGrouped = /^\d{1,3}([., ]\d{3})+$/.test(bare) && new Set(bare.match(/[., ]/g)).size === 1
  if (!isGrouped && !/^\d{1,15}$/.test(bare)) return 0
  return Number(bare.replaceAll(/\D/g, ''))
}

function faultOf(error: string, t: CaseFile['t']): Fault {
  switch (error) {
    case 'amountVnd':
      return {
        field: 'amount',
        text: t('Bạn hãy ghi số tiền, ví dụ 1.500.000', 'Write the amount, for example 1,500,000'),
      }
    case 'content':
      return {
        field: 'content',
        text: t('Bạn hãy ghi khoản phải nộp và nơi nộp', 'Write what it is for and where to pay'),
      }
    default:
      return {
        field: 'payBy',
        id: 'payBy-day',
        text: t(
          'Hạn nộp phải là một ngày từ hôm nay trở đi, ví dụ 24 11 2026',
          'Pay by must be a day from today on, for example 24 11 2026',
        ),
      }
  }
}

function fields({ file, values, faultOf: fault }: Shown<Duty>): Html {
  const { t, request } = file
  return html`${effect(file)}${textInput({
    name: 'amount',
    value: values.amount,
    inputmode: 'numeric',
    autocomplete: 'off',
    classes: 'govuk-input--width-10',
    label: { text: t('Số tiền', 'Amount'), classes: 'govuk-label--s' },
    hint: {
      text: t(
        'Theo thông báo của cơ quan thuế, ví dụ 1.500.000',
        'As the tax office says, for example 1,500,000',
      ),
    },
    suffix: { text: t('đồng', 'VND') },
    ...fault('amount'),
  })}${textarea({
    name: 'content',
    rows: 4,
    value: values.content,
    label: { text: t('Khoản phải nộp và nơi nộp', 'What for, and where to pay'), classes: 'govuk-label--s' },
    hint: {
      text: t(
        'Người nộp sẽ đọc. Ví dụ: lệ phí trước bạ theo Thông báo số 123/TB-CT, nộp tại Kho bạc hoặc ngân hàng',
        'The applicant reads it. For example: registration fee by notice 123/TB-CT, at the treasury or a bank',
      ),
    },
    ...fault('content'),
  })}${dateField({
    name: 'payBy',
    locale: request.locale,
    value: values.payBy,
    legend: t('Hạn nộp (nếu có)', 'Pay by (if any)'),
    hint: t('Theo thông báo; để trống nếu không ghi hạn', 'As the notice says; empty when it sets no day'),
    fault: fault('payBy'),
  })}`
}

/** What it does to the clock, by the rules the file keeps. */
function effect({ t, ctx, loaded, services }: CaseFile): Html | undefined {
  const input = clockInputOf(ctx, loaded, services.clock.now())
  if (!input) return undefined
  const { pauses } = input.profile.rules
  const words = pauses.value.includes('financial_duty')
    ? t(
        'Người nộp được báo ngay. Thời gian chờ nộp tiền không tính vào thời hạn giải quyết.',
        'The applicant is told at once. The time until the payment does not count.',
      )
    : t(
        'Người nộp được báo ngay. Thời hạn giải quyết vẫn tính trong lúc chờ nộp tiền.',
        'The applicant is told at once. The clock goes on until the payment.',
      )
  return html`<p class="govuk-body govuk-!-margin-bottom-1">${words}</p>${ruleSource(pauses, t)}`
}
