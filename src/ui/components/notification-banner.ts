import { attributes, type Html, html, trusted } from '../html.ts'
import {
  type Attributes,
  classAttribute,
  type Content,
  extra,
  hasContent,
  type HeadingLevel,
  type Localised,
  pair,
} from './content.ts'

export interface NotificationBannerOptions extends Localised {
  /** A string becomes the banner's own line; an `Html` is put in as it is. */
  readonly text: Content
  readonly titleText?: Content | undefined
  readonly titleHeadingLevel?: HeadingLevel | undefined
  readonly titleId?: string | undefined
  readonly type?: 'success' | undefined
  readonly role?: string | undefined
  readonly disableAutoFocus?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

function bannerTitle(options: NotificationBannerOptions): Content {
  if (hasContent(options.titleText)) return options.titleText
  if (options.type === 'success') return pair(options.locale, 'Đã xong', 'Success')
  return pair(options.locale, 'Cần biết', 'Important')
}

function bannerContent(text: Content): Content | false {
  if (typeof text !== 'string') return text
  return text !== '' && html`<p class="govuk-notification-banner__heading">${text}</p>`
}

export function notificationBanner(options: NotificationBannerOptions): Html {
  const isSuccess = options.type === 'success'
  const titleId = options.titleId || 'govuk-notification-banner-title'
  const level = trusted(`h${options.titleHeadingLevel ?? 2}`)
  const focus = options.disableAutoFocus
  const own = html`${classAttribute('govuk-notification-banner', isSuccess && 'govuk-notification-banner--success', options.classes)}${attributes(
    {
      role: options.role || (isSuccess ? 'alert' : 'region'),
      'aria-labelledby': titleId,
      'data-module': 'govuk-notification-banner',
      'data-disable-auto-focus': focus === undefined ? undefined : String(focus),
    },
  )}${extra(options.attributes)}`
  return html`<div${own}><div class="govuk-notification-banner__header"><${level} class="govuk-notification-banner__title" id="${titleId}">${bannerTitle(options)}</${level}></div><div class="govuk-notification-banner__content">${bannerContent(options.text)}</div></div>`
}
