import type { ExtraIsland } from '../ui/index.ts'

/** Islands that need an engine, which `ui` may not know. */
export const FORM_ISLANDS: readonly ExtraIsland[] = []
