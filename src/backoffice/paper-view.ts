import type { FileRecord } from '../modules/documents/index.ts'
import { formatBytes } from '../platform/i18n/format.ts'
import { type Locale, translator } from '../platform/i18n/translator.ts'
import { type Html, html } from '../ui/index.ts'

const PICTURES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']

/** What to do with a picture that no browser shows; none for other files. */
export function openingNote({ mime }: Pick<FileRecord, 'mime'>, locale: Locale): Html | undefined {
  if (mime !== 'image/heic') return undefined
  const text = translator(locale)(
    'Ảnh chụp bằng điện thoại (HEIC), trình duyệt không hiện được: bạn tải về rồi mở bằng ứng dụng Ảnh của máy tính. Nếu không mở được, hãy yêu cầu người nộp gửi lại dạng JPG hoặc PDF.',
    'A picture taken with a phone (HEIC), which browsers do not show: download it and open it with the Photos app of the computer. If it does not open, ask the applicant for a JPG or PDF.',
  )
  return html`<p class="govuk-hint govuk-!-margin-bottom-2">${text}</p>`
}

/** A file shown in its place on the page where a browser can show it; always a link to it too. */
export function paperView(
  file: Pick<FileRecord, 'name' | 'mime' | 'size'>,
  href: string,
  locale: Locale,
): Html {
  const shown =
    file.mime === 'application/pdf'
      ? html`<iframe class="paper-view paper-view--document" src="${href}#view=FitH" title="${file.name}" loading="lazy"></iframe>`
      : PICTURES.includes(file.mime) &&
        html`<img class="paper-view" src="${href}" alt="${file.name}" loading="lazy">`
  return html`<figure class="paper-figure">${shown}<figcaption><a class="govuk-link" href="${href}" target="_blank" rel="noopener">${file.name}</a> (${formatBytes(file.size, locale)})${openingNote(file, locale)}</figcaption></figure>`
}
