import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import {
  aDossier,
  driveTo,
  loadDossier,
  officerFor,
  paperIds,
  taskOf,
} from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import {
  confirmFinancialDuty,
  extendDeadline,
  type OpenTask,
  requestFinancialDuty,
  requestSupplement,
} from '../../modules/dossiers/index.ts'
import type { CitizenActor, Session } from '../../modules/identity/index.ts'
import { countQueries } from '../../platform/db/count-queries.ts'
import { Form } from '../../platform/http/form.ts'
import type { Request } from '../../platform/http/route.ts'
import { silentLog } from '../../platform/log/log.ts'
import { timeRoutes } from './time.routes.ts'

/** Ten working days. */
const PROCEDURE = 'bl-04'
const START = new Date('2026-12-28T09:00:00+07:00')

let app: TestApp
before(async () => {
  app = await testApp({ at: START })
})
after(() => app.close())
beforeEach(() => app.clock.set(START))

const show = (dossierId: string) => `/ho-so/${dossierId}`
const time = (dossierId: string) => `/ho-so/${dossierId}/thoi-han`
const at = (local: string) => app.clock.set(new Date(`${local}:00+07:00`))

async function page(actor: CitizenActor, path: string): Promise<string> {
  const visitor = await app.signedIn(actor)
  const { status, text } = await visitor.get(path)
  assert.equal(status, 200, path)
  checkHtml(text)
  return text
}

const words = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

async function examined() {
  const made = await driveTo(app.world, { procedureId: PROCEDURE, state: 'assigned' })
  const task = taskOf(made.state, 'examine')
  return { ...made, task, examiner: await officerFor(app.world, task) }
}

