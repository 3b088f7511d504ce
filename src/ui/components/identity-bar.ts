import { type Html, html } from '../html.ts'
import { type Attributes, classAttribute, type Content, extra } from './content.ts'

export interface IdentityBarOptions {
  readonly title: { readonly text: Content }
  /** Buttons at the right. */
  readonly actions?: Html | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** Whose file is open, over the file. */
export function identityBar(options: IdentityBarOptions): Html {
  const actions = options.actions && html`<div class="moj-identity-bar__actions">${options.actions}</div>`
  return html`<div${classAttribute('moj-identity-bar', options.classes)}${extra(options.attributes)}><div class="moj-identity-bar__container"><div class="moj-identity-bar__details"><span class="moj-identity-bar__title">${options.title.text}</span></div>${actions}</div></div>`
}
