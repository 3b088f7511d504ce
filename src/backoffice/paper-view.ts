import type { FileRecord } from '../modules/documents/index.ts'
import { formatBytes } from '../platform/i18n/format.ts'
import type { Locale } from '../platform/i18n/translator.ts'
import { type Html, html } from '../ui/index.ts'

const PICTURES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']

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
  return html`<figure class="paper-figure">${shown}<figcaption><a class="govuk-link" href="${href}" target="_blank" rel="noopener">${file.name}</a> (${formatBytes(file.size, locale)})</figcaption></figure>`
}
