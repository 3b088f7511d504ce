import type { StartWithin } from './mount.ts'

/** What the form would send by this button; files stay out, they are not rows. */
function bodyFor(form: HTMLFormElement, button: HTMLButtonElement): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form, button)) {
    if (typeof value === 'string') body.append(name, value)
  }
  return body
}

async function fetchPart(
  form: HTMLFormElement,
  button: HTMLButtonElement,
  id: string,
): Promise<Element | null> {
  const answer = await fetch(
    button.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href,
    {
      method: 'POST',
      body: bodyFor(form, button),
      headers: { accept: 'text/html' },
    },
  )
  if (answer.status >= 500) return null
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  return page.getElementById(id)
}

/** Focus goes where the work goes on: into the new row, along with one that moves, or to the button that adds one. */
function focusAfter(part: Element, kind: string, from: number): void {
  const rows = part.querySelectorAll('.repeat-rows__row')
  if (kind === 'up' || kind === 'down') {
    const moved = rows[kind === 'up' ? from - 1 : from + 1]
    // At the end of the list only the way back is left.
    const same = moved?.querySelector<HTMLElement>(`[data-repeat="${kind}"]`)
    const target = same ?? moved?.querySelector<HTMLElement>('[data-repeat]')
    return target?.focus()
  }
  const target =
    kind === 'add'
      ? rows[rows.length - 1]?.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea')
      : part.querySelector<HTMLElement>('[data-repeat="add"]')
  target?.focus()
}

/** Adds and takes away rows without leaving the page; the server still makes every row. */
export function mount(element: HTMLElement, startWithin: StartWithin): void {
  element.addEventListener('click', (event) => {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[data-repeat]') : null
    const form = button?.form
    if (!button || !form) return
    // A chosen file cannot survive the swap of its field: the whole page is sent instead.
    if (
      [...element.querySelectorAll<HTMLInputElement>('input[type="file"]')].some(
        (input) => input.value !== '',
      )
    )
      return
    event.preventDefault()
    button.setAttribute('aria-busy', 'true')
    const submitPlainly = () => {
      button.removeAttribute('aria-busy')
      form.requestSubmit(button)
    }
    const kind = button.dataset['repeat'] ?? 'add'
    const rows = [...element.querySelectorAll('.repeat-rows__row')]
    const from = rows.findIndex((row) => row.contains(button))
    fetchPart(form, button, element.id).then((part) => {
      if (!part) return submitPlainly()
      element.replaceChildren(...part.childNodes)
      startWithin(element)
      focusAfter(element, kind, from)
      form.dispatchEvent(new Event('input', { bubbles: true }))
    }, submitPlainly)
  })
}
