import { fileURLToPath } from 'node:url'

/** Folder of this module's Typst templates, for `createPdfRenderer({ templateDirs: [...] })`. */
export const DOCUMENT_TEMPLATES = fileURLToPath(new URL('./templates/', import.meta.url))
