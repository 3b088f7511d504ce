/** What the days of a revision depend on. */
export interface DatedRevision {
  readonly procedureId: string
  readonly revision: number
  readonly validFrom: string
  /** Last day in force that its own decision names. */
  readonly validTo: string | null
}

export interface Ending {
  readonly procedureId: string
  /** Last day in force. */
  readonly endsOn: string
}

/** The revision of one procedure in force on a day: the latest that began, if neither its own end nor the procedure's came. */
export function revisionInForce<R extends DatedRevision>(
  revisions: readonly R[],
  endings: readonly Ending[],
  day: string,
): R | undefined {
  let found: R | undefined
  for (const revision of revisions) {
    if (revision.validFrom > day) continue
    if (!found || follows(revision, found)) found = revision
  }
  if (!found || (found.validTo !== null && found.validTo < day)) return undefined
  const { validFrom } = found
  const hasEnded = endings.some(({ endsOn }) => endsOn < day && endsOn >= validFrom)
  return hasEnded ? undefined : found
}

/** Of two that begin on one day, what was published last corrects what was published before. */
function follows(one: DatedRevision, other: DatedRevision): boolean {
  return one.validFrom === other.validFrom ? one.revision > other.revision : one.validFrom > other.validFrom
}

/** The last day of each revision, also where a successor or an ending cuts it short; null where it is open. */
export function lastDays(
  revisions: readonly DatedRevision[],
  endings: readonly Ending[],
): ReadonlyMap<number, string | null> {
  return new Map(
    revisions.map((revision) => {
      const { validFrom, validTo } = revision
      const ends = [
        ...(validTo === null ? [] : [validTo]),
        ...revisions.filter((other) => follows(other, revision)).map((other) => dayBefore(other.validFrom)),
        ...endings.filter(({ endsOn }) => endsOn >= validFrom).map(({ endsOn }) => endsOn),
      ]
      const [first = null] = ends.toSorted()
      return [revision.revision, first]
    }),
  )
}

export function dayBefore(day: string): string {
  return daysLater(day, -1)
}

export function dayAfter(day: string): string {
  return daysLater(day, 1)
}

function daysLater(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}
