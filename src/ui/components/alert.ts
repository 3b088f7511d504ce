import { type Html, html, trusted } from '../html.ts'
import {
  type Attributes,
  classAttribute,
  type Content,
  extra,
  hasContent,
  type Localised,
  pair,
} from './content.ts'
import { icon, type IconName } from './icon.ts'

export type AlertVariant = 'information' | 'success' | 'warning' | 'error'

export interface AlertOptions extends Localised {
  readonly title: string
  readonly text?: Content | undefined
  readonly variant?: AlertVariant | undefined
  readonly showTitleAsHeading?: boolean | undefined
  readonly headingTag?: 'h2' | 'h3' | 'h4' | undefined
  readonly role?: 'region' | 'alert' | 'status' | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

const VARIANTS: Readonly<Record<AlertVariant, { icon: IconName; vi: string; en: string }>> = {
  information: { icon: 'info', vi: 'Thông tin', en: 'information' },
  success: { icon: 'check', vi: 'Đã xong', en: 'success' },
  warning: { icon: 'warning', vi: 'Lưu ý', en: 'warning' },
  error: { icon: 'error', vi: 'Lỗi', en: 'error' },
}

/** A message in the page, of a weight between inset text and the notification banner. */
export function alert(options: AlertOptions): Html {
  const variant = options.variant ?? 'information'
  const { icon: name, vi, en } = VARIANTS[variant]
  const hasHeading = options.showTitleAsHeading === true && hasContent(options.text)
  const tag = trusted(options.headingTag ?? 'h2')
  const heading = hasHeading && html`<${tag} class="moj-alert__heading">${options.title}</${tag}>`
  const body = hasContent(options.text) ? options.text : options.title
  const classes = classAttribute(
    'moj-alert',
    `moj-alert--${variant}`,
    hasHeading && 'moj-alert--with-heading',
    options.classes,
  )
  return html`<div role="${options.role ?? 'region'}"${classes} aria-label="${pair(options.locale, vi, en)}: ${options.title}"${extra(options.attributes)}><div>${icon(name, { classes: 'moj-alert__icon' })}</div><div class="moj-alert__content">${heading}${body}</div></div>`
}
