import { type DocumentInput, type OfficialFacts, frame } from './official-document.ts'
import { officialTime, shortDate } from './vietnamese-dates.ts'

export interface HandedDossier {
  readonly code: string
  readonly applicant: string
  readonly procedure: string
  readonly originals: number
  readonly copies: number
  readonly dueAt?: Date | undefined
}

/**
 * What a desk hands over to the unit that works on it, in one round: who gave what to whom, and when.
 * Căn cứ: Nghị định 61/2018/NĐ-CP, Điều 18.
 */
export interface HandOverSlipFacts extends OfficialFacts {
  /** Short name of the slip, to find it again. */
  readonly slip: string
  readonly from: string
  readonly to: string
  readonly giver?: string | undefined
  readonly handedAt: Date
  readonly dossiers: readonly HandedDossier[]
}

export function handOverSlipInput(facts: HandOverSlipFacts): DocumentInput {
  const { dossiers } = facts
  const sum = (count: (dossier: HandedDossier) => number) =>
    String(dossiers.reduce((total, dossier) => total + count(dossier), 0))
  return {
    template: 'hand-over-slip',
    data: {
      ...frame(facts, `Phiếu giao nhận hồ sơ ${facts.slip}`),
      subtitle: `Mã phiếu: ${facts.slip}`,
      rows: [
        { label: 'Bên giao', value: facts.from, strong: true },
        { label: 'Bên nhận', value: facts.to, strong: true },
        { label: 'Thời gian giao', value: officialTime(facts.handedAt) },
        { label: 'Số hồ sơ', value: String(dossiers.length) },
      ],
      dossiers: dossiers.map((dossier, index) => ({
        no: String(index + 1),
        code: dossier.code,
        applicant: dossier.applicant,
        procedure: dossier.procedure,
        originals: String(dossier.originals),
        copies: String(dossier.copies),
        dueOn: dossier.dueAt === undefined ? '' : shortDate(dossier.dueAt),
      })),
      originals: sum((dossier) => dossier.originals),
      copies: sum((dossier) => dossier.copies),
      giver: facts.giver ?? '',
    },
  }
}
