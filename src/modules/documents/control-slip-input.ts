import { type DocumentInput, type OfficialFacts, frame } from './official-document.ts'
import { officialTime } from './vietnamese-dates.ts'

export interface HandOver {
  readonly from: string
  readonly to?: string | undefined
  readonly handedAt?: Date | undefined
  readonly fromName?: string | undefined
  readonly toName?: string | undefined
  readonly outcome?: 'early' | 'on-time' | 'late' | undefined
  readonly note?: string | undefined
}

/** Form 05: who held the file and since when. Căn cứ: Thông tư 01/2018/TT-VPCP, Điều 9, Mẫu số 05. */
export interface ControlSlipFacts extends OfficialFacts {
  readonly code: string
  readonly applicantName: string
  readonly phone?: string | undefined
  readonly request: string
  readonly competentAgency: string
  readonly coAgencies: readonly string[]
  readonly steps: readonly HandOver[]
}

const OUTCOMES = { early: 'Trước hạn', 'on-time': 'Đúng hạn', late: 'Quá hạn' } as const

export function controlSlipInput(facts: ControlSlipFacts): DocumentInput {
  return {
    template: 'control-slip',
    data: {
      ...frame(facts, `Phiếu kiểm soát quá trình giải quyết hồ sơ ${facts.code}`),
      code: facts.code,
      rows: [
        { label: 'Hồ sơ của', value: facts.applicantName, strong: true },
        { label: 'Số điện thoại', value: facts.phone ?? '' },
        { label: 'Nội dung yêu cầu giải quyết', value: facts.request },
        { label: 'Cơ quan giải quyết hồ sơ', value: facts.competentAgency },
        {
          label: 'Cơ quan phối hợp',
          value: facts.coAgencies.length === 0 ? 'Không' : facts.coAgencies.join('; '),
        },
      ],
      steps: facts.steps.map((step) => ({
        from: step.from,
        to: step.to ?? '',
        time: step.handedAt === undefined ? '' : officialTime(step.handedAt),
        fromName: step.fromName ?? '',
        toName: step.toName ?? '',
        result: step.outcome === undefined ? '' : OUTCOMES[step.outcome],
        note: step.note ?? '',
      })),
    },
  }
}
