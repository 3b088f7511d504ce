import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { StepRisk } from '../../modules/dossiers/index.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { riskLabel, riskNote, riskReason, spanWords } from './risk-words.ts'

const vi = translator('vi')
const DAY = 480
const NINE_OF_TEN: StepRisk = {
  kind: 'known',
  chance: 0.9,
  late: 9,
  of: 10,
  needed: 3 * DAY,
  lateBy: 2 * DAY,
  left: DAY,
  basis: 'step',
}

describe('the words of a risk', () => {
  it('say the chance, the likely lateness, and the counts they are made from', () => {
    assert.equal(riskLabel(NINE_OF_TEN, vi), 'Nguy cơ trễ 90 %, khoảng 2 ngày')
    assert.equal(
      riskReason(NINE_OF_TEN, vi),
      '9 trong 10 hồ sơ ở bước này cần thêm hơn 1 ngày; thường cần 3 ngày, hạn còn 1 ngày',
    )
    assert.match(riskReason({ ...NINE_OF_TEN, basis: 'kind' }, vi), /bước cùng loại/)
    assert.match(riskReason({ ...NINE_OF_TEN, left: 359 }, vi), /hạn còn 5 giờ/, 'never more than there is')
  })

  it('say that too little is known, and never a number then', () => {
    const few: StepRisk = { kind: 'unknown', reason: 'too-few', left: DAY }
    assert.equal(riskLabel(few, vi), 'Chưa đủ số liệu')
    assert.doesNotMatch(riskLabel(few, vi), /%/)
    assert.match(riskReason({ ...few, reason: 'longer-than-most' }, vi), /lâu hơn hầu hết/)
  })

  it('say no chance of what is late already', () => {
    assert.equal(riskLabel({ ...NINE_OF_TEN, chance: 1, left: -60 }, vi), 'Đã trễ')
    assert.equal(riskLabel({ kind: 'unknown', reason: 'longer-than-most', left: -60 }, vi), 'Đã trễ')
    assert.match(riskReason({ ...NINE_OF_TEN, chance: 1, left: -60 }, vi), /thường cần thêm 3 ngày/)
  })

  it('take little room in a list, and none where there is little risk', () => {
    assert.match(String(riskNote(NINE_OF_TEN, vi)), /dễ trễ 90 %.*9 trong 10/)
    assert.equal(riskNote({ ...NINE_OF_TEN, chance: 0.4 }, vi), undefined)
    assert.equal(riskNote({ ...NINE_OF_TEN, chance: 1, left: 0 }, vi), undefined)
    assert.equal(riskNote(undefined, vi), undefined)
  })

  it('tell time by half days, hours and minutes', () => {
    const told = [1, 45, 61, 200, 479, 480, 700, 3 * DAY].map((minutes) => spanWords(minutes, vi))
    assert.deepEqual(told, ['1 phút', '45 phút', '1 giờ', '3 giờ', '8 giờ', '1 ngày', '1,5 ngày', '3 ngày'])
  })
})
