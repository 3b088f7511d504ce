import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aDossier, driveTo, loadDossier } from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import type { OfficerActor } from '../identity/index.ts'
import { findPublicProgress, listOwnDossiers, searchDossiers } from './index.ts'

let world: World
let desk: OfficerActor
const PEOPLE = ['Nguyễn Văn An', 'Trần Thị Thu', 'Đặng Thị Mỹ Hạnh', 'Lý Út', 'Nguyễn Thị An Nhiên']

before(async () => {
  world = await testWorld()
  desk = await world.holder({ agencyId: 'so-gddt', unitId: 'so-gddt.mot-cua', role: 'receptionist' })
  for (const name of PEOPLE) await aDossier(world, { procedureId: 'bl-08', applicant: { name } })
  await aDossier(world, { procedureId: 'bl-02', applicant: { name: 'Nguyễn Văn An Ninh' } })
})
after(() => world.close())

const names = async (text: string, actor: OfficerActor = desk) =>
  (await searchDossiers(world.db, actor, { text })).rows.map((row) => row.applicantName).toSorted()

describe('a search by name', () => {
  const CASES: readonly [typed: string, found: readonly string[]][] = [
    ['Nguyễn', ['Nguyễn Thị An Nhiên', 'Nguyễn Văn An']],
    ['van an', ['Nguyễn Văn An']],
    ['VĂN AN', ['Nguyễn Văn An']],
    ['an', ['Nguyễn Thị An Nhiên', 'Nguyễn Văn An']],
    ['thi my ha', ['Đặng Thị Mỹ Hạnh']],
    ['dang', ['Đặng Thị Mỹ Hạnh']],
    ['  lý   út ', ['Lý Út']],
    ['th', ['Nguyễn Thị An Nhiên', 'Trần Thị Thu', 'Đặng Thị Mỹ Hạnh']],
    ['nguyen an', []],
    ['%', []],
    ['_', []],
    ["'", []],
    ['...', []],
    ['', []],
  ]
  for (const [typed, found] of CASES) {
    test(`"${typed}" finds ${found.length === 0 ? 'nothing' : found.join(', ')}`, async () => {
      assert.deepEqual(await names(typed), found)
    })
  }

  test('does not find the files of other agencies, but those of both where an officer has two posts', async () => {
    const post = { agencyId: 'so-tnmt', unitId: 'so-tnmt.mot-cua', role: 'receptionist' } as const
    const other = await world.officer([post])
    assert.deepEqual(await names('an', other), ['Nguyễn Văn An Ninh'])
    const both = await world.officer([post, ...desk.posts])
    assert.deepEqual(await names('van an', both), ['Nguyễn Văn An', 'Nguyễn Văn An Ninh'])
    const admin = await world.officer([{ ...post, role: 'agency_admin' }])
    assert.deepEqual(await names('an', admin), [])
  })

  test('finds a dossier in a consulted agency once it has come there', async () => {
    const name = 'Quách Thị Tư Vấn'
    const made = await driveTo(world, { procedureId: 'bl-02', state: 'received', applicant: { name } })
    const consulted = Object.values((await loadDossier(world, made.dossierId)).state.stepOwners).find(
      ({ agencyId }) => agencyId !== 'so-tnmt',
    )
    assert.ok(consulted)
    const officer = await world.officer([{ ...consulted, role: 'examiner' }])
    assert.deepEqual(await names('tu van', officer), [])
    await driveTo(world, { procedureId: 'bl-02', state: 'returned', dossier: made })
    assert.deepEqual(await names('tu van', officer), [name])
  })
})

