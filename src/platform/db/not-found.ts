/** Thrown by `get…` reads: what was asked for does not exist. The HTTP floor answers 404. */
export class NotFound extends Error {
  override readonly name = 'NotFound'
  constructor(what: string) {
    super(`not found: ${what}`)
  }
}
