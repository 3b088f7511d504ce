import { word } from './mount.ts'

const WARN_BEFORE_S = 120

function buildDialog(element: HTMLElement): { dialog: HTMLDialogElement; stay: HTMLButtonElement } {
  const dialog = document.createElement('dialog')
  dialog.className = 'dialog'
  dialog.setAttribute('aria-labelledby', 'session-expiry-title')
  const body = document.createElement('div')
  body.className = 'dialog__body'
  const title = document.createElement('h2')
  title.className = 'dialog__title'
  title.id = 'session-expiry-title'
  title.textContent = word('Sắp hết phiên làm việc', 'Your session is about to end')
  const text = document.createElement('p')
  text.textContent = word(
    'Vì an toàn, bạn sẽ được đăng xuất sau khoảng 2 phút. Bạn còn đang làm chứ?',
    'For safety you will be signed out in about 2 minutes. Are you still working?',
  )
  const stay = document.createElement('button')
  stay.type = 'button'
  stay.className = 'govuk-button'
  stay.textContent = word('Tôi còn làm tiếp', 'I am still working')
  body.append(title, text, stay)
  dialog.append(body)
  element.append(dialog)
  return { dialog, stay }
}

/**
 * `data-seconds` until the session ends, `data-keep-url` to prolong it (POST with the form's token),
 * `data-end-url` to go to when it has ended.
 */
export function mount(element: HTMLElement): void {
  const seconds = Number(element.dataset['seconds'])
  const { keepUrl, endUrl, csrf } = element.dataset
  if (!(seconds > WARN_BEFORE_S) || keepUrl === undefined) return
  const { dialog, stay } = buildDialog(element)
  let timers: ReturnType<typeof setTimeout>[] = []

  const arm = () => {
    for (const timer of timers) clearTimeout(timer)
    const end = () => {
      dialog.close()
      if (endUrl !== undefined) location.assign(endUrl)
    }
    timers = [
      setTimeout(() => dialog.showModal(), (seconds - WARN_BEFORE_S) * 1000),
      setTimeout(end, seconds * 1000),
    ]
  }
  stay.addEventListener('click', () => {
    const body = new URLSearchParams({ _csrf: csrf ?? '' })
    fetch(keepUrl, { method: 'POST', body }).then(
      (answer) => {
        if (!answer.ok) return
        dialog.close()
        arm()
      },
      () => undefined,
    )
  })
  arm()
}
