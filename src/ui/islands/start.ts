import { guardForms } from './single-submit.ts'
import { pressLinksBySpace } from './link-buttons.ts'
import type { Island } from './mount.ts'
import { startPackageComponents } from './package-components.ts'

type Loader = () => Promise<Island>

/** Islands of the design system; each is a file of its own, loaded only where a page names it. */
const ISLANDS: Readonly<Record<string, Loader>> = {
  'bulk-select': () => import('./bulk-select.ts'),
  'confirm-leave': () => import('./confirm-leave.ts'),
  'copy-code': () => import('./copy-code.ts'),
  'draft-autosave': () => import('./draft-autosave.ts'),
  'first-field': () => import('./first-field.ts'),
  'repeat-rows': () => import('./repeat-rows.ts'),
  'resumable-upload': () => import('./resumable-upload.ts'),
  'session-expiry': () => import('./session-expiry.ts'),
  'row-keys': () => import('./row-keys.ts'),
  shortcuts: () => import('./shortcuts.ts'),
  'type-ahead': () => import('./type-ahead.ts'),
}

/** An island of a face says by `data-island-src` where its script is. */
function loaderFor(name: string, element: HTMLElement): Loader | undefined {
  const source = element.dataset['islandSrc']
  return ISLANDS[name] ?? (source === undefined ? undefined : () => import(source) as Promise<Island>)
}

function mountIsland(name: string, element: HTMLElement): void {
  const load = loaderFor(name, element)
  // The element works as it came from the server: a script that does not arrive costs comfort, nothing else.
  load?.().then(
    (island) => island.mount(element, startWithin),
    () => undefined,
  )
}

/** Brings the scripts of an element and all within it to life; once for each. */
export function startWithin(root: ParentNode): void {
  startPackageComponents(root)
  for (const element of root.querySelectorAll<HTMLElement>('[data-island]:not([data-island-started])')) {
    element.dataset['islandStarted'] = ''
    for (const name of (element.dataset['island'] ?? '').split(' ')) mountIsland(name, element)
  }
}

export function start(): void {
  // The packages' style sheets and scripts ask for this class before they hide anything.
  document.body.classList.add('js-enabled', 'govuk-frontend-supported')
  guardForms(document)
  pressLinksBySpace(document)
  startWithin(document)
}
