import { DAY, instantAt } from '../../engines/calendar/index.ts'
import { countFilesByService, type ServiceFiles } from '../../modules/dossiers/index.ts'
import type { FilesOfService, ReadFiles } from '../../modules/roadmap/index.ts'
import type { Services } from '../services.ts'

type Known = Pick<Services, 'db' | 'clock' | 'directory' | 'catalog'>

/** Files as reports of the roadmap count them: by the same classes as the figures of heads. */
export function fileReader(services: Known): ReadFiles {
  return async (agencyId, { from, to }) => {
    const { db, clock, directory, catalog } = services
    const until = new Date(instantAt(to, '00:00').getTime() + DAY)
    const period = { from: instantAt(from, '00:00'), until }
    const found = await countFilesByService({ db, clock, directory, catalog }, agencyId, period)
    return found.map(filesOfService)
  }
}

function filesOfService({ serviceId, procedureId, received, count, letters }: ServiceFiles): FilesOfService {
  const { classes } = count
  return {
    serviceId,
    procedureId,
    received,
    carriedOver: count.carriedOver,
    onTime: classes.early + classes['on-time'],
    late: classes.late + classes['late-apologised'],
    open: classes.open,
    openLate: classes['open-late'] + classes['open-late-apologised'],
    closed: classes.closed,
    withoutDueDate: classes['no-due-date'],
    apologyLetters: letters,
  }
}
