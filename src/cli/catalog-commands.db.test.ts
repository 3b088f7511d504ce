import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { xlsx, zip } from '../../test/support/office-files.ts'
import { testWorld, type World } from '../../test/support/world.ts'
import { readConfig } from '../config.ts'
import { loadCatalog } from '../modules/catalog/index.ts'
import { silentLog } from '../platform/log/log.ts'
import { domainCommands } from './domain-commands.ts'
import { runCommand } from './run-command.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'motcua-catalog-'))
let world: World
before(async () => {
  world = await testWorld()
})
after(async () => {
  await world.close()
  rmSync(folder, { recursive: true })
})

async function run(...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await runCommand(domainCommands, argv, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    config: () => readConfig({ DATABASE_URL: world.database.url }),
    clock: world.clock,
    log: silentLog,
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

function saved(name: string, content: string | Uint8Array): string {
  const at = path.join(folder, name)
  writeFileSync(at, content)
  return at
}

const record = (no: number, more: object = {}) => ({
  code: `9.${300_000 + no}`,
  name: no === 0 ? '=Thủ tục như công thức' : `- Thủ tục số ${no}; có | dấu "nháy"\nvà dòng`,
  decision: '@12/QĐ',
  levels: ['Cấp tỉnh', 'Cấp xã'],
  field: '+Lĩnh vực',
  subjects: ['Công dân Việt Nam'],
  agency: '',
  competentAgency: '',
  channels: [{ channel: 'Trực tiếp', duration: 1.5, unit: 'Tháng', free: false, feesVnd: [1000, 2000] }],
  documents: [[{ name: 'a | b; c', form: '\\x', originals: 1, copies: 2 }], []],
  results: [{ name: 'Giấy', code: 'KQ.1' }],
  ...more,
})
const lines = (...records: readonly object[]) => records.map((one) => `${JSON.stringify(one)}\n`).join('')
const listedCount = async () => (await loadCatalog(world.db, world.directory)).listed.length

describe('catalog import', () => {
  test('previews without writing, imports, and finds all the same a second time', async () => {
    const file = saved('a.ndjson', lines(...Array.from({ length: 30 }, (_, no) => record(no))))
    const looked = await run('catalog', 'import', file, '--preview')
    assert.equal(looked.code, 0, looked.err)
    assert.match(looked.out, /chưa ghi gì[^]*\(added\): 30[^]*trình tự thực hiện \(the steps\): 30/)
    assert.equal(await listedCount(), 0)
    assert.match((await run('catalog', 'import', file)).out, /Đã nhập[^]*\(added\): 30/)
    assert.equal(await listedCount(), 30)
    const again = await run('catalog', 'import', file)
    assert.match(again.out, /\(added\): 0\n[^]*\(changed\): 0\n[^]*\(unchanged\): 30/)
    assert.equal(await listedCount(), 30)
  })

  test('takes what the export wrote, in every format, as the same', async () => {
    for (const format of ['ndjson', 'csv', 'xlsx']) {
      const file = path.join(folder, `out.${format}`)
      assert.equal((await run('catalog', 'export', file)).code, 0)
      const back = await run('catalog', 'import', file)
      assert.equal(back.code, 0, `${format}: ${back.err}`)
      assert.match(back.out, /\(added\): 0\n[^]*\(changed\): 0\n[^]*\(unchanged\): 30\n[^]*: 56/, format)
    }
    // No cell of the file begins with what a spreadsheet would run.
    const csv = readFileSync(path.join(folder, 'out.csv'), 'utf8')
    assert.doesNotMatch(csv, /(?:^|[,\n]"?)[=+\-@]/u)
    assert.match(csv, /'=Thủ tục như công thức/)
  })

  test('refuses what is wrong with the place and the reason, and changes nothing', async () => {
    const right = lines(record(40), record(41))
    const head = 'Mã thủ tục,Tên thủ tục,Cấp thực hiện,Lĩnh vực'
    const cell = (at: string, inner: string) => `<c r="${at}" t="str">${inner}</c>`
    const row = (no: number, ...cells: string[]) =>
      `<row r="${no}">${cells.map((inner, at) => cell(`${'ABCD'[at]}${no}`, inner)).join('')}</row>`
    const named = row(1, ...head.split(',').map((name) => `<v>${name}</v>`))
    const formula = row(2, '<v>9.1</v>', '<f>A2</f><v>9.1</v>', '<v>Cấp tỉnh</v>', '<v>Đất</v>')
    const cases: readonly (readonly [name: string, content: string | Uint8Array, said: RegExp])[] = [
      ['empty', '', /trống/],
      ['half.ndjson', right.slice(0, -80), /[Dd]òng 2.*cắt giữa chừng/],
      ['half.csv', `${head}\n9.1,"Thủ tục`, /Dòng 2.*không đóng/],
      ['latin.csv', Buffer.from(`${head}\n9.1,caf\xe9 d\xe9j\xe0,a,b\n`, 'latin1'), /bảng mã|Unicode/],
      ['binary', Buffer.from([1, 0, 200, 3, 0, 7, 0, 9]), /nhị phân/],
      ['garbage', Buffer.alloc(50 * 1024 ** 2, 'rác '), /không|Không/],
      ['half.xlsx', xlsx([named]).subarray(0, 300), /hỏng|không trọn|một phần/],
      ['bomb.xlsx', zip({ 'xl/workbook.xml': 'x'.repeat(200 * 1024 ** 2) }), /giải nén|hỏng/],
      ['formula.xlsx', xlsx([named + formula]), /công thức ở ô B2/],
      ['formula.csv', `${head}\n9.1,=1+1,Cấp tỉnh,Đất đai\n`, /Dòng 2, cột Tên thủ tục.*công thức/],
      ['twice.ndjson', lines(record(40), record(40)), /Dòng 2, cột code: mã 9\.300040 đã có ở dòng 1/],
      ['unknown.csv', `${head},Màu sắc\n9.1,Tên,Cấp tỉnh,Đất,đỏ\n`, /Cột lạ.*Màu sắc/],
      ['unknown.ndjson', lines(record(40, { colour: 'red' })), /Cột lạ.*colour/],
      ['kind.ndjson', lines(record(40, { levels: 'Cấp tỉnh' })), /Dòng 1, cột levels.*\(row 1: /],
      ['missing.csv', `${head}\n,Tên,Cấp tỉnh,Đất\n`, /Dòng 2, cột Mã thủ tục \(A\): thiếu/],
      ['one-of-two.ndjson', lines(record(40), record(41, { name: '' })), /Dòng 2, cột name/],
    ]
    for (const [name, content, said] of cases) {
      const { code, err } = await run('catalog', 'import', saved(name, content))
      assert.equal(code, 2, name)
      assert.match(err, said, name)
      assert.doesNotMatch(err, /\n\s+at /u, name)
    }
    assert.equal((await run('catalog', 'import', path.join(folder, 'none'))).code, 2)
    assert.equal((await run('catalog', 'import')).code, 2)
    assert.equal(await listedCount(), 30)
  })
})
