import { word } from './mount.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

const MAX_SHOWN = 60

/** Without marks and in small letters: "Đông Hải" is found by "dong hai". */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Choices that hold every typed word; those that begin with the whole text come first. */
export function matching(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = plain(typed)
  if (wanted === '') return [...choices]
  const words = wanted.split(' ')
  const held = choices.filter((choice) => {
    const label = plain(choice.label)
    return words.every((one) => label.includes(one))
  })
  const starts = (choice: Choice) => (plain(choice.label).startsWith(wanted) ? 0 : 1)
  return held.sort((one, other) => starts(one) - starts(other))
}

/** With its group: two districts may have a "Phường 1" each. */
function labelOf(option: HTMLOptionElement): string {
  const group = option.closest('optgroup')?.label
  return group === undefined ? option.text : `${option.text}, ${group}`
}

interface Parts {
  readonly select: HTMLSelectElement
  readonly input: HTMLInputElement
  readonly list: HTMLUListElement
  readonly status: HTMLElement
}

/** The text box takes over the list's id, so that its label and the error summary lead to it. */
function build(select: HTMLSelectElement): Parts {
  const { id } = select
  const wrapper = document.createElement('div')
  wrapper.className = 'type-ahead'
  const input = document.createElement('input')
  input.className = select.className.replace(/govuk-select/g, 'govuk-input')
  input.type = 'text'
  input.autocomplete = 'off'
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-expanded', 'false')
  input.setAttribute('aria-controls', `${id}-list`)
  const describedBy = select.getAttribute('aria-describedby')
  if (describedBy !== null) input.setAttribute('aria-describedby', describedBy)
  const list = document.createElement('ul')
  list.className = 'type-ahead__list'
  list.id = `${id}-list`
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', word('Kết quả', 'Results'))
  const status = document.createElement('p')
  status.className = 'govuk-visually-hidden'
  status.setAttribute('role', 'status')
  // The page may have put the focus on the list before this script came.
  const hadFocus = document.activeElement === select
  select.id = `${id}-select`
  input.id = id
  select.hidden = true
  select.after(wrapper)
  wrapper.append(input, list, status)
  if (hadFocus) input.focus()
  return { select, input, list, status }
}

class TypeAhead {
  readonly #parts: Parts
  readonly #choices: readonly Choice[]
  #shown: readonly Choice[] = []
  #active = -1

  constructor(select: HTMLSelectElement) {
    this.#choices = [...select.options]
      .filter((option) => option.value !== '')
      .map((option) => ({ value: option.value, label: labelOf(option) }))
    this.#parts = build(select)
    this.#takeFromSelect()
    this.#listen()
  }

  #listen(): void {
    const { input, list, select } = this.#parts
    input.addEventListener('input', () => this.#open(input.value))
    input.addEventListener('click', () => this.#open(''))
    input.addEventListener('keydown', (event) => this.#onKey(event))
    input.addEventListener('blur', () => this.#leave())
    // Before the blur, or the list would be gone when the click arrives.
    list.addEventListener('mousedown', (event) => {
      event.preventDefault()
      const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null
      const choice = this.#shown[Number(option?.getAttribute('data-index'))]
      if (choice) this.#choose(choice)
    })
    select.addEventListener('change', () => this.#takeFromSelect())
  }

  #takeFromSelect(): void {
    const { select, input } = this.#parts
    input.value = this.#choices.find((choice) => choice.value === select.value)?.label ?? ''
  }

  #open(typed: string): void {
    const { input, list, status } = this.#parts
    this.#shown = matching(this.#choices, typed).slice(0, MAX_SHOWN)
    this.#active = -1
    list.replaceChildren(...this.#shown.map((choice, index) => this.#option(choice, index)))
    if (this.#shown.length === 0) {
      const none = document.createElement('li')
      none.className = 'type-ahead__none'
      none.textContent = word('Không có kết quả. Thử gõ ngắn hơn.', 'No results. Try fewer letters.')
      list.append(none)
    }
    list.hidden = false
    input.setAttribute('aria-expanded', 'true')
    input.removeAttribute('aria-activedescendant')
    status.textContent = word(`${this.#shown.length} kết quả`, `${this.#shown.length} results`)
  }

  #option(choice: Choice, index: number): HTMLLIElement {
    const option = document.createElement('li')
    option.className = 'type-ahead__option'
    option.id = `${this.#parts.list.id}-${index}`
    option.setAttribute('role', 'option')
    option.setAttribute('aria-selected', 'false')
    option.setAttribute('data-index', String(index))
    option.textContent = choice.label
    return option
  }

  #close(): void {
    this.#parts.list.hidden = true
    this.#parts.input.setAttribute('aria-expanded', 'false')
    this.#parts.input.removeAttribute('aria-activedescendant')
  }

  #choose(choice: Choice): void {
    const { select, input } = this.#parts
    select.value = choice.value
    input.value = choice.label
    this.#close()
    select.dispatchEvent(new Event('change', { bubbles: true }))
    select.dispatchEvent(new Event('input', { bubbles: true }))
  }

  /** What stays typed must be one of the choices: an exact one is taken, anything else clears the answer. */
  #leave(): void {
    const { select, input } = this.#parts
    this.#close()
    const typed = plain(input.value)
    const exact = this.#choices.find((choice) => plain(choice.label) === typed)
    const only = typed !== '' && this.#shown.length === 1 ? this.#shown[0] : undefined
    const choice = exact ?? only
    if (choice) {
      if (choice.value !== select.value) this.#choose(choice)
      else input.value = choice.label
    } else if (select.value !== '') {
      select.value = ''
      select.dispatchEvent(new Event('change', { bubbles: true }))
    }
  }

  #move(step: number): void {
    const { input, list } = this.#parts
    if (list.hidden) this.#open(input.value)
    const count = this.#shown.length
    if (count === 0) return
    this.#active = this.#active < 0 && step < 0 ? count - 1 : (this.#active + step + count) % count
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(index === this.#active))
      if (index === this.#active) {
        input.setAttribute('aria-activedescendant', option.id)
        option.scrollIntoView({ block: 'nearest' })
      }
    }
  }

  #onKey(event: KeyboardEvent): void {
    const isOpen = !this.#parts.list.hidden
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      this.#move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter' && isOpen) {
      // Enter takes the marked choice; it sends the form only when the list is closed.
      event.preventDefault()
      const choice = this.#shown[this.#active] ?? this.#shown[0]
      if (choice) this.#choose(choice)
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      this.#takeFromSelect()
      this.#close()
    }
  }
}

/** Turns a long list into a box to type in; the list itself stays the form's field. */
export function mount(element: HTMLElement): void {
  const select = element instanceof HTMLSelectElement ? element : element.querySelector('select')
  if (select && !select.multiple) new TypeAhead(select)
}
