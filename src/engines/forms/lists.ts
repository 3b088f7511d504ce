import type { Text } from './text.ts'

export interface Option {
  readonly value: string
  readonly label: Text
}

export interface OptionGroup {
  /** Absent for options that stand by themselves. */
  readonly label?: Text
  readonly options: readonly Option[]
}

export type AdminLevel = 'province' | 'district' | 'commune'

/** Choices that change with time and belong to the caller: the units in force on the day of the file. */
export interface Lists {
  /** Grouped for a select. The same array each time for the same state: renderers keep markup by it. */
  adminUnits(level: AdminLevel): readonly OptionGroup[]
  /** The unit's full name, with those above it, or undefined when the code names none. */
  adminUnit(code: string, level: AdminLevel): Text | undefined
}

interface Unit {
  readonly code: string
  readonly name: Text
}

interface DistrictUnit extends Unit {
  readonly communes: readonly Unit[]
}

/** Since 1/7/2025 a province has communes and no districts; before, districts. Both may be given. */
export interface ProvinceUnit extends Unit {
  readonly districts?: readonly DistrictUnit[]
  readonly communes?: readonly Unit[]
}

export function listsOf(provinces: readonly ProvinceUnit[]): Lists {
  const levels: Record<AdminLevel, Level> = {
    province: newLevel(),
    district: newLevel(),
    commune: newLevel(),
  }
  for (const province of provinces) {
    addUnits(levels.province, [province], [])
    addUnits(levels.district, province.districts ?? [], [province])
    addUnits(levels.commune, province.communes ?? [], [province])
    for (const district of province.districts ?? [])
      addUnits(levels.commune, district.communes, [district, province])
  }
  return {
    adminUnits: (level) => levels[level].groups,
    adminUnit: (code, level) => levels[level].names.get(code),
  }
}

interface Level {
  readonly groups: OptionGroup[]
  readonly names: Map<string, Text>
}

function newLevel(): Level {
  return { groups: [], names: new Map() }
}

function addUnits(level: Level, units: readonly Unit[], above: readonly Unit[]): void {
  if (units.length === 0) return
  const options = units.map(({ code, name }) => ({ value: code, label: name }))
  const within = joined(above.map((unit) => unit.name))
  level.groups.push(above.length > 0 ? { label: within, options } : { options })
  for (const unit of units) level.names.set(unit.code, joined([unit.name, ...above.map((one) => one.name)]))
}

function joined(names: readonly Text[]): Text {
  return {
    vi: names.map((name) => name.vi).join(', '),
    en: names.map((name) => name.en || name.vi).join(', '),
  }
}
