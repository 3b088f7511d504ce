import { alert, type AlertVariant } from '../components/alert.ts'
import type { Content, Locale } from '../components/content.ts'
import type { Html } from '../html.ts'

/** What the act just done has brought, shown once on the page that follows. */
export interface Flash {
  readonly variant: AlertVariant
  readonly title: string
  readonly text?: Content | undefined
}

export function flashMessage(flash: Flash | undefined, locale: Locale): Html | undefined {
  if (!flash) return undefined
  return alert({
    variant: flash.variant,
    title: flash.title,
    text: flash.text,
    showTitleAsHeading: flash.text !== undefined,
    role: flash.variant === 'error' ? 'alert' : 'status',
    locale,
  })
}
