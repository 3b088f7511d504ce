/** Scripts and styles only from this host, nothing inline: an injected `<script>` is dead text. */
const PAGE_POLICY = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'",
  "connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'",
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
].join('; ')

/** A paper shown inside our own page. `style-src` and `object-src` are for the browser's own PDF and image viewers. */
const FRAMED_POLICY =
  "default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"

/** A style sheet, script, font or picture: the page that asks for it has its own policy; opened alone it may do nothing. */
const ASSET_POLICY = "default-src 'none'; frame-ancestors 'none'"

type FixedHeaders = Readonly<Record<string, string>>

export interface SecurityHeaders {
  readonly page: FixedHeaders
  readonly framed: FixedHeaders
  /** Few: a first page brings a dozen assets, and on a thin line each header counts. */
  readonly asset: FixedHeaders
}

/** Built once: on each request they are only copied. */
export function securityHeaders(secure: boolean): SecurityHeaders {
  const everywhere = {
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
  const common = {
    ...everywhere,
    // Addresses hold codes, so no other site learns them; `same-origin` still sends Origin with our own forms.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  }
  return {
    page: { ...common, 'content-security-policy': PAGE_POLICY, 'x-frame-options': 'DENY' },
    framed: { ...common, 'content-security-policy': FRAMED_POLICY, 'x-frame-options': 'SAMEORIGIN' },
    asset: { ...everywhere, 'content-security-policy': ASSET_POLICY },
  }
}
