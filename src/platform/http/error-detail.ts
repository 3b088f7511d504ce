import { REFUSAL_WORDS } from '../i18n/refusal-words.ts'
import { inLocale, type Locale } from '../i18n/translator.ts'
import type { Refusal } from './reply.ts'

/** The words of an error page, in the visitor's language; the face puts them into its layout. */
export interface ErrorDetail {
  readonly title: string
  readonly message: string
  /** When present: a form posting `fields` and `_csrf` to `action`, with a button "Gửi lại". */
  readonly resend?: Resend
  /** When present: a link to sign in, opened in another tab so that this page stays. */
  readonly signInAt?: string
}

export interface Resend {
  readonly action: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly csrfToken: string
}

export function describeRefusal(refusal: Refusal, locale: Locale, resend?: Resend): ErrorDetail {
  const { status, reason = String(status), retryAfterSeconds = 60 } = refusal
  const words = REFUSAL_WORDS[reason] ?? REFUSAL_WORDS[status < 500 ? '400' : '500']
  if (words === undefined) throw new Error('no words for a refusal')
  const { title, message, resendMessage } = words
  const said = inLocale(resend === undefined ? message : (resendMessage ?? message), locale)
  const detail = {
    title: inLocale(title, locale),
    message: said.replace('{seconds}', `${retryAfterSeconds}`),
  }
  return resend === undefined ? detail : { ...detail, resend }
}

/** For when the page of the face itself fails. Holds only our own words: nothing to escape. */
export function plainErrorPage(
  { title, message }: ErrorDetail,
  locale: Locale,
  id: string,
): { markup: string } {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>`
  const body = `<h1>${title}</h1><p>${message}</p><p><code>${id}</code></p><p><a href="/">/</a></p>`
  return { markup: `<!doctype html><html lang="${locale}"><head>${head}</head><body>${body}</body></html>` }
}
