import type { RegisterBook, RegisterPage } from '../../modules/dossiers/index.ts'
import type { RegisterView } from './register-view.ts'

/** What the page of the register shows. */
export interface RegisterShown {
  readonly view: RegisterView
  readonly page: RegisterPage
  readonly book: RegisterBook | undefined
  readonly closedBy: string | undefined
  /** The year is over, the book is open, and this officer may close it. */
  readonly mayClose: boolean
  readonly isUnconfirmed: boolean
}
