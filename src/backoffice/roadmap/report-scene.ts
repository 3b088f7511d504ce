import {
  type AgencyReport,
  collectFigures,
  dutyPost,
  committeePost,
  type Figures,
  findRecord,
  isConsolidated,
  isReportPart,
  lateFrom,
  plannerPost,
  readReport,
  type RoadmapRecord,
  signerPost,
  versionOf,
} from '../../modules/roadmap/index.ts'
import { vietnamDate } from '../../platform/i18n/format.ts'
import type { Place, Scene } from './desk.ts'

/** A report with the figures it shows: frozen ones once it is signed, the register's until then. */
export interface ReportFacts {
  readonly part: string
  readonly record: RoadmapRecord | undefined
  readonly report: AgencyReport
  readonly figures: Figures
  readonly asOf: string
  readonly from: string
  readonly version: number
  readonly isLate: boolean
  readonly may: {
    readonly write: boolean
    readonly sign: boolean
    /** Takes it in, or asks for a correction. */
    readonly receive: boolean
  }
}

export async function readReportFacts(
  scene: Scene,
  { agency, year }: Place,
): Promise<ReportFacts | undefined> {
  const part = scene.request.params['part'] ?? ''
  const { ctx, duties, today } = scene
  if (!isReportPart(part)) return undefined
  if (
    isConsolidated(part) &&
    !duties.holders.some(({ duty, agencyId }) => duty === 'information' && agencyId === agency.id)
  )
    return undefined
  const asked = { agencyId: agency.id, year, part }
  const record = await findRecord(ctx.db, { kind: 'report', ...asked })
  const report = readReport(record)
  const now = report.signed ?? (await collectFigures(ctx, asked))
  const receiver = isConsolidated(part)
    ? committeePost(ctx.actor, ctx.directory)
    : dutyPost(ctx.actor, 'information', duties)
  return {
    part,
    record,
    report,
    figures: now.figures,
    asOf: now.asOf,
    from: now.from,
    version: versionOf(record),
    isLate: isLate(report, { year, part, today }),
    may: {
      write: plannerPost(ctx.actor, agency.id) !== undefined,
      sign: signerPost(ctx.actor, agency.id) !== undefined,
      receive: receiver !== undefined,
    },
  }
}

/** Signed on the day or later, or not signed when it has come. */
export function isLate(
  { signed }: Pick<AgencyReport, 'signed'>,
  { year, part, today }: { readonly year: number; readonly part: string; readonly today: string },
): boolean {
  const late = lateFrom(year, part)
  if (late === undefined) return false
  return (signed ? vietnamDate(signed.signedAt) : today) >= late
}
