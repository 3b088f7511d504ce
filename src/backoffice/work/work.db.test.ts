import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  aDossier,
  driveTo,
  loadDossier,
  officerFor,
  serviceOf,
} from '../../../test/support/dossier-builders.ts'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import { countQueries } from '../../platform/db/count-queries.ts'
import { claimStep, releaseStep, requestFinancialDuty, WORK_LISTS } from '../../modules/dossiers/index.ts'
import { type OfficerActor, ROLES, type Session } from '../../modules/identity/index.ts'
import { Form } from '../../platform/http/form.ts'
import type { Request } from '../../platform/http/route.ts'
import { silentLog } from '../../platform/log/log.ts'
import { workRoutes } from './routes.ts'

const PROCEDURE = 'bl-08'
const PAGE = 25

let app: TestApp
let agencyId: string
let receptionist: OfficerActor
before(async () => {
  app = await testApp()
  agencyId = serviceOf(app.world, PROCEDURE).agencyId
  receptionist = await app.world.officer([{ agencyId, unitId: `${agencyId}.mot-cua`, role: 'receptionist' }])
})
after(() => app.close())

const rowsOf = (text: string) =>
  [...text.matchAll(/<a class="govuk-link" href="([^"]+)" data-row>([^<]+)</g)].map(
    ([, href = '', code = '']) => ({ href, code }),
  )
const nextOf = (text: string) => /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&')

describe('where the day begins', () => {
  test('a desk begins with what it has to receive, others with the work of their unit, administrators with people', async () => {
    for (const role of ROLES) {
      const visitor = await app.signedIn(
        await app.world.officer([{ agencyId, unitId: `${agencyId}.mot-cua`, role }]),
      )
      const { status, location } = await visitor.get('/can-bo')
      assert.equal(status, 303)
      if (role.endsWith('_admin')) assert.doesNotMatch(location, /viec/)
      else
        assert.equal(location, role === 'receptionist' ? '/can-bo/viec/receive' : '/can-bo/viec/unit', role)
    }
    assert.match((await app.visitor().get('/can-bo')).location, /dang-nhap/)
  })

  test('who holds a file by name begins with what he holds', async () => {
    // Of another agency than the lists below are of.
    const { state } = await driveTo(app.world, { procedureId: 'bl-13', state: 'assigned' })
    const holder = app.world.officerById(state.tasks[0]?.assigneeAccountId ?? '')
    assert.equal((await (await app.signedIn(holder)).get('/can-bo')).location, '/can-bo/viec/mine')
  })
})

