import { vietnamToday } from '../identity/index.ts'
import { readReport } from './agency-report.ts'
import type { ReportContext } from './context.ts'
import { findRecord, listRecords } from './record-queries.ts'
import { isConsolidated } from './report-calendar.ts'
import { figureOf } from './figure-item.ts'
import { FIGURE_KEYS, type Figures, readFigures } from './report-figures.ts'
import { readSettled } from './settled-store.ts'
import { minimumOf } from './target-outlook.ts'

export interface Collected {
  readonly asOf: string
  /** First day of the period: the year's. */
  readonly from: string
  readonly figures: Figures
}

interface Asked {
  readonly agencyId: string
  readonly year: number
  readonly part: string
}

type Reading = Pick<ReportContext, 'db' | 'clock' | 'catalog' | 'directory' | 'readStanding' | 'readFiles'>

/** The figures of a report as the register has them now, never as somebody typed them. */
export async function collectFigures(ctx: Reading, asked: Asked): Promise<Collected> {
  const { agencyId, year, part } = asked
  const asOf = reportDay(ctx, year)
  const from = `${year}-01-01`
  if (isConsolidated(part)) return { asOf, from, figures: await sumOfAgencies(ctx, year, part.slice(4)) }
  const [standing, settled, commitment, activities, inspections, files] = await Promise.all([
    ctx.readStanding(asOf),
    readSettled(ctx.db),
    findRecord(ctx.db, { kind: 'commitment', agencyId, year }),
    findRecord(ctx.db, { kind: 'activities', agencyId, year }),
    listRecords(ctx.db, { kind: 'inspection', agencyId }),
    ctx.readFiles(agencyId, { from, to: asOf }),
  ])
  const target = settled.targets.find((one) => one.year >= year) ?? settled.targets.at(-1)
  const figures = readFigures({
    agencyId,
    standing,
    minimum: target ? minimumOf(target) : 3,
    from,
    commitment,
    activities,
    inspections,
    files,
    nameOf: (id) => ctx.catalog.findProcedure(id)?.record.name ?? { vi: id, en: id },
  })
  return { asOf, from, figures }
}

/** What all agencies signed, an item each: a later annex takes the place of the figures it corrects. */
async function sumOfAgencies({ db, directory }: Reading, year: number, part: string): Promise<Figures> {
  const records = await listRecords(db, { kind: 'report', year })
  const signed = records
    .filter((record) => record.part === part)
    .flatMap((record) => {
      const { signed: first, annexes } = readReport(record)
      const figures = annexes.at(-1)?.figures ?? first?.figures
      return figures ? [{ agencyId: record.agencyId, figures }] : []
    })
  // A figure that an agency's report does not have yet adds nothing; one that no report has is not in the sum.
  const lists = FIGURE_KEYS.flatMap((key) => {
    const items = signed.flatMap(({ agencyId, figures }) => {
      const own = figures[key]
      const text = directory.findAgency(agencyId)?.name.vi ?? agencyId
      return own ? [{ id: agencyId, text, amount: figureOf(own) }] : []
    })
    return items.length > 0 || signed.length === 0 ? [[key, items] as const] : []
  })
  return Object.fromEntries(lists) as unknown as Figures
}

/** Day of a report that is not signed yet: today, or the end of its year when that is over. */
function reportDay(ctx: Pick<Reading, 'clock'>, year: number): string {
  const today = vietnamToday(ctx.clock)
  return today < `${year}-12-31` ? today : `${year}-12-31`
}
