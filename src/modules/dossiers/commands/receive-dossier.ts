import { localDateAt } from '../../../engines/calendar/index.ts'
import { readClock } from '../../../engines/clock/index.ts'
import { timeLimitOf } from '../../catalog/index.ts'
import type { Db } from '../../../platform/db/database.ts'
import { type ActOutcome, actOnDossier, refuse, taskForActor, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { nextDossierCode } from '../dossier-code.ts'
import type { NewEvent } from '../dossier-event.ts'
import type { LoadedDossier } from '../load-dossier.ts'
import { missingOf } from '../required-papers.ts'

export interface ReceiveDossier {
  readonly dossierId: string
  readonly token: number
  /** Papers the receptionist has looked at and found right. */
  readonly checkedPaperIds: readonly string[]
  /** When the hand-over record with the post was signed, for what came by post: the limit is counted from then. */
  readonly filedAt?: Date
}

/** Accepts a dossier: it gets its code and due date, and the clock starts (Nghị định 61/2018/NĐ-CP, Điều 17). */
export function receiveDossier(ctx: DossierContext, input: ReceiveDossier): Promise<ActOutcome<string>> {
  return actOnDossier<string>(ctx, input.dossierId, async (loaded, tx) => {
    const found = taskForActor(ctx.actor, loaded.state, { token: input.token, kinds: ['receive'] })
    if (!found.ok) return refuse(found.reason)
    const checked = new Set(input.checkedPaperIds)
    const unchecked = requiredPaperIds(loaded).filter((paperId) => !checked.has(paperId))
    if (unchecked.length > 0) return { kind: 'invalid', errors: unchecked }
    return write([await reception(ctx, tx, loaded, input)], found.post)
  })
}

function requiredPaperIds({ state, revision }: LoadedDossier): readonly string[] {
  const withoutPapers = { ...state, content: { ...state.content, papers: [] } }
  return missingOf({ state: withoutPapers, revision }).map((paper) => paper.id)
}

/** The event of reception, with code and due date taken in the transaction. */
export async function reception(
  ctx: DossierContext,
  tx: Db,
  { state, revision }: LoadedDossier,
  input: Omit<ReceiveDossier, 'dossierId'>,
): Promise<NewEvent> {
  const at = ctx.clock.now()
  const agency = ctx.directory.getAgency(state.agencyId)
  const calendar = ctx.directory.calendarOf(state.agencyId)
  const limit = timeLimitOf(revision.record, state.channel)
  const receivedAt = input.filedAt ?? at
  const profile = ctx.directory.rulesOn(localDateAt(receivedAt))
  const promised = readClock({ profile, calendar, receivedAt, limit, events: [], now: at }).dueAt
  return {
    type: 'received',
    data: {
      token: input.token,
      code: await nextDossierCode(tx, agency, at),
      dueAt: promised.toISOString(),
      calendarVersion: calendar.version,
      ruleProfile: `${profile.id}@${profile.version}`,
      limit,
      checkedPaperIds: input.checkedPaperIds,
      ...(input.filedAt ? { filedAt: input.filedAt.toISOString() } : {}),
    },
    private: null,
  }
}
