import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { isEmail, isPhone, isTaxCode } from '../vietnamese/index.ts'
import type { Answers } from './answers.ts'
import { type FieldError, idOf } from './field-error.ts'
import { isIdentityNumber, isIdentityNumberOrPassport } from './fields/national-id-field.ts'
import { MULTIPLE_PRECISION } from './fields/typed-number.ts'
import type { Field } from './field.ts'
import type { FormDefinition } from './form-definition.ts'
import { toJsonSchema } from './json-schema.ts'
import { isRealDate } from './real-date.ts'
import { inSentence, type Text } from './text.ts'

const compiled = new WeakMap<FormDefinition, ValidateFunction>()

/** Errors by the derived JSON Schema, in our words. Compiled at the first use of a form, about 10 ms. */
export function validateWithSchema(form: FormDefinition, answers: Answers): readonly FieldError[] {
  const validate = validatorOf(form)
  if (validate(answers)) return []
  const found = new Map<string, FieldError>()
  for (const error of validate.errors ?? []) {
    // `if` only repeats that the branch failed, which has its own error.
    if (error.keyword === 'if') continue
    const place = placeOf(form, error)
    if (!found.has(place.key)) found.set(place.key, { ...place, message: messageOf(error, place.field) })
  }
  return [...found.values()].map(({ key, id, message }) => ({ key, id, message }))
}

function validatorOf(form: FormDefinition): ValidateFunction {
  const known = compiled.get(form)
  if (known) return known
  const ajv = newAjv()
  const validate = ajv.compile(toJsonSchema(form))
  compiled.set(form, validate)
  return validate
}

// One instance a form: an Ajv keeps all it ever compiled, and forms come and go while the program runs.
function newAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    // A `then` requires a property that the schema around it defines.
    strictRequired: false,
    logger: false,
    // The schema is derived, so it need not be checked against the metaschema, which takes longer than compiling it.
    meta: false,
    validateSchema: false,
    multipleOfPrecision: MULTIPLE_PRECISION,
  })
  ajv.addFormat('date', isRealDate)
  ajv.addFormat('email', isEmail)
  ajv.addFormat('vn-phone', isPhone)
  ajv.addFormat('vn-national-id', isIdentityNumber)
  ajv.addFormat('vn-national-id-or-passport', isIdentityNumberOrPassport)
  ajv.addFormat('vn-tax-code', isTaxCode)
  return ajv
}

interface Place {
  readonly key: string
  readonly id: string
  readonly field: Field | undefined
}

/** `/owners/1/name` is the answer `owners[1].name`; a missing or surplus property is named in the params. */
function placeOf(form: FormDefinition, error: ErrorObject): Place {
  const [key = '', row, nested] = stepsOf(error)
  const field = form.fieldByKey.get(key)
  if (!field?.behaviour.rowFields || row === undefined) return place(key, field)
  const cell = field.behaviour.rowFields.find((one) => one.key === nested)
  return nested === undefined ? place(`${key}[${row}]`, undefined) : place(`${key}[${row}].${nested}`, cell)
}

function stepsOf({ instancePath, params }: ErrorObject): string[] {
  const steps = instancePath.split('/').slice(1).map(unescaped)
  const named: unknown = params.missingProperty ?? params.additionalProperty
  return typeof named === 'string' ? [...steps, named] : steps
}

function place(key: string, field: Field | undefined): Place {
  return { key, id: idOf(key + (field?.behaviour.firstInput ?? '')), field }
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~')
}

function messageOf(error: ErrorObject, field: Field | undefined): Text {
  if (error.keyword === 'additionalProperties' || !field) {
    return { vi: 'Biểu mẫu không hỏi nội dung này.', en: 'The form does not ask for this.' }
  }
  if (error.keyword === 'required') return field.behaviour.missing
  return KEYWORDS[error.keyword]?.(field.label, error.params) ?? notRight(field.label)
}

type Wording = (label: Text, params: Readonly<Record<string, unknown>>) => Text

const KEYWORDS: Readonly<Record<string, Wording>> = {
  minimum: (label, { limit }) => about(label, `phải từ ${limit} trở lên`, `must be ${limit} or more`),
  maximum: (label, { limit }) => about(label, `không được quá ${limit}`, `must be ${limit} or less`),
  minLength: (label, { limit }) =>
    about(label, `cần ít nhất ${limit} ký tự`, `must be at least ${limit} characters`),
  maxLength: (label, { limit }) =>
    about(label, `dài quá, tối đa ${limit} ký tự`, `must be ${limit} characters or fewer`),
  minItems: (label, { limit }) => about(label, `cần ít nhất ${limit} mục`, `needs at least ${limit} entries`),
  maxItems: (label, { limit }) =>
    about(label, `chỉ nhận tối đa ${limit} mục`, `takes at most ${limit} entries`),
  uniqueItems: (label) => about(label, 'có lựa chọn bị lặp lại', 'has a choice given twice'),
  enum: (label) =>
    about(label, 'có lựa chọn không nằm trong danh sách', 'has a choice that is not in the list'),
  multipleOf: (label) => about(label, 'có quá nhiều chữ số sau dấu phẩy', 'has too many decimals'),
  type: (label) => notRight(label),
}

function about(label: Text, vi: string, en: string): Text {
  return { vi: `${label.vi} ${vi}`, en: `${label.en} ${en}` }
}

function notRight(label: Text): Text {
  const name = inSentence(label)
  return {
    vi: `Bạn hãy xem lại ${name.vi}: nội dung chưa đúng dạng`,
    en: `Check ${name.en}: it is not in the right form`,
  }
}
