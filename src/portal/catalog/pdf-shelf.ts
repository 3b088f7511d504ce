const MAX_KEPT = 150

/** Documents that are the same for everybody, drawn once: the least recently asked for goes first. */
export class PdfShelf {
  readonly #kept = new Map<string, Promise<Buffer>>()

  async get(key: string, draw: () => Promise<Buffer>): Promise<Buffer> {
    const known = this.#kept.get(key)
    // Put back at the end: a Map keeps the order of insertion, so the first is the oldest.
    if (known) this.#kept.delete(key)
    const document = known ?? draw()
    this.#kept.set(key, document)
    const oldest = this.#kept.keys().next()
    if (this.#kept.size > MAX_KEPT && !oldest.done) this.#kept.delete(oldest.value)
    try {
      return await document
    } catch (error) {
      // A failure is not kept: the next visitor may have better luck.
      if (this.#kept.get(key) === document) this.#kept.delete(key)
      throw error
    }
  }
}
