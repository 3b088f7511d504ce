import type { Posted } from '../answers.ts'
import { cleanLine } from '../clean-text.ts'
import type { FieldBehaviour, JsonSchema } from '../field.ts'
import { NO_PROBLEMS } from '../field.ts'
import type { ControlView } from '../field-view.ts'
import type { Lists, Option, OptionGroup } from '../lists.ts'
import { notChosen, notInList } from '../messages.ts'
import { pick } from '../generate/random.ts'
import type { Text } from '../text.ts'

/** One of a list, whether the form's own (radio, select) or given by the caller (units, countries). */
export interface SingleChoice {
  readonly label: Text
  nameOf(value: string, lists: Lists): Text | undefined
  groups(lists: Lists): readonly OptionGroup[]
  view(value: string | undefined, lists: Lists): ControlView
  readonly schema: JsonSchema
  readonly missing?: Text
}

const MAX_POSTED = 100

export function singleChoice(choice: SingleChoice): FieldBehaviour {
  const missing = choice.missing ?? notChosen(choice.label)
  const unknown = notInList(choice.label)
  const problem = [{ message: unknown }]
  return {
    read: readChoice,
    validate: (value, { lists }) =>
      typeof value === 'string' && choice.nameOf(value, lists) ? NO_PROBLEMS : problem,
    show: (value, lists, locale) =>
      typeof value === 'string' ? (choice.nameOf(value, lists)?.[locale] ?? value) : '',
    jsonSchema: () => choice.schema,
    view: (value, _name, { lists }) => choice.view(typeof value === 'string' ? value : undefined, lists),
    missing,
    listErrors: () => [missing, unknown],
    generate: (random, { lists }) => pick(random, optionsIn(choice.groups(lists))).value,
    breaks: () => [
      { value: 'không có trong danh sách', message: unknown },
      { value: ['x'], message: unknown },
    ],
  }
}

export function ownOptions(options: readonly Option[]): Pick<SingleChoice, 'nameOf' | 'groups' | 'schema'> {
  const labels = new Map(options.map((option) => [option.value, option.label]))
  const groups = [{ options }]
  return {
    nameOf: (value) => labels.get(value),
    groups: () => groups,
    schema: { type: 'string', enum: options.map((option) => option.value) },
  }
}

function readChoice(posted: Posted, name: string): string | undefined {
  const value = posted(name)?.[0]
  return value ? cleanLine(value.slice(0, MAX_POSTED)) || undefined : undefined
}

function optionsIn(groups: readonly OptionGroup[]): Option[] {
  return groups.flatMap((group) => group.options)
}