describe('a work list', () => {
  test('of each kind says so in words while it is empty', async () => {
    const visitor = await app.signedIn(receptionist)
    for (const list of WORK_LISTS) {
      const { status, text } = await visitor.get(`/can-bo/viec/${list}`)
      assert.equal(status, 200, list)
      checkHtml(text)
      assert.match(text, /class="empty-state"/, list)
    }
    assert.equal((await visitor.get('/can-bo/viec/khac')).status, 404)
  })

  test('is one line a file, with who holds it since when and how long is left, and opens the file', async () => {
    const { dossierId, state } = await driveTo(app.world, { procedureId: PROCEDURE, state: 'assigned' })
    const [task] = state.tasks
    assert.ok(task)
    const holder = await officerFor(app.world, task)
    const visitor = await app.signedIn(holder)
    const { text } = await visitor.get('/can-bo/viec/mine')
    checkHtml(text)
    const [row] = rowsOf(text)
    assert.deepEqual(row, { href: `/can-bo/ho-so/${dossierId}`, code: state.code ?? '' })
    assert.ok(text.includes(`${holder.name}, từ 24/11<`))
    assert.match(text, /còn \d+ ngày/)
    assert.match(text, /data-island="row-keys"/)
    const late = app.clock.now()
    app.clock.set(new Date(late.getTime() + 120 * 24 * 3_600_000))
    try {
      const again = await app.signedIn(holder)
      assert.match((await again.get('/can-bo/viec/late')).text, /trễ \d+ ngày/)
    } finally {
      app.clock.set(late)
    }
  })

  test('tells since when its holder has a file, not since when the step is open', async () => {
    const { dossierId, state } = await driveTo(app.world, { procedureId: 'bl-13', state: 'assigned' })
    const [task] = state.tasks
    assert.ok(task)
    const holder = await officerFor(app.world, task)
    const before = app.clock.now()
    app.clock.set(new Date('2026-11-26T09:00:00+07:00'))
    try {
      const at = { dossierId, token: task.token }
      await releaseStep(app.world.contextFor(holder), { ...at, reason: '' })
      await claimStep(app.world.contextFor(holder), at)
      const { text } = await (await app.signedIn(holder)).get('/can-bo/viec/mine')
      assert.ok(text.includes(`${holder.name}, từ 26/11<`))
    } finally {
      app.clock.set(before)
    }
  })

  test('has no lateness for a file that waits, whatever the date says', async () => {
    const { dossierId, state } = await driveTo(app.world, { procedureId: 'bl-13', state: 'assigned' })
    const [task] = state.tasks
    assert.ok(task)
    const holder = await officerFor(app.world, task)
    const duty = { amountVnd: 500_000, content: 'Lệ phí', payBy: '' }
    const asked = await requestFinancialDuty(app.world.contextFor(holder), {
      dossierId,
      token: task.token,
      ...duty,
    })
    assert.equal(asked.kind, 'done')
    const before = app.clock.now()
    app.clock.set(new Date(before.getTime() + 120 * 24 * 3_600_000))
    try {
      const visitor = await app.signedIn(holder)
      const rowOf = (text: string) => text.split('<tr').find((row) => row.includes(dossierId))
      const waiting = rowOf((await visitor.get('/can-bo/viec/waiting')).text)
      assert.match(waiting ?? '', /chờ nộp tiền/)
      assert.doesNotMatch(waiting ?? '', /trễ/)
      assert.equal(rowOf((await visitor.get('/can-bo/viec/late')).text), undefined)
    } finally {
      app.clock.set(before)
    }
  })

  test('goes on by keyset: every file once, none lost when new ones come between two pages', async () => {
    const made = new Set<string>()
    for (let count = 0; count < PAGE + 5; count += 1) {
      made.add((await aDossier(app.world, { procedureId: PROCEDURE })).dossierId)
      app.clock.advance(1000)
    }
    const visitor = await app.signedIn(receptionist)
    const first = await visitor.get('/can-bo/viec/receive')
    checkHtml(first.text)
    assert.match(first.text, new RegExp(`>Chờ tiếp nhận</span> <span class="navigation-count">${made.size}<`))
    const rows = rowsOf(first.text)
    assert.equal(rows.length, PAGE)
    await aDossier(app.world, { procedureId: PROCEDURE })
    const second = await visitor.get(nextOf(first.text) ?? '')
    checkHtml(second.text)
    assert.match(second.text, /Về đầu danh sách/)
    const all = [...rows, ...rowsOf(second.text)].map(({ href }) => href.split('/').at(-1) ?? '')
    assert.equal(new Set(all).size, all.length)
    for (const id of made) assert.ok(all.includes(id))
    assert.ok(rows.every(({ href }) => href.startsWith('/can-bo/tiep-nhan/')))
    // A place nobody wrote is no place: the list begins at its head.
    const forged = await visitor.get('/can-bo/viec/receive?tu=xyz')
    assert.equal(rowsOf(forged.text).length, PAGE)
  })

  test('merges the lists of several posts by due date and shows a file once', async () => {
    const two = await app.world.officer([
      { agencyId, unitId: `${agencyId}.mot-cua`, role: 'receptionist' },
      { agencyId, unitId: `${agencyId}.mot-cua`, role: 'clerk' },
      { agencyId: 'so-tnmt', unitId: 'so-tnmt.mot-cua', role: 'receptionist' },
    ])
    await aDossier(app.world, { procedureId: 'bl-01' })
    const visitor = await app.signedIn(two)
    const seen: string[] = []
    for (let path: string | undefined = '/can-bo/viec/receive'; path; ) {
      const { text } = await visitor.get(path)
      seen.push(...rowsOf(text).map(({ href }) => href))
      path = nextOf(text)
    }
    const expected = await app.world.db
      .selectFrom('dossier_tasks')
      .select('dossier_id')
      .where('kind', '=', 'receive')
      .where('agency_id', 'in', [agencyId, 'so-tnmt'])
      .orderBy('due_at')
      .orderBy('dossier_id')
      .execute()
    assert.deepEqual(
      seen,
      expected.map((row) => `/can-bo/tiep-nhan/${row.dossier_id}`),
    )
  })

  test('counts stop at 99+', async () => {
    // Each round doubles what waits.
    for (const step of [1000, 2000, 4000])
      await app.world.ownerDb
        .insertInto('dossier_tasks')
        .columns([
          'dossier_id',
          'token',
          'step_id',
          'kind',
          'role',
          'agency_id',
          'unit_id',
          'lead_agency_id',
          'since',
          'held_since',
          'due_at',
          'clock_runs',
        ])
        .expression((eb) =>
          eb
            .selectFrom('dossier_tasks')
            .select((one) => [
              'dossier_id',
              one(one.ref('token'), '+', step).as('token'),
              'step_id',
              'kind',
              'role',
              'agency_id',
              'unit_id',
              'lead_agency_id',
              'since',
              'held_since',
              'due_at',
              'clock_runs',
            ])
            .where('kind', '=', 'receive'),
        )
        .execute()
    const { text } = await (await app.signedIn(receptionist)).get('/can-bo/viec/receive')
    assert.match(text, />Chờ tiếp nhận<\/span> <span class="navigation-count">99\+</)
    await app.world.ownerDb.deleteFrom('dossier_tasks').where('token', '>=', 1000).execute()
  })

  test('costs as many queries with 25 rows as with one', async () => {
    const [, list] = workRoutes(app.services)
    assert.ok(list)
    const count = async (actor: OfficerActor, name: string) => {
      const { count: queries, result } = await countQueries(async () => list.handler(requestOf(actor, name)))
      return { queries, rows: result.kind === 'content' ? rowsOf(String(result.body)).length : -1 }
    }
    const many = await count(receptionist, 'receive')
    assert.equal(many.rows, PAGE)
    // The list, and in the menu the counts and the reminders; names of holders and their risks when there are any.
    assert.equal(many.queries, 3)
    const held = await driveTo(app.world, { procedureId: PROCEDURE, state: 'assigned' })
    const [task] = (await loadDossier(app.world, held.dossierId)).state.tasks
    const mine = await count(await officerFor(app.world, task!), 'mine')
    assert.ok(mine.rows >= 2)
    assert.equal(mine.queries, 5)
  })
})