describe('the applicant’s page of a dossier', () => {
  test('before reception promises no date', async () => {
    const { dossierId, applicant } = await aDossier(app.world, { procedureId: PROCEDURE })
    assert.match(
      words(await page(applicant, time(dossierId))),
      /chưa được tiếp nhận nên chưa có ngày hẹn trả/,
    )
    assert.doesNotMatch(await page(applicant, show(dossierId)), /thoi-han/)
  })

  test('tells the date, why that date, which office has it since when, and never an officer’s name', async () => {
    const { dossierId, applicant, task, examiner, state } = await examined()
    at('2026-12-29T15:00')
    const office = officeOf(task, state.agencyId)
    for (const path of [show(dossierId), time(dossierId)]) {
      const text = words(await page(applicant, path))
      assert.ok(text.includes('17:00 12/01/2027'), path)
      assert.ok(text.includes('10 ngày làm việc, không tính ngày nhận, nghỉ lễ 01/01.'), path)
      assert.ok(text.includes(`${office}, từ 09:00 28/12/2026`), path)
      assert.ok(!text.includes(examiner.name), path)
    }
    assert.ok((await page(applicant, show(dossierId))).includes(time(dossierId)))
  })

  test('shows every day, and office time by holder that adds up to the whole', async () => {
    const { dossierId, applicant } = await examined()
    at('2027-01-05T10:20')
    const text = await page(applicant, time(dossierId))
    const bar = /<div class="ledger-bar".*?<\/ol>/s.exec(text)?.[0] ?? ''
    const [whole, ...parts] = minutesIn(bar)
    assert.ok(parts.length > 0)
    assert.equal(
      whole,
      parts.reduce((sum, part) => sum + part, 0),
    )
    // 28/12 from 9:00, 29 to 31/12, 4/1, and 5/1 until 10:20.
    assert.equal(whole, 6 * 60 + 3 * 480 + 480 + 200)
    const rows = (/<table[^>]*day-book.*?<\/table>/s.exec(text)?.[0] ?? '').split('<tr').slice(2)
    const sum = rows.findIndex((row) => row.includes('Cộng đến nay'))
    assert.equal(
      rows.slice(0, sum).reduce((total, row) => total + (minutesIn(row)[0] ?? 0), 0),
      whole,
    )
    assert.match(words(text), /01\/01\/2027 Không tính 0 phút Tết Dương lịch/)
  })

  test('that waits for papers says what the date depends on, and is not called late', async () => {
    const { dossierId, applicant, task, examiner } = await examined()
    const { paperId } = await firstPaper(dossierId)
    await requestSupplement(app.world.contextFor(examiner), {
      dossierId,
      token: task.token,
      reason: 'Thiếu chữ ký',
      paperIds: [paperId],
      items: [],
    })
    at('2027-02-23T09:00')
    for (const path of [show(dossierId), time(dossierId)]) {
      const text = words(await page(applicant, path))
      assert.match(text, /Thời hạn đang dừng từ 09:00 28\/12\/2026, chờ bạn bổ sung giấy tờ/)
      assert.match(text, /tính lại từ đầu: nếu bạn bổ sung ngay bây giờ thì hẹn trả 17:00 09\/03\/2027/)
      assert.doesNotMatch(text, /trễ/)
    }
  })

  test('that waits for a payment says so, and moves the date by as much', async () => {
    const { dossierId, applicant, task, examiner } = await examined()
    const ctx = app.world.contextFor(examiner)
    await requestFinancialDuty(ctx, {
      dossierId,
      token: task.token,
      amountVnd: 1_500_000,
      content: 'Lệ phí trước bạ',
      payBy: '',
    })
    at('2027-02-23T09:00')
    const waiting = words(await page(applicant, time(dossierId)))
    assert.match(waiting, /chờ bạn nộp 1\.500\.000 đồng/)
    assert.doesNotMatch(waiting, /trễ/)
    const paid = await confirmFinancialDuty(ctx, { dossierId, paidOn: '2027-02-23', receipt: 'BL 12' })
    assert.equal(paid.kind, 'done')
    const text = words(await page(applicant, time(dossierId)))
    assert.match(text, /Kho bạc \(chờ nộp nghĩa vụ tài chính\)/)
    assert.match(text, /dừng \d+ ngày chờ nộp tiền/)
  })

  test('that is late says so honestly, with the office that has it and what can be done', async () => {
    const { dossierId, applicant, task, state } = await examined()
    at('2027-01-14T10:00')
    const office = officeOf(task, state.agencyId)
    for (const path of [show(dossierId), time(dossierId)]) {
      const text = await page(applicant, path)
      assert.ok(
        words(text).includes(`Hồ sơ trễ 1 ngày 3 giờ làm việc so với ngày hẹn và đang ở ${office}`),
        path,
      )
      assert.ok(text.includes(`${show(dossierId)}#tin-nhan`), path)
    }
  })

  test('after an apology shows both dates and the reason', async () => {
    const { dossierId, applicant, state } = await examined()
    at('2027-01-11T09:00')
    const leader = await app.world.officer([
      {
        agencyId: state.agencyId,
        unitId: app.world.directory.getUnitOfKind(state.agencyId, 'leadership').id,
        role: 'agency_leader',
      },
    ])
    const outcome = await extendDeadline(app.world.contextFor(leader), {
      dossierId,
      newDueOn: '2027-01-20',
      reason: 'Đo lại ranh giới',
    })
    assert.equal(outcome.kind, 'done')
    const text = words(await page(applicant, show(dossierId)))
    assert.match(
      text,
      /hẹn lại: 17:00 20\/01\/2027\. Ngày hẹn lần đầu: 17:00 12\/01\/2027\. Đo lại ranh giới/,
    )
    assert.ok(!text.includes(leader.name))
  })

  test('once there is a result tells whether the date was kept', async () => {
    const kept = await driveTo(app.world, { procedureId: PROCEDURE, state: 'issued' })
    assert.match(
      words(await page(kept.applicant, show(kept.dossierId))),
      /Hẹn trả kết quả 17:00 12\/01\/2027 đúng hẹn/,
    )
    const late = await examined()
    at('2027-01-14T10:00')
    await driveTo(app.world, { procedureId: PROCEDURE, state: 'issued', dossier: late })
    assert.match(
      words(await page(late.applicant, show(late.dossierId))),
      /Kết quả trễ 1 ngày 3 giờ làm việc so với ngày hẹn/,
    )
  })

  test('is the applicant’s alone', async () => {
    const { dossierId, examiner } = await examined()
    const other = await app.signedIn(await app.world.citizen({ name: 'Người Khác' }))
    assert.equal((await other.get(time(dossierId))).status, 404)
    assert.equal((await app.visitor().get(time(dossierId))).status, 303)
    assert.notEqual((await (await app.signedIn(examiner)).get(time(dossierId))).status, 200)
  })

  test('speaks English, and asks the database as often for a long story as for a short one', async () => {
    const short = await driveTo(app.world, { procedureId: PROCEDURE, state: 'received' })
    const long = await driveTo(app.world, { procedureId: PROCEDURE, state: 'approved' })
    const [route] = timeRoutes(app.services)
    const ask = async ({ dossierId, applicant }: typeof short) => {
      const request = requestOf(applicant, dossierId)
      const { count, result } = await countQueries(async () => route?.handler(request))
      assert.equal(result?.kind, 'content')
      return count
    }
    const english = await app.signedIn(short.applicant)
    const { text } = await english.get(`${time(short.dossierId)}?lang=en`)
    checkHtml(text)
    assert.match(
      words(text),
      /Why this date .*10 working days, not counting the day of reception, holidays 01\/01\./,
    )
    // The events, and nothing for what they say of time.
    assert.equal(await ask(short), 1)
    assert.equal(await ask(long), 1)
  })
})

function officeOf(task: OpenTask, leadAgencyId: string): string {
  const { directory } = app.world
  return task.agencyId === leadAgencyId
    ? directory.getUnit(task.unitId).name.vi
    : directory.getAgency(task.agencyId).name.vi
}

function requestOf(actor: CitizenActor, dossier: string): Request<Session> {
  const session: Session = {
    accountId: actor.accountId,
    face: 'portal',
    kind: actor.accountKind,
    name: '',
    username: null,
    posts: [],
    expiresAt: app.clock.now(),
    mustEnrol: false,
    mustChangePassword: false,
  }
  return {
    method: 'GET',
    url: time(dossier),
    path: time(dossier),
    params: { dossier },
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

const minutesIn = (markup: string) =>
  [...markup.matchAll(/<data value="(\d+)">/g)].map(([, minutes]) => Number(minutes))

async function firstPaper(dossierId: string) {
  const [paperId = ''] = paperIds(await loadDossier(app.world, dossierId))
  return { paperId }
}
