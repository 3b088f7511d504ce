import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aDossier, driveTo, serviceOf } from '../../../test/support/dossier-builders.ts'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import { type OfficerActor, ROLES } from '../../modules/identity/index.ts'

const PROCEDURE = 'bl-08'
const PATH = '/can-bo/tim'

let app: TestApp
let agencyId: string
let officer: OfficerActor
let visitor: Visitor
before(async () => {
  app = await testApp()
  agencyId = serviceOf(app.world, PROCEDURE).agencyId
  officer = await app.world.officer([{ agencyId, unitId: `${agencyId}.mot-cua`, role: 'receptionist' }])
  visitor = await app.signedIn(officer)
})
after(() => app.close())

const found = (text: string) =>
  [...text.matchAll(/href="\/can-bo\/ho-so\/([0-9a-f-]{36})" data-row/g)].map(([, id]) => id)

describe('looking for a file', () => {
  test('begins with an empty box that has the cursor', async () => {
    const { status, text } = await visitor.get(PATH)
    assert.equal(status, 200)
    checkHtml(text)
    assert.match(text, /id="tim"[^>]* autofocus/)
  })

  test('works by code, submission number, identity number, phone and parts of a name, with or without marks', async () => {
    const applicant = { name: 'Trương Thị Kiều Oanh', nationalId: '095190777123', phone: '0917777123' }
    const { dossierId, state } = await driveTo(app.world, {
      procedureId: PROCEDURE,
      applicant,
      state: 'received',
    })
    for (const q of [
      state.code ?? '',
      state.submissionNo,
      ' 095 190 777 123 ',
      '0917 777 123',
      'Kiều Oanh',
      'kieu oan',
      'truong thi',
    ]) {
      const { status, text, location } = await visitor.post(PATH, { q })
      assert.equal(status, 200, q)
      assert.equal(location, '')
      checkHtml(text)
      assert.deepEqual(found(text), [dossierId], q)
      assert.match(text, /data-row autofocus/)
    }
  })

  test('is recorded as a search, with how many were found and for whom nowhere', async () => {
    const applicant = { name: 'Ngô Bá Khá Hiếm' }
    await aDossier(app.world, { procedureId: PROCEDURE, applicant })
    await visitor.post(PATH, { q: 'khá hiếm' })
    const row = await app.world.ownerDb
      .selectFrom('audit_log')
      .selectAll()
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    assert.deepEqual(
      [row.action, row.subject_type, row.subject_id, row.details, row.actor_account_id],
      ['search', 'search', 'dossiers', { found: 1 }, officer.accountId],
    )
    assert.doesNotMatch(JSON.stringify(row), /hiếm/i)
  })

  test('says what to do when nothing is found or nothing was typed', async () => {
    for (const q of ['', '   ', 'không có ai tên thế này', '000.00.00.H04-261124-9999', '%', "' or 1=1"]) {
      const { status, text } = await visitor.post(PATH, { q })
      assert.equal(status, 200, q)
      checkHtml(text)
      assert.deepEqual(found(text), [])
      assert.match(text, /class="empty-state"/)
    }
  })

  test('goes on by a form, so that no name stands in an address', async () => {
    const made = new Set<string>()
    for (let count = 0; count < 27; count += 1)
      made.add(
        (
          await aDossier(app.world, {
            procedureId: PROCEDURE,
            applicant: { name: `Lâm Nhiều Trang ${count}` },
          })
        ).dossierId,
      )
    const first = await visitor.post(PATH, { q: 'nhiều trang' })
    const after = /name="after" value="([^"]+)"/.exec(first.text)?.[1] ?? ''
    assert.notEqual(after, '')
    const second = await visitor.post(PATH, { q: 'nhiều trang', after })
    checkHtml(second.text)
    assert.deepEqual(new Set([...found(first.text), ...found(second.text)]), made)
    assert.doesNotMatch(second.text, /name="after"/)
  })
})

describe('who may look', () => {
  test('officers who work on files, each among those of his agency', async () => {
    const applicant = { name: 'Đặng Chỉ Riêng Sở' }
    const { dossierId } = await aDossier(app.world, { procedureId: PROCEDURE, applicant })
    const other = app.world.directory.getAgency('ubnd-phuong-2')
    const otherUnit = app.world.directory.getUnitOfKind(other.id, 'one_stop').id
    for (const role of ROLES) {
      const own = await app.signedIn(
        await app.world.officer([{ agencyId, unitId: `${agencyId}.mot-cua`, role }]),
      )
      const stranger = await app.signedIn(
        await app.world.officer([{ agencyId: other.id, unitId: otherUnit, role }]),
      )
      const isCase = !role.endsWith('_admin')
      const mine = await own.post(PATH, { q: 'riêng sở' }, { form: '/can-bo/tai-khoan' })
      assert.equal(mine.status, isCase ? 200 : 403, role)
      assert.deepEqual(found(mine.text), isCase ? [dossierId] : [], role)
      assert.deepEqual(
        found((await stranger.post(PATH, { q: 'riêng sở' }, { form: '/can-bo/tai-khoan' })).text),
        [],
        role,
      )
    }
    assert.match((await app.visitor().get(PATH)).location, /dang-nhap/)
  })
})
