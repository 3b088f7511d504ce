import { fileURLToPath } from 'node:url'
import type { ExtraIsland } from '../ui/index.ts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

/** Islands that need an engine, which `ui` may not know. */
export const FORM_ISLANDS: readonly ExtraIsland[] = [
  {
    name: 'form-visibility',
    file: path('./islands/form-visibility.ts'),
    sources: [path('../engines/forms/visibility.ts'), path('../engines/rules/program.ts')],
  },
]
