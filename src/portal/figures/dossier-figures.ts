import type { Services } from '../../web/services.ts'
import { countDossiers, type DossierFigures } from './count-dossiers.ts'

/** Counting reads every dossier of a year: done once for many visits, however they come past the page cache. */
const FRESH_MS = 10 * 60_000

export type FindFigures = () => Promise<DossierFigures>

type Counted = Pick<Services, 'db' | 'directory' | 'clock' | 'log'>

/** The figures as counted at most a while ago. Only the first visitor waits for the count. */
export function dossierFigures(services: Counted): FindFigures {
  let kept: DossierFigures | undefined
  let counting: Promise<DossierFigures> | undefined
  const count = async () => {
    try {
      // The province has one working calendar; an agency's own is asked for as everywhere else.
      const calendar = services.directory.calendarOf(services.directory.agencies[0]?.id ?? '')
      kept = await countDossiers(services.db, calendar, services.clock.now())
      return kept
    } finally {
      counting = undefined
    }
  }
  return async () => {
    if (kept === undefined) return (counting ??= count())
    const age = services.clock.now().getTime() - kept.countedAt.getTime()
    if (age > FRESH_MS && counting === undefined) {
      counting = count()
      counting.catch((error: unknown) => services.log.warn('Dossiers could not be counted', { error }))
    }
    return kept
  }
}
