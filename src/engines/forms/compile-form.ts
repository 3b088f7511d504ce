import { type ComponentSource, componentSource, type Json, objectOf, stringOf } from './component-source.ts'
import { compileCondition } from './compile-condition.ts'
import type { Field } from './field.ts'
import { findFieldKind } from './field-kinds.ts'
import { type FormDefinition, type FormFault, FormFaultsError, type FormSection } from './form-definition.ts'
import type { Text } from './text.ts'

const MAX_FIELDS = 400
// A key is a JSON property, a FEEL name, part of an input's name and of its id.
const KEY = /^[A-Za-z][A-Za-z0-9_]{0,63}$/

/** The form of a form-js schema, or FormFaultsError with all that is wrong with it. */
export function compileForm(schema: unknown): FormDefinition {
  const faults: FormFault[] = []
  const json = objectOf(schema)
  if (json.type !== 'default' || !Array.isArray(json.components)) {
    throw new FormFaultsError([
      { path: '', message: { vi: 'Đây không phải là biểu mẫu form-js.', en: 'This is not a form-js form.' } },
    ])
  }
  const form = assemble(json, json.components, faults)
  if (faults.length > 0) throw new FormFaultsError(faults)
  return form
}

/** What `compileForm` would complain about; empty for a sound form. */
export function checkForm(schema: unknown): readonly FormFault[] {
  try {
    compileForm(schema)
    return []
  } catch (error) {
    if (error instanceof FormFaultsError) return error.faults
    throw error
  }
}

function assemble(json: Json, components: readonly unknown[], faults: FormFault[]): FormDefinition {
  const compiler: Compiler = { faults, known: [], count: 0 }
  let title: Text | undefined
  const sections: FormSection[] = []
  components.forEach((entry, index) => {
    const component = objectOf(entry)
    const source = componentSource(component, `components[${index}]`, faults)
    if (component.type === 'text') title ??= titleOf(source)
    else if (component.type === 'group') sections.push(compileSection(compiler, source, sections.length))
    else {
      source.fault({
        vi: 'Mỗi câu hỏi phải nằm trong một nhóm; mỗi nhóm là một trang.',
        en: 'Every question must be inside a group; each group is a page.',
      })
    }
  })
  const fields = sections.flatMap((section) => section.fields)
  if (fields.length === 0 || compiler.count > MAX_FIELDS) {
    const vi = `Biểu mẫu phải có từ 1 đến ${MAX_FIELDS} câu hỏi.`
    faults.push({ path: 'components', message: { vi, en: `A form must have 1 to ${MAX_FIELDS} questions.` } })
  }
  const id = stringOf(json.id) ?? 'form'
  return {
    id,
    title: title ?? { vi: id, en: id },
    sections,
    fields,
    fieldByKey: new Map(fields.map((field) => [field.key, field])),
  }
}

/** A form has no title of its own in form-js: by custom it is the first text, a Markdown heading. */
function titleOf(source: ComponentSource): Text | undefined {
  const text = source.bilingual(source.text('text'), 'textEn')
  const plain = (markdown: string) => markdown.replace(/^#+\s*/, '').trim()
  return text && { vi: plain(text.vi), en: plain(text.en) }
}

interface Compiler {
  readonly faults: FormFault[]
  /** Fields of the form so far, which conditions may depend on. */
  readonly known: Field[]
  count: number
}

function compileSection(compiler: Compiler, source: ComponentSource, index: number): FormSection {
  if (source.label.vi === '') source.fault({ vi: 'Trang chưa có tên.', en: 'The page has no name.' }, 'label')
  const fields = compileFields(compiler, source.json.components, `${source.path}.components`, compiler.known)
  const own = new Set(fields.map((field) => field.key))
  const variables = fields.flatMap((field) => variablesOf(field)).filter((name) => !own.has(name))
  return { index, title: source.label, fields, outsideVariables: [...new Set(variables)] }
}

function variablesOf(field: Field): readonly string[] {
  const inRows = (field.behaviour.rowFields ?? []).flatMap((nested) => nested.condition?.variables ?? [])
  return [...(field.condition?.variables ?? []), ...inRows]
}

/** Adds to `siblings` as it goes: a condition may only depend on what stands before it. */
function compileFields(compiler: Compiler, given: unknown, at: string, siblings: Field[]): readonly Field[] {
  const components: readonly unknown[] = Array.isArray(given) ? given : []
  const fields: Field[] = []
  components.forEach((entry, index) => {
    const field = compileField(
      compiler,
      componentSource(objectOf(entry), `${at}[${index}]`, compiler.faults),
      siblings,
    )
    if (!field) return
    siblings.push(field)
    fields.push(field)
  })
  return fields
}

function compileField(
  compiler: Compiler,
  source: ComponentSource,
  siblings: readonly Field[],
): Field | undefined {
  compiler.count += 1
  const type = source.text('type') ?? ''
  const kind = findFieldKind(type, kindOf(source))
  if (!kind) {
    const name = source.property('kind') ?? type
    source.fault(
      { vi: `Loại câu hỏi "${name}" chưa được hỗ trợ.`, en: `The kind "${name}" is not supported.` },
      'type',
    )
    return undefined
  }
  const key = keyOf(source, siblings)
  if (source.label.vi === '')
    source.fault({ vi: 'Câu hỏi chưa có nhãn.', en: 'The question has no label.' }, 'label')
  const behaviour = kind.build(source, (components, at) =>
    compileRow(compiler, components, `${source.path}.${at}`),
  )
  return {
    key,
    kind: kind.name,
    label: source.label,
    hint:
      source.bilingual(source.text('description') ?? source.property('description'), 'descriptionEn') ??
      behaviour.hint,
    unit: source.bilingual(stringOf(objectOf(source.json.appearance).suffixAdorner), 'unitEn'),
    required: source.flag('required'),
    condition: compileCondition(source, [...compiler.known, ...siblings]),
    behaviour,
  }
}

function kindOf(source: ComponentSource): string | undefined {
  const email = objectOf(source.json.validate).validationType === 'email'
  return source.property('kind') ?? (email ? 'email' : undefined)
}

function keyOf(source: ComponentSource, siblings: readonly Field[]): string {
  const name = source.json.type === 'dynamiclist' ? 'path' : 'key'
  const key = source.text(name) ?? ''
  if (!KEY.test(key) || key in Object.prototype) {
    source.fault(
      {
        vi: 'Khóa phải bắt đầu bằng chữ cái không dấu, chỉ gồm chữ, số và dấu gạch dưới.',
        en: 'A key starts with a plain letter and has only letters, digits and underscores.',
      },
      name,
    )
  } else if (siblings.some((sibling) => sibling.key === key)) {
    source.fault({ vi: `Khóa "${key}" đã được dùng.`, en: `The key "${key}" is already used.` }, name)
  }
  return key
}

function compileRow(compiler: Compiler, components: unknown, at: string): readonly Field[] {
  const fields = compileFields(compiler, components, at, [])
  if (fields.length === 0 || fields.some((field) => field.behaviour.rowFields)) {
    compiler.faults.push({
      path: at,
      message: {
        vi: 'Danh sách cần ít nhất một câu hỏi và không chứa danh sách khác.',
        en: 'A list needs at least one question and cannot hold another list.',
      },
    })
  }
  return fields
}
