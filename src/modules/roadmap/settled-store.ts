import type { Db } from '../../platform/db/database.ts'
import type { DecisionRecord, Denominator, DutiesRecord, Settled, Target } from './targets.ts'

/** Targets, denominators and duties as they stand: of each year, day and duty the newest row. */
export async function readSettled(db: Db): Promise<Settled> {
  const [targets, denominators, duties] = await Promise.all([
    db
      .selectFrom('roadmap_targets')
      .distinctOn('year')
      .selectAll()
      .orderBy('year')
      .orderBy('id', 'desc')
      .execute(),
    db
      .selectFrom('roadmap_denominators')
      .distinctOn('valid_from')
      .selectAll()
      .orderBy('valid_from')
      .orderBy('id', 'desc')
      .execute(),
    db.selectFrom('roadmap_duties').selectAll().orderBy('valid_from').orderBy('id').execute(),
  ])
  return {
    targets: targets.map(
      (row): Target => ({
        year: row.year,
        dueOn: row.due_on,
        services: row.services,
        procedures: row.procedures,
        levels: row.levels,
        sharePercent: row.share_percent === null ? undefined : Number(row.share_percent),
        approximate: row.approximate,
        decision: row.decision,
        validFrom: row.valid_from,
      }),
    ),
    denominators: denominators.map(
      (row): Denominator => ({
        validFrom: row.valid_from,
        province: row.province,
        district: row.district,
        commune: row.commune,
        source: row.source,
      }),
    ),
    duties: duties.map((row) => ({ duty: row.duty, agencyId: row.agency_id, validFrom: row.valid_from })),
  }
}

interface Setting {
  readonly at: Date
  /** Null for a pack. */
  readonly by: string | null
}

/** What a decision says of targets and totals; said again in the same words it adds nothing. */
export async function settleDecision(tx: Db, decision: DecisionRecord, { at, by }: Setting): Promise<void> {
  const { targets, denominators } = await readSettled(tx)
  for (const wanted of decision.targets) {
    const row = {
      decision: decision.number,
      year: wanted.year,
      due_on: `${wanted.year}-12-31`,
      services: wanted.services,
      procedures: wanted.of,
      levels: wanted.levels,
      share_percent: wanted.sharePercent ?? null,
      approximate: wanted.approximate,
      valid_from: decision.issuedOn,
    }
    const known = targets.find(({ year }) => year === wanted.year)
    if (known && isSame(known, row)) continue
    await tx
      .insertInto('roadmap_targets')
      .values({ ...row, source: JSON.stringify({ lines: wanted.lines }), set_at: at, set_by: by })
      .execute()
  }
  if (!decision.totals) return
  const { province, district, commune } = decision.totals
  const known = denominators.find(({ validFrom }) => validFrom === decision.issuedOn)
  if (known?.province === province && known.district === district && known.commune === commune) return
  await tx
    .insertInto('roadmap_denominators')
    .values({
      valid_from: decision.issuedOn,
      province,
      district,
      commune,
      source: decision.number,
      set_at: at,
      set_by: by,
    })
    .execute()
}

function isSame(
  known: Target,
  row: {
    readonly decision: string
    readonly services: number
    readonly procedures: number
    readonly levels: readonly number[]
    readonly share_percent: number | null
    readonly valid_from: string
  },
): boolean {
  return (
    known.decision === row.decision &&
    known.services === row.services &&
    known.procedures === row.procedures &&
    known.levels.join() === row.levels.join() &&
    (known.sharePercent ?? null) === row.share_percent &&
    known.validFrom === row.valid_from
  )
}

/** Who reviews and takes in; a duty that is known already is not written again. */
export async function settleDuties(tx: Db, record: DutiesRecord, at: Date): Promise<void> {
  const { duties } = await readSettled(tx)
  const fresh = record.duties.filter(
    ({ duty, agency, validFrom }) =>
      !duties.some((one) => one.duty === duty && one.agencyId === agency && one.validFrom === validFrom),
  )
  if (fresh.length === 0) return
  await tx
    .insertInto('roadmap_duties')
    .values(
      fresh.map(({ duty, agency, validFrom }) => ({
        duty,
        agency_id: agency,
        valid_from: validFrom,
        source: record.source,
        set_at: at,
      })),
    )
    .execute()
}
