import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  amountInWords,
  compareNames,
  fold,
  normaliseTone,
  syllables,
  typoDistanceAtMostOne,
  unTelex,
  words,
} from './index.ts'

describe('folding', () => {
  it('makes marked, unmarked, composed and decomposed text meet', () => {
    for (const form of ['Đường', 'đường', 'DUONG', 'Đường'.normalize('NFD')])
      assert.equal(fold(form), 'duong')
  })
  it('leaves no mark on any letter of the alphabet', () => {
    assert.equal(
      fold('ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬĐÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴ'),
      `${'a'.repeat(17)}d${'e'.repeat(11)}${'i'.repeat(5)}${'o'.repeat(17)}${'u'.repeat(11)}${'y'.repeat(5)}`,
    )
  })
  it('splits text into syllables without punctuation', () => {
    assert.deepEqual(syllables('Đăng ký (lại): 1.004563, UBND-xã'), [
      'dang',
      'ky',
      'lai',
      '1',
      '004563',
      'ubnd',
      'xa',
    ])
    assert.deepEqual(words('…'), [])
  })
  it('is stable: folding twice changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
  })
})

describe('tone placement', () => {
  const pairs: [string, string][] = [
    ['Hoà Bình', 'Hòa Bình'],
    ['Khánh Hoà', 'Khánh Hòa'],
    ['KHOẺ', 'KHỎE'],
    ['thuỷ sản', 'thủy sản'],
    ['uỷ ban', 'ủy ban'],
    ['xoá bỏ', 'xóa bỏ'],
    ['qúy', 'quý'],
  ]
  for (const [typed, written] of pairs) {
    it(`writes ${typed} as ${written}`, () => assert.equal(normaliseTone(typed), written))
  }
  for (const kept of [
    'hoàn toàn',
    'quý',
    'Quỳnh',
    'loẹt xoẹt',
    'huỳnh huỵch',
    'hoài',
    'quà',
    'khuỷu',
    'tài khoản',
  ]) {
    it(`keeps ${kept}`, () => assert.equal(normaliseTone(kept), kept))
  }
})

describe('Telex leftovers', () => {
  const readings: [string, string][] = [
    ['giaays pheps', 'giấy phép'],
    ['Giaays Pheps', 'Giấy Phép'],
    ['Nguyeenx', 'Nguyễn'],
    ['NGUYEENX', 'NGUYỄN'],
    ['dduwowcj', 'được'],
    ['dduwocj', 'được'],
    ['duwowcjd', 'được'],
    ['thuowr', 'thuở'],
    ['quowr', 'quở'],
    ['ngoeor', 'ngoẻo'],
    ['khuyeens maij', 'khuyến mại'],
    ['chuwngs thuwcj', 'chứng thực'],
    ['quyeetj ddinhj 43', 'quyệt định 43'],
    ['ddaats ddai', 'đất đai'],
    ['xaay duwngj nhaf owr', 'xây dựng nhà ở'],
    ['hoaf', 'hòa'],
    ['quys', 'quý'],
    ['giâys', 'giấy'],
    ['huyeenj Ddoong Hair', 'huyện Đông Hải'],
    ['gif', 'gì'],
    ['nghieeng', 'nghiêng'],
    ['muaw', 'mưa'],
  ]
  for (const [typed, meant] of readings) {
    it(`reads ${typed} as ${meant}`, () =>
      assert.ok(unTelex(typed).includes(meant), unTelex(typed).join(' | ')))
  }
  for (const text of [
    'giay phep',
    'giấy phép',
    'kinh doanh',
    'xoong',
    'internet',
    'Taekwondo',
    '1.004563',
    '',
    'c',
  ]) {
    it(`offers nothing for "${text}"`, () => assert.deepEqual(unTelex(text), []))
  }
  it('never offers a syllable closed by a stop with a level tone', () => {
    assert.deepEqual(unTelex('caatf'), [])
    assert.deepEqual(unTelex('caats'), ['cất'])
  })
  it('answers at once on a long run of keys', () => {
    const started = performance.now()
    unTelex(`${'aoe'.repeat(400)} ${'aao '.repeat(300)}`)
    assert.ok(performance.now() - started < 200)
  })
})

