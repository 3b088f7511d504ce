import { documentNotation } from '../documents/index.ts'
import type { DossierContext } from './context.ts'
import { vietnamDay } from './dossier-code.ts'
import type { ResultDraft } from './dossier-event.ts'
import type { LoadedDossier } from './load-dossier.ts'
import { renderResult, resultTitle } from './result-document.ts'

/** The document as it would be issued today, without number, signer and confirmation: nobody can take it for one. */
export function previewResult(
  ctx: DossierContext,
  loaded: LoadedDossier,
  draft: ResultDraft,
): Promise<Buffer> {
  const agency = ctx.directory.getAgency(numberingAgency(loaded) ?? loaded.state.agencyId)
  const { title, abbreviation } = resultTitle(loaded.revision.record, draft.outcome)
  const notation = documentNotation({
    kindAbbreviation: abbreviation,
    agencyAbbreviation: agency.abbreviation,
  })
  return renderResult(ctx, loaded, draft, {
    title: `${title} (DỰ THẢO)`,
    notation: notation.replace(/^Số:\s*/u, 'DỰ THẢO'),
    issuedOn: vietnamDay(ctx.clock.now()),
    agency,
    signer: { accountId: '', name: '', title: 'DỰ THẢO, CHƯA KÝ' },
    verificationCode: null,
  })
}

function numberingAgency({ state, graph }: LoadedDossier): string | undefined {
  const step = Object.values(graph.nodes).find((node) => node.type === 'step' && node.step.kind === 'number')
  return step && state.stepOwners[step.id]?.agencyId
}
