/** Copies a code and says that it did. */
export function mount(element: HTMLElement): void {
  const button = element.querySelector('button')
  const status = element.querySelector('[role="status"]')
  if (!button || !status || !navigator.clipboard) return
  button.hidden = false
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(element.dataset['code'] ?? '').then(
      () => {
        status.textContent = element.dataset['done'] ?? ''
        setTimeout(() => {
          status.textContent = ''
        }, 4000)
      },
      () => {
        button.hidden = true
      },
    )
  })
}
