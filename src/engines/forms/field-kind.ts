import type { ComponentSource, Json } from './component-source.ts'
import type { Field, FieldBehaviour } from './field.ts'

/** A kind of field: one file under `fields/` and one line in the registry. */
export interface FieldKind {
  /** As in `properties.kind`. */
  readonly name: string
  /** The form-js component that stores it. */
  readonly component: string
  /** A component of this kind to try it with: the gallery and the tests build it. */
  readonly sample: Json
  build(source: ComponentSource, compileFields: CompileFields): FieldBehaviour
}

/** Compiles the components inside a component, for kinds that hold others. */
export type CompileFields = (components: unknown, at: string) => readonly Field[]
