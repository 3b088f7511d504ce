import type { UnitRow } from '../import-organizations/area-table.ts'

/** A commune-level unit of 2025 with the names of the units it was made of. */
export interface NewUnit {
  readonly code: string
  readonly name: string
  readonly mergedFrom: string
  readonly inFormerBacLieu: boolean
}

export function readNewUnits(csv: string): NewUnit[] {
  const [, ...lines] = csv.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
  return lines.map((line) => {
    const found = /^(\d{5}),([^,]+),[^,]+,(?:"([^"]*)"|([^,]*)),([01])$/.exec(line)
    if (!found) throw new Error(`Not a line of the table of new units: ${line}`)
    const [, code = '', name = '', quoted, plain, flag] = found
    return { code, name, mergedFrom: quoted ?? plain ?? '', inFormerBacLieu: flag === '1' }
  })
}

/** The two tables come from different sources: each unit must be made of the same parts in both. */
export function checkParts(rows: readonly UnitRow[], newUnits: readonly NewUnit[]): void {
  for (const unit of newUnits.filter(({ inFormerBacLieu }) => inFormerBacLieu)) {
    const named = unit.mergedFrom.split(', ').map((name) => name.replace(/ \(.*\)$/, ''))
    const mapped = rows.filter((row) => row.successorCode === unit.code)
    const names = mapped.map((row) => row.laterName)
    if (named.toSorted().join() !== names.toSorted().join())
      throw new Error(`${unit.name}: ${named.join(', ')} in one table, ${names.join(', ')} in the other`)
    if (mapped.some((row) => row.successor !== unit.name)) throw new Error(`${unit.code} has two names`)
  }
}
