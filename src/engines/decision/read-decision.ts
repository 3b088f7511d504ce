import { agencyAnomalies } from './anomalies/agency-anomalies.ts'
import { brokenRows } from './anomalies/broken-rows.ts'
import { headingAnomalies } from './anomalies/heading-anomalies.ts'
import { levelAnomalies } from './anomalies/level-anomalies.ts'
import { nameAnomalies } from './anomalies/name-anomalies.ts'
import { orderAnomalies } from './anomalies/order-anomalies.ts'
import { cutShort, tooLong, unreadable, type UnreadableDecision } from './cut-short.ts'
import { checkLists, type ReadList } from './figures/check-lists.ts'
import { checkTargets, mergeTargets } from './figures/check-targets.ts'
import { checkTotals } from './figures/check-totals.ts'
import { together } from './figures/findings.ts'
import { readTargets, type Target } from './figures/read-targets.ts'
import { readTotals, type Total } from './figures/read-totals.ts'
import { findLists } from './lists/find-lists.ts'
import { readItems } from './lists/read-items.ts'
import { type ListRow, readRows } from './lists/read-rows.ts'
import { readParagraphs } from './paragraph.ts'
import type { Anomaly, DecisionProposal, ProposedService, ProposedTarget } from './proposal.ts'
import { type Heading, readHeading } from './read-heading.ts'
import { readTargetTables } from './tables/read-target-tables.ts'
import { linesOf, type Placed, readLines, type SourceLine, textOf } from './source-line.ts'

/** A list of every procedure of a province, a cell a line, has 15,000. */
const MOST_LINES = 40_000

export type DecisionReading =
  | { readonly kind: 'proposal'; readonly proposal: DecisionProposal }
  | { readonly kind: 'unreadable'; readonly problem: UnreadableDecision }

/** Reads the text of a decision that approves a roadmap of online services, with its list of services. */
export function readDecision(text: readonly string[]): DecisionReading {
  if (text.length > MOST_LINES) return { kind: 'unreadable', problem: tooLong(MOST_LINES) }
  const lines = readLines(text)
  const heading = readHeading(lines)
  const tables = readTargetTables(lines)
  const outside = lines.map((line) => (tables.lines.has(line.no) ? { ...line, text: '', raw: '' } : line))
  const lists = findLists(outside).map((table, index) => ({
    table,
    content: readRows(table, readItems(table), index + 1),
  }))
  const problem = unreadable(lines, lists, heading)
  if (problem) return { kind: 'unreadable', problem }
  const paragraphs = readParagraphs(proseOf(outside, lists))
  const totals = readTotals(paragraphs)
  const { targets, findings } = mergeTargets([...readTargets(paragraphs), ...tables.targets])
  const figures = together(
    checkTotals(totals, targets),
    findings,
    checkTargets(targets, totals),
    checkLists(lists, targets),
  )
  return {
    kind: 'proposal',
    proposal: {
      ...headOf(heading),
      totals: totals.map((total) => proposedTotal(total, totals)),
      targets: targets.map(proposedTarget),
      services: lists.flatMap(({ content }) => content.rows.map(proposedService)),
      anomalies: [
        ...headingAnomalies(heading, targets),
        ...lists.flatMap(listAnomalies),
        ...nameAnomalies(lists.flatMap(({ content }) => content.rows)),
        ...figures.anomalies,
        ...cutShort(lines, lists),
      ],
      checks: figures.checks,
    },
  }
}

/** The decision's own words: after "QUYẾT ĐỊNH:", without its lists. */
function proseOf(lines: readonly SourceLine[], lists: readonly ReadList[]): readonly SourceLine[] {
  const start = lines.findIndex(({ text }) => /^quyết định\s*:$/iu.test(text))
  const inside = (no: number) => lists.some(({ table }) => no >= Math.min(...table.head) && no <= table.end)
  return lines.slice(start + 1).map((line) => (inside(line.no) ? { ...line, text: '', raw: '' } : line))
}

function listAnomalies({ table, content }: ReadList): readonly Anomaly[] {
  const { rows } = content
  return [
    ...levelAnomalies(table, rows),
    ...agencyAnomalies(table, rows),
    ...orderAnomalies(rows),
    ...brokenRows(content),
  ]
}

function headOf({
  number,
  date,
  issuer,
  cited,
}: Heading): Pick<DecisionProposal, 'number' | 'date' | 'issuer' | 'places'> {
  // An annex pasted alone names the decision it belongs to.
  const [citation] = cited
  const ownOrCited = { number: number ?? citation?.number, date: date ?? citation?.date }
  return {
    number: printed(ownOrCited.number),
    date: ownOrCited.date?.iso ?? null,
    issuer: printed(issuer),
    places: {
      number: linesOf([ownOrCited.number]),
      date: linesOf([ownOrCited.date]),
      issuer: linesOf([issuer]),
    },
  }
}

function printed(placed: Placed | undefined): string | null {
  return placed === undefined ? null : placed.text
}

function proposedTotal({ what, value, unit, partOf, source }: Total, totals: readonly Total[]) {
  return { what, value, unit, partOf: partOf === null ? null : (totals[partOf]?.what ?? null), source }
}

function proposedTarget({
  year,
  services,
  levels,
  share,
  isAbout,
  of,
  source,
  places,
}: Target): ProposedTarget {
  return { year, services, levels, share, isAbout, of, source, places }
}

function proposedService(row: ListRow): ProposedService {
  const { number, name, level, levelCell, lead, co, group, list, source, numberLines } = row
  return {
    row: number ?? null,
    name: name.text,
    level: level ?? null,
    leadAgency: printed(lead),
    coAgency: printed(co),
    group: printed(group),
    list,
    source,
    places: {
      row: numberLines,
      name: name.lines,
      level: textOf(levelCell) === '' ? [] : linesOf([levelCell]),
      leadAgency: linesOf([lead]),
      coAgency: linesOf([co]),
    },
  }
}
