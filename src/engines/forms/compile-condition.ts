import { checkExpression, type Program, programOfExpression } from '../rules/index.ts'
import { type ComponentSource, objectOf } from './component-source.ts'
import type { Condition, SimpleCondition } from './condition.ts'
import type { Field } from './field.ts'
import type { Text } from './text.ts'

/** form-js hides a component when `conditional.hide` is true. `before` are the fields it may depend on. */
export function compileCondition(source: ComponentSource, before: readonly Field[]): Condition | undefined {
  const hide = objectOf(source.json.conditional).hide
  if (hide === undefined || hide === '') return undefined
  const expression = typeof hide === 'string' && hide.startsWith('=') ? hide.slice(1).trim() : undefined
  if (expression === undefined) {
    fault(source, {
      vi: 'Điều kiện ẩn phải là biểu thức FEEL bắt đầu bằng dấu "=".',
      en: 'The condition to hide must be FEEL and start with "=".',
    })
    return undefined
  }
  const check = checkExpression(expression)
  if (!check.ok) {
    fault(source, {
      vi: `Điều kiện ẩn không đúng cú pháp FEEL: ${check.message}`,
      en: `The condition to hide is not FEEL: ${check.message}`,
    })
    return undefined
  }
  refuseUnknown(source, check.variables, before)
  const program = programOfExpression(expression)
  const simple = program && simpleOf(program)
  return {
    hide: expression,
    program,
    variables: check.variables,
    simple,
    onlyIf: simple && describe(simple, before),
  }
}

function fault(source: ComponentSource, message: Text): void {
  source.fault(message, 'conditional.hide')
}

function refuseUnknown(
  source: ComponentSource,
  variables: readonly string[],
  before: readonly Field[],
): void {
  const known = new Set(before.flatMap((field) => [field.key, ...keysInRows(field, variables)]))
  for (const name of variables) {
    if (known.has(name)) continue
    fault(source, {
      vi: `Điều kiện ẩn dùng "${name}", không phải khóa của câu hỏi nào đứng trước.`,
      en: `The condition to hide uses "${name}", which is no key of a question before it.`,
    })
  }
}

/** `members[role = "head"]` names a key of the rows of `members`. */
function keysInRows(field: Field, variables: readonly string[]): readonly string[] {
  return variables.includes(field.key) ? (field.behaviour.rowFields ?? []).map((nested) => nested.key) : []
}

/** Recognises "hidden unless f is v" and "hidden unless f is one of v, w". */
function simpleOf(program: Program): SimpleCondition | undefined {
  if (program[0] === 'compare' && program[1] === '!=') return equality(program[2], program[3])
  if (program[0] !== 'not') return undefined
  const inner = program[1]
  if (inner[0] === 'compare' && inner[1] === '=') return equality(inner[2], inner[3])
  return inner[0] === 'among' ? membership(inner[1], inner[2]) : undefined
}

function equality(left: Program, right: Program): SimpleCondition | undefined {
  return left[0] === 'get' ? membership(left, [right]) : membership(right, [left])
}

function membership(subject: Program, options: readonly Program[]): SimpleCondition | undefined {
  if (subject[0] !== 'get') return undefined
  const values = options.flatMap((option) => (option[0] === 'is' && option[1] !== null ? [option[1]] : []))
  return values.length === options.length ? { field: subject[1], values } : undefined
}

function describe({ field: key, values }: SimpleCondition, before: readonly Field[]): Text | undefined {
  const field = before.findLast((one) => one.key === key)
  if (!field) return undefined
  const names = values.map((value) => shown(field, value))
  const list = (locale: 'vi' | 'en', or: string) => names.map((name) => `“${name[locale]}”`).join(or)
  return {
    vi: `Chỉ trả lời nếu “${field.label.vi}” là ${list('vi', ' hoặc ')}`,
    en: `Only if “${field.label.en}” is ${list('en', ' or ')}`,
  }
}

function shown(field: Field, value: string | number | boolean): Text {
  const { show } = field.behaviour
  return { vi: show(value, NO_LISTS, 'vi'), en: show(value, NO_LISTS, 'en') }
}

const NO_LISTS = { adminUnits: () => [], adminUnit: () => undefined }
