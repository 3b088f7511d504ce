// saxen publishes no types.
declare module 'saxen' {
  type Attributes = Readonly<Record<string, string>>

  export class Parser {
    constructor(options?: { readonly proxy?: boolean })
    ns(prefixes?: Readonly<Record<string, string>>): this
    on(
      event: 'openTag',
      handler: (
        name: string,
        attributes: () => Attributes,
        decode: (text: string) => string,
        selfClosing: boolean,
      ) => void,
    ): this
    on(event: 'closeTag', handler: (name: string) => void): this
    on(event: 'text', handler: (text: string, decode: (text: string) => string) => void): this
    on(event: 'cdata', handler: (text: string) => void): this
    on(event: 'error' | 'warn', handler: (error: Error) => void): this
    parse(xml: string): void
  }
}
