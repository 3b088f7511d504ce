import type { FieldKind } from './field-kind.ts'
import { adminUnitField } from './fields/admin-unit-field.ts'
import { checkboxField } from './fields/checkbox-field.ts'
import { checklistField } from './fields/checklist-field.ts'
import { countryField } from './fields/country-field.ts'
import { dateField } from './fields/date-field.ts'
import { emailField } from './fields/email-field.ts'
import { moneyField } from './fields/money-field.ts'
import { nationalIdField } from './fields/national-id-field.ts'
import { numberField } from './fields/number-field.ts'
import { phoneField } from './fields/phone-field.ts'
import { radioField } from './fields/radio-field.ts'
import { repeatField } from './fields/repeat-field.ts'
import { selectField } from './fields/select-field.ts'
import { taxCodeField } from './fields/tax-code-field.ts'
import { textField } from './fields/text-field.ts'
import { textareaField } from './fields/textarea-field.ts'
import { yearField } from './fields/year-field.ts'

/** All kinds. Of those sharing a form-js component the first is meant where `properties.kind` says nothing. */
export const FIELD_KINDS: readonly FieldKind[] = [
  textField,
  textareaField,
  numberField,
  dateField,
  selectField,
  radioField,
  checkboxField,
  checklistField,
  repeatField,
  emailField,
  phoneField,
  nationalIdField,
  taxCodeField,
  moneyField,
  yearField,
  adminUnitField,
  countryField,
]

const BY_NAME = new Map(FIELD_KINDS.map((kind) => [kind.name, kind]))

/** A kind is only found for the component that stores it: a `money` that is a text field is a fault. */
export function findFieldKind(component: string, kind: string | undefined): FieldKind | undefined {
  if (kind === undefined) return FIELD_KINDS.find((one) => one.component === component)
  const named = BY_NAME.get(kind)
  return named?.component === component ? named : undefined
}
