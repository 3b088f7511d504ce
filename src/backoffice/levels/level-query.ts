import { EVIDENCE_KINDS } from '../../engines/levels/index.ts'
import type { LevelFilter } from '../../modules/levels/index.ts'

/** What stands in the address; words nobody knows are as if they were not there. */
export function readLevelFilter(
  query: Readonly<Record<string, string | undefined>>,
  known: { readonly agencyIds: readonly string[]; readonly levels: readonly string[] },
): LevelFilter {
  const { 'co-quan': agency, muc: level, thieu: missing, khac: different } = query
  return {
    agencyId: known.agencyIds.find((id) => id === agency),
    level: known.levels.find((id) => id === level),
    missing: EVIDENCE_KINDS.find((kind) => kind === missing),
    onlyDifferent: different === 'co' ? true : undefined,
  }
}

export function levelQuery(filter: LevelFilter): Readonly<Record<string, string | undefined>> {
  return {
    'co-quan': filter.agencyId,
    muc: filter.level,
    thieu: filter.missing,
    khac: filter.onlyDifferent ? 'co' : undefined,
  }
}
