import { word } from './mount.ts'

// Long enough for a slow line; after it a person may try again.
const PATIENCE_MS = 20_000

function release(form: HTMLFormElement): void {
  delete form.dataset['sent']
  for (const button of form.querySelectorAll('[aria-busy="true"]')) button.removeAttribute('aria-busy')
  form.querySelector('[data-sending]')?.remove()
}

function announce(form: HTMLFormElement): void {
  const note = document.createElement('p')
  note.dataset['sending'] = ''
  note.className = 'govuk-visually-hidden'
  note.setAttribute('role', 'status')
  form.append(note)
  note.textContent = word('Đang gửi, xin chờ…', 'Sending, please wait…')
}

/**
 * The second of two clicks is dropped. The button is not disabled: a disabled one would not send its name,
 * and could not be found again by someone who hears the page.
 */
export function guardForms(root: Document): void {
  root.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return
    if (form.method !== 'post') return
    if (form.dataset['sent'] !== undefined) {
      event.preventDefault()
      return
    }
    form.dataset['sent'] = ''
    event.submitter?.setAttribute('aria-busy', 'true')
    announce(form)
    setTimeout(() => release(form), PATIENCE_MS)
  })
  // Coming back by the browser's own button finds the page as it was left: let it be sent again.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) for (const form of root.forms) release(form)
  })
}
