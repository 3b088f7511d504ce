/** On a form: leaving the page with answers that were not sent asks first. */
export function mount(element: HTMLElement): void {
  if (!(element instanceof HTMLFormElement)) return
  let isChanged = false
  element.addEventListener('input', () => {
    isChanged = true
  })
  element.addEventListener('submit', () => {
    isChanged = false
  })
  // The autosave island says so when what was typed is kept.
  element.addEventListener('draft-saved', () => {
    isChanged = false
  })
  window.addEventListener('beforeunload', (event) => {
    if (isChanged) event.preventDefault()
  })
}
