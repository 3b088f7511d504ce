import { type Html, html } from '../html.ts'
import { classAttribute, classNames, extra, type Styled } from './content.ts'
import { tag } from './tag.ts'

export interface PhaseBannerOptions extends Styled {
  readonly tag: Styled
}

export function phaseBanner(options: PhaseBannerOptions): Html {
  const label = tag({
    text: options.tag.text,
    classes: classNames('govuk-phase-banner__content__tag', options.tag.classes),
  })
  return html`<div${classAttribute('govuk-phase-banner govuk-width-container', options.classes)}${extra(options.attributes)}><p class="govuk-phase-banner__content">${label} <span class="govuk-phase-banner__text">${options.text}</span></p></div>`
}
