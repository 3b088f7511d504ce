import type { Posted } from '../answers.ts'
import { cleanLine, isLongerThan, LINE_PATTERN } from '../clean-text.ts'
import type { Broken, FieldBehaviour, JsonSchema, Problem, Scope } from '../field.ts'
import { NO_PROBLEMS } from '../field.ts'
import type { ControlView } from '../field-view.ts'
import { notReadable, notTyped, tooLong, tooShort, unwantedCharacters } from '../messages.ts'
import type { Text } from '../text.ts'

/** What differs between the kinds that are typed as text. */
export interface TypedText {
  readonly label: Text
  readonly maxLength: number
  readonly minLength?: number | undefined
  /** From what was posted to the text kept; by default one clean line. */
  readonly clean?: (text: string) => string
  readonly pattern?: string
  readonly format?: { isRight(text: string): boolean; readonly wrong: Text }
  readonly schema?: JsonSchema
  readonly hint?: Text | undefined
  view(value: string): ControlView
  show?(value: string): string
  warn?(value: string): readonly Text[]
  generate(random: () => number, scope: Scope): string
  /** Texts of the wrong format. */
  readonly wrongExamples?: readonly string[]
}

export function typedText(options: TypedText): FieldBehaviour {
  const { label, maxLength, minLength } = options
  const pattern = options.pattern ?? LINE_PATTERN
  const messages = {
    missing: notTyped(label),
    notReadable: notReadable(label),
    unwanted: unwantedCharacters(label),
    tooLong: tooLong(label, maxLength),
    tooShort: tooShort(label, minLength ?? 1),
  }
  const check = checker(options, new RegExp(pattern, 'u'), messages)
  const { warn } = options
  return {
    read: (posted, name) => readText(posted, name, options.clean ?? cleanLine),
    validate: check,
    ...(warn ? { warn: (value: unknown) => (typeof value === 'string' ? warn(value) : []) } : {}),
    show: (value) => (typeof value === 'string' ? (options.show?.(value) ?? value) : ''),
    jsonSchema: () => ({ type: 'string', minLength: minLength ?? 1, maxLength, pattern, ...options.schema }),
    view: (value) => options.view(typeof value === 'string' ? value : ''),
    missing: messages.missing,
    ...(options.hint ? { hint: options.hint } : {}),
    listErrors: () => [
      messages.missing,
      messages.tooLong,
      messages.unwanted,
      messages.notReadable,
      ...(minLength === undefined ? [] : [messages.tooShort]),
      ...(options.format ? [options.format.wrong] : []),
    ],
    generate: options.generate,
    breaks: () => breaksOf(options, messages),
  }
}

interface Messages {
  readonly missing: Text
  readonly notReadable: Text
  readonly unwanted: Text
  readonly tooLong: Text
  readonly tooShort: Text
}

function readText(posted: Posted, name: string, clean: (text: string) => string): string | undefined {
  const text = posted(name)?.[0]
  return text === undefined ? undefined : clean(text) || undefined
}

// Each fault is one shared array: nothing is allocated when a page is checked.
function checker(options: TypedText, pattern: RegExp, messages: Messages) {
  const { maxLength, minLength = 1, format } = options
  const problems = Object.fromEntries(
    Object.entries(messages).map(([name, message]) => [name, [{ message }]]),
  ) as unknown as Record<keyof Messages, readonly Problem[]>
  const wrongFormat = format ? [{ message: format.wrong }] : NO_PROBLEMS
  return (value: unknown): readonly Problem[] => {
    if (typeof value !== 'string') return problems.notReadable
    if (isLongerThan(value, maxLength)) return problems.tooLong
    if (!pattern.test(value)) return value.trim() === '' ? problems.missing : problems.unwanted
    if (minLength > 1 && !isLongerThan(value, minLength - 1)) return problems.tooShort
    return !format || format.isRight(value) ? NO_PROBLEMS : wrongFormat
  }
}

function breaksOf(options: TypedText, messages: Messages): Broken[] {
  const { maxLength, minLength = 1, format } = options
  const broken: Broken[] = [
    { value: 'à'.repeat(maxLength + 1), message: messages.tooLong },
    { value: 'a\u0007b', message: messages.unwanted },
    { value: true, message: messages.notReadable },
  ]
  if (minLength > 1) broken.push({ value: 'a'.repeat(minLength - 1), message: messages.tooShort })
  for (const value of options.wrongExamples ?? []) if (format) broken.push({ value, message: format.wrong })
  return broken
}
