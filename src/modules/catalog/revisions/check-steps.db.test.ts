import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { procedureContent } from '../../../../test/support/procedure-content.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import { stepFaults, stepLines } from './check-steps.ts'
import type { ProcedureContent } from './procedure-content.ts'

let world: World
let content: ProcedureContent
before(async () => {
  world = await testWorld()
  content = await procedureContent('bl-07')
})
after(() => world.close())

const withRecord = (change: Partial<ProcedureContent['record']>, of = content): ProcedureContent => ({
  ...of,
  record: { ...of.record, ...change },
})
const faultsOf = (changed: ProcedureContent) =>
  stepFaults(changed, world.directory).map(({ step, what, message }) => `${step} ${what}: ${message.vi}`)

describe('the steps of a revision', () => {
  it('are sound in every procedure of the province', async () => {
    for (const { procedureId } of world.catalog.procedures)
      assert.deepEqual(faultsOf(await procedureContent(procedureId)), [], procedureId)
  })

  it('fit in the limit of the procedure, and in the shortest of its ways', () => {
    const short = withRecord({ deadline: { ...content.record.deadline, amount: 14 } })
    assert.deepEqual(
      faultsOf(short).map((fault) => fault.split(':')[0]),
      ['null days', 'null process'],
    )
    const [way, ...others] = content.record.ways
    const ways = [{ ...way!, limit: { amount: 10, unit: 'working_day' as const } }, ...others]
    assert.match(faultsOf(withRecord({ ways }))[0] ?? '', /15 ngày làm việc.*10 ngày làm việc/)
  })

  it('name the office that nobody knows, and what there is instead', () => {
    const [first, ...others] = content.record.stepOwners
    const owned = (agency: NonNullable<typeof first>['owners'][number]['agency'], unit: string) =>
      faultsOf(
        withRecord({
          stepOwners: [{ ...first!, owners: [{ agency, unit, role: 'receptionist' }] }, ...others],
        }),
      )
    assert.deepEqual(owned('so-khong-co', 'mot-cua'), [
      '1 owners: Không có cơ quan nào mang mã “so-khong-co”',
    ])
    assert.match(owned('so-gddt', 'phong-x')[0] ?? '', /không có bộ phận “phong-x”; có: .*mot-cua/)
    assert.match(owned({ kind: 'ministry', areaOf: 'service' }, 'mot-cua')[0] ?? '', /“ministry”/)
    assert.match(
      owned({ kind: 'tax_branch', areaOf: 'khong_hoi' }, 'mot-cua')[0] ?? '',
      /không có câu hỏi “khong_hoi”/,
    )
  })

  it('find, for each offering agency, the office near it', async () => {
    const land = await procedureContent('bl-54')
    assert.deepEqual(faultsOf(withRecord({ offeredBy: ['ubnd-phuong-2'] }, land)), [])
    assert.match(faultsOf(withRecord({ offeredBy: ['so-gddt'] }, land))[0] ?? '', /Không có cơ quan loại/)
  })

  it('are begun at each of several agencies, not at one of them', () => {
    const offeredBy = ['so-gddt', 'so-xay-dung']
    assert.match(faultsOf(withRecord({ offeredBy }))[0] ?? '', /^1 owners: Nhiều cơ quan thực hiện/)
  })

  it('are those of the process: the same roles and days, none more and none less', () => {
    const { steps } = content.record
    const swapped = [steps[0]!, steps[2]!, steps[1]!, ...steps.slice(3)]
    assert.deepEqual(
      faultsOf(withRecord({ steps: swapped })).map((fault) => fault.split(':')[0]),
      ['2 process', '3 process'],
    )
    const longer = steps.map((step, index) => (index === 2 ? { ...step, days: 3 } : step))
    assert.deepEqual(faultsOf(withRecord({ steps: longer })), ['3 process: Quy trình ghi 4 ngày'])
    const fewer = withRecord({
      steps: steps.slice(0, -1),
      stepOwners: content.record.stepOwners.slice(0, -1),
    })
    assert.match(faultsOf(fewer)[0] ?? '', /^null process: Quy trình ghi bước 8/)
    assert.equal(stepLines(fewer.record, content.graph).at(-1)?.position, null)
    const more = withRecord({ steps: [...steps, { ...steps[0]!, days: 0 }] })
    assert.deepEqual(faultsOf(more), ['9 process: Quy trình không có bước này'])
  })
})
