import { fileURLToPath } from 'node:url'

/** Folder of this module's Typst templates, for `createPdfRenderer({ templateDirs: [...] })`. */
export const DOCUMENT_TEMPLATES_DIR = fileURLToPath(new URL('./templates/', import.meta.url))