describe('one slip of typing', () => {
  for (const [a, b] of [
    ['phep', 'phep'],
    ['phep', 'phe'],
    ['phep', 'pheep'],
    ['phep', 'phap'],
    ['phep', 'phpe'],
    ['phep', 'hpep'],
    ['a', ''],
  ] as const) {
    it(`is all there is between ${a} and "${b}"`, () => {
      assert.equal(typoDistanceAtMostOne(a, b), true)
      assert.equal(typoDistanceAtMostOne(b, a), true)
    })
  }
  for (const [a, b] of [
    ['phep', 'ph'],
    ['phep', 'phai'],
    ['phep', 'hppe'],
    ['giay', 'gyai'],
    ['abcd', 'badc'],
  ] as const) {
    it(`is less than what separates ${a} and ${b}`, () => {
      assert.equal(typoDistanceAtMostOne(a, b), false)
      assert.equal(typoDistanceAtMostOne(b, a), false)
    })
  }
  it('agrees with the textbook distance on generated words', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
    fc.assert(
      fc.property(word, word, (a, b) => typoDistanceAtMostOne(a, b) === editDistance(a, b) <= 1),
      { numRuns: 2000 },
    )
  })
})

function editDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      rows[i]![j] = Math.min(
        rows[i - 1]![j]! + 1,
        rows[i]![j - 1]! + 1,
        rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        rows[i]![j] = Math.min(rows[i]![j]!, rows[i - 2]![j - 2]! + 1)
      }
    }
  }
  return rows[a.length]![b.length]!
}

describe('names of persons', () => {
  it('stand in order of the given name, then of what stands before it', () => {
    const names = [
      'Trần Văn Bình',
      'Nguyễn Thị Ấn',
      'Lê Văn An',
      'Phạm Đức Dũng',
      'Đỗ Văn Đạt',
      'Bùi Thị An',
      'Nguyễn Hoà',
      'Trần Hòa',
      'Lê Hoa',
    ]
    assert.deepEqual(names.sort(compareNames), [
      'Bùi Thị An',
      'Lê Văn An',
      'Nguyễn Thị Ấn',
      'Trần Văn Bình',
      'Phạm Đức Dũng',
      'Đỗ Văn Đạt',
      'Lê Hoa',
      'Nguyễn Hoà',
      'Trần Hòa',
    ])
  })
})

describe('amounts in words', () => {
  const cases: [number, string][] = [
    [0, 'không'],
    [5, 'năm'],
    [10, 'mười'],
    [15, 'mười lăm'],
    [21, 'hai mươi mốt'],
    [44, 'bốn mươi tư'],
    [55, 'năm mươi lăm'],
    [105, 'một trăm linh năm'],
    [111, 'một trăm mười một'],
    [1001, 'một nghìn không trăm linh một'],
    [20000, 'hai mươi nghìn'],
    [1500000, 'một triệu năm trăm nghìn'],
    [2050000, 'hai triệu không trăm năm mươi nghìn'],
    [1000000000, 'một tỷ'],
    [1000000001, 'một tỷ không trăm linh một'],
    [7250431915, 'bảy tỷ hai trăm năm mươi triệu bốn trăm ba mươi mốt nghìn chín trăm mười lăm'],
    [3000000000000, 'ba nghìn tỷ'],
  ]
  for (const [vnd, inWords] of cases) {
    it(`says ${vnd} as "${inWords} đồng"`, () => assert.equal(amountInWords(vnd), `${inWords} đồng`))
  }
  it('refuses what is not a whole amount', () => {
    for (const wrong of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
      assert.throws(() => amountInWords(wrong), RangeError)
  })
  it('never says two amounts alike', () => {
    fc.assert(
      fc.property(
        fc.nat(2_000_000_000),
        fc.nat(2_000_000_000),
        (a, b) => a === b || amountInWords(a) !== amountInWords(b),
      ),
    )
  })
})
