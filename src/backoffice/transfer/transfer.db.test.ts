import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { aDraft, aDossier, driveTo, loadDossier, serviceOf } from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import { readClock } from '../../engines/clock/index.ts'
import { clockInputOf, submitAtCounter, transferDossiers } from '../../modules/dossiers/index.ts'
import { type OfficerActor, ROLES } from '../../modules/identity/index.ts'
import { newId } from '../../platform/ids/id.ts'
import { readPdf } from '../../platform/pdf/read-pdf.ts'

const PROCEDURE = 'bl-08'
const PAGE = '/can-bo/chuyen-ho-so'

let app: TestApp
let agencyId: string
let officer: OfficerActor
let visitor: Visitor
before(async () => {
  app = await testApp()
  agencyId = serviceOf(app.world, PROCEDURE).agencyId
  officer = await deskOf(agencyId)
  visitor = await app.signedIn(officer)
})
after(() => app.close())

const deskOf = (agency: string) =>
  app.world.officer([
    {
      agencyId: agency,
      unitId: app.world.directory.getUnitOfKind(agency, 'one_stop').id,
      role: 'receptionist',
    },
  ])

/** A file taken in at the counter, and so still lying there. */
async function onTheDesk(procedureId = PROCEDURE, owner = officer, name = 'Lâm Chờ Chuyển'): Promise<string> {
  const { draftId, revision } = await aDraft(app.world, { procedureId, owner, applicant: { name } })
  const outcome = await submitAtCounter(app.world.contextFor(owner), {
    draftId,
    checkedPaperIds: revision.record.papers.map(({ id }) => id),
  })
  assert.equal(outcome.kind, 'submitted')
  return draftId
}

const idsOn = (text: string) => [...text.matchAll(/name="chon" value="([^"]+)"/g)].map(([, id]) => id)
const slipsOn = (text: string) =>
  [...text.matchAll(/href="(\/can-bo\/chuyen-ho-so\/[0-9a-f-]{36}\/phieu-giao-nhan\.pdf)"/g)].map(
    ([, href]) => href ?? '',
  )
const textOf = (bytes: Buffer) =>
  readPdf(bytes)
    .pages.map(({ text }) => text)
    .join(' ')

describe('files to hand over', () => {
  test('are those of the desk that came on paper; an empty list says so', async () => {
    const empty = await visitor.get(PAGE)
    assert.equal(empty.status, 200)
    checkHtml(empty.text)
    assert.match(empty.text, /Không có hồ sơ nào chờ chuyển/)
    await driveTo(app.world, { procedureId: PROCEDURE, state: 'received' })
    assert.deepEqual(idsOn((await visitor.get(PAGE)).text), [])
    const first = await onTheDesk()
    app.clock.advance(60_000)
    const second = await onTheDesk()
    const { text } = await visitor.get(PAGE)
    checkHtml(text)
    assert.deepEqual(idsOn(text), [first, second])
    assert.match(text, />Chuyển hồ sơ<\/span> <span class="navigation-count">2</)
    assert.match(text, /Lâm Chờ Chuyển/)
    assert.match(text, />\d, 0</)
    checkHtml((await (await app.signedIn(officer)).get(`${PAGE}?lang=en`)).text)
  })

  test('are due the same day, and late in words after it', async () => {
    const { text } = await visitor.get(PAGE)
    assert.match(text, /17:00 24\/11\/2026/)
    assert.doesNotMatch(text, /đã quá giờ chuyển/)
    const now = app.clock.now()
    app.clock.set(new Date(now.getTime() + 86_400_000))
    try {
      const later = (await (await app.signedIn(officer)).get(PAGE)).text
      checkHtml(later)
      assert.match(later, /2 đã quá giờ chuyển/)
      assert.match(later, /trễ \d/)
    } finally {
      app.clock.set(now)
    }
  })

  test('go with the chosen ones on one slip for each unit, and a second click moves nothing', async () => {
    const [chosen = '', left = ''] = idsOn((await visitor.get(PAGE)).text)
    const none = await visitor.post(PAGE, { viec: 'da-chon' })
    assert.equal(none.status, 422)
    checkHtml(none.text)
    assert.match(none.text, new RegExp(`href="#chon-${chosen}"`))
    const fields = { viec: 'da-chon', chon: [chosen], hien: `${chosen} ${left}` }
    assert.equal((await visitor.post(PAGE, fields)).location, PAGE)
    const done = await visitor.get(PAGE)
    checkHtml(done.text)
    assert.match(done.text, /Đã chuyển 1 hồ sơ/)
    assert.deepEqual(idsOn(done.text), [left])
    assert.equal(slipsOn(done.text).length, 1)
    const { state, events } = await loadDossier(app.world, chosen)
    assert.deepEqual(state.transferredAt, app.clock.now())
    assert.equal((await visitor.post(PAGE, fields)).status, 303)
    assert.match((await visitor.get(PAGE)).text, /đã được chuyển trước đó/)
    assert.equal((await loadDossier(app.world, chosen)).events.length, events.length)
  })

  test('all go at once by one button: those that were on the screen, and none that came meanwhile', async () => {
    const shown = idsOn((await visitor.get(PAGE)).text).flatMap((id) => id ?? [])
    const meanwhile = await onTheDesk()
    assert.equal((await visitor.post(PAGE, { viec: 'tat-ca', hien: shown.join(' ') })).status, 303)
    assert.deepEqual(idsOn((await visitor.get(PAGE)).text), [meanwhile])
    await visitor.post(PAGE, { viec: 'tat-ca', hien: meanwhile })
  })

  test('handed over late are flagged by the clock, in time are not', async () => {
    const early = await onTheDesk()
    const late = await onTheDesk()
    await transferDossiers(app.world.contextFor(officer), [early])
    app.clock.advance(86_400_000)
    await transferDossiers(app.world.contextFor(officer), [late])
    const flagsOf = async (id: string) => {
      const loaded = await loadDossier(app.world, id)
      const input = clockInputOf(app.world, loaded, app.clock.now())
      return input && readClock(input).flags.map(({ code }) => code)
    }
    assert.deepEqual(await flagsOf(early), [])
    assert.deepEqual(await flagsOf(late), ['late_transfer'])
    // A day later the desk signs in anew.
    visitor = await app.signedIn(officer)
  })

  test('taken by two colleagues at once are on one slip only', async () => {
    const ids = [await onTheDesk(), await onTheDesk()]
    const colleague = await deskOf(agencyId)
    const made = await Promise.all(
      [officer, colleague].map((actor) => transferDossiers(app.world.contextFor(actor), ids)),
    )
    const total = made.flat().reduce((sum, { count }) => sum + count, 0)
    assert.equal(total, 2)
    for (const id of ids) {
      const { events } = await loadDossier(app.world, id)
      assert.equal(events.filter(({ type }) => type === 'handed_over').length, 1)
    }
  })

  test('of a service that another agency’s desk takes in are that desk’s', async () => {
    const service = serviceOf(app.world, 'bl-15')
    const desk = await deskOf('chi-cuc-thu-y')
    assert.notEqual(service.agencyId, 'chi-cuc-thu-y')
    const id = await onTheDesk('bl-15', desk)
    const there = await app.signedIn(desk)
    assert.deepEqual(idsOn((await there.get(PAGE)).text), [id])
    assert.equal((await there.post(PAGE, { viec: 'da-chon', chon: [id] })).status, 303)
    assert.equal(slipsOn((await there.get(PAGE)).text).length, 1)
  })
})

