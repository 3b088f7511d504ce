import { safeFilename } from '../uploads/safe-filename.ts'

/** RFC 6266 with the RFC 5987 form for Vietnamese names, and an ASCII name for old clients. */
export function contentDisposition(name: string, inline: boolean): string {
  const safe = safeFilename(name)
  const bare = safe.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
  const ascii = bare.replace(/[^\x20-\x7e]|%/g, '_')
  const encoded = encodeURIComponent(safe).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
