import type { FormLists } from '../../engines/forms/index.ts'
import type { Directory } from '../organizations/index.ts'

const LISTS = new WeakMap<Directory, FormLists>()

/** The options forms take from the directory: administrative units. Made once a directory. */
export function formLists(directory: Directory): FormLists {
  const known = LISTS.get(directory)
  if (known) return known
  const lists: FormLists = { adminUnits: directory.areas }
  LISTS.set(directory, lists)
  return lists
}
