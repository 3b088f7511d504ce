import type { Field } from './field.ts'
import type { Text } from './text.ts'

/** A compiled form. Made by `compileForm` once per version of a form and kept by the caller. */
export interface FormDefinition {
  readonly id: string
  readonly title: Text
  readonly sections: readonly FormSection[]
  /** All fields in page order; a condition depends on fields before its own only. */
  readonly fields: readonly Field[]
  readonly fieldByKey: ReadonlyMap<string, Field>
}

/** One page of the form. */
export interface FormSection {
  readonly index: number
  readonly title: Text
  readonly fields: readonly Field[]
  /** Fields of other pages that conditions of this page depend on. */
  readonly outsideVariables: readonly string[]
}

/** Something wrong with a form's JSON, for whoever edits it. */
export interface FormFault {
  /** Where in the JSON: `components[1].components[3].conditional.hide`. */
  readonly path: string
  readonly message: Text
}

/** All faults at once. */
export class FormFaultsError extends Error {
  override readonly name = 'FormFaultsError'
  readonly faults: readonly FormFault[]
  constructor(faults: readonly FormFault[]) {
    super(
      `The form cannot be used: ${faults.map((fault) => `${fault.path}: ${fault.message.en}`).join('; ')}`,
    )
    this.faults = faults
  }
}

export function sectionAt(form: FormDefinition, index: number): FormSection {
  const section = form.sections[index]
  if (!section) throw new RangeError(`Form ${form.id} has no section ${index}.`)
  return section
}
