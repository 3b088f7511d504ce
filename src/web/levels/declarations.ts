import type { Declarations } from '../../modules/levels/index.ts'
import { acceptedMark, readDeclarations } from '../../modules/roadmap/index.ts'
import type { Catalog } from '../../modules/catalog/index.ts'
import type { Services } from '../services.ts'

interface Kept {
  readonly mark: string
  readonly declarations: Promise<Declarations>
}

const KEPT = new WeakMap<Catalog, Kept>()

/** What decisions declare of each service: worked out anew after a decision was taken over or the catalogue changed. */
export async function currentDeclarations(
  { db, catalog, directory }: Pick<Services, 'db' | 'catalog' | 'directory'>,
  day: string,
): Promise<Declarations> {
  const mark = `${day} ${await acceptedMark(db)}`
  const known = KEPT.get(catalog)
  if (known?.mark === mark) return known.declarations
  const declarations = readDeclarations({ db, catalog, directory }, day)
  KEPT.set(catalog, { mark, declarations })
  // A failure is nobody's declaration.
  declarations.catch(() => KEPT.delete(catalog))
  return declarations
}
