import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { packGraph } from '../../../test/support/dossier-history.ts'
import type { ProcessGraph } from '../../engines/workflow/index.ts'
import type { DossierState, OpenTask } from '../../modules/dossiers/index.ts'
import type { Directory } from '../../modules/organizations/index.ts'
import { lateReason } from './late-reason.ts'

let graph: ProcessGraph
before(async () => {
  graph = await packGraph('bl-02')
})

const directory = {
  findAgency: (id: string) => (id === 'ubnd' ? { name: { vi: 'UBND huyện Hòa Bình' } } : undefined),
  findUnit: (id: string) => (id === 'phong' ? { name: { vi: 'Phòng Khoáng sản' } } : undefined),
} as Directory
const since = new Date('2026-11-09T02:00:00Z')
const written = (...tasks: Partial<OpenTask>[]) =>
  lateReason({ directory }, { graph, state: { tasks } as unknown as DossierState })

describe('why a file is late, as a first draft', () => {
  test('names the step, the unit and since when it is there', () => {
    assert.equal(
      written({ stepId: 'review_1', kind: 'review', unitId: 'phong', agencyId: 'so', since }),
      'Hồ sơ đang ở bước “Lãnh đạo phòng soát xét” tại Phòng Khoáng sản từ ngày 09/11/2026, cần thêm thời gian để hoàn thành.',
    )
  })

  test('names the agency that was asked, when, and until when it was to answer', () => {
    const consult = { stepId: 'consult_1', kind: 'consult', unitId: 'vp', agencyId: 'ubnd', since } as const
    assert.equal(
      written({ ...consult, answerBy: new Date('2026-11-18T10:00:00Z') }),
      'Cơ quan đang chờ ý kiến của UBND huyện Hòa Bình (đã hỏi ngày 09/11/2026, đề nghị trả lời chậm nhất ngày 18/11/2026).',
    )
    assert.match(written({ ...consult, answerBy: null }), /\(đã hỏi ngày 09\/11\/2026\)\.$/)
  })
})
