import type {
  DecisionProposal,
  ProposedService,
  ProposedTarget,
  ProposedTotal,
} from '../../engines/decision/index.ts'
import { type AnnexImport, type StandingAnomaly, standingAnomalies } from './annex-import.ts'
import type { DecisionRecord } from './targets.ts'

/** A service as a decision declares it, after what was decided on its anomalies. */
export interface DeclaredService {
  readonly row: number | null
  readonly name: string
  readonly level: number | null
  readonly leadAgency: string | null
  readonly coAgency: string | null
  /** Lines of the import's text. */
  readonly source: readonly number[]
}

/** What an accepted import took over: the dated record of a decision. */
export interface AnnexContent {
  readonly number: string
  /** ISO day. */
  readonly issuedOn: string
  readonly issuer: string | null
  readonly totals: readonly ProposedTotal[]
  readonly targets: readonly ProposedTarget[]
  readonly services: readonly DeclaredService[]
  readonly decided: readonly DecidedAnomaly[]
}

export interface DecidedAnomaly {
  readonly kind: string
  readonly rows: readonly number[]
  readonly message: string
  readonly choice: string
  readonly value: string | null
  readonly note: string
  readonly decidedAt: string
  readonly decidedBy: string
}

/** The list with what was decided on it so far. */
export function servicesAsDecided(
  annex: Pick<AnnexImport, 'proposal' | 'decisions'>,
): readonly DeclaredService[] {
  return settleServices(annex.proposal, standingAnomalies(annex))
}

/** The proposal with every decision carried out; undefined while one that is needed has not been taken. */
export function settleAnnex(annex: Pick<AnnexImport, 'proposal' | 'decisions'>): AnnexContent | undefined {
  const { proposal } = annex
  const standing = standingAnomalies(annex)
  const valueOf = (choice: string) =>
    standing.find(({ decision }) => decision?.choice === choice)?.decision?.value
  const number = proposal.number ?? valueOf('set_number')
  const issuedOn = proposal.date ?? valueOf('set_date')
  if (number === undefined || issuedOn === undefined) return undefined
  return {
    number,
    issuedOn,
    issuer: proposal.issuer ?? valueOf('set_issuer') ?? null,
    totals: proposal.totals,
    targets: proposal.targets.map((target) => settleTarget(target, proposal, standing)),
    services: settleServices(proposal, standing),
    decided: standing.flatMap(decidedAnomaly),
  }
}

function decidedAnomaly({ anomaly, decision }: StandingAnomaly): readonly DecidedAnomaly[] {
  if (!decision) return []
  const { choice, value, note, decidedAt, decidedBy } = decision
  const { kind, rows, message } = anomaly
  return [
    {
      kind,
      rows,
      message,
      choice,
      value: value ?? null,
      note,
      decidedAt: decidedAt.toISOString(),
      decidedBy,
    },
  ]
}

const meets = (a: readonly number[], b: readonly number[]) => a.some((line) => b.includes(line))

function settleTarget(
  target: ProposedTarget,
  proposal: DecisionProposal,
  standing: readonly StandingAnomaly[],
): ProposedTarget {
  const isCounted = standing.some(
    ({ anomaly, decision }) =>
      anomaly.kind === 'share_differs' &&
      decision?.choice === 'counted' &&
      meets(anomaly.source, target.places.share),
  )
  const of = wholeOf(target, proposal.totals)
  if (!isCounted || target.services === null || of === undefined) return target
  // To two decimals, as decisions write shares.
  return { ...target, share: Math.round((target.services / of) * 10_000) / 100 }
}

function wholeOf(target: ProposedTarget, totals: readonly ProposedTotal[]): number | undefined {
  return target.of ?? findWhole(totals)?.value
}

/** The largest total of procedures or services that is no part of another. */
function findWhole(totals: readonly ProposedTotal[]): ProposedTotal | undefined {
  return totals
    .filter(
      ({ what, unit, partOf }) => partOf === null && /thủ tục|tthc|dịch vụ|dvc/iu.test(`${what} ${unit}`),
    )
    .toSorted((a, b) => b.value - a.value)[0]
}

interface Working {
  readonly service: ProposedService
  level: number | null
  name: string
  leadAgency: string | null
  isOut: boolean
}

function settleServices(
  proposal: DecisionProposal,
  standing: readonly StandingAnomaly[],
): readonly DeclaredService[] {
  const working = proposal.services.map(
    (service): Working => ({
      service,
      level: service.level,
      name: service.name,
      leadAgency: service.leadAgency,
      isOut: false,
    }),
  )
  for (const one of standing) carryOut(one, working)
  return working
    .filter(({ isOut }) => !isOut)
    .map(({ service: { row, coAgency, source }, name, level, leadAgency }) => ({
      row,
      name,
      level,
      leadAgency,
      coAgency,
      source,
    }))
}

function carryOut({ anomaly, decision }: StandingAnomaly, working: readonly Working[]): void {
  if (!decision) return
  const meant = working.filter(({ service }) => isMeant(service, anomaly))
  const { choice, value = '' } = decision
  // Only the first of several rows is kept where they are one service.
  const changed = choice === 'one' ? meant.slice(1) : meant
  for (const one of changed) Object.assign(one, changeOf(choice, value))
}

function changeOf(choice: string, value: string): Partial<Working> {
  switch (choice) {
    case 'one':
    case 'leave_out':
      return { isOut: true }
    case 'set_name':
      return { name: value }
    case 'set_agency':
      return { leadAgency: value }
    default:
      return choice.startsWith('level_') ? { level: Number(choice.slice('level_'.length)) } : {}
  }
}

/** A row is meant by its lines; of an anomaly of a title, every row without a level is. */
function isMeant(service: ProposedService, { kind, source }: StandingAnomaly['anomaly']): boolean {
  if (kind === 'level_from_title') return service.level === null
  return meets(service.source, source)
}

/** What the roadmap keeps of a decision; targets without a count, levels or a whole stay in the record alone. */
export function decisionRecordOf(content: AnnexContent): DecisionRecord {
  const { number, issuedOn, totals } = content
  const targets = content.targets.flatMap((target) => {
    const { year, services, levels, share, isAbout, source } = target
    const of = wholeOf(target, totals)
    if (services === null || levels.length === 0 || of === undefined || of < 1) return []
    return [
      {
        year,
        services,
        of,
        levels: [...levels],
        ...(share === null ? {} : { sharePercent: share }),
        approximate: isAbout,
        lines: { from: source[0] ?? 0, to: source.at(-1) ?? 0 },
      },
    ]
  })
  const tiers = tierTotals(totals)
  return { number, issuedOn, targets, ...(tiers ? { totals: tiers } : {}) }
}

/** Procedures by tier, where the text parts its whole in three. */
function tierTotals(totals: readonly ProposedTotal[]): DecisionRecord['totals'] {
  const whole = findWhole(totals)
  const parts = whole ? totals.filter(({ partOf }) => partOf === whole.what) : []
  const of = (pattern: RegExp) => parts.find(({ what }) => pattern.test(what))
  const [province, district, commune] = [of(/tỉnh|thành phố/iu), of(/huyện|quận/iu), of(/xã|phường/iu)]
  if (!province || !district || !commune) return undefined
  const lines = [province, district, commune].flatMap(({ source }) => source)
  return {
    province: province.value,
    district: district.value,
    commune: commune.value,
    lines: { from: Math.min(...lines), to: Math.max(...lines) },
  }
}
