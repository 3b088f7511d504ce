export { type Answers, type AnswerValue, isTyped, type Posted, type Typed } from './answers.ts'
export { checkForm, compileForm } from './compile-form.ts'
export { addRow, removeRow } from './edit-rows.ts'
export type { Condition } from './condition.ts'
export type { Broken, Field, JsonSchema } from './field.ts'
export type { FieldError } from './field-error.ts'
export { FIELD_KINDS } from './field-kinds.ts'
export type * from './field-view.ts'
export { type FormDefinition, type FormFault, FormFaultsError, type FormSection } from './form-definition.ts'
export { breakAnswers, type BrokenAnswers } from './generate/break-answers.ts'
export { generateAnswers } from './generate/generate-answers.ts'
export { type Random, seededRandom } from './generate/random.ts'
export { organisationName, personName } from './generate/sample-texts.ts'
export { postedBy } from './generate/posted-by.ts'
export { toJsonSchema } from './json-schema.ts'
export {
  type AdminLevel,
  type Lists,
  listsOf,
  type Option,
  type OptionGroup,
  type ProvinceUnit,
} from './lists.ts'
export { readSection } from './read-section.ts'
export { sectionProgress, type SectionProgress } from './section-progress.ts'
export { sectionView, type SectionInput, type SectionView } from './section-view.ts'
export { summarise, type SummaryRow, type SummarySection, type SummaryTable } from './summarise.ts'
export { validateWithSchema } from './schema-validator.ts'
export { type FormOutcome, validateForm, validateSection, warningsOf } from './validate-form.ts'
export { type ConditionalField, hiddenKeys } from './visibility.ts'
export { reachableSections, relevantAnswers, visibleFields } from './visible-fields.ts'
