import type { AnnexImport } from '../../modules/roadmap/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { type Html, html } from '../../ui/index.ts'
import { lineAnchor } from './annex-desk.ts'

/** The text as it was read, each line under its number, for links from what was read of it. */
export function textPage({ lines }: AnnexImport, title: string, t: Translate): Html {
  const items = lines.map(
    (line, index) => html`<li id="${lineAnchor(index + 1)}">${line.replaceAll('\f', '⏏')}</li>`,
  )
  return html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-hint">${t('Số hàng là số mà các giá trị đã đọc dẫn tới.', 'The numbers are those that what was read leads to.')}</p>
<ol class="annex-lines">${items}</ol>`
}
