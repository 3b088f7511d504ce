import { readFileSync } from 'node:fs'

/** The icon at 16 and 32 px, for whoever asks for `/favicon.ico` without reading a page; pages name the drawing. */
export const FAVICON_ICO: Buffer = readFileSync(new URL('./images/favicon.ico', import.meta.url))
