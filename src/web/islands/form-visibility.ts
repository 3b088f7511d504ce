import { type ConditionalField, hiddenKeys } from '../../engines/forms/visibility.ts'
import type { WatchedField, WatchedSection } from '../form-section/conditional-fields.ts'

type Values = Record<string, unknown>

function readAnswer(data: FormData, name: string, { reading }: WatchedField): unknown {
  const texts = data.getAll(name).filter((value) => typeof value === 'string' && value !== '')
  if (texts.length === 0) return undefined
  if (reading === 'many') return texts
  return reading === 'flag' ? true : texts[0]
}

function readAnswers(data: FormData, fields: readonly WatchedField[], prefix: string): Values {
  const values: Values = {}
  for (const field of fields) {
    const value = readAnswer(data, prefix + field.key, field)
    if (value !== undefined) values[field.key] = value
  }
  return values
}

/** Shows and hides the boxes of one list of fields; those whose condition only the server can follow stay as they are. */
function apply(
  form: HTMLFormElement,
  fields: readonly ConditionalField[],
  prefix: string,
  hidden: ReadonlySet<string>,
): void {
  for (const { key, condition } of fields) {
    if (!condition) continue
    const box = form.querySelector<HTMLElement>(`[data-field="${CSS.escape(prefix + key)}"]`)
    if (box) box.hidden = hidden.has(key)
  }
}

function update(form: HTMLFormElement, watched: WatchedSection, outside: Values): void {
  const data = new FormData(form)
  const answers = readAnswers(data, watched.fields, '')
  const hidden = hiddenKeys(watched.fields, answers, outside)
  apply(form, watched.fields, '', hidden)
  for (const key of hidden) delete answers[key]
  for (const [key, fields] of Object.entries(watched.rows)) {
    for (const index of String(data.get(`${key}.row`) ?? '').split(',')) {
      const prefix = `${key}[${index}].`
      apply(
        form,
        fields,
        prefix,
        hiddenKeys(fields, readAnswers(data, fields, prefix), { ...outside, ...answers }),
      )
    }
  }
  const shown = form.elements.namedItem('_shown')
  const boxes = [...form.querySelectorAll<HTMLElement>('[data-field]:not([hidden])')]
  const visible = boxes.filter((box) => !box.parentElement?.closest('[data-field][hidden]'))
  if (shown instanceof HTMLInputElement)
    shown.value = visible.map((box) => box.dataset['field'] ?? '').join(',')
}

/** On a form with `data-watched`: questions appear and go as the answers they depend on are given. */
export function mount(element: HTMLElement): void {
  const { watched, outside } = element.dataset
  if (!(element instanceof HTMLFormElement) || watched === undefined) return
  const section = JSON.parse(watched) as WatchedSection
  const others = JSON.parse(outside ?? '{}') as Values
  const run = () => update(element, section, others)
  element.addEventListener('input', run)
  element.addEventListener('change', run)
  // Coming back by the browser's own button brings answers the server did not draw.
  window.addEventListener('pageshow', run)
  run()
}
