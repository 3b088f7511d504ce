// The package ships its scripts without types. All its components are built from one element.

declare module 'govuk-frontend/dist/govuk/components/*' {
  type Component = new (element: Element) => unknown
  export const Accordion: Component
  export const CharacterCount: Component
  export const Checkboxes: Component
  export const ErrorSummary: Component
  export const FileUpload: Component
  export const NotificationBanner: Component
  export const PasswordInput: Component
  export const ServiceNavigation: Component
  export const Tabs: Component
}

declare module 'govuk-frontend/dist/govuk/components/radios/radios.mjs' {
  export class Radios {
    constructor(element: Element)
    syncConditionalRevealWithInputState(input: HTMLInputElement): void
  }
}
