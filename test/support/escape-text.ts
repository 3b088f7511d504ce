const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Words as a page holds them. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
}

export function unescapeText(markup: string): string {
  return Object.entries(SIGNS).reduceRight((text, [sign, entity]) => text.replaceAll(entity, sign), markup)
}
