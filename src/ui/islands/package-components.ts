type Constructor = new (element: Element) => unknown

// Not the button's: `guardForms` and `pressLinksBySpace` do on every page what 4 KB of it would.
const COMPONENTS: Readonly<Record<string, () => Promise<Constructor>>> = {
  'govuk-accordion': async () =>
    (await import('govuk-frontend/dist/govuk/components/accordion/accordion.mjs')).Accordion,
  'govuk-character-count': async () =>
    (await import('govuk-frontend/dist/govuk/components/character-count/character-count.mjs')).CharacterCount,
  'govuk-checkboxes': async () =>
    (await import('govuk-frontend/dist/govuk/components/checkboxes/checkboxes.mjs')).Checkboxes,
  'govuk-error-summary': async () =>
    (await import('govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs')).ErrorSummary,
  'govuk-file-upload': async () =>
    (await import('govuk-frontend/dist/govuk/components/file-upload/file-upload.mjs')).FileUpload,
  'govuk-notification-banner': async () =>
    (await import('govuk-frontend/dist/govuk/components/notification-banner/notification-banner.mjs'))
      .NotificationBanner,
  'govuk-password-input': async () =>
    (await import('govuk-frontend/dist/govuk/components/password-input/password-input.mjs')).PasswordInput,
  'govuk-radios': async () => (await import('./plain-radios.ts')).PlainRadios,
  'govuk-service-navigation': async () =>
    (await import('govuk-frontend/dist/govuk/components/service-navigation/service-navigation.mjs'))
      .ServiceNavigation,
  'govuk-tabs': async () => (await import('govuk-frontend/dist/govuk/components/tabs/tabs.mjs')).Tabs,
}

/** Only what changes something is loaded: most buttons and choices work the same without their script. */
function needsScript(element: Element, name: string): boolean {
  if (name === 'govuk-radios') return element.querySelector('[data-aria-controls]') !== null
  if (name === 'govuk-checkboxes') {
    return element.querySelector('[data-aria-controls], [data-behaviour]') !== null
  }
  return true
}

/** The scripts glue the words of their buttons together: a name that is read aloud needs the spaces. */
function separateWords(element: Element): void {
  for (const part of element.querySelectorAll('button span')) part.after(' ')
}

async function startComponent(element: Element, load: () => Promise<Constructor>): Promise<void> {
  try {
    const Component = await load()
    new Component(element)
    separateWords(element)
  } catch {
    // Started before, or markup without the parts the script wants: the element stays as the server sent it.
  }
}

export function startPackageComponents(root: ParentNode): void {
  for (const element of root.querySelectorAll('[data-module]')) {
    const name = element.getAttribute('data-module') ?? ''
    const load = COMPONENTS[name]
    if (load && needsScript(element, name)) void startComponent(element, load)
  }
}
