import { word } from './mount.ts'

const ROW_BOX = 'td input[type="checkbox"]'

/** Counts the chosen rows; a box in the table's head chooses all of the page. */
export function mount(element: HTMLElement): void {
  const form = element.closest('form')
  const count = element.querySelector('[data-bulk-count]')
  if (!form || !count) return
  const all = form.querySelector<HTMLInputElement>('th input[type="checkbox"]')
  if (all) all.hidden = false

  const show = () => {
    const boxes = [...form.querySelectorAll<HTMLInputElement>(ROW_BOX)]
    const chosen = boxes.filter((box) => box.checked).length
    count.textContent = chosen > 0 ? word(`: ${chosen} dòng`, `: ${chosen} rows`) : ''
    if (all) {
      all.checked = chosen > 0 && chosen === boxes.length
      all.indeterminate = chosen > 0 && chosen < boxes.length
    }
  }
  form.addEventListener('change', (event) => {
    if (event.target === all && all) {
      for (const box of form.querySelectorAll<HTMLInputElement>(ROW_BOX)) box.checked = all.checked
    }
    show()
  })
  show()
}
