export interface Fault {
  /** The field it is shown at. */
  readonly field: string
  readonly text: string
  /** Id of the box to go to, where it is not the field's name. */
  readonly id?: string
}
