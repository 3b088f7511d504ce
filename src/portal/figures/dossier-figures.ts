import type { Services } from '../../web/services.ts'
import { countDossiers, type DossierFigures } from './count-dossiers.ts'

/** Counting reads every dossier of a year: done once for many visits, however they come past the page cache. */
const FRESH_MS = 10 * 60_000
/** A first page must not wait for a million dossiers to be counted: it goes out without figures. */
const PATIENCE_MS = 700

/** Undefined while the first count is still going on. */
export type FindFigures = () => Promise<DossierFigures | undefined>

type Counted = Pick<Services, 'db' | 'directory' | 'clock' | 'log'>

/** The figures as counted a while ago at most; older ones are shown once more while they are counted anew. */
export function dossierFigures(services: Counted, patienceMs = PATIENCE_MS): FindFigures {
  let kept: DossierFigures | undefined
  let counting: Promise<void> | undefined
  const count = async () => {
    try {
      // The province has one working calendar; an agency's own is asked for as everywhere else.
      const calendar = services.directory.calendarOf(services.directory.agencies[0]?.id ?? '')
      kept = await countDossiers(services.db, calendar, services.clock.now())
    } catch (error) {
      services.log.warn('Dossiers could not be counted', { error })
    } finally {
      counting = undefined
    }
  }
  return async () => {
    const age = kept === undefined ? FRESH_MS : services.clock.now().getTime() - kept.countedAt.getTime()
    if (age >= FRESH_MS) counting ??= count()
    if (kept === undefined && counting) await atMost(counting, patienceMs)
    return kept
  }
}

async function atMost(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work, patience])
  clearTimeout(timer)
}
