/** Says whether trying again later can help; its message names no person. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError'
  readonly isTemporary: boolean
  constructor(message: string, options: { readonly isTemporary: boolean; readonly cause?: unknown }) {
    super(message, { cause: options.cause })
    this.isTemporary = options.isTemporary
  }
}
