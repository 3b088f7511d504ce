import { word } from './mount.ts'

const DEFAULT_SECONDS = 20

function statusOf(form: HTMLFormElement): HTMLElement {
  const own = form.querySelector<HTMLElement>('.draft-status')
  if (own) return own
  const made = document.createElement('p')
  made.className = 'draft-status'
  made.setAttribute('role', 'status')
  form.append(made)
  return made
}

/** The page's answers as the form would send them, without files: those go by their own way. */
export function draftBody(form: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') body.append(name, value)
  }
  return body
}

function clockTime(): string {
  return new Intl.DateTimeFormat('vi', { hour: '2-digit', minute: '2-digit' }).format()
}

/**
 * On a form with `data-autosave-url`: sends what was typed every `data-autosave-seconds` (20), and when the
 * page is put aside. The server keeps it as a draft and answers 204; nothing is validated.
 */
export function mount(element: HTMLElement): void {
  const url = element.dataset['autosaveUrl']
  if (!(element instanceof HTMLFormElement) || url === undefined) return
  const status = statusOf(element)
  let isChanged = false
  let isSending = false

  const save = async (): Promise<void> => {
    if (!isChanged || isSending || element.dataset['sent'] !== undefined) return
    isChanged = false
    isSending = true
    try {
      const answer = await fetch(url, { method: 'POST', body: draftBody(element), keepalive: true })
      if (!answer.ok) throw new Error(String(answer.status))
      status.textContent = word(`Đã lưu nháp lúc ${clockTime()}`, `Draft saved at ${clockTime()}`)
      element.dispatchEvent(new CustomEvent('draft-saved'))
    } catch {
      isChanged = true
      status.textContent = word(
        'Chưa lưu nháp được, sẽ thử lại. Bạn vẫn điền tiếp được.',
        'The draft could not be saved yet; it will be tried again. You can go on.',
      )
    } finally {
      isSending = false
    }
  }

  element.addEventListener('input', () => {
    isChanged = true
  })
  const seconds = Number(element.dataset['autosaveSeconds']) || DEFAULT_SECONDS
  setInterval(() => void save(), seconds * 1000)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save()
  })
}
