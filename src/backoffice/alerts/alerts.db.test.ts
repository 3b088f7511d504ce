import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { driveTo } from '../../../test/support/dossier-builders.ts'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import { tellOnce } from '../../modules/notifications/index.ts'
import { type OfficerActor, ROLES } from '../../modules/identity/index.ts'
import { sql } from 'kysely'

let app: TestApp
let dossierId: string
let code: string
let examiner: OfficerActor
before(async () => {
  app = await testApp()
  const made = await driveTo(app.world, { procedureId: 'bl-08', state: 'assigned' })
  dossierId = made.dossierId
  code = made.state.code ?? ''
  examiner = app.world.officerById(made.state.tasks[0]?.assigneeAccountId ?? '')
})
after(() => app.close())

/** A reminder as the job writes it. */
const remind = (accountId: string, kind: string, key: string, of: string | null = dossierId) =>
  tellOnce(
    { db: app.world.db, clock: app.clock },
    sql`select ${accountId}::uuid as account_id, ${of}::uuid as dossier_id, ${kind}::text as kind,
      ${JSON.stringify({ dueAt: app.clock.now().toISOString(), count: 3 })}::jsonb as params, ${key}::text as once_key`,
  )

describe('the page of reminders', () => {
  test('says so while there is none', async () => {
    const visitor = await app.signedIn(examiner)
    const { status, text } = await visitor.get('/can-bo/nhac-viec')
    assert.equal(status, 200)
    checkHtml(text)
    assert.match(text, /Không có nhắc việc nào/)
  })

  test('shows each with its file, counts the unread in the menu, and takes them as read', async () => {
    await remind(examiner.accountId, 'alert.overdue', 'a')
    app.clock.advance(60_000)
    await remind(examiner.accountId, 'alert.due_soon', 'b')
    await remind(examiner.accountId, 'alert.letters_due', 'c', null)
    assert.equal(await remind(examiner.accountId, 'alert.due_soon', 'b'), 0)
    const visitor = await app.signedIn(examiner)
    const { text } = await visitor.get('/can-bo/nhac-viec')
    checkHtml(text)
    assert.equal([...text.matchAll(/data-row>/g)].length, 3)
    assert.ok(text.includes(`/can-bo/ho-so/${dossierId}`) && text.includes(code))
    assert.match(text, /Nhắc việc<\/span> <span class="navigation-count">3</)
    assert.match(text, />3 hồ sơ</)
    const sent = await visitor.post('/can-bo/nhac-viec/da-doc', {}, { form: '/can-bo/nhac-viec' })
    assert.equal(sent.status, 303)
    const read = await visitor.get('/can-bo/nhac-viec')
    assert.match(read.text, /Nhắc việc<\/span> <span class="navigation-count">0</)
    assert.doesNotMatch(read.text, />Mới</)
  })

  test('opening the file takes its reminders as read', async () => {
    await remind(examiner.accountId, 'alert.overdue', 'd')
    const visitor = await app.signedIn(examiner)
    assert.match((await visitor.get('/can-bo/nhac-viec')).text, />Mới</)
    assert.equal((await visitor.get(`/can-bo/ho-so/${dossierId}`)).status, 200)
    assert.doesNotMatch((await visitor.get('/can-bo/nhac-viec')).text, />Mới</)
  })

  test('goes on page by page, each reminder once, and begins anew at a place nobody wrote', async () => {
    for (let count = 0; count < 30; count += 1) {
      app.clock.advance(1000)
      await remind(examiner.accountId, 'alert.overdue', `many ${count}`)
    }
    const visitor = await app.signedIn(examiner)
    const first = await visitor.get('/can-bo/nhac-viec')
    const next = /href="([^"]+)" rel="next"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await visitor.get(next)
    checkHtml(second.text)
    const rows = [first, second].map(({ text }) => [...text.matchAll(/data-row>/g)].length)
    assert.deepEqual(rows, [25, 9])
    const forged = await visitor.get('/can-bo/nhac-viec?tu=xyz')
    assert.equal([...forged.text.matchAll(/data-row>/g)].length, 25)
  })

  test('shows nothing of a file that the officer may not open any more', async () => {
    const other = app.world.directory.getUnitOfKind('ubnd-phuong-2', 'leadership').id
    const stranger = await app.world.officer([
      { agencyId: 'ubnd-phuong-2', unitId: other, role: 'agency_leader' },
    ])
    await remind(stranger.accountId, 'alert.overdue', 'e')
    const { status, text } = await (await app.signedIn(stranger)).get('/can-bo/nhac-viec')
    assert.equal(status, 200)
    assert.ok(!text.includes(code) && !text.includes(dossierId))
  })
})

describe('what an officer is reminded of', () => {
  test('is chosen by kind, kept, and obeyed', async () => {
    const visitor = await app.signedIn(examiner)
    const path = '/can-bo/nhac-viec/cai-dat'
    const { text } = await visitor.get(path)
    checkHtml(text)
    assert.equal([...text.matchAll(/name="nhan"[^>]* checked/g)].length, 7)
    const saved = await visitor.post(path, { nhan: ['alert.overdue', 'digest.daily'] }, { form: path })
    assert.equal(saved.status, 303)
    assert.equal([...(await visitor.get(path)).text.matchAll(/name="nhan"[^>]* checked/g)].length, 2)
    assert.equal(await remind(examiner.accountId, 'alert.due_soon', 'muted'), 0)
    assert.equal(await remind(examiner.accountId, 'alert.overdue', 'wanted'), 1)
    await visitor.post(path, { nhan: ['alert.due_soon', 'not.a-kind'] }, { form: path })
    assert.equal(await remind(examiner.accountId, 'alert.due_soon', 'muted'), 1)
    assert.ok((await visitor.get('/can-bo/tai-khoan')).text.includes(path))
  })

  test('is for officers who work on files: not for administrators, citizens or visitors', async () => {
    const agencyId = examiner.posts[0]?.agencyId ?? ''
    for (const role of ROLES) {
      const visitor = await app.signedIn(
        await app.world.officer([{ agencyId, unitId: `${agencyId}.mot-cua`, role }]),
      )
      for (const path of ['/can-bo/nhac-viec', '/can-bo/nhac-viec/cai-dat'])
        assert.equal((await visitor.get(path)).status, role.endsWith('_admin') ? 403 : 200, `${role} ${path}`)
    }
    const citizen = await app.signedIn(await app.world.citizen())
    for (const visitor of [citizen, app.visitor()])
      assert.equal((await visitor.get('/can-bo/nhac-viec')).status, 303)
  })
})
