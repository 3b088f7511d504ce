import { listRegisterYears, REGISTER_ROLES, type RegisterPeriod } from '../../modules/dossiers/index.ts'
import { postsWith, type Session } from '../../modules/identity/index.ts'
import type { Agency } from '../../modules/organizations/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { vietnamDate } from '../../platform/i18n/format.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'

export const FIELDS = { agency: 'co-quan', year: 'nam', period: 'ky', from: 'tu' } as const

/** Which part of whose register is looked at; all of it stands in the address. */
export interface RegisterView {
  readonly agency: Agency
  /** The officer's own, to choose from. */
  readonly agencies: readonly Agency[]
  readonly years: readonly number[]
  readonly periodKey: string
  readonly period: RegisterPeriod
  readonly fromNumber: number | undefined
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

/** Undefined when the agency is not the officer's: its register does not exist for him. */
export async function findRegisterView(
  services: Services,
  request: Request<Session>,
  asked: (name: string) => string,
): Promise<RegisterView | undefined> {
  const { actor, db, directory, clock } = officerContext(services, request)
  const own = postsWith(actor, ...REGISTER_ROLES).map(({ agencyId }) => agencyId)
  const agencies = [...new Set(own)].flatMap((id) => directory.findAgency(id) ?? [])
  const wanted = asked(FIELDS.agency)
  const agency = wanted === '' ? agencies[0] : agencies.find(({ id }) => id === wanted)
  if (!agency) return undefined
  const thisYear = Number(vietnamDate(clock.now()).slice(0, 4))
  const years = [...new Set([thisYear, ...(await listRegisterYears(db, agency.id))])].toSorted(
    (a, b) => b - a,
  )
  const year = years.find((one) => String(one) === asked(FIELDS.year)) ?? thisYear
  const periodKey = Object.hasOwn(PERIODS, asked(FIELDS.period)) ? asked(FIELDS.period) : WHOLE_YEAR
  const { first, last } = PERIODS[periodKey] ?? { first: 1, last: 12 }
  const from = asked(FIELDS.from)
  return {
    agency,
    agencies,
    years,
    periodKey,
    period: { year, firstMonth: first, lastMonth: last },
    fromNumber: /^[1-9]\d{0,6}$/.test(from) ? Number(from) : undefined,
  }
}

/** The same view in an address, at another place of the list. */
export function viewQuery(view: RegisterView, from?: number): Record<string, string | undefined> {
  return {
    [FIELDS.agency]: view.agencies.length > 1 ? view.agency.id : undefined,
    [FIELDS.year]: String(view.period.year),
    [FIELDS.period]: view.periodKey === WHOLE_YEAR ? undefined : view.periodKey,
    [FIELDS.from]: from === undefined ? undefined : String(from),
  }
}
