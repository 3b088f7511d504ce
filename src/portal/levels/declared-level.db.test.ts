import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import { examineLevels, findCurrentLevel, levelHistory } from '../../modules/levels/index.ts'
import {
  acceptAnnex,
  annexVersion,
  choicesOf,
  decideOnAnomaly,
  findAnnexImport,
  importAnnex,
  type RoadmapContext,
} from '../../modules/roadmap/index.ts'
import { splitLines } from '../../engines/decision/index.ts'
import { levelContext } from '../../web/contexts.ts'

const TEXT = readFileSync(
  new URL('../../engines/decision/samples/quyet-dinh-43-2015.txt', import.meta.url),
  'utf8',
)

let app: TestApp
let ctx: RoadmapContext
before(async () => {
  app = await testApp()
  const actor = await app.world.officer([
    { agencyId: 'so-tttt', unitId: 'so-tttt.lanh-dao', role: 'agency_leader' },
  ])
  ctx = app.world.contextFor(actor)
  await examine()
})
after(() => app.close())

async function examine() {
  await examineLevels({ ...levelContext(app.services), makeBlankForm: async () => {} })
  app.services.pages.invalidate('levels')
}

async function read(path: string): Promise<string> {
  const { status, text } = await app.visitor().get(path)
  assert.equal(status, 200, path)
  checkHtml(text)
  return text
}

/** Takes a decision over: on the row without a level as told, on all else by the first choice that asks nothing more. */
async function accept(text: string, missingLevel: string): Promise<void> {
  app.clock.advance(60_000)
  const made = await importAnnex(ctx, { name: '', kind: 'pasted', lines: splitLines(text) })
  assert.equal(made.kind, 'done')
  const importId = made.kind === 'done' ? made.id : ''
  const annex = await findAnnexImport(ctx.db, importId)
  for (const [anomaly, { kind }] of annex?.proposal.anomalies.entries() ?? []) {
    const plain = choicesOf(kind).find(({ needs, stops }) => needs === undefined && !stops)?.id ?? ''
    const choice = kind === 'missing_level' ? missingLevel : plain
    const decided = await decideOnAnomaly(ctx, {
      importId,
      anomaly,
      choice,
      value: '',
      note: 'Trao đổi nội bộ',
      seen: 0,
    })
    assert.equal(decided.kind, 'done')
  }
  const decided = await findAnnexImport(ctx.db, importId)
  assert.ok(decided)
  assert.deepEqual(await acceptAnnex(ctx, { importId, seen: annexVersion(decided) }), { kind: 'done' })
  await examine()
}

const PAGE = '/dich-vu/bl-44/muc-do'
const declaredOf = async () => (await findCurrentLevel(app.world.db, 'bl-44'))?.declared

/** Tests go on where the one before ended: one decision after another is taken over. */
describe('the declared level beside the computed one', () => {
  it('is at first what the decision of the pack says', async () => {
    assert.equal(await declaredOf(), null)
    const text = await read(PAGE)
    assert.match(text, /Quyết định 43\/QĐ-UBND ngày 04\/05\/2015, mục 44\./)
    assert.match(text, /nêu dịch vụ này mà không ghi mức độ/)
    assert.match(
      await read('/lo-trinh'),
      /So với mức ghi trong Quyết định 43\/QĐ-UBND:.*?1 không được ghi mức độ/,
    )
  })

  it('is what was decided on screen once the decision is taken over, and says so', async () => {
    await accept(TEXT, 'level_3')
    assert.equal(await declaredOf(), '3')
    const text = await read(PAGE)
    assert.match(text, /Quyết định 43\/QĐ-UBND ngày 04\/05\/2015, mục 44\./)
    assert.match(text, /Văn bản ghi không rõ; khi tiếp nhận quyết định, tỉnh xác định là mức độ 3\./)
    assert.match(text, /Trước đó: không ghi mức độ \(Quyết định 43\/QĐ-UBND\)\./)
    assert.match(text, /Quyết định 43\/QĐ-UBND ghi mức độ 3\./)
    assert.doesNotMatch(text, /Trao đổi nội bộ/)
    assert.match(await read(`${PAGE}?lang=en`), /the province settled on level 3\./)
    assert.match(await read('/lo-trinh'), /0 không được ghi mức độ/)
  })

  it('leaves the history of services alone of which the decision says what the pack said', async () => {
    assert.equal((await levelHistory(app.world.db, 'bl-11')).length, 1)
    const [newest, ...older] = await levelHistory(app.world.db, 'bl-44')
    assert.equal(older.length, 1)
    assert.deepEqual(newest?.causes.facts, [{ fact: 'declared', from: '|43/QĐ-UBND', to: '3|43/QĐ-UBND' }])
    assert.equal(newest?.level2011, older[0]?.level2011)
  })

  it('is that of the newest decision by its day, whatever was taken over last', async () => {
    const later = TEXT.replace('43/QĐ-UBND', '77/QĐ-UBND').replace(
      'ngày 04 tháng 05 năm 2015',
      'ngày 02 tháng 6 năm 2017',
    )
    await accept(later, 'level_4')
    assert.equal(await declaredOf(), '4')
    await accept(`${TEXT}\n`, 'level_2')
    assert.equal(await declaredOf(), '4')
    const text = await read(PAGE)
    assert.match(text, /Quyết định 77\/QĐ-UBND ngày 02\/06\/2017, mục 44\./)
    assert.match(text, /Trước đó: mức độ 2 \(Quyết định 43\/QĐ-UBND\)\./)
  })

  it('stands beside each service of the roadmap, which can be asked for those that differ', async () => {
    const list = await read('/lo-trinh/dich-vu?tinh-trang=khac&co-quan=so-y-te')
    assert.match(list, /Quyết định 77\/QĐ-UBND ngày 02\/06\/2017, mục 44, ghi mức độ 4; bằng chứng chưa đủ/)
    const all = await read('/lo-trinh/dich-vu?co-quan=so-gtvt')
    assert.match(all, /Quyết định 77\/QĐ-UBND ngày 02\/06\/2017, mục 11, ghi mức độ 3\./)
    await read('/lo-trinh/dich-vu?tinh-trang=khac&lang=en')
  })

  it('is not that of a decision whose day has not come', async () => {
    const future = TEXT.replace('43/QĐ-UBND', '90/QĐ-UBND').replace(
      'ngày 04 tháng 05 năm 2015',
      'ngày 02 tháng 6 năm 2027',
    )
    await accept(future, 'level_1')
    assert.equal(await declaredOf(), '4')
  })
})
