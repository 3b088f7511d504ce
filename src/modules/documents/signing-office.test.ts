import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { signatureLines } from './official-document.ts'
import { decidingOffice, signerOf } from './signing-office.ts'

const linesOf = (title: string) => signatureLines(signerOf({ title, name: 'Lê Hoàng Phúc' }))

describe('the lines above a signature', () => {
  const cases = [
    ['Giám đốc Sở', ['Giám đốc']],
    ['Phó Giám đốc Sở', ['KT. Giám đốc', 'Phó Giám đốc']],
    ['Phó Giám đốc Công an tỉnh', ['KT. Giám đốc', 'Phó Giám đốc']],
    ['Chủ tịch Ủy ban nhân dân', ['Chủ tịch']],
    ['Phó Chủ tịch Ủy ban nhân dân tỉnh', ['KT. Chủ tịch', 'Phó Chủ tịch']],
    ['Phó Chi cục trưởng Chi cục Thuế', ['KT. Chi cục trưởng', 'Phó Chi cục trưởng']],
    ['Phó Cục trưởng', ['KT. Cục trưởng', 'Phó Cục trưởng']],
    ['Phó Chỉ huy trưởng', ['KT. Chỉ huy trưởng', 'Phó Chỉ huy trưởng']],
    ['Quyền Giám đốc Sở', ['Q. Giám đốc']],
    ['Phó Trưởng phòng Đăng ký', ['KT. Trưởng phòng Đăng ký', 'Phó Trưởng phòng Đăng ký']],
    ['Phụ trách phòng Tài chính - Kế hoạch', ['Phụ trách phòng Tài chính - Kế hoạch']],
  ] as const
  for (const [title, lines] of cases)
    test(`of "${title}" are ${lines.join(' / ')}`, () => assert.deepEqual(linesOf(title), lines))

  test('name nobody’s authority that no title of the demo officers holds', () => {
    const path = new URL('../../../packs/bac-lieu/demo.json', import.meta.url)
    const { officers } = JSON.parse(readFileSync(path, 'utf8')) as {
      officers: { posts: { role: string; title: { vi: string } }[] }[]
    }
    const titles = officers.flatMap(({ posts }) =>
      posts.filter(({ role }) => role === 'agency_leader').map(({ title }) => title.vi),
    )
    assert.ok(titles.length > 40)
    for (const title of titles) {
      assert.equal(linesOf(title).length, title.startsWith('Phó ') ? 2 : 1, title)
      assert.doesNotMatch(linesOf(title).join(), /\b(?:TM|TL|TUQ)\./)
    }
  })
})

describe('the office that decides', () => {
  test('is the head’s, whoever signs', () => {
    for (const title of ['Giám đốc Sở', 'Phó Giám đốc Sở', 'Quyền Giám đốc'])
      assert.equal(decidingOffice(title, 'Sở Xây dựng'), 'Giám đốc Sở Xây dựng')
    assert.equal(decidingOffice('Phụ trách phòng Đô thị', 'Phòng Đô thị'), 'Phụ trách phòng Đô thị')
  })
})
