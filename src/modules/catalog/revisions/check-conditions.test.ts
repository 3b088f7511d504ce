import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { before, describe, it } from 'node:test'
import { procedureContent } from '../../../../test/support/procedure-content.ts'
import { conditionFaults } from './check-conditions.ts'
import type { ProcedureContent } from './procedure-content.ts'

const PROCEDURES = readdirSync(new URL('../../../../packs/bac-lieu/procedures', import.meta.url)).map(
  (file) => file.replace('.json', ''),
)

let content: ProcedureContent
before(async () => {
  content = await procedureContent('bl-56')
})

const faultsOf = (change: Partial<ProcedureContent['record']>, more: Partial<ProcedureContent> = {}) =>
  conditionFaults({ ...content, ...more, record: { ...content.record, ...change } }).map(
    ({ where, message }) => `${where.vi}: ${message.vi}`,
  )

describe('the conditions of a revision', () => {
  it('read questions of the form and situations alone in every procedure of the province', async () => {
    for (const id of PROCEDURES) assert.deepEqual(conditionFaults(await procedureContent(id)), [], id)
  })

  it('are told by their row when the form beside them lost the question they read', () => {
    const fields = content.form.fields.filter(({ key }) => key !== 'change_owner')
    const form = { ...content.form, fields }
    const faults = faultsOf({}, { form })
    assert.ok(faults.length > 0)
    for (const fault of faults)
      assert.match(
        fault,
        /^(Giấy tờ|Phí, lệ phí|Trường hợp|Kết quả) dòng \d+ \(.+“change_owner” mà biểu mẫu không có$/,
      )
  })

  it('are told where they cannot be read, in each part that has some', () => {
    const { papers, fees, situations, results, decidedBy } = content.record
    const broken = { when: 'khong_co = ' }
    const asked = { when: 'khong_co = "yes"' }
    assert.match(
      faultsOf({ papers: [{ ...papers[0]!, ...broken }, ...papers.slice(1)] })[0] ?? '',
      /^Giấy tờ dòng 1 .*viết chưa đúng/,
    )
    const fee = fees[0] ?? { id: 'f1', name: { vi: 'Lệ phí', en: 'Fee' } }
    assert.match(
      faultsOf({ fees: [{ ...(fee as (typeof fees)[number]), ...asked }] })[0] ?? '',
      /^Phí, lệ phí dòng 1 .*“khong_co”/,
    )
    const situation = { key: 'situation_9', question: { vi: 'Có?', en: 'Is it?' }, ...asked }
    assert.match(
      faultsOf({ situations: [...situations, situation] })[0] ?? '',
      /^Trường hợp dòng .*“khong_co”/,
    )
    assert.match(
      faultsOf({ results: [{ ...results[0]!, ...asked }] })[0] ?? '',
      /^Kết quả dòng 1 .*“khong_co”/,
    )
    assert.match(
      faultsOf({ decidedBy: [{ ...decidedBy[0]!, ...asked }] })[0] ?? '',
      /^Cơ quan quyết định dòng 1: .*“khong_co”/,
    )
  })

  it('of a process are told where they read an answer: officers decide the way', () => {
    const graph = { ...content.graph, variables: [...content.graph.variables, 'change_owner'] }
    assert.deepEqual(faultsOf({}, { graph }), [
      'Quy trình: một nhánh rẽ dùng “change_owner”; quy trình chỉ đọc được quyết định của cán bộ (decision, needsConsultation)',
    ])
  })
})
