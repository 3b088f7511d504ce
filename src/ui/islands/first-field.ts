const FIELDS = [
  'input:not([type="hidden"]):not([type="submit"]):not([disabled])',
  'select:not([disabled])',
  'textarea:not([disabled])',
].join(', ')
const BUTTONS = 'button[type="submit"], a[role="button"]'

function shown(element: HTMLElement, selector: string): HTMLElement | undefined {
  return [...element.querySelectorAll<HTMLElement>(selector)].find((one) => one.offsetParent !== null)
}

/**
 * Puts the cursor where the work of a page begins, for desks that go through the same pages all day. An error
 * summary keeps the focus it takes, and so does whatever the person has chosen meanwhile.
 */
export function mount(element: HTMLElement): void {
  const isFree = document.activeElement === null || document.activeElement === document.body
  if (!isFree || element.querySelector('.govuk-error-summary')) return
  const target = shown(element, FIELDS) ?? shown(element, BUTTONS)
  target?.focus()
}
