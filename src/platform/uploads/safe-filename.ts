const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}/\\:*?"<>|]+/gu
const MAX_LENGTH = 150

/** A visitor's name for a file, made into one that every file system and every header can hold; never a path. */
export function safeFilename(name: string): string {
  const clean = name
    .toWellFormed()
    .normalize('NFC')
    .replace(UNSAFE, '_')
    .replace(/^[.\s]+/, '')
    .trim()
  if (clean === '') return 'tep'
  if (clean.length <= MAX_LENGTH) return clean
  // The extension survives the cut: people and programs go by it.
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? ''
  return clean.slice(0, MAX_LENGTH - extension.length).toWellFormed() + extension
}
