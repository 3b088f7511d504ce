import type { PowersOf } from '../../../engines/succession/index.ts'
import type { Agency, Directory } from '../../organizations/index.ts'
import type { StructureContext } from '../context.ts'
import { findDossier, type LoadedDossier } from '../load-dossier.ts'

/** What decides to which part of a split a file belongs: the field of its procedure, and where it is about. */
export function powersOfFile(
  directory: Directory,
  { state, revision }: Pick<LoadedDossier, 'state' | 'revision'>,
): PowersOf {
  return {
    field: revision.record.field.vi,
    area: communeOf(directory, state.officeAgencyId, state.content.answers),
  }
}

/** The first commune named in the answers that lies in the area of the agency: where the land, house or shop is. */
export function communeOf(
  directory: Directory,
  agencyId: string,
  answers: Readonly<Record<string, unknown>>,
): string | undefined {
  const home = directory.findAgency(agencyId)?.areaCode ?? null
  return codesIn(Object.values(answers)).find((code) => liesIn(directory, code, home))
}

function codesIn(values: readonly unknown[]): readonly string[] {
  return values.flatMap((value): readonly string[] => {
    if (typeof value === 'string') return /^\d{5}$/.test(value) ? [value] : []
    if (Array.isArray(value)) return codesIn(value)
    return typeof value === 'object' && value !== null ? codesIn(Object.values(value)) : []
  })
}

/** Of any time: an area that has ended since still was in its district. */
function liesIn(directory: Directory, code: string, home: string | null): boolean {
  const parents = directory.areas.flatMap((area) =>
    area.code === code && area.parentCode ? [area.parentCode] : [],
  )
  return code === home || parents.some((parent) => parent === home || liesIn(directory, parent, home))
}

/** Who answers today for what an agency that has ended did in a file; undefined while the agency goes on. */
export async function findSuccessor(
  { db, directory, catalog }: Pick<StructureContext, 'db' | 'directory' | 'catalog'>,
  { dossierId, agencyId }: { readonly dossierId: string; readonly agencyId: string },
): Promise<Agency | undefined> {
  if (!directory.findAgency(agencyId)?.endedOn) return undefined
  const loaded = await findDossier({ catalog }, db, dossierId)
  return (
    loaded && directory.findAgency(directory.structure.successorOf(agencyId, powersOfFile(directory, loaded)))
  )
}
