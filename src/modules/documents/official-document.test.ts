import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentNotation } from './document-notation.ts'
import { frame, signatureLines } from './official-document.ts'
import { resultInput } from './result-input.ts'
import { officialDate, officialTime, shortTime } from './vietnamese-dates.ts'
import { formatVnd, moneyInWords } from './vietnamese-money.ts'

describe('documentNotation', () => {
  test('puts number, kind and agency the way the decree has them', () => {
    assert.equal(
      documentNotation({ number: 123, kindAbbreviation: 'GP', agencyAbbreviation: 'STNMT' }),
      'Số: 123/GP-STNMT',
    )
    assert.equal(
      documentNotation({ number: 5, kindAbbreviation: 'QĐ', agencyAbbreviation: 'UBND' }),
      'Số: 05/QĐ-UBND',
    )
    assert.equal(documentNotation({ number: 12, agencyAbbreviation: 'HDHS' }), 'Số: 12/HDHS')
  })

  test('leaves room for a number that is not given yet', () => {
    assert.match(
      documentNotation({ kindAbbreviation: 'GP', agencyAbbreviation: 'STNMT' }),
      /^Số: \u00a0+\/GP-STNMT$/,
    )
  })

  test('is labelled once, whether it came with the label or without', () => {
    const head = (notation: string) =>
      frame(
        {
          agency: { name: 'Sở Xây dựng', place: 'Bạc Liêu' },
          issuedAt: new Date('2015-05-04T01:30:00Z'),
          notation,
        },
        'x',
      ).head
    assert.deepEqual(head('05/GP-SXD'), head('Số: 05/GP-SXD'))
  })
})

describe('dates', () => {
  test('are those of Vietnam, with the zeros official documents ask for', () => {
    assert.equal(officialDate(new Date('2015-02-08T17:00:00Z')), 'ngày 09 tháng 02 năm 2015')
    assert.equal(officialDate(new Date('2015-03-31T16:59:00Z')), 'ngày 31 tháng 3 năm 2015')
    assert.equal(officialTime(new Date('2015-12-31T17:05:00Z')), '00 giờ 05 phút, ngày 01 tháng 01 năm 2016')
    assert.equal(shortTime(new Date('2026-11-24T08:30:00Z')), '15:30, 24/11/2026')
  })
})

describe('signatureLines', () => {
  test('names on whose authority the signer signs', () => {
    assert.deepEqual(signatureLines({ post: 'Giám đốc' }), ['Giám đốc'])
    assert.deepEqual(
      signatureLines({ post: 'Phó Chủ tịch', onBehalfOf: 'Ủy ban nhân dân', insteadOf: 'Chủ tịch' }),
      ['TM. Ủy ban nhân dân', 'KT. Chủ tịch', 'Phó Chủ tịch'],
    )
    assert.deepEqual(signatureLines({ post: 'Chánh Văn phòng', byOrderOf: 'Giám đốc' }), [
      'TL. Giám đốc',
      'Chánh Văn phòng',
    ])
    assert.deepEqual(signatureLines({ post: 'Trưởng phòng', authorisedBy: 'Giám đốc' }), [
      'TUQ. Giám đốc',
      'Trưởng phòng',
    ])
    assert.deepEqual(signatureLines({ post: 'Giám đốc', acting: true }), ['Q. Giám đốc'])
  })
})

describe('money', () => {
  const CASES: readonly [number, string, string][] = [
    [0, '0 đồng', 'Không đồng'],
    [500, '500 đồng', 'Năm trăm đồng'],
    [21_000, '21.000 đồng', 'Hai mươi mốt nghìn đồng'],
    [135_000, '135.000 đồng', 'Một trăm ba mươi lăm nghìn đồng'],
    [1_500_000, '1.500.000 đồng', 'Một triệu năm trăm nghìn đồng'],
    [1_005_000, '1.005.000 đồng', 'Một triệu không trăm lẻ năm nghìn đồng'],
    [10_011_015, '10.011.015 đồng', 'Mười triệu không trăm mười một nghìn không trăm mười lăm đồng'],
    [12_500_000_000, '12.500.000.000 đồng', 'Mười hai tỷ năm trăm triệu đồng'],
    [1_000_000_000_000_000, '1.000.000.000.000.000 đồng', 'Một triệu tỷ đồng'],
  ]
  for (const [amount, figure, words] of CASES) {
    test(`${figure} is read "${words}"`, () => {
      assert.equal(formatVnd(amount), figure)
      assert.equal(moneyInWords(amount), words)
    })
  }

  test('that is no whole amount of đồng is refused', () => {
    for (const amount of [-1, 0.5, Number.NaN]) assert.throws(() => formatVnd(amount), RangeError)
  })
})

test('the clauses of a decision end with semicolons and a full stop, whatever they were typed with', () => {
  const { data } = resultInput({
    agency: { name: 'Sở Xây dựng', place: 'Bạc Liêu' },
    issuedAt: new Date('2015-05-04T01:30:00Z'),
    kind: 'decision',
    title: 'Quyết định',
    legalBasis: ['Căn cứ Luật A;', 'Căn cứ Luật B.', 'Xét đề nghị của C'],
    holder: [],
    sections: [],
    recipients: [],
    signer: { post: 'Giám đốc' },
  })
  const { legalBasis } = data as { legalBasis: string[] }
  assert.deepEqual(legalBasis, ['Căn cứ Luật A;', 'Căn cứ Luật B;', 'Xét đề nghị của C.'])
})
