export interface ErrorDescription {
  readonly name: string
  readonly message: string
  readonly code?: string
  readonly constraint?: string
  readonly stack?: readonly string[]
  readonly cause?: ErrorDescription
}

const MAX_FRAMES = 12
const MAX_CAUSES = 3

/**
 * What a log may keep of an error. Messages of drivers and parsers repeat the value they choked on
 * (`invalid input syntax for type integer: "…"`), so quoted parts, long numbers and addresses are masked;
 * PostgreSQL's `detail` (`Key (phone)=(…)`) is never taken.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { name: 'NotAnError', message: typeof error }
  const code: unknown = Reflect.get(error, 'code')
  const constraint: unknown = Reflect.get(error, 'constraint')
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: error.name,
    message: maskMessage(error.message),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(frames.length > 0 ? { stack: frames.slice(0, MAX_FRAMES).map((frame) => frame.trim()) } : {}),
    ...(error.cause instanceof Error && depth < MAX_CAUSES
      ? { cause: describeError(error.cause, depth + 1) }
      : {}),
  }
}

export function maskMessage(message: string): string {
  return message
    .slice(0, 500)
    .replace(/"[^"]*"?|(?<!\p{L})'[^']*'?|“[^”]*”?/gu, '"…"')
    .replace(/[^\s@<>()]+@[^\s@<>()]+/g, '…@…')
    .replace(/\+?\d[\d .-]{5,}\d/g, '…')
}
