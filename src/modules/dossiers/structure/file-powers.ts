import type { Agency, Directory } from '../../organizations/index.ts'
import type { StructureContext } from '../context.ts'
import { findDossier, type LoadedDossier } from '../load-dossier.ts'

/** What decides to which part of a split a file belongs. */
export interface PowersOfFile {
  /** Of its procedure. */
  readonly field: string
  /** The commune it is about; without one it belongs to who has the rest, in a district the commune of its seat. */
  readonly area: string | null
}

export function powersOfFile(
  directory: Directory,
  { state, revision }: Pick<LoadedDossier, 'state' | 'revision'>,
): PowersOfFile {
  return {
    field: revision.record.field.vi,
    area: communeOf(directory, state.officeAgencyId, state.content.answers) ?? null,
  }
}

/** The first commune named in the answers that lies in the area of the agency: where the land, house or shop is. */
export function communeOf(
  directory: Directory,
  agencyId: string,
  answers: Readonly<Record<string, unknown>>,
): string | undefined {
  const home = directory.findAgency(agencyId)?.areaCode ?? null
  return codesIn(answers).find((code) => liesIn(directory, code, home))
}

/** In the order in which the database keeps the keys of an object: the first is the same before and after storing. */
function codesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^\d{5}$/.test(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(codesIn)
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value).toSorted(
    ([one], [other]) =>
      Buffer.byteLength(one) - Buffer.byteLength(other) ||
      Buffer.compare(Buffer.from(one), Buffer.from(other)),
  )
  return entries.flatMap(([, part]) => codesIn(part))
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
