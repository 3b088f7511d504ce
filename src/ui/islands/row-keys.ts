/**
 * Two buttons, "next" and "previous", that move among the links of a table's rows. Their keys are shortcuts
 * like any other; opening a row is then the link's own Enter.
 */
export function mount(element: HTMLElement): void {
  const links = () => [
    ...document.querySelectorAll<HTMLAnchorElement>(`#${element.dataset['rows'] ?? ''} a[data-row]`),
  ]
  let last = -1
  element.hidden = links().length === 0
  element.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (!button) return
    const all = links()
    const focused = all.findIndex((link) => link === document.activeElement)
    const from = focused >= 0 ? focused : last
    last = Math.min(Math.max(from + (button.value === 'next' ? 1 : -1), 0), all.length - 1)
    all[last]?.focus()
  })
}
