import type { ControlView, DateView, FieldView, RepeatView } from '../field-view.ts'
import type { SectionView } from '../section-view.ts'

/** What a browser sends when the page is posted as it stands: for tests over HTTP, and to try a form out. */
export function postedBy(view: SectionView): Map<string, readonly string[]> {
  const posted = new Map<string, readonly string[]>()
  for (const field of view.fields) addField(posted, field)
  return posted
}

function addField(posted: Map<string, readonly string[]>, { name, control }: FieldView): void {
  if (control.type === 'date') {
    for (const part of ['day', 'month', 'year'] as const) posted.set(`${name}-${part}`, [control[part]])
  } else if (control.type === 'repeat') {
    const indexes = control.rows.map((row) => String(row.index))
    posted.set(control.marker, indexes)
    for (const row of control.rows) for (const field of row.fields) addField(posted, field)
  } else {
    const values = valuesOf(control)
    if (values.length > 0) posted.set(name, values)
  }
}

/** A text box is sent even when it is empty; what can be chosen or ticked only when it is. */
function valuesOf(control: Exclude<ControlView, DateView | RepeatView>): readonly string[] {
  if (control.type === 'checkboxes') return control.values
  if (control.type === 'checkbox') return control.checked ? ['yes'] : []
  return control.value === undefined ? [] : [control.value]
}
