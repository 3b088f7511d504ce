import type { Posted } from '../answers.ts'
import { cleanLine } from '../clean-text.ts'
import type { FieldBehaviour } from '../field.ts'
import { NO_PROBLEMS } from '../field.ts'
import type { FieldKind } from '../field-kind.ts'
import { pick } from '../generate/random.ts'
import type { Option } from '../lists.ts'
import { notChosen, notInList } from '../messages.ts'
import type { Text } from '../text.ts'
import { labelOf, optionsOf } from './options.ts'

/** Any of several, kept in the order of the form. */
export const checklistField: FieldKind = {
  name: 'checklist',
  component: 'checklist',
  sample: {
    type: 'checklist',
    key: 'subjects',
    label: 'Lĩnh vực đăng ký',
    values: [
      { value: 'languages', label: 'Ngoại ngữ' },
      { value: 'computing', label: 'Tin học' },
    ],
    properties: { labelEn: 'Subjects', 'labelEn.languages': 'Languages', 'labelEn.computing': 'Computing' },
  },
  build: (source) => checklist(source.label, optionsOf(source)),
}

function checklist(label: Text, options: readonly Option[]): FieldBehaviour {
  const order = new Map(options.map((option, index) => [option.value, index]))
  const missing = notChosen(label)
  const unknown = notInList(label)
  return {
    read: (posted, name) => readChoices(posted, name, order),
    validate: (value) => {
      if (Array.isArray(value) && value.length === 0) return [{ message: missing }]
      return areDistinct(value, order) ? NO_PROBLEMS : [{ message: unknown }]
    },
    show: (value, _lists, locale) =>
      textsIn(value)
        .map((choice) => labelOf(options, choice)?.[locale] ?? choice)
        .join('; '),
    jsonSchema: () => ({
      type: 'array',
      items: { type: 'string', enum: [...order.keys()] },
      minItems: 1,
      uniqueItems: true,
    }),
    view: (value) => ({ type: 'checkboxes', options, values: textsIn(value) }),
    missing,
    listErrors: () => [missing, unknown],
    generate: (random) => {
      const chosen = options.filter(() => random() < 0.4).map((option) => option.value)
      return chosen.length > 0 ? chosen : [pick(random, options).value]
    },
    breaks: () => [
      { value: ['không có trong danh sách'], message: unknown },
      { value: [], message: missing },
      { value: 'x', message: unknown },
    ],
  }
}

/** Unknown choices are kept at the end, for the check to refuse. */
function readChoices(posted: Posted, name: string, order: ReadonlyMap<string, number>): string[] | undefined {
  const ticked = new Set(
    (posted(name) ?? []).slice(0, 2 * order.size + 1).map((text) => cleanLine(text.slice(0, 100))),
  )
  ticked.delete('')
  const rank = (text: string) => order.get(text) ?? order.size
  return ticked.size > 0 ? [...ticked].sort((a, b) => rank(a) - rank(b)) : undefined
}

function areDistinct(value: unknown, order: ReadonlyMap<string, number>): boolean {
  return (
    Array.isArray(value) &&
    value.every((choice) => typeof choice === 'string' && order.has(choice)) &&
    new Set(value).size === value.length
  )
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((choice) => typeof choice === 'string') : []
}
