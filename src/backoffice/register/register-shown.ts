import {
  type DeskRegisterEntry,
  listAnsweredRegister,
  listDeskRegister,
  listRegister,
  type RegisterBook,
  type RegisterEntry,
} from '../../modules/dossiers/index.ts'
import type { Services } from '../../web/services.ts'
import type { RegisterView } from './register-view.ts'

/** A page of either part. */
export interface RegisterLines {
  readonly entries: readonly (RegisterEntry | DeskRegisterEntry)[]
  /** Where the next page begins: a number of the book, or a code; undefined on the last. */
  readonly next: number | string | undefined
  /** The first number of the period, where none is left out; other parts have none of their own. */
  readonly first?: number | undefined
  readonly count: number
}

export function registerLines(
  { db, catalog }: Pick<Services, 'db' | 'catalog'>,
  { agency, part, period, fromCode, fromNumber, holdings, heldPart }: RegisterView,
  limit: number,
): Promise<RegisterLines> {
  const wanted = { period, limit }
  switch (part) {
    case 'own':
      return listRegister(db, { ...wanted, agencyId: agency.id, fromNumber, part: heldPart })
    case 'desk':
      return listDeskRegister({ db, catalog }, { ...wanted, agencyId: agency.id, fromCode })
    case 'now':
      return listAnsweredRegister(db, { ...wanted, holdings, fromCode })
  }
}

/** What the page of the register shows. */
export interface RegisterShown {
  readonly view: RegisterView
  readonly page: RegisterLines
  readonly book: RegisterBook | undefined
  readonly closedBy: string | undefined
  /** The year is over, the book is open, and this officer may close it. */
  readonly mayClose: boolean
  readonly isUnconfirmed: boolean
}
