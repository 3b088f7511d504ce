import { type Lists, listsOf } from '../../engines/forms/index.ts'
import type { Area, Directory } from '../organizations/index.ts'

const LISTS = new WeakMap<Directory, Lists>()

/** The choices forms take from the directory: provinces with their districts and communes. Made once a directory. */
export function formLists(directory: Directory): Lists {
  const known = LISTS.get(directory)
  if (known) return known
  const children = Map.groupBy(directory.areas, (area) => area.parentCode)
  const below = (code: string, tier: Area['tier']): readonly Area[] =>
    (children.get(code) ?? []).filter((area) => area.tier === tier)
  const unit = ({ code, name }: Area) => ({ code, name })
  const lists = listsOf(
    directory.areas
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
  LISTS.set(directory, lists)
  return lists
}
