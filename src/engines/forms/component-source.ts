import type { FormFault } from './form-definition.ts'
import type { Text } from './text.ts'

export type Json = Readonly<Record<string, unknown>>

/** Reads one form-js component and collects what is wrong with it. English texts and our own settings are in `properties`. */
export interface ComponentSource {
  readonly json: Json
  readonly path: string
  readonly label: Text
  fault(message: Text, at?: string): void
  text(name: string): string | undefined
  property(name: string): string | undefined
  /** `validate.<name>`, or `properties.<name>` where form-js has no `validate`. */
  number(name: string): number | undefined
  flag(name: string): boolean
  /** A Vietnamese text of the component with its English beside it. */
  bilingual(vi: string | undefined, englishName: string): Text | undefined
}

export function componentSource(json: Json, path: string, faults: FormFault[]): ComponentSource {
  const properties = objectOf(json.properties)
  const validate = objectOf(json.validate)
  const fault = (message: Text, at?: string) => {
    faults.push({ path: at ? `${path}.${at}` : path, message })
  }
  const bilingual = (vi: string | undefined, englishName: string): Text | undefined =>
    vi === undefined ? undefined : { vi: vi.normalize('NFC'), en: stringOf(properties[englishName]) ?? vi }
  const label = bilingual(stringOf(json.label) ?? stringOf(json.dateLabel), 'labelEn') ?? { vi: '', en: '' }
  return {
    json,
    path,
    label,
    fault,
    bilingual,
    text: (name) => stringOf(json[name]),
    property: (name) => stringOf(properties[name]),
    number: (name) => {
      const given = validate[name] ?? properties[name]
      if (given === undefined || given === '') return undefined
      const value = typeof given === 'string' ? Number(given) : given
      if (typeof value === 'number' && Number.isFinite(value)) return value
      fault({ vi: `"${name}" phải là một số.`, en: `"${name}" must be a number.` }, `validate.${name}`)
      return undefined
    },
    flag: (name) => validate[name] === true || properties[name] === 'true',
  }
}

export function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
}

export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
