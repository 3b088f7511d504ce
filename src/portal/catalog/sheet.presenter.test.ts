import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { parseProcedureRecord, type ProcedureRecord } from '../../modules/catalog/index.ts'
import { feeSummary } from './fee-words.ts'
import { sheetView } from './sheet.presenter.ts'

const FOLDER = path.join(import.meta.dirname, '../../../packs/bac-lieu/procedures')
const records = readdirSync(FOLDER).map((file) =>
  parseProcedureRecord(JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8'))),
)
const recordOf = (id: string): ProcedureRecord => records.find((record) => record.id === id)!

describe('the sheet of a procedure', () => {
  it('says every component the law asks, for all services and in both languages', () => {
    assert.equal(records.length, 56)
    for (const record of records) {
      for (const locale of ['vi', 'en'] as const) {
        const view = sheetView(record, locale)
        for (const list of [view.papers, view.steps, view.ways, view.audience, view.results, view.legalBasis])
          assert.ok(list.length > 0, `${record.id} ${locale}`)
        for (const text of [
          view.name,
          view.field,
          view.tier,
          view.decidedBy,
          view.deadline,
          view.deadlineNote,
        ])
          assert.notEqual(text, '', `${record.id} ${locale}`)
        assert.doesNotMatch(JSON.stringify(view), /undefined|null\b|\[object/, `${record.id} ${locale}`)
      }
    }
  })

  it('says when a paper is needed, only where it is not always', () => {
    const { papers } = sheetView(recordOf('bl-01'), 'vi')
    assert.deepEqual(papers[1], {
      name: 'Đề án thăm dò khoáng sản phù hợp với quy hoạch',
      notes: [],
      originals: '1',
      copies: '0',
    })
    assert.deepEqual(papers[3]!.notes, ['Khi thăm dò khoáng sản độc hại'])
    assert.deepEqual(papers[0]!.notes, ['Mẫu số 03', 'Điền ngay trên trang này khi nộp trực tuyến'])
  })

  it('counts papers a person has to bring, apart from those for some cases', () => {
    assert.equal(sheetView(recordOf('bl-01'), 'vi').paperSummary, '5 loại, thêm 4 tùy trường hợp')
  })

  it('uses the national code where there is one', () => {
    const without = records.find(({ nationalCode }) => nationalCode === null)!
    assert.equal(sheetView(without, 'vi').code, without.id.toUpperCase())
    assert.equal(sheetView(recordOf('bl-01'), 'vi').code, recordOf('bl-01').nationalCode)
  })

  it('dates legal texts', () => {
    assert.equal(
      sheetView(recordOf('bl-01'), 'vi').legalBasis[0],
      'Luật 60/2010/QH12, ngày 17/11/2010: Luật Khoáng sản',
    )
  })
})

describe('fees in a few words', () => {
  const fee = recordOf('bl-01').fees[0]!
  const summary = (...amounts: readonly (number | null)[]) =>
    feeSummary({ fees: amounts.map((amountVnd) => ({ ...fee, amountVnd })) }, 'vi')

  it('says no fee only when none is due', () => {
    assert.equal(summary(), 'Không mất phí')
    assert.equal(summary(0), 'Không mất phí')
    assert.notEqual(summary(0, null), 'Không mất phí')
  })

  it('gives the amount when there is one, and where it starts when there are several', () => {
    assert.equal(summary(75_000), '75.000 đồng')
    assert.equal(summary(15_000_000, 4_000_000), 'Từ 4.000.000 đồng')
    assert.equal(summary(50_000, null), 'Từ 50.000 đồng')
    assert.equal(summary(null), 'Có phí, tính theo hồ sơ')
  })
})
