import type { FieldView } from '../field-view.ts'
import type { SectionView } from '../section-view.ts'

/** What a browser sends when the page is posted as it stands: for tests over HTTP, and to try a form out. */
export function postedBy(view: SectionView): Map<string, readonly string[]> {
  const posted = new Map<string, readonly string[]>()
  for (const field of view.fields) addField(posted, field)
  return posted
}

function addField(posted: Map<string, readonly string[]>, { name, control }: FieldView): void {
  switch (control.type) {
    case 'input':
    case 'textarea':
      posted.set(name, [control.value])
      return
    case 'date':
      for (const part of ['day', 'month', 'year'] as const) posted.set(`${name}-${part}`, [control[part]])
      return
    case 'radios':
    case 'select':
      if (control.value !== undefined) posted.set(name, [control.value])
      return
    case 'checkboxes':
      if (control.values.length > 0) posted.set(name, control.values)
      return
    case 'checkbox':
      if (control.checked) posted.set(name, ['yes'])
      return
    case 'repeat':
      posted.set(
        control.marker,
        control.rows.map((row) => String(row.index)),
      )
      for (const row of control.rows) for (const field of row.fields) addField(posted, field)
  }
}
