// bpmn-moddle publishes types for the BPMN elements only, not for its entry point.
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    readonly $type: string
    readonly id?: string
    get(property: string): unknown
    set(property: string, value: unknown): void
  }

  export interface ReadWarning {
    readonly message: string
    readonly element?: ModdleElement
  }

  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, object>>)
    create(type: string, properties?: Readonly<Record<string, unknown>>): ModdleElement
    fromXML(xml: string): Promise<{ rootElement: ModdleElement; warnings: readonly ReadWarning[] }>
    toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>
  }
}
