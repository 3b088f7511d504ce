import { RefusalError } from './reply.ts'

const MAX_FIELDS = 5000

/** Posted names and values: names untouched (`rows[0].x` stays so), values in Unicode NFC. */
export class Form {
  static readonly empty = new Form(new Map())
  readonly #values: ReadonlyMap<string, readonly string[]>

  constructor(values: ReadonlyMap<string, readonly string[]>) {
    this.#values = values
  }

  /** The first value posted under the name, or '': an empty box and a missing box read the same. */
  get(name: string): string {
    return this.#values.get(name)?.[0] ?? ''
  }

  getAll(name: string): readonly string[] {
    return this.#values.get(name) ?? []
  }

  has(name: string): boolean {
    return this.#values.has(name)
  }

  names(): readonly string[] {
    return [...this.#values.keys()]
  }

  without(name: string): Form {
    return new Form(new Map([...this.#values].filter(([other]) => other !== name)))
  }
}

export function parseForm(text: string): Form {
  const values = new Map<string, string[]>()
  let count = 0
  for (const [name, value] of new URLSearchParams(text)) {
    if ((count += 1) > MAX_FIELDS) throw new RefusalError(413)
    addValue(values, name, value)
  }
  return new Form(values)
}

/** Vietnamese letters come composed or decomposed by keyboard and system; behind this door there is one spelling. */
export function addValue(values: Map<string, string[]>, name: string, value: string): void {
  // PostgreSQL text cannot hold NUL and no keyboard makes one: refused here rather than a 500 below.
  if (value.includes('\0') || name.includes('\0')) throw new RefusalError(400)
  const list = values.get(name)
  if (list === undefined) values.set(name, [value.normalize('NFC')])
  else list.push(value.normalize('NFC'))
}
