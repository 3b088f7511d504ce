const UNSAFE_NAME = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}/\\:*?"<>|]+/gu
const MAX_NAME = 150

/** A name that every file system and every header can hold; the extension survives the cut. */
export function safeFilename(name: string): string {
  const clean = name
    .toWellFormed()
    .normalize('NFC')
    .replace(UNSAFE_NAME, '_')
    .replace(/^[.\s]+/, '')
    .trim()
  if (clean === '') return 'tep'
  if (clean.length <= MAX_NAME) return clean
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? ''
  return clean.slice(0, MAX_NAME - extension.length).toWellFormed() + extension
}

/** RFC 6266 with the RFC 5987 form for Vietnamese names, and an ASCII name for old clients. */
export function contentDisposition(name: string, inline: boolean): string {
  const safe = safeFilename(name)
  const ascii = safe
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^\x20-\x7e]|%/g, '_')
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
