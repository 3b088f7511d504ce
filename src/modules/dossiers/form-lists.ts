import { type Lists, listsOf } from '../../engines/forms/index.ts'
import { isValidOn } from '../../engines/succession/index.ts'
import type { Area, Directory } from '../organizations/index.ts'

const LISTS = new WeakMap<Directory, Map<string, Lists>>()

/**
 * The choices forms take from the directory: provinces with their districts and communes, as they are now or, for what
 * was answered earlier, as they were on a day. Made once a directory and change of the areas.
 */
export function formLists(directory: Directory, day?: string): Lists {
  const known = LISTS.get(directory) ?? new Map<string, Lists>()
  LISTS.set(directory, known)
  const key = day === undefined ? '' : lastChange(directory, day)
  const lists = known.get(key) ?? listsOfAreas(areasOn(directory, day))
  known.set(key, lists)
  return lists
}

function areasOn({ areas }: Directory, day: string | undefined): readonly Area[] {
  if (day === undefined) return areas.filter(({ endedOn }) => endedOn === null)
  // The first known areas stand for all days before.
  const first = areas.reduce((least, { validFrom }) => (validFrom < least ? validFrom : least), day)
  const on = areas.some(({ validFrom }) => validFrom <= day) ? day : first
  return areas.filter(({ validFrom, endedOn }) => isValidOn({ validFrom, validTo: endedOn }, on))
}

/** The last day up to `day` on which areas ended: lists of days in between are the same. */
function lastChange({ areas }: Directory, day: string): string {
  const ends = areas.flatMap(({ endedOn }) => (endedOn !== null && endedOn < day ? [endedOn] : []))
  return ends.reduce((latest, end) => (end > latest ? end : latest), 'first')
}

function listsOfAreas(areas: readonly Area[]): Lists {
  const children = Map.groupBy(areas, (area) => area.parentCode)
  const below = (code: string, tier: Area['tier']): readonly Area[] =>
    (children.get(code) ?? []).filter((area) => area.tier === tier)
  const unit = ({ code, name }: Area) => ({ code, name })
  return listsOf(
    areas
      .filter((area) => area.tier === 'province')
      .map((province) => ({
        ...unit(province),
        districts: below(province.code, 'district').map((district) => ({
          ...unit(district),
          communes: below(district.code, 'commune').map(unit),
        })),
        communes: below(province.code, 'commune').map(unit),
      })),
  )
}
