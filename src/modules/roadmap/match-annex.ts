import { accentKey, words } from '../../engines/vietnamese/index.ts'
import type { Catalog, Service } from '../catalog/index.ts'
import type { Agency, Directory, Tier } from '../organizations/index.ts'
import type { DeclaredService } from './annex-settle.ts'

/** Why a row of a decision's list stands for no service here. */
export type Unmatched =
  /** No procedure bears this name. */
  | 'no-name'
  /** One bears it, but is known by published facts alone and offered by nobody here. */
  | 'not-offered'
  /** It is offered, but not by the agency the row names. */
  | 'other-agency'
  /** The name is that of several procedures, and the row's agency does not tell which. */
  | 'several'
  /** An earlier row of the list stands for it already. */
  | 'twice'

export interface AnnexMatch {
  readonly declared: DeclaredService
  /** Services the row stands for; none where `why` says so. */
  readonly services: readonly Service[]
  readonly why: Unmatched | undefined
}

type Known = { readonly catalog: Catalog; readonly directory: Directory }

/**
 * Finds the services each row of a decision means: those of the procedure with the row's name, now or in an earlier
 * revision, at the agency or the tier the row names. Case, signs and the place of tone marks do not matter; nothing
 * else is guessed.
 */
export function matchAnnex(rows: readonly DeclaredService[], known: Known): readonly AnnexMatch[] {
  const names = namesOf(known.catalog)
  const taken = new Set<string>()
  return rows.map((declared): AnnexMatch => {
    const found = matchRow(declared, { ...known, names })
    if (typeof found === 'string') return { declared, services: [], why: found }
    const free = found.filter(({ id }) => !taken.has(id))
    if (free.length === 0) return { declared, services: [], why: 'twice' }
    for (const { id } of free) taken.add(id)
    return { declared, services: free, why: undefined }
  })
}

interface Names {
  readonly offered: ReadonlyMap<string, readonly Service[]>
  readonly listed: ReadonlySet<string>
}

function matchRow(
  { name, leadAgency }: DeclaredService,
  { directory, names }: Known & { readonly names: Names },
): readonly Service[] | Unmatched {
  const key = keyOf(name)
  const named = names.offered.get(key)
  if (!named) return names.listed.has(key) ? 'not-offered' : 'no-name'
  const found = leadAgency === null ? named : atAgency(named, leadAgency, directory)
  if (found.length === 0) return 'other-agency'
  const procedures = new Set(found.map(({ procedureId }) => procedureId))
  return procedures.size === 1 ? found : 'several'
}

function atAgency(named: readonly Service[], lead: string, directory: Directory): readonly Service[] {
  const meant = agenciesMeant(lead)
  const found = named.filter(({ agencyId }) => meant(directory.getAgency(agencyId)))
  // An agency that has ended left its services to others: the decision's word goes with them.
  const isOver = found.every(({ agencyId }) => directory.getAgency(agencyId).endedOn !== null)
  if (found.length === 0 || !isOver) return found
  const procedures = new Set(found.map(({ procedureId }) => procedureId))
  return named.filter(({ procedureId }) => procedures.has(procedureId))
}

/** "UBND các huyện, thị xã" means every committee of a tier; anything else is one agency's name. */
function agenciesMeant(lead: string): (agency: Agency) => boolean {
  const tiers = tiersMeant(keyOf(lead))
  if (tiers.length > 0) return ({ tier, kind }) => tiers.includes(tier) && kind.endsWith('_committee')
  const key = keyOf(lead)
  return ({ name, shortName, abbreviation }) =>
    [name.vi, shortName, abbreviation].some((own) => keyOf(own) === key)
}

const OF_TIERS = new Set(['huyện', 'quận', 'thị', 'xã', 'thành', 'phố', 'phường', 'trấn', 'và'])

function tiersMeant(key: string): readonly Tier[] {
  const [, named = ''] = /^ủy ban nhân dân (.+)$/u.exec(key) ?? []
  const isAll = /^(?:các|cấp) /u.test(named) || named.split(' ').every((word) => OF_TIERS.has(word))
  if (!isAll) return []
  const rest = named.replaceAll('thị xã', 'huyện')
  return [
    ...(/huyện|quận|thành phố/u.test(rest) ? (['district'] as const) : []),
    ...(/xã|phường|thị trấn/u.test(rest) ? (['commune'] as const) : []),
  ]
}

const NAMES = new WeakMap<readonly Service[], Names>()

/** Services by every name their procedures have had. */
function namesOf(catalog: Catalog): Names {
  const known = NAMES.get(catalog.services)
  if (known) return known
  const offered = new Map<string, Service[]>()
  for (const service of catalog.services) {
    const revisions = catalog.revisionsOf(service.procedureId)
    for (const key of new Set(revisions.map(({ record }) => keyOf(record.name.vi)))) {
      const own = offered.get(key)
      if (own) own.push(service)
      else offered.set(key, [service])
    }
  }
  const names = { offered, listed: new Set(catalog.listed.map(({ name }) => keyOf(name))) }
  NAMES.set(catalog.services, names)
  return names
}

function keyOf(text: string): string {
  return words(accentKey(text))
    .join(' ')
    .replaceAll(/(?<!\p{L})ubnd(?!\p{L})/gu, 'ủy ban nhân dân')
}
