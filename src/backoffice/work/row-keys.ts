import type { Translate } from '../../platform/i18n/translator.ts'
import { type Html, html } from '../../ui/index.ts'

/** Steers a table of links by `j` and `k`; shown by its island, since without JavaScript there are no keys. */
export function rowKeys(tableId: string, t: Translate): Html {
  const key = (value: string, shortcut: string, words: string) =>
    html`<button type="button" class="link-button" value="${value}" data-shortcut="${shortcut}" data-shortcut-label="${words}">${words} <kbd>${shortcut}</kbd></button>`
  return html`<p class="row-keys no-print" data-island="row-keys" data-rows="${tableId}" hidden>${key('next', 'j', t('Dòng sau', 'Next row'))} ${key('previous', 'k', t('Dòng trước', 'Previous row'))}</p>`
}
