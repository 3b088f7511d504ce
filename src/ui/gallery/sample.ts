import type { Html } from '../html.ts'

/** A component of the gallery, in all states worth seeing. */
export interface Sample {
  readonly name: string
  readonly states: () => readonly Html[]
}
