import { handOverSlipInput } from '../../modules/documents/index.ts'
import type { HandOverSlip } from '../../modules/dossiers/index.ts'
import { namesOfAccounts } from '../../modules/identity/index.ts'
import { type DocumentContext, issuingDesk } from '../../web/dossier-documents/index.ts'

/** The slip that goes with the papers, from the events: equal events give equal bytes. Official papers are in Vietnamese. */
export async function handOverSlipPdf(ctx: DocumentContext, slip: HandOverSlip): Promise<Buffer> {
  const { db, directory, pdf } = ctx
  const { giver, unitId, handedAt } = slip
  const unit = unitId === undefined ? undefined : directory.findUnit(unitId)
  const names = await namesOfAccounts(db, [giver.accountId])
  const desk = directory.getUnitOfKind(giver.agencyId, 'one_stop')
  const input = handOverSlipInput({
    agency: issuingDesk(ctx, giver.agencyId),
    issuedAt: handedAt,
    slip: shortSlip(slip.slipId),
    from: `${desk.name.vi}, ${directory.getAgency(giver.agencyId).name.vi}`,
    to: unit ? `${unit.name.vi}, ${directory.getAgency(unit.agencyId).name.vi}` : '',
    giver: names.get(giver.accountId),
    handedAt,
    dossiers: slip.dossiers.map(({ loaded: { revision }, before }) => ({
      code: before.code ?? before.submissionNo,
      applicant: before.content.applicant.name,
      procedure: revision.record.name.vi,
      originals: sum(before.content.papers.map(({ originals }) => originals)),
      copies: sum(before.content.papers.map(({ copies }) => copies)),
      dueAt: before.dueAt ?? undefined,
    })),
  })
  return pdf.render(input.template, input.data)
}

/** The end of the id is its random part: enough to tell the slips of a desk apart, short enough to be said. */
function shortSlip(slipId: string): string {
  return slipId.replaceAll('-', '').slice(-8).toUpperCase()
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
