import { word } from './mount.ts'

const OFF_KEY = 'shortcuts-off'
// Two keys one after the other ("g m") count as one shortcut within this time.
const CHORD_MS = 900

// Boxes to tick and to choose take no letters: shortcuts go on working from there.
const TYPED_INTO = 'input:not([type="checkbox"], [type="radio"]), select, textarea'

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(TYPED_INTO))
}

function nameOf(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement
  // What waits behind a link is not part of its name.
  for (const part of copy.querySelectorAll('.navigation-count, kbd')) part.remove()
  return (element.dataset['shortcutLabel'] ?? copy.textContent ?? '').replace(/\s+/g, ' ').trim()
}

function available(): Map<string, HTMLElement> {
  const found = new Map<string, HTMLElement>()
  for (const element of document.querySelectorAll<HTMLElement>('[data-shortcut]')) {
    const keys = element.dataset['shortcut'] ?? ''
    if (!found.has(keys) && element.offsetParent !== null) found.set(keys, element)
  }
  return found
}

function isOff(): boolean {
  return localStorage.getItem(OFF_KEY) === 'yes'
}

function line(keys: string, label: string): HTMLElement[] {
  const term = document.createElement('dt')
  for (const key of keys.split(' ')) {
    const element = document.createElement('kbd')
    element.textContent = key
    term.append(element, ' ')
  }
  const text = document.createElement('dd')
  text.textContent = label
  return [term, text]
}

function switchButton(): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'govuk-button govuk-button--secondary'
  const show = () => {
    button.textContent = isOff()
      ? word('Bật phím tắt', 'Turn shortcuts on')
      : word('Tắt phím tắt', 'Turn shortcuts off')
  }
  // WCAG 2.1.4: whoever steers by voice must be able to switch single keys off.
  button.addEventListener('click', () => {
    localStorage.setItem(OFF_KEY, isOff() ? 'no' : 'yes')
    show()
  })
  show()
  return button
}

function openList(): void {
  const dialog = document.createElement('dialog')
  dialog.className = 'dialog'
  dialog.setAttribute('aria-labelledby', 'shortcuts-title')
  const body = document.createElement('div')
  body.className = 'dialog__body'
  const title = document.createElement('h2')
  title.className = 'dialog__title'
  title.id = 'shortcuts-title'
  title.textContent = word('Phím tắt của trang này', 'Shortcuts on this page')
  const list = document.createElement('dl')
  for (const [keys, element] of available()) list.append(...line(keys, nameOf(element)))
  list.append(...line('?', word('Mở danh sách này', 'Open this list')))
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'govuk-button'
  close.textContent = word('Đóng', 'Close')
  close.addEventListener('click', () => dialog.close())
  const buttons = document.createElement('div')
  buttons.className = 'govuk-button-group'
  buttons.append(close, switchButton())
  body.append(title, list, buttons)
  dialog.append(body)
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

function act(element: HTMLElement): void {
  if (element.matches('input:not([type="submit"]), select, textarea')) element.focus()
  else element.click()
}

/** Every element with `data-shortcut` ("n", "g m") answers to its keys; `?` lists them. */
export function mount(element: HTMLElement): void {
  element.hidden = false
  element.addEventListener('click', openList)
  let previous = { key: '', at: 0 }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (document.querySelector('dialog[open]')) return
    if (event.key === '?') {
      event.preventDefault()
      openList()
      return
    }
    if (isOff()) return
    const keys = available()
    const chord =
      event.timeStamp - previous.at < CHORD_MS ? keys.get(`${previous.key} ${event.key}`) : undefined
    previous = { key: event.key, at: event.timeStamp }
    const target = chord ?? keys.get(event.key)
    if (!target) return
    event.preventDefault()
    act(target)
  })
}