describe('the slip', () => {
  test('lists files and papers, giver and receiver, on A4, and stays as it was', async () => {
    const id = await onTheDesk(PROCEDURE, officer, 'Đặng Trên Phiếu')
    const [slip] = await transferDossiers(app.world.contextFor(officer), [id])
    assert.ok(slip)
    const path = `${PAGE}/${slip.slipId}/phieu-giao-nhan.pdf`
    const pdf = await visitor.get(path)
    assert.equal(pdf.status, 200)
    assert.equal(pdf.headers.get('content-type'), 'application/pdf')
    const { state } = await loadDossier(app.world, id)
    const unit = app.world.directory.getUnit(state.tasks[0]?.unitId ?? '')
    const text = textOf(pdf.bytes)
    for (const words of [
      'PHIẾU GIAO NHẬN HỒ SƠ',
      state.code ?? '?',
      'Đặng Trên Phiếu',
      unit.name.vi,
      officer.name,
      'NGƯỜI NHẬN',
    ])
      assert.ok(text.includes(words), words)
    await driveTo(app.world, {
      procedureId: PROCEDURE,
      state: 'assigned',
      dossier: {
        dossierId: id,
        applicant: await app.world.citizen(),
        service: serviceOf(app.world, PROCEDURE),
      },
    })
    assert.deepEqual((await visitor.get(path)).bytes, pdf.bytes)
  })

  test('is there for both sides and for nobody else', async () => {
    const id = await onTheDesk(PROCEDURE, officer, 'Ẩn Danh Trên Phiếu')
    const [slip] = await transferDossiers(app.world.contextFor(officer), [id])
    const path = `${PAGE}/${slip?.slipId}/phieu-giao-nhan.pdf`
    const receiver = await app.world.officer([{ agencyId, unitId: slip?.unitId ?? '', role: 'examiner' }])
    assert.equal((await (await app.signedIn(receiver)).get(path)).status, 200)
    const other = app.world.directory.getUnitOfKind('ubnd-phuong-2', 'one_stop').id
    for (const role of ROLES) {
      const stranger = await app.signedIn(
        await app.world.officer([{ agencyId: 'ubnd-phuong-2', unitId: other, role }]),
      )
      assert.equal((await stranger.get(path)).status, role.endsWith('_admin') ? 403 : 404, role)
    }
    for (const guess of ['x', newId(app.clock), id])
      assert.equal((await visitor.get(`${PAGE}/${guess}/phieu-giao-nhan.pdf`)).status, 404, guess)
    assert.match((await app.visitor().get(path)).location, /dang-nhap/)
  })
})

describe('who may hand over', () => {
  test('only desks, and each its own files', async () => {
    const id = await onTheDesk()
    const online = (await aDossier(app.world, { procedureId: PROCEDURE })).dossierId
    for (const role of ROLES) {
      const own = await app.signedIn(
        await app.world.officer([{ agencyId, unitId: `${agencyId}.mot-cua`, role }]),
      )
      assert.equal((await own.get(PAGE)).status, role === 'receptionist' ? 200 : 403, role)
      if (role !== 'receptionist')
        assert.equal(
          (await own.post(PAGE, { viec: 'da-chon', chon: [id] }, { form: '/can-bo/tai-khoan' })).status,
          403,
        )
    }
    const stranger = await app.signedIn(await deskOf('ubnd-phuong-2'))
    assert.deepEqual(idsOn((await stranger.get(PAGE)).text), [])
    const answer = await stranger.post(
      PAGE,
      { viec: 'tat-ca', hien: `${id} ${online} x` },
      { form: '/can-bo/quay' },
    )
    assert.equal(answer.status, 303)
    assert.equal((await loadDossier(app.world, id)).state.transferredAt, null)
    await visitor.post(PAGE, { viec: 'da-chon', chon: [online] }, { form: '/can-bo/quay' })
    assert.equal((await loadDossier(app.world, online)).state.transferredAt, null)
  })
})
