import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import {
  aDossier,
  actOnTask,
  driveTo,
  loadDossier,
  officerFor,
  taskOf,
} from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import { extendDeadline, requestSupplement } from '../../modules/dossiers/index.ts'
import type { OfficerActor } from '../../modules/identity/index.ts'
import { readPdf } from '../../platform/pdf/read-pdf.ts'

/** Ten working days; another agency works on it. */
const PROCEDURE = 'bl-04'
const START = new Date('2026-12-28T09:00:00+07:00')

let app: TestApp
before(async () => {
  app = await testApp({ at: START })
})
after(() => app.close())
beforeEach(() => app.clock.set(START))

const home = (dossierId: string) => `/can-bo/ho-so/${dossierId}`
const at = (local: string) => app.clock.set(new Date(`${local}:00+07:00`))
const words = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const minutesIn = (markup: string) =>
  [...markup.matchAll(/<data value="(\d+)">/g)].map(([, minutes]) => Number(minutes))
const tablesIn = (markup: string) => markup.match(/<table.*?<\/table>/gs) ?? []
const rowsIn = (table = '') => table.split('<tr').slice(2)

async function page(visitor: Visitor, path: string): Promise<string> {
  const { status, text } = await visitor.get(path)
  assert.equal(status, 200, path)
  checkHtml(text)
  return text
}

async function leaderOf(agencyId: string): Promise<OfficerActor> {
  const unitId = app.world.directory.getUnitOfKind(agencyId, 'leadership').id
  return app.world.officer([{ agencyId, unitId, role: 'agency_leader' }])
}

async function assigned() {
  const made = await driveTo(app.world, { procedureId: PROCEDURE, state: 'assigned' })
  return { ...made, task: taskOf(made.state, 'examine'), leader: await leaderOf(made.state.agencyId) }
}

describe('the time of a file', () => {
  test('has both lateness answers, the rules and the calendar, and says who was late', async () => {
    const { dossierId, leader } = await assigned()
    at('2027-01-11T09:00')
    const letter = { dossierId, newDueOn: '2027-01-20', reason: 'Đo lại ranh giới' }
    assert.equal((await extendDeadline(app.world.contextFor(leader), letter)).kind, 'done')
    at('2027-01-22T10:00')
    const text = await page(await app.signedIn(leader), `${home(dossierId)}/thoi-han`)
    const said = words(text)
    assert.match(said, /So với hẹn hiện nay 17:00 20\/01\/2027: trễ 1 ngày 3 giờ làm việc/)
    assert.match(said, /So với hẹn lần đầu 17:00 12\/01\/2027: trễ 7 ngày 3 giờ làm việc/)
    assert.match(said, /Không kể hẹn lại 17:00 12\/01\/2027: trễ 7 ngày 3 giờ làm việc/)
    assert.match(said, /nd118-2025@/)
    assert.match(said, /vn-holidays@/)
    const [holders, days] = tablesIn(text)
    const total = minutesIn(rowsIn(holders).at(-1) ?? '')
    assert.equal(total[1], 480 + 180)
    const parts = rowsIn(holders).slice(0, -1).map(minutesIn)
    for (const place of [0, 1])
      assert.equal(
        parts.reduce((sum, part) => sum + (part[place] ?? 0), 0),
        total[place],
      )
    const lines = rowsIn(days).filter((row) => !row.includes('day-book__sum'))
    assert.equal(
      lines.reduce((sum, row) => sum + (minutesIn(row)[0] ?? 0), 0),
      total[0],
    )
  })

  test('shows first what was done against the rules, with the rule', async () => {
    const { dossierId, task, leader } = await assigned()
    at('2027-01-05T09:00')
    const examiner = app.world.contextFor(await officerFor(app.world, task))
    const ask = { dossierId, token: task.token, reason: 'Thiếu', paperIds: [], items: ['Bản vẽ'] }
    assert.equal((await requestSupplement(examiner, { ...ask, againstRules: true })).kind, 'done')
    const text = words(await page(await app.signedIn(leader), `${home(dossierId)}/thoi-han`))
    assert.match(
      text,
      /Chưa đúng quy định .*Yêu cầu bổ sung sau hạn cho phép \(09:00 05\/01\/2027\)\. .*Điều 19 khoản 4/,
    )
    assert.match(text, /Đồng hồ Dừng, chờ bổ sung/)
    // While it waits nothing is late, however long it takes.
    at('2027-03-05T09:00')
    const later = await app.signedIn(leader)
    const waiting = words(await page(later, `${home(dossierId)}/thoi-han`))
    assert.match(waiting, /So với hẹn hiện nay 17:00 19\/03\/2027: chưa trễ/)
    assert.match(waiting, /So với hẹn lần đầu 17:00 12\/01\/2027: đã qua, đồng hồ đang dừng/)
    assert.doesNotMatch(words(await page(later, home(dossierId))), /trễ \d/)
  })

  test('is told in brief on the file’s own page, with the way to the rest and to the control slip', async () => {
    const { dossierId, leader } = await assigned()
    at('2026-12-30T11:00')
    const visitor = await app.signedIn(leader)
    const text = await page(visitor, home(dossierId))
    assert.match(words(text), /Hẹn trả: 17:00 12\/01\/2027/)
    assert.match(words(text), /10 ngày làm việc, không tính ngày nhận, nghỉ lễ 01\/01/)
    assert.ok(text.includes(`href="${home(dossierId)}/thoi-han"`))
    const slip = await visitor.get(`${home(dossierId)}/phieu-kiem-soat.pdf`)
    assert.equal(slip.headers.get('content-type'), 'application/pdf')
    const [first] = readPdf(slip.bytes).pages
    assert.match(first?.text ?? '', /PHIẾU KIỂM SOÁT/)
  })

  test('of a file not received yet has no slip and no clock', async () => {
    const { dossierId } = await aDossier(app.world, { procedureId: PROCEDURE })
    const loaded = await loadDossier(app.world, dossierId)
    const desk = await officerFor(app.world, taskOf(loaded.state, 'receive'))
    const visitor = await app.signedIn(desk)
    assert.match(words(await page(visitor, `${home(dossierId)}/thoi-han`)), /thời hạn chưa bắt đầu/)
    assert.equal((await visitor.get(`${home(dossierId)}/phieu-kiem-soat.pdf`)).status, 404)
  })

  test('ends with the result, and stays as it was then', async () => {
    const { dossierId, leader } = await assigned()
    at('2027-01-07T09:00')
    for (let acts = 0; acts < 20; acts += 1) {
      const loaded = await loadDossier(app.world, dossierId)
      const [task] = loaded.state.tasks
      if (loaded.state.result || !task) break
      assert.equal((await actOnTask(app.world, loaded, task)).kind, 'done')
    }
    const shown = async () =>
      tablesIn(await page(await app.signedIn(leader), `${home(dossierId)}/thoi-han`)).join('')
    const then = await shown()
    assert.match(then, /Cộng đến nay/)
    at('2027-02-07T09:00')
    assert.equal(await shown(), then)
    assert.doesNotMatch(then, /dự kiến/)
  })
})
