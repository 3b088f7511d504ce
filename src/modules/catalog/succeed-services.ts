import type { Db } from '../../platform/db/database.ts'
import type { Directory } from '../organizations/index.ts'

export interface SucceededServices {
  readonly closed: number
  readonly opened: number
}

/**
 * After a reorganisation: what agencies that ended offered is offered by those that took over, each for what it took.
 * `directory` is the one after it. Doing it again changes nothing.
 */
export async function succeedServices(
  tx: Db,
  directory: Directory,
  { on, reason }: { readonly on: string; readonly reason: string },
): Promise<SucceededServices> {
  const services = await tx
    .selectFrom('services')
    .innerJoin('procedures', 'procedures.id', 'services.procedure_id')
    .select(['services.id', 'services.procedure_id', 'services.agency_id', 'procedures.field'])
    .where('services.suspended_from', 'is', null)
    .orderBy('services.id')
    .execute()
  const passing = services.flatMap((service) => {
    const takers = takersOf(directory, service.agency_id, service.field)
    return takers.length > 0 && !takers.includes(service.agency_id) ? [{ ...service, takers }] : []
  })
  if (passing.length === 0) return { closed: 0, opened: 0 }
  await tx
    .updateTable('services')
    .set({ suspended_from: on, suspension_reason: reason })
    .where(
      'id',
      'in',
      passing.map(({ id }) => id),
    )
    .execute()
  const opened = await tx
    .insertInto('services')
    .values(
      passing.flatMap(({ procedure_id, takers }) =>
        takers.map((agencyId) => ({
          id: `${procedure_id}.${agencyId}`,
          procedure_id,
          agency_id: agencyId,
          opened_on: on,
        })),
      ),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return { closed: passing.length, opened: opened.length }
}

/** Those to whom powers of a field went, each for its areas; where no part names the field, who has the rest. */
function takersOf(directory: Directory, agencyId: string, field: string): readonly string[] {
  const after = directory.structure.agencyLinks.filter((link) => link.from === agencyId)
  const named = after.filter(({ powers }) => powers && (powers.fields?.includes(field) ?? true))
  const rest = after.filter(({ powers }) => powers === undefined)
  const next = [...new Set((named.length > 0 ? named : rest).map(({ to }) => to))]
  return next.flatMap((id) => (directory.findAgency(id)?.endedOn ? takersOf(directory, id, field) : [id]))
}
