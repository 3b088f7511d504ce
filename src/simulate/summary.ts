import type { Directory } from '../modules/organizations/index.ts'
import type { DossierOutcome } from './outcomes.ts'

interface Line {
  readonly name: string
  readonly received: number
  readonly onTime: number
  readonly late: number
  readonly refused: number
  readonly open: number
}

function countUp(name: string, outcomes: readonly DossierOutcome[], at: Date): Line {
  const isLate = ({ finishedAt, dueAt }: DossierOutcome): boolean =>
    dueAt !== null && (finishedAt ?? at) > dueAt
  const ended = outcomes.filter(({ finishedAt }) => finishedAt !== null)
  return {
    name,
    received: outcomes.filter(({ receivedAt }) => receivedAt !== null).length,
    onTime: ended.filter((one) => one.receivedAt !== null && !isLate(one)).length,
    late: outcomes.filter((one) => one.receivedAt !== null && isLate(one)).length,
    refused: outcomes.filter(({ outcome, state }) => outcome === 'refused' || state === 'not_accepted')
      .length,
    open: outcomes.length - ended.length,
  }
}

/** A table by agency: received, ended in time, late (ended or still open), refused, open. */
export function summaryTable(
  directory: Directory,
  outcomes: readonly DossierOutcome[],
  at: Date,
): readonly string[] {
  const lines = [...Map.groupBy(outcomes, ({ agencyId }) => agencyId)]
    .map(([agencyId, some]) => countUp(directory.getAgency(agencyId).name.vi, some, at))
    .toSorted((a, b) => b.received - a.received || a.name.localeCompare(b.name, 'vi'))
  const all = countUp('Tổng cộng (total)', outcomes, at)
  const width = Math.max(...[...lines, all].map(({ name }) => name.length))
  const row = (name: string, cells: readonly (string | number)[]) =>
    [name.padEnd(width), ...cells.map((cell) => String(cell).padStart(10))].join(' ')
  return [
    row('Cơ quan (agency)', ['tiếp nhận', 'đúng hạn', 'trễ hạn', 'từ chối', 'đang mở']),
    row('', ['received', 'on time', 'late', 'refused', 'open']),
    ...[...lines, all].map(({ name, received, onTime, late, refused, open }) =>
      row(name, [received, onTime, late, refused, open]),
    ),
  ]
}
