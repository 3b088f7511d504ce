import type { Random } from '../engines/forms/index.ts'
import type { Catalog, Service } from '../modules/catalog/index.ts'

/**
 * How often a service is asked for, 1 unless told here: driving licences, land, births and business are asked for
 * every day, a mine once a year.
 */
const WEIGHTS: Readonly<Record<string, number>> = {
  'bl-04': 9,
  'bl-05': 7,
  'bl-06': 6,
  'bl-09': 6,
  'bl-10': 10,
  'bl-11': 24,
  'bl-12': 3,
  'bl-19': 6,
  'bl-26': 14,
  'bl-29': 4,
  'bl-46': 6,
  'bl-49': 4,
  'bl-51': 16,
  'bl-52': 3,
  'bl-53': 4,
  'bl-54': 5,
  'bl-55': 2,
  'bl-56': 5,
}

/** Draws services as often as people ask for them. */
export function serviceChooser(catalog: Catalog): (random: Random) => Service {
  const services = catalog.services.filter(({ suspendedFrom }) => suspendedFrom === null)
  const upTo: number[] = []
  let total = 0
  for (const service of services) {
    total += WEIGHTS[service.procedureId] ?? 1
    upTo.push(total)
  }
  return (random) => {
    const drawn = random() * total
    const service = services[upTo.findIndex((limit) => drawn < limit)]
    if (!service) throw new Error('Danh mục chưa có dịch vụ nào (the catalogue has no service).')
    return service
  }
}
