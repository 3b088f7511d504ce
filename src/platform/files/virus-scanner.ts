import type { FileContent } from './file-store.ts'

export type ScanVerdict =
  | { readonly kind: 'clean' }
  | { readonly kind: 'infected'; readonly signature: string }
  /** Not scanned: the caller decides whether to hold the file or go on. */
  | { readonly kind: 'unavailable'; readonly reason: string }

/** Never rejects for what a scanner does or does not do; only for faults in reading the content. */
export interface VirusScanner {
  scan(content: FileContent): Promise<ScanVerdict>
}
