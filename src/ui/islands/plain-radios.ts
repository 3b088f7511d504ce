import { Radios } from 'govuk-frontend/dist/govuk/components/radios/radios.mjs'

/** The package's radios without `aria-expanded`: ARIA does not allow it on a radio, and readers ignore it there. */
export class PlainRadios extends Radios {
  override syncConditionalRevealWithInputState(input: HTMLInputElement): void {
    super.syncConditionalRevealWithInputState(input)
    input.removeAttribute('aria-expanded')
  }
}
