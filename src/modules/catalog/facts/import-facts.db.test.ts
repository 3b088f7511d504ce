import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { testWorld, type World } from '../../../../test/support/world.ts'
import { factsAsCsv, factsAsXlsx, factsLine, exportFacts } from './export-facts.ts'
import { importFacts, previewFacts } from './import-facts.ts'
import type { ProcedureFacts } from './procedure-facts.ts'
import { type FactsReading, readFactsFile } from './read-facts-file.ts'
import { loadCatalog } from '../catalog.ts'

const TODAY = '2026-11-24'
let world: World
let folder: string
before(async () => {
  world = await testWorld()
  folder = mkdtempSync(path.join(tmpdir(), `motcua-test-${process.pid}-facts-`))
})
after(async () => {
  rmSync(folder, { recursive: true, force: true })
  await world.close()
})

function facts(number: number, change: Partial<ProcedureFacts> = {}): ProcedureFacts {
  return {
    code: `9.${100_000 + number}`,
    name: `Cấp giấy phép thử nghiệm số ${number}; loại A | B`,
    decision: `${number}/QĐ-BTC`,
    levels: number % 2 === 0 ? ['Cấp tỉnh'] : ['Cấp bộ', 'Cấp xã'],
    field: 'Hải quan',
    subjects: ['Tổ chức (không bao gồm doanh nghiệp/HTX)', 'Công dân Việt Nam'],
    agency: 'Sở Công Thương',
    competentAgency: '',
    channels: [
      { channel: 'Trực tuyến', duration: 2.5, unit: 'Ngày làm việc', free: false, feesVnd: [40_000, 50_000] },
      { channel: 'Trực tiếp', duration: null, unit: '', free: true, feesVnd: [] },
    ],
    documents: [
      [{ name: 'Đơn \\ “đề nghị”, bản chính', form: 'mẫu 01.doc', originals: 1, copies: 0 }],
      [{ name: '', form: '', originals: 0, copies: 2 }],
    ],
    results: [{ name: 'Giấy phép', code: 'KQ.1' }],
    ...change,
  }
}

async function readFile(name: string, content: string | Buffer): Promise<FactsReading> {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return readFactsFile(file)
}

async function readWell(name: string, content: string | Buffer) {
  const reading = await readFile(name, content)
  assert.ok(reading.ok, reading.ok ? '' : reading.problem.vi)
  return reading
}

async function problemOf(name: string, content: string | Buffer): Promise<string> {
  const reading = await readFile(name, content)
  assert.ok(!reading.ok)
  return reading.problem.vi
}

const many = Array.from({ length: 25 }, (_, number) => facts(number))
const ndjson = (records: readonly ProcedureFacts[]) => records.map((one) => `${factsLine(one)}\n`).join('')

describe('importing published facts', () => {
  it('adds what is new, and changes nothing when repeated', async () => {
    const { rows } = await readWell('a.ndjson', ndjson(many))
    const records = rows.map((row) => row.facts)
    assert.equal((await previewFacts(world.db, records)).added.length, 25)
    assert.equal((await importFacts(world.db, records, { at: world.clock.now() })).added.length, 25)
    const again = await importFacts(world.db, records, { at: world.clock.now() })
    assert.deepEqual([again.added, again.changed, again.unchanged], [[], [], 25])
    const catalog = await loadCatalog(world.db, world.directory)
    assert.equal(catalog.listed.length, 25)
    assert.equal(catalog.procedures.length, 56)
    assert.equal(catalog.findListed('9.100003')?.name, many[3]?.name)
    assert.equal(catalog.searchAll('giay phep thu nghiem 100007')[0]?.procedureId, '9.100007')
    assert.deepEqual(catalog.search('9.100007'), [])
  })

  it('makes a new revision of what changed, and says which part', async () => {
    const changed = facts(4, { field: 'Thuế' })
    const outcome = await importFacts(world.db, [changed], { at: world.clock.now() })
    assert.deepEqual(outcome.changed, [{ code: changed.code, name: changed.name, parts: ['field'] }])
    const catalog = await loadCatalog(world.db, world.directory)
    assert.deepEqual(
      [catalog.findListed(changed.code)?.revision, catalog.findListed(changed.code)?.field],
      [2, 'Thuế'],
    )
  })

  it('keeps procedures that have a form and a process', async () => {
    const code = world.catalog.findProcedure('bl-01')!.record.nationalCode!
    const outcome = await importFacts(world.db, [facts(1, { code })], { at: world.clock.now() })
    assert.deepEqual(
      outcome.kept.map((one) => one.code),
      [code],
    )
    assert.equal((await loadCatalog(world.db, world.directory)).findProcedure('bl-01')?.revision, 1)
  })

  for (const format of ['ndjson', 'csv', 'xlsx'] as const) {
    it(`reads its own ${format} again as it was written`, async () => {
      const written = {
        ndjson: () => ndjson(many),
        csv: () => [...factsAsCsv(many)].join(''),
        xlsx: () => factsAsXlsx(many),
      }
      const reading = await readWell(`own.${format}`, await written[format]())
      assert.deepEqual(reading.faults, [])
      assert.equal(reading.format, format)
      assert.deepEqual(
        reading.rows.map((row) => row.facts),
        many,
      )
    })
  }

  it('exports the whole catalogue in force, and importing that changes nothing', async () => {
    const all = await exportFacts(world.db, world.directory, TODAY)
    assert.equal(all.length, 25 + 56)
    const { rows } = await readWell('all.ndjson', ndjson(all))
    const outcome = await previewFacts(
      world.db,
      rows.map((row) => row.facts),
    )
    assert.deepEqual([outcome.added, outcome.changed, outcome.kept.length], [[], [], 56])
  })
})

