import type { AnswerValue, Posted } from '../answers.ts'
import { isTyped } from '../answers.ts'
import type { ComponentSource } from '../component-source.ts'
import type { Broken, FieldBehaviour, JsonSchema, Problem } from '../field.ts'
import { NO_PROBLEMS } from '../field.ts'
import type { InputView } from '../field-view.ts'
import { mustBe, notTyped, outOfBounds, tooManyDigits } from '../messages.ts'
import type { Locale, Text } from '../text.ts'
import { type Formats, formats } from './number-format.ts'

/** What differs between number, money and year. */
export interface TypedNumber {
  readonly label: Text
  readonly unit?: Text | undefined
  readonly min: number
  readonly max: number
  /** Most digits after the decimal comma; undefined for any. */
  readonly decimals: number | undefined
  readonly grouping: boolean
  readonly what: Text
  readonly example: Text
  readonly hint?: Text
  readonly inputMode: InputView['inputMode']
  readonly width: number
  parse(text: string): number | undefined
  generate(random: () => number): number
}

// Fifteen digits are exact in every program that will read the file.
export const LARGEST = 999_999_999_999_999
const MAX_TYPED = 60

export function typedNumber(options: TypedNumber): FieldBehaviour {
  const { label, min, max, decimals, parse } = options
  const formatted = formats(options.grouping, options.unit)
  const messages = {
    missing: notTyped(label),
    notNumber: mustBe(label, options.what, options.example),
    tooManyDigits: tooManyDigits(label),
    bounds: boundsMessage(options, formatted),
  }
  return {
    read: (posted, name) => readNumberFrom(posted, name, parse),
    validate: checker(options, messages),
    show: (value, _lists, locale) => show(value, locale, formatted),
    jsonSchema: () => schemaOf(min, max, decimals),
    view: (value) => ({
      type: 'input',
      value: typedOrFormatted(value, formatted),
      inputType: 'text',
      inputMode: options.inputMode,
      maxLength: MAX_TYPED,
      width: options.width,
    }),
    missing: messages.missing,
    ...(options.hint ? { hint: options.hint } : {}),
    listErrors: () => [messages.missing, messages.notNumber, messages.tooManyDigits, messages.bounds],
    generate: (random) => options.generate(random),
    breaks: () => breaksOf(options, messages),
  }
}

/** `validate.min` and `validate.max`, kept inside what the kind takes. */
export function numberBounds(source: ComponentSource, limits: { min: number; max: number }) {
  const [askedMin, askedMax] = [source.number('min'), source.number('max')]
  const min = Math.max(askedMin ?? limits.min, limits.min)
  const max = Math.min(askedMax ?? limits.max, limits.max)
  if (min > max) {
    source.fault(
      { vi: 'Giá trị nhỏ nhất lớn hơn giá trị lớn nhất.', en: 'The minimum is above the maximum.' },
      'validate',
    )
  }
  return { min, max }
}

function readNumberFrom(
  posted: Posted,
  name: string,
  parse: (text: string) => number | undefined,
): AnswerValue | undefined {
  const text = posted(name)?.[0]?.trim()
  if (!text) return undefined
  return parse(text) ?? { typed: [text.toWellFormed().slice(0, MAX_TYPED)] }
}

interface Messages {
  readonly notNumber: Text
  readonly tooManyDigits: Text
  readonly bounds: Text
}

function checker(options: TypedNumber, messages: Messages) {
  const { min, max, decimals } = options
  const notNumber: readonly Problem[] = [{ message: messages.notNumber }]
  const tooMany: readonly Problem[] = [{ message: messages.tooManyDigits }]
  const outside: readonly Problem[] = [{ message: messages.bounds }]
  return (value: unknown): readonly Problem[] => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return notNumber
    if (Math.abs(value) > LARGEST) return tooMany
    if (decimals !== undefined && !hasAtMost(value, decimals)) return notNumber
    return value < min || value > max ? outside : NO_PROBLEMS
  }
}

/** As ajv's `multipleOf` with a precision: 0.1 + 0.2 has one decimal here. */
function hasAtMost(value: number, decimals: number): boolean {
  if (decimals === 0) return Number.isInteger(value)
  const scaled = value * 10 ** decimals
  return Math.abs(Math.round(scaled) - scaled) <= 10 ** -MULTIPLE_PRECISION
}

export const MULTIPLE_PRECISION = 6

function schemaOf(minimum: number, maximum: number, decimals: number | undefined): JsonSchema {
  if (decimals === undefined) return { type: 'number', minimum, maximum }
  return decimals === 0
    ? { type: 'integer', minimum, maximum }
    : { type: 'number', minimum, maximum, multipleOf: Number((10 ** -decimals).toFixed(decimals)) }
}

/** Only bounds that mean something are said: of a number without any, the limit is in its digits. */
function boundsMessage({ label, min, max }: TypedNumber, { full, bare }: Formats): Text {
  const hasMax = max < LARGEST
  const lowest = hasMax ? bare : full
  return outOfBounds(label, {
    ...(min > -LARGEST ? { min: { vi: lowest(min, 'vi'), en: lowest(min, 'en') } } : {}),
    ...(hasMax ? { max: { vi: full(max, 'vi'), en: full(max, 'en') } } : {}),
  })
}

function show(value: unknown, locale: Locale, { full }: Formats): string {
  if (typeof value === 'number') return full(value, locale)
  return isTyped(value) ? (value.typed[0] ?? '') : ''
}

function typedOrFormatted(value: unknown, { plain }: Formats): string {
  if (typeof value === 'number') return plain(value)
  return isTyped(value) ? (value.typed[0] ?? '') : ''
}

function breaksOf({ min, max, decimals }: TypedNumber, messages: Messages): Broken[] {
  const beyond = (value: number) => (Math.abs(value) > LARGEST ? messages.tooManyDigits : messages.bounds)
  return [
    { value: { typed: ['khoảng mười'] }, message: messages.notNumber },
    { value: '12', message: messages.notNumber },
    { value: max + 1, message: beyond(max + 1) },
    { value: min - 1, message: beyond(min - 1) },
    ...(decimals === 0 ? [{ value: min + 0.5, message: messages.notNumber }] : []),
  ]
}
