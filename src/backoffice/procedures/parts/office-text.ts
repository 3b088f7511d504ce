import type { AgencyReference } from '../../../modules/catalog/index.ts'

interface Office {
  readonly agency: AgencyReference
  readonly unit: string
}

/** `so-gddt`; by kind and place `tax_branch@service`. */
export function placeText(agency: AgencyReference): string {
  return typeof agency === 'string' ? agency : `${agency.kind}@${agency.areaOf}`
}

/** `so-gddt.mot-cua`, `tax_branch@service.chuyen-mon`. */
export function officeText({ agency, unit }: Office): string {
  return `${placeText(agency)}.${unit}`
}

/** The place may hold a point of its own (`works.place`), a unit never does. */
export function typedOffice(typed: string): Office | undefined {
  const [, agency, kind, areaOf, unit] =
    /^(?:([a-z0-9-]+)|([a-z_]+)@([\w.]+))\.([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(typed.trim()) ?? []
  if (unit === undefined) return undefined
  if (kind !== undefined && areaOf !== undefined) return { agency: { kind, areaOf }, unit }
  return agency !== undefined && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(agency) ? { agency, unit } : undefined
}

export const linesOf = (typed: string | undefined): readonly string[] =>
  (typed ?? '').split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))

export const OFFICE_HINT = {
  vi: 'Mã cơ quan, dấu chấm, mã bộ phận; hoặc loại cơ quan@service.mã bộ phận cho cơ quan theo nơi nộp',
  en: 'Code of the agency, a point, code of the unit; or kind@service.unit for the agency of the place of filing',
}

export const NO_OFFICE = {
  vi: 'không đúng dạng mã cơ quan.mã bộ phận, ví dụ so-xay-dung.mot-cua',
  en: 'not of the form agency.unit, such as so-xay-dung.mot-cua',
}
