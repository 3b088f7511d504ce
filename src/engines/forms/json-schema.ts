import type { Field, JsonSchema } from './field.ts'
import type { FormDefinition } from './form-definition.ts'

/**
 * JSON Schema 2020-12 of a form's answers, for clients of the API and for our own check. Conditions that say
 * "field f has one of these values" become if/then; the others cannot be said there, so the fields they guard
 * are optional in the schema and our validator asks for them.
 */
export function toJsonSchema(form: FormDefinition): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: form.title.vi,
    ...objectSchema(form.fields),
  }
}

export function objectSchema(fields: readonly Field[]): JsonSchema {
  const properties = fields.map((field) => [field.key, propertySchema(field)])
  const required = fields.filter((field) => field.required && !field.condition).map((field) => field.key)
  const conditional = fields.flatMap((field) => conditionalSchema(field))
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
    ...(conditional.length > 0 ? { allOf: conditional } : {}),
  }
}

function propertySchema(field: Field): JsonSchema {
  const description = [field.hint?.vi, field.unit && `Đơn vị: ${field.unit.vi}`].filter(Boolean).join(' ')
  return { title: field.label.vi, ...(description ? { description } : {}), ...field.behaviour.jsonSchema() }
}

function conditionalSchema(field: Field): JsonSchema[] {
  const simple = field.condition?.simple
  if (!field.required || !simple) return []
  const [first, ...others] = simple.values
  const value = others.length > 0 ? { enum: simple.values } : { const: first }
  return [
    {
      if: { type: 'object', properties: { [simple.field]: value }, required: [simple.field] },
      // oxlint-disable-next-line unicorn/no-thenable -- it is the keyword of JSON Schema
      then: { type: 'object', required: [field.key] },
    },
  ]
}
