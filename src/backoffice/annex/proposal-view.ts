import type { Session } from '../../modules/identity/index.ts'
import type { AnnexImport } from '../../modules/roadmap/index.ts'
import type { Request } from '../../platform/http/route.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import type { Html } from '../../ui/index.ts'

/** What the parts of the page of a proposal are drawn from. */
export interface ProposalView {
  readonly request: Request<Session>
  readonly annex: AnnexImport
  readonly t: Translate
  readonly names: ReadonlyMap<string, string>
  readonly atLine: (text: string | Html, lines: readonly number[]) => Html
}
