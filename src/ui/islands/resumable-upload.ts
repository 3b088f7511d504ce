interface Row {
  readonly element: HTMLElement
  readonly progress: HTMLProgressElement
  readonly status: HTMLElement
}

function buildRow(file: File): Row {
  const element = document.createElement('div')
  element.className = 'resumable-upload__item'
  const name = document.createElement('span')
  name.className = 'resumable-upload__name'
  name.textContent = file.name
  const status = document.createElement('span')
  status.className = 'resumable-upload__status'
  status.setAttribute('role', 'status')
  const progress = document.createElement('progress')
  progress.className = 'resumable-upload__progress'
  progress.max = 100
  progress.setAttribute('aria-label', file.name)
  element.append(name, status, progress)
  return { element, progress, status }
}

function say(row: Row, text: string | undefined, isFailed = false): void {
  row.status.textContent = text ?? ''
  row.status.classList.toggle('resumable-upload__status--failed', isFailed)
}

function hiddenField(name: string, value: string): HTMLInputElement {
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = name
  field.value = value
  return field
}

/** The finished upload is named in a hidden field; the file itself then must not be sent a second time. */
function finish(element: HTMLElement, row: Row, url: string): void {
  row.progress.value = 100
  say(row, element.dataset['done'])
  row.element.append(hiddenField(element.dataset['uploadedName'] ?? '', url))
}

async function send(element: HTMLElement, file: File, row: Row): Promise<boolean> {
  // 16 KB, and of use only once there is a file: loaded now.
  const { Upload } = await import('tus-js-client')
  const { endpoint, metadata, csrf, sending } = element.dataset
  return new Promise((resolve) => {
    const upload = new Upload(file, {
      endpoint: endpoint ?? '',
      retryDelays: [0, 1000, 3000, 8000, 20_000],
      // Small pieces: a village line that breaks every minute still gets forward.
      chunkSize: 512 * 1024,
      metadata: {
        ...(JSON.parse(metadata ?? '{}') as Record<string, string>),
        filename: file.name,
        filetype: file.type,
      },
      headers: csrf === undefined ? {} : { 'x-csrf-token': csrf },
      removeFingerprintOnSuccess: true,
      onProgress: (sent, total) => {
        const percent = total > 0 ? Math.floor((sent / total) * 100) : 0
        row.progress.value = percent
        say(row, `${sending ?? ''} ${percent}%`)
      },
      onError: () => resolve(false),
      onSuccess: () => {
        finish(element, row, upload.url ?? '')
        resolve(true)
      },
    })
    void upload.findPreviousUploads().then((previous) => {
      const last = previous[0]
      if (last) upload.resumeFromPreviousUpload(last)
      upload.start()
    })
  })
}

/** Sends a chosen file at once and in pieces; if that fails the form sends it as it always did. */
export function mount(element: HTMLElement): void {
  const input = element.querySelector<HTMLInputElement>('input[type="file"]')
  if (!input) return
  const limit = Number(element.dataset['maxBytes'])
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])]
    for (const old of element.querySelectorAll('.resumable-upload__item')) old.remove()
    const rows = files.map((file) => ({ file, row: buildRow(file) }))
    element.append(...rows.map(({ row }) => row.element))
    const tooBig = rows.filter(({ file }) => limit > 0 && file.size > limit)
    for (const { row } of tooBig) say(row, element.dataset['tooBig'], true)
    if (tooBig.length > 0) {
      input.value = ''
      return
    }
    void Promise.all(rows.map(({ file, row }) => send(element, file, row))).then((results) => {
      if (results.length > 0 && results.every(Boolean)) input.value = ''
      else {
        // All or none: one way of sending for the files of one choice.
        for (const field of element.querySelectorAll('.resumable-upload__item input[type="hidden"]'))
          field.remove()
        for (const { row } of rows) say(row, element.dataset['failed'], true)
      }
    })
  })
}
