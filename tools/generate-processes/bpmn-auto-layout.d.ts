// bpmn-auto-layout publishes no types.
declare module 'bpmn-auto-layout' {
  /** Gives back the same model with the coordinates of a drawing. */
  export function layoutProcess(xml: string): Promise<string>
}
