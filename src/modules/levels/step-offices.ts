import type { Wording } from '../../engines/levels/index.ts'
import { listSteps } from '../../engines/workflow/index.ts'
import type { ProcedureRevision, Service } from '../catalog/index.ts'
import type { Agency } from '../organizations/index.ts'
import type { LevelContext } from './context.ts'

/** Steps of a service whose owner is no agency that works in the system, or no unit of it: nobody could do them here. */
export function stepsOutside(
  { catalog, directory }: Pick<LevelContext, 'catalog' | 'directory'>,
  {
    service,
    revision,
    day,
  }: { readonly service: Service; readonly revision: ProcedureRevision; readonly day: string },
): readonly Wording[] {
  const owners = catalog.stepOwners(revision, service.agencyId, {})
  return listSteps(catalog.graphOf(revision)).flatMap((step, index): Wording[] => {
    const owner = owners[step.id]
    const agency = owner && directory.findAgency(owner.agencyId)
    if (owner && agency && worksHere(agency, day) && directory.findUnit(owner.unitId)) return []
    const name = agency?.name ?? { vi: 'chưa rõ cơ quan', en: 'nobody known' }
    return [
      {
        vi: `Bước ${index + 1} “${step.name.vi}”: ${name.vi} chưa làm việc trên hệ thống.`,
        en: `Step ${index + 1} “${step.name.en}”: ${name.en} does not work in the system.`,
      },
    ]
  })
}

/** Agencies that are asked and do not work here: their answer is entered for them, which is no step of its own. */
export function askedOutside(
  { directory }: Pick<LevelContext, 'directory'>,
  { record }: ProcedureRevision,
): readonly Wording[] {
  const ids = record.stepOwners.flatMap(({ owners }) => owners.map(({ agency }) => agency))
  const agencies = [...new Set(ids)].flatMap((id) =>
    typeof id === 'string' ? (directory.findAgency(id) ?? []) : [],
  )
  return agencies
    .filter(({ member }) => !member)
    .map(({ name }) => ({
      vi: `Ý kiến của ${name.vi} do người thụ lý nhập vào hệ thống.`,
      en: `The opinion of ${name.en} is entered by the examiner.`,
    }))
}

/** Until the day a reorganisation has ended it. */
function worksHere({ member, endedOn }: Agency, day: string): boolean {
  return member && (endedOn === null || day <= endedOn)
}
