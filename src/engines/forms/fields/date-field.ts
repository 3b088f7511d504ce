import type { AnswerValue, Posted } from '../answers.ts'
import { isTyped } from '../answers.ts'
import { isRealDate } from '../real-date.ts'
import type { FieldBehaviour, Problem } from '../field.ts'
import { NO_PROBLEMS } from '../field.ts'
import type { FieldKind } from '../field-kind.ts'
import type { DatePart, DateView } from '../field-view.ts'
import { integer, type Random } from '../generate/random.ts'
import { forExample, mustBe, notTyped } from '../messages.ts'
import type { Text } from '../text.ts'

const EXAMPLE = '24 11 2026'
const PARTS: readonly DatePart[] = ['day', 'month', 'year']
const MAX_TYPED = 20

export const dateField: FieldKind = {
  name: 'date',
  component: 'datetime',
  sample: {
    type: 'datetime',
    subtype: 'date',
    key: 'issued_on',
    dateLabel: 'Ngày cấp',
    properties: { labelEn: 'Date of issue' },
  },
  build: (source) => {
    if (source.text('subtype') !== undefined && source.text('subtype') !== 'date') {
      source.fault(
        { vi: 'Chỉ hỗ trợ ngày, chưa hỗ trợ giờ.', en: 'Only dates are supported, not times.' },
        'subtype',
      )
    }
    return dateBehaviour(source.label)
  },
}

function dateBehaviour(label: Text): FieldBehaviour {
  const messages = messagesOf(label)
  const { missing, notReal } = messages
  return {
    read: readDate,
    validate: (value) => validateDate(value, messages),
    show: (value) => show(value),
    jsonSchema: () => ({ type: 'string', format: 'date' }),
    view: (value) => viewOf(value),
    missing,
    hint: forExample(EXAMPLE),
    firstInput: '-day',
    listErrors: () => [missing, notReal, ...PARTS.map((part) => messages.lacks[part])],
    generate: (random) => generateDate(random, label.vi),
    breaks: () => [
      { value: { typed: ['31', '2', '2014'] }, message: notReal },
      { value: { typed: ['7', '13', '2014'] }, message: notReal },
      { value: { typed: ['7', '', '2014'] }, message: messages.lacks.month },
      { value: '2014-02-31', message: notReal },
      { value: '24/11/2014', message: notReal },
      { value: 20141124, message: notReal },
    ],
  }
}

interface DateMessages {
  readonly missing: Text
  readonly notReal: Text
  readonly lacks: Readonly<Record<DatePart, Text>>
}

function messagesOf(label: Text): DateMessages {
  const lack = (vi: string, en: string): Text => ({
    vi: `${label.vi} còn thiếu ${vi}, bạn hãy nhập đủ ngày, tháng, năm`,
    en: `${label.en} must include a ${en}`,
  })
  return {
    missing: notTyped(label),
    notReal: mustBe(label, { vi: 'ngày có thật', en: 'a real date' }, { vi: EXAMPLE, en: EXAMPLE }),
    lacks: { day: lack('ngày', 'day'), month: lack('tháng', 'month'), year: lack('năm', 'year') },
  }
}

function readDate(posted: Posted, name: string): AnswerValue | undefined {
  const typed = PARTS.map((part) =>
    (posted(`${name}-${part}`)?.[0] ?? '').trim().toWellFormed().slice(0, MAX_TYPED),
  )
  const [day = '', month = '', year = ''] = typed
  if (day === '' && month === '' && year === '') return undefined
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isRealDate(written) ? written : { typed }
}

function validateDate(value: unknown, messages: DateMessages): readonly Problem[] {
  if (typeof value === 'string' && isRealDate(value)) return NO_PROBLEMS
  if (!isTyped(value)) return [{ message: messages.notReal, input: '-day' }]
  const missing = PARTS.find((_, index) => !value.typed[index])
  if (missing) return [{ message: messages.lacks[missing], input: `-${missing}` }]
  return [{ message: messages.notReal, input: `-${wrongParts(value.typed)[0] ?? 'day'}` }]
}

/** What a box can hold by itself. */
const SOUND: Readonly<Record<DatePart, RegExp>> = {
  day: /^(0?[1-9]|[12]\d|3[01])$/,
  month: /^(0?[1-9]|1[0-2])$/,
  year: /^(1[89]|2[01])\d\d$/,
}

/** Which boxes to mark: the empty ones, else those that cannot be right by themselves, else all three. */
function wrongParts(typed: readonly string[]): readonly DatePart[] {
  const empty = PARTS.filter((_, index) => !typed[index])
  if (empty.length > 0) return empty
  const unsound = PARTS.filter((part, index) => !SOUND[part].test(typed[index] ?? ''))
  return unsound.length > 0 ? unsound : PARTS
}

function viewOf(value: unknown): DateView {
  if (typeof value === 'string') {
    const [year = '', month = '', day = ''] = value.split('-')
    return {
      type: 'date',
      day: withoutZero(day),
      month: withoutZero(month),
      year,
      wrong: isRealDate(value) ? [] : PARTS,
    }
  }
  const typed = isTyped(value) ? value.typed : []
  const [day = '', month = '', year = ''] = typed
  return { type: 'date', day, month, year, wrong: typed.length > 0 ? wrongParts(typed) : PARTS }
}

function withoutZero(digits: string): string {
  return digits.replace(/^0(?=\d)/, '')
}

function show(value: unknown): string {
  if (typeof value === 'string') return value.split('-').reverse().join('/')
  return isTyped(value) ? value.typed.join('/') : ''
}

function generateDate(random: Random, label: string): string {
  const year = integer(random, ...yearsOf(label))
  const [month, day] = [integer(random, 1, 12), integer(random, 1, 28)]
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Believable by the words of the label: births are old, and what ends does so after what begins. */
function yearsOf(label: string): [number, number] {
  if (/sinh/i.test(label)) return [1950, 1996]
  if (/^từ|bắt đầu/i.test(label)) return [2005, 2009]
  return /đến|kết thúc|hết/i.test(label) ? [2010, 2014] : [2005, 2014]
}