describe('a file that is not right', () => {
  it('is told by row and column', async () => {
    const lines = [
      factsLine(facts(1)),
      JSON.stringify({ ...facts(2), name: '' }),
      JSON.stringify({ ...facts(3), channels: [{ channel: 'Trực tiếp', duration: -1 }] }),
      factsLine(facts(1)),
      JSON.stringify({ ...facts(5), levels: 'Cấp tỉnh', note: 'x' }),
      '{"code": "9.1',
    ]
    const { faults, unread } = await readWell('bad.ndjson', lines.join('\n'))
    assert.deepEqual(
      faults.map(({ row, column }) => [row, column]),
      [
        [2, 'name'],
        [3, 'channels[1]'],
        [4, 'code'],
        [5, 'levels'],
        [6, 'JSON'],
      ],
    )
    assert.match(faults[4]?.message.vi ?? '', /cắt giữa chừng/)
    assert.deepEqual(unread, ['note'])
  })

  it('names the cell of a table, also where a formula stands in it', async () => {
    const head = 'Mã thủ tục;Tên thủ tục;Cấp thực hiện;Lĩnh vực;Thành phần hồ sơ\n'
    const { faults, rows } = await readWell(
      'bad.csv',
      `${head}9.000001;A;Cấp xã;B;1 | Đơn |  | một | 0\n9.000002;=HYPERLINK("x");Cấp xã;B;\n9.000003;C;Cấp xã;B;\n9.000004;C;Cấp xã\n`,
    )
    assert.deepEqual(
      faults.map(({ row, column }) => [row, column]),
      [
        [2, 'Thành phần hồ sơ (E), mục 1.1'],
        [3, 'Tên thủ tục'],
        [5, 'Lĩnh vực (D)'],
      ],
    )
    assert.deepEqual(
      rows.map(({ row }) => row),
      [4],
    )
  })

  it('takes columns named as elsewhere', async () => {
    const { rows, unread } = await readWell(
      'open.csv',
      'serviceCode,serviceName,domainName,cap,maxLevel\n9.5,A,B,Cấp xã,3\n',
    )
    assert.equal(rows[0]?.facts.name, 'A')
    assert.deepEqual(unread, ['maxLevel'])
  })

  it('is refused with a sentence when nothing of it can be read', async () => {
    assert.match(await problemOf('empty', ''), /trống/)
    assert.match(await problemOf('random', randomBytes(300_000)), /nhị phân|bảng mã/)
    assert.match(await problemOf('words', `${'không phải danh mục '.repeat(500)}\n`), /hàng tiêu đề/)
    assert.match(await problemOf('json', '{"a": \n{"b": '), /Không dòng nào/)
    assert.match(await problemOf('open-quote.csv', 'Mã thủ tục,Tên thủ tục\n9.1,"nửa'), /nháy kép/)
    assert.match(await problemOf('head.csv', 'Mã thủ tục,Tên thủ tục\n'), /không có thủ tục nào/)
    assert.match(
      await problemOf('zip', Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(5_000)])),
      /hỏng/,
    )
    const xlsx = await factsAsXlsx(many)
    assert.match(await problemOf('half.xlsx', xlsx.subarray(0, xlsx.length / 2)), /hỏng/)
    const wrong = Buffer.from(`Mã thủ tục,Tên thủ tục\n${'9.1,Ủy ban nhân dân tỉnh\n'.repeat(40)}`, 'utf8')
    assert.match(await problemOf('twice', Buffer.from(wrong.toString('latin1'), 'utf8')), /bảng mã/)
  })

  it('is refused in little time and memory also at 50 MB', async () => {
    const begunAt = performance.now()
    await problemOf('garbage', randomBytes(50 * 1024 ** 2))
    await problemOf('text', Buffer.alloc(50 * 1024 ** 2, 'abc def\n'))
    await problemOf('json', Buffer.alloc(50 * 1024 ** 2, '{"a":\n'))
    await problemOf('zeros', Buffer.alloc(50 * 1024 ** 2))
    assert.ok(performance.now() - begunAt < 30_000)
  })
})
