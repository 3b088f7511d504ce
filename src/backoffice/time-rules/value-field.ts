import type { RuleName, RuleValues, WorkingTerm } from '../../engines/clock/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import type { Form } from '../../platform/http/form.ts'
import type { Request } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { checkboxes, type Html, html, radios, textInput } from '../../ui/index.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'

type Shape = 'effect' | 'count' | 'term' | 'pauses' | 'time'

const SHAPES: Readonly<Record<RuleName, Shape>> = {
  supplementEffect: 'effect',
  supplementsAllowed: 'count',
  supplementRequestWithin: 'term',
  pauses: 'pauses',
  extensionsAllowed: 'count',
  apologyBefore: 'term',
  replyOnlineWithin: 'term',
  transferCutOff: 'time',
}

/** What was typed, in the shape of the rule; what has no such shape is refused by the command. */
export function readValue(name: RuleName, body: Form): unknown {
  const typed = body.get('value').trim()
  switch (SHAPES[name]) {
    case 'count':
      return typed === '' ? null : Number(typed)
    case 'term':
      return typed === '' ? null : { amount: Number(typed.replace(',', '.')), unit: body.get('unit') }
    case 'pauses':
      return body.getAll('value')
    case 'effect':
    case 'time':
      return typed
  }
}

interface Field {
  readonly name: RuleName
  readonly value: unknown
  readonly errors: FormErrors
}

export function valueField(request: Request<Session>, field: Field): Html {
  switch (SHAPES[field.name]) {
    case 'effect':
      return effectField(request, field)
    case 'count':
      return countField(request, field)
    case 'term':
      return termField(request, field)
    case 'pauses':
      return pausesField(request, field)
    case 'time':
      return timeField(request, field)
  }
}

function effectField({ locale }: Request<Session>, { value, errors }: Field): Html {
  const t = translator(locale)
  return radios({
    name: 'value',
    locale,
    value: String(value),
    fieldset: { legend: { text: t('Giá trị', 'Value'), classes: 'govuk-fieldset__legend--s' } },
    items: [
      { value: 'restart', text: t('Tính lại từ đầu', 'Begins again') },
      { value: 'continue', text: t('Tính tiếp', 'Goes on') },
    ],
    ...errorOf(errors, 'value'),
  })
}

function countField({ locale }: Request<Session>, { value, errors }: Field): Html {
  const t = translator(locale)
  return textInput({
    name: 'value',
    locale,
    classes: 'govuk-input--width-3',
    inputmode: 'numeric',
    label: { text: t('Số lần', 'How often') },
    hint: {
      text: t('Số nguyên; để trống nếu không giới hạn', 'A whole number; empty where there is no limit'),
    },
    value: value === null ? '' : String(value),
    ...errorOf(errors, 'value'),
  })
}

function termField({ locale }: Request<Session>, { value, errors }: Field): Html {
  const t = translator(locale)
  const { amount = '', unit = 'working_day' } = (value ?? {}) as Partial<WorkingTerm>
  return html`${textInput({
    name: 'value',
    locale,
    classes: 'govuk-input--width-3',
    inputmode: 'decimal',
    label: { text: t('Bao nhiêu', 'How long') },
    hint: { text: t('Ví dụ 3; để trống nếu không giới hạn', 'For example 3; empty where there is no limit') },
    value: String(amount),
    ...errorOf(errors, 'value'),
  })}${radios({
    name: 'unit',
    locale,
    value: unit,
    fieldset: { legend: { text: t('Đơn vị', 'Unit'), classes: 'govuk-fieldset__legend--s' } },
    items: [
      { value: 'working_day', text: t('Ngày làm việc', 'Working days') },
      { value: 'working_hour', text: t('Giờ làm việc', 'Working hours') },
    ],
  })}`
}

function pausesField({ locale }: Request<Session>, { value, errors }: Field): Html {
  const t = translator(locale)
  return checkboxes({
    name: 'value',
    locale,
    values: value as RuleValues['pauses'],
    fieldset: {
      legend: { text: t('Không tính khi chờ', 'Not counted'), classes: 'govuk-fieldset__legend--s' },
    },
    items: [
      { value: 'supplement', text: t('Người nộp bổ sung giấy tờ', 'While more papers are waited for') },
      {
        value: 'financial_duty',
        text: t('Người nộp làm nghĩa vụ tài chính', 'While a payment is waited for'),
      },
    ],
    ...errorOf(errors, 'value'),
  })
}

function timeField({ locale }: Request<Session>, { value, errors }: Field): Html {
  const t = translator(locale)
  return textInput({
    name: 'value',
    locale,
    classes: 'govuk-input--width-5',
    label: { text: t('Giờ', 'Time of day') },
    hint: { text: t('Ví dụ 15:00', 'For example 15:00') },
    value: String(value),
    ...errorOf(errors, 'value'),
  })
}
