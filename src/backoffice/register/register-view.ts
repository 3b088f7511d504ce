import type { HeldPart, Holding } from '../../engines/succession/index.ts'
import {
  listDeskRegisterYears,
  listRegisterYears,
  REGISTER_ROLES,
  type RegisterPeriod,
} from '../../modules/dossiers/index.ts'
import { postsWith, type Session } from '../../modules/identity/index.ts'
import type { Agency } from '../../modules/organizations/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { vietnamDate } from '../../platform/i18n/format.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { READING_FIELD, READING_VALUES, readReading } from '../reading-links.ts'

export const FIELDS = {
  agency: 'co-quan',
  part: 'phan',
  reading: READING_FIELD,
  year: 'nam',
  period: 'ky',
  from: 'tu',
} as const

/** `own`: numbered and sealed here. `desk`: received here, with the code of another agency, in whose register they count. */
export const REGISTER_PARTS = ['own', 'desk'] as const
/** `now`: the other reading, all it answers for today, whichever office received it. */
export type RegisterPart = (typeof REGISTER_PARTS)[number] | 'now'
const DESK = 'nhan-thay'
export const PART_VALUES: Readonly<Record<(typeof REGISTER_PARTS)[number], string>> = {
  own: 'co-quan',
  desk: DESK,
}

/** Which part of whose register is looked at; all of it stands in the address. */
export interface RegisterView {
  readonly agency: Agency
  /** The officer's own, and those whose registers came to them, to choose from. */
  readonly agencies: readonly Agency[]
  /** Of the register of a body that was split, what came to the officer's agencies: the rest is not his to read. */
  readonly heldPart: HeldPart | undefined
  /** What the agency answers for today; of more than itself, there are two readings to choose from. */
  readonly holdings: readonly Holding[]
  readonly hasReadings: boolean
  readonly part: RegisterPart
  /** The desk has received for another agency: there is a part to choose. */
  readonly hasDeskPart: boolean
  readonly years: readonly number[]
  readonly periodKey: string
  readonly period: RegisterPeriod
  readonly fromNumber: number | undefined
  /** Where a page of the desk's part begins. */
  readonly fromCode: string | undefined
}

/** Parts of a year, by the name they have in the address. */
const PERIODS: Readonly<Record<string, { readonly first: number; readonly last: number }>> = {
  'ca-nam': { first: 1, last: 12 },
  ...Object.fromEntries(
    [1, 2, 3, 4].map((quarter) => [`quy-${quarter}`, { first: quarter * 3 - 2, last: quarter * 3 }]),
  ),
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`thang-${index + 1}`, { first: index + 1, last: index + 1 }]),
  ),
}
const WHOLE_YEAR = 'ca-nam'

export const PERIOD_KEYS: readonly string[] = Object.keys(PERIODS)

export function periodWords(key: string, t: Translate): string {
  const [kind, number] = key.split('-')
  if (kind === 'quy') return t(`Quý ${number}`, `Quarter ${number}`)
  if (kind === 'thang') return t(`Tháng ${number}`, `Month ${number}`)
  return t('Cả năm', 'The whole year')
}

/** Undefined when the agency is not the officer's, nor came to his: its register does not exist for him. */
export async function findRegisterView(
  services: Services,
  request: Request<Session>,
  asked: (name: string) => string,
): Promise<RegisterView | undefined> {
  const { actor, db, directory, clock } = officerContext(services, request)
  const own = [...new Set(postsWith(actor, ...REGISTER_ROLES).map(({ agencyId }) => agencyId))]
  const archives = directory.structure.holdingsOf(own).filter(({ key }) => !own.includes(key))
  const agencies = [...own, ...archives.map(({ key }) => key)].flatMap((id) => directory.findAgency(id) ?? [])
  const wanted = asked(FIELDS.agency)
  const agency = wanted === '' ? agencies[0] : agencies.find(({ id }) => id === wanted)
  if (!agency) return undefined
  const holdings = own.includes(agency.id) ? directory.structure.holdingsOf([agency.id]) : []
  const hasReadings = holdings.some(({ key, part }) => key !== agency.id || part !== undefined)
  const isNow = hasReadings && readReading(asked(FIELDS.reading), 'as-it-was') === 'as-it-is-now'
  const thisYear = Number(vietnamDate(clock.now()).slice(0, 4))
  const [ownYears, deskYears] = await Promise.all([
    listRegisterYears(db, ...(isNow ? holdings.map(({ key }) => key) : [agency.id])),
    listDeskRegisterYears(db, agency.id),
  ])
  const heldPart = archives.find(({ key }) => key === agency.id)?.part
  const hasDeskPart = deskYears.length > 0 && heldPart === undefined
  const years = [...new Set([thisYear, ...ownYears, ...deskYears])].toSorted((a, b) => b - a)
  const isDesk = hasDeskPart && asksDeskPart(asked(FIELDS.part), ownYears)
  return {
    agency,
    agencies,
    heldPart,
    holdings,
    hasReadings,
    part: isNow ? 'now' : isDesk ? 'desk' : 'own',
    hasDeskPart,
    years,
    ...placeOf(asked, years.find((one) => String(one) === asked(FIELDS.year)) ?? thisYear),
  }
}

/** A sub-department may have nothing but what it receives for its department: then that part comes first. */
function asksDeskPart(part: string, ownYears: readonly number[]): boolean {
  return part === DESK || (part === '' && ownYears.length === 0)
}

type Place = Pick<RegisterView, 'periodKey' | 'period' | 'fromNumber' | 'fromCode'>

function placeOf(asked: (name: string) => string, year: number): Place {
  const periodKey = Object.hasOwn(PERIODS, asked(FIELDS.period)) ? asked(FIELDS.period) : WHOLE_YEAR
  const { first, last } = PERIODS[periodKey] ?? { first: 1, last: 12 }
  const from = asked(FIELDS.from)
  return {
    periodKey,
    period: { year, firstMonth: first, lastMonth: last },
    fromNumber: /^[1-9]\d{0,6}$/.test(from) ? Number(from) : undefined,
    fromCode: /^[\w.]{1,40}-\d{6}-\d{4,8}$/.test(from) ? from : undefined,
  }
}

/** The same view in an address, at another place of the list. */
export function viewQuery(view: RegisterView, from?: number | string): Record<string, string | undefined> {
  return {
    [FIELDS.agency]: view.agencies.length > 1 ? view.agency.id : undefined,
    [FIELDS.part]: view.hasDeskPart && view.part !== 'now' ? PART_VALUES[view.part] : undefined,
    [FIELDS.reading]: view.part === 'now' ? READING_VALUES['as-it-is-now'] : undefined,
    [FIELDS.year]: String(view.period.year),
    [FIELDS.period]: view.periodKey === WHOLE_YEAR ? undefined : view.periodKey,
    [FIELDS.from]: from === undefined ? undefined : String(from),
  }
}