describe('the pages of a search by name', () => {
  test('show everybody once, under however many keys a name is found, though others come in between', async () => {
    const given = ['Thanh', 'Thảo', 'Thắng', 'Thu', 'Thư', 'Thúy']
    for (let count = 0; count < 36; count += 1) {
      const name = `Thạch Thị ${given[count % given.length]} ${count}`
      await aDossier(world, { procedureId: 'bl-08', applicant: { name } })
    }
    const seen: string[] = []
    let next: string | undefined
    let pages = 0
    do {
      const page = await searchDossiers(world.db, desk, { text: 'th', ...(next ? { after: next } : {}) })
      seen.push(...page.rows.map((row) => row.dossierId))
      next = page.next
      pages += 1
      await aDossier(world, { procedureId: 'bl-08', applicant: { name: `Thạch Thị Mới ${pages}` } })
    } while (next && pages < 50)
    assert.ok(pages > 2)
    assert.equal(new Set(seen).size, seen.length)
    const expected = await world.db
      .selectFrom('dossiers')
      .select('id')
      .where('applicant_name', 'like', 'Thạch Thị Th%')
      .execute()
    const missing = expected.filter(({ id }) => !seen.includes(id))
    assert.deepEqual(missing, [])
  })

  test('take no harm from a forged place', async () => {
    const id = '01900000-0000-7000-8000-000000000001'
    const texts = ['x', `\0|${id}`, `a|${'-'.repeat(36)}`, `a' or true --|${id}`, `zzz|${id}`, '|']
    for (const text of texts) {
      const after = Buffer.from(text).toString('base64url')
      const { rows } = await searchDossiers(world.db, desk, { text: 'lý út', after })
      assert.ok(rows.every((row) => row.applicantName === 'Lý Út'))
    }
  })
})

describe('a search by what is exact', () => {
  test('finds by code, number of submission, paper, tax code and phone, however they are typed', async () => {
    const applicant = { name: 'Võ Văn Chính Xác', nationalId: '095190004321', phone: '0291 382 4999' }
    const { state } = await driveTo(world, { procedureId: 'bl-08', state: 'received', applicant })
    const company = { name: 'Công ty TNHH Ví Dụ', nationalId: null, taxCode: '1999999015', phone: null }
    await aDossier(world, { procedureId: 'bl-08', applicant: company })
    const typed = [
      state.code!,
      state.code!.toLowerCase(),
      ` ${state.code} `,
      state.submissionNo,
      state.submissionNo.toLowerCase(),
      state.submissionNo.replaceAll('-', ''),
      '095190004321',
      '095 190 004 321',
      '02913824999',
      '0291.382.4999',
      '+84 291 382 4999',
    ]
    for (const text of typed) assert.deepEqual(await names(text), ['Võ Văn Chính Xác'], text)
    assert.deepEqual(await names('1999999015'), ['Công ty TNHH Ví Dụ'])
    const stranger = await world.officer([
      { agencyId: 'so-tnmt', unitId: 'so-tnmt.mot-cua', role: 'receptionist' },
    ])
    for (const text of typed) assert.deepEqual(await names(text, stranger), [], text)
  })
})

describe('what anybody may see with a number', () => {
  test('is the code and how far it has come, whatever the case and the spaces', async () => {
    const { state } = await driveTo(world, { procedureId: 'bl-08', state: 'received' })
    for (const typed of [state.code!, ` ${state.code!.toLowerCase()} `, state.submissionNo.toLowerCase()])
      assert.deepEqual(await findPublicProgress(world.db, typed), {
        code: state.code,
        status: 'received',
        outcome: null,
      })
    assert.equal(await findPublicProgress(world.db, 'TN-AAA-AAA-AAA'), undefined)
  })
})

describe('one’s own dossiers', () => {
  test('come newest first, page by page, each once', async () => {
    const owner = await world.citizen()
    const made: string[] = []
    for (let count = 0; count < 5; count += 1) {
      // Two at the same moment: the id tells them apart.
      if (count !== 2) world.clock.advance(1000)
      made.push((await aDossier(world, { procedureId: 'bl-10', owner })).dossierId)
    }
    const seen: string[] = []
    for (;;) {
      const last = seen.at(-1)
      const row = last
        ? await world.db.selectFrom('dossiers').selectAll().where('id', '=', last).executeTakeFirst()
        : undefined
      const before = row ? { before: { at: row.submitted_at, id: row.id } } : {}
      const page = await listOwnDossiers(world.db, owner.accountId, { limit: 2, ...before })
      if (page.length === 0) break
      seen.push(...page.map(({ dossierId }) => dossierId))
    }
    assert.deepEqual(seen.toSorted(), made.toSorted())
    assert.equal(seen[0], made[4])
  })
})