function requestOf(actor: OfficerActor, list: string): Request<Session> {
  const session: Session = {
    accountId: actor.accountId,
    face: 'backoffice',
    kind: 'officer',
    name: actor.name,
    username: null,
    posts: actor.posts,
    expiresAt: app.clock.now(),
    mustEnrol: false,
    mustChangePassword: false,
  }
  return {
    method: 'GET',
    url: `/can-bo/viec/${list}`,
    path: `/can-bo/viec/${list}`,
    params: { list },
    query: {},
    queryAll: {},
    body: Form.empty,
    files: [],
    json: undefined,
    raw: Buffer.alloc(0),
    session,
    sessionToken: undefined,
    locale: 'vi',
    ip: '127.0.0.1',
    id: 'test',
    log: silentLog,
    linkTo: (name, params = {}) => `/${name}/${Object.values(params).join('/')}`,
    csrfToken: 'token',
    flash: undefined,
    isPersonal: true,
    header: () => undefined,
    cookie: () => undefined,
  }
}

describe('who may see which list', () => {
  test('administrators see none, only a desk has something to receive, and no agency sees another’s', async () => {
    const mine = new Set(
      (await app.world.db.selectFrom('dossiers').select('id').execute()).map(({ id }) => id),
    )
    const other = app.world.directory.getAgency('ubnd-phuong-2')
    const otherUnit = app.world.directory.getUnitOfKind(other.id, 'one_stop').id
    for (const role of ROLES) {
      const stranger = await app.signedIn(
        await app.world.officer([{ agencyId: other.id, unitId: otherUnit, role }]),
      )
      for (const list of WORK_LISTS) {
        const { status, text } = await stranger.get(`/can-bo/viec/${list}`)
        const expected = role.endsWith('_admin')
          ? 403
          : list === 'receive' && role !== 'receptionist'
            ? 404
            : 200
        assert.equal(status, expected, `${role} ${list}`)
        for (const { href } of rowsOf(text)) assert.ok(!mine.has(href.split('/').at(-1) ?? ''))
      }
    }
  })
})
