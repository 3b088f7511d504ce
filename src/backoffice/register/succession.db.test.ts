import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { driveTo, loadDossier } from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import { applyReorganisation } from '../../modules/dossiers/index.ts'
import { type Role, ROLES } from '../../modules/identity/index.ts'
import { findReorganisationPack } from '../../modules/organizations/index.ts'
import { readPdf } from '../../platform/pdf/read-pdf.ts'

const PAGE = '/can-bo/so-theo-doi'
const OLD = 'so-gtvt'
const YEAR = 'nam=2025'

let app: TestApp
/** Of procedures whose fields went to different successors, all finished before the reorganisation. */
const files: { dossierId: string; code: string; applicant: string; successor: string; office: string }[] = []
before(async () => {
  app = await testApp()
  const { world } = app
  world.clock.set(new Date('2025-05-05T09:00:00+07:00'))
  const ids: string[] = []
  for (const { procedureId, record } of world.catalog.procedures.filter(({ record: one }) =>
    one.offeredBy.includes(OLD),
  )) {
    const { dossierId } = await driveTo(world, { procedureId, state: 'returned' })
    assert.ok(record.field.vi)
    ids.push(dossierId)
  }
  // A district is split by commune.
  for (const seed of [1, 2])
    ids.push((await driveTo(world, { procedureId: 'bl-52', state: 'returned', seed })).dossierId)
  world.clock.set(new Date('2025-07-01T08:00:00+07:00'))
  const pack = await findReorganisationPack('reorganisation-2025')
  await applyReorganisation(world.contextFor({ kind: 'system' }), pack!)
  await app.services.refresh()
  const { structure } = app.services.directory
  for (const dossierId of ids) {
    const { state, revision } = await loadDossier(world, dossierId)
    const row = await world.db
      .selectFrom('dossiers')
      .select('area_code')
      .where('id', '=', dossierId)
      .executeTakeFirstOrThrow()
    const what = { field: revision.record.field.vi, area: row.area_code }
    files.push({
      dossierId,
      code: state.code!,
      applicant: state.content.applicant.name,
      office: state.officeAgencyId,
      successor: structure.successorOf(state.agencyId, what),
    })
  }
})
after(() => app.close())

const officerOf = async (agencyId: string, role: Role): Promise<Visitor> => {
  const [unit] = app.services.directory.unitsOf(agencyId)
  return app.signedIn(await app.world.officer([{ agencyId, unitId: unit!.id, role }]))
}
const of = (office: string) => `${PAGE}?co-quan=${office}&${YEAR}`
const codesOn = (text: string) => [...text.matchAll(/data-row>([^<]+)</g)].map(([, code]) => code)
const codes = (wanted: (file: (typeof files)[number]) => boolean) =>
  files
    .filter(wanted)
    .map(({ code }) => code)
    .toSorted()

describe('the register of a body that has ended', () => {
  test('is read by the desk, the leader and the clerk of a successor, each the part that came to it', async () => {
    for (const office of new Set(files.map((file) => file.office))) {
      const successors = new Set(files.filter((file) => file.office === office).map((file) => file.successor))
      for (const successor of successors) {
        for (const role of ['receptionist', 'agency_leader', 'clerk'] as const) {
          const { status, text } = await (await officerOf(successor, role)).get(of(office))
          assert.equal(status, 200, `${role} of ${successor}`)
          checkHtml(text)
          assert.deepEqual(
            codesOn(text).toSorted(),
            codes((file) => file.office === office && file.successor === successor),
          )
          assert.match(text, /kết thúc ngày 30\/06\/2025/)
          assert.doesNotMatch(text, /Tôi đã xem sổ năm/)
        }
      }
    }
  })

  test('is not there for anybody else', async () => {
    for (const role of ROLES) {
      const stranger = await officerOf('so-y-te-ca-mau', role)
      assert.ok([403, 404].includes((await stranger.get(of(OLD))).status), role)
    }
    const { successor } = files[0]!
    for (const role of ['examiner', 'assigner', 'unit_leader', 'agency_admin', 'province_admin'] as const)
      assert.equal((await (await officerOf(successor, role)).get(of(OLD))).status, 403, role)
  })

  test('is printed as it is shown, and never closed by a successor', async () => {
    const { successor, office } = files[0]!
    const leader = await officerOf(successor, 'agency_leader')
    const pdf = await leader.get(`${PAGE}/so.pdf?co-quan=${office}&${YEAR}`)
    assert.equal(pdf.headers.get('content-type'), 'application/pdf')
    const { pages } = await readPdf(pdf.bytes)
    const text = pages.map((one) => one.text).join('')
    for (const file of files.filter((one) => one.office === office))
      assert.equal(text.replaceAll(/\s/g, '').includes(file.code), file.successor === successor, file.code)
    app.world.clock.set(new Date('2026-01-05T08:00:00+07:00'))
    const again = await officerOf(successor, 'agency_leader')
    assert.doesNotMatch((await again.get(of(office))).text, /Tôi đã xem sổ năm/)
    const form = { 'co-quan': office, nam: '2025', 'xac-nhan': 'co' }
    assert.equal((await again.post(`${PAGE}/khoa`, form, { form: of(office) })).status, 404)
  })
})

describe('lists of a successor in both readings', () => {
  test('its register as it is now holds all it answers for, as it was its own alone', async () => {
    for (const successor of new Set(files.map((file) => file.successor))) {
      const clerk = await officerOf(successor, 'clerk')
      const was = await clerk.get(`${PAGE}?${YEAR}`)
      checkHtml(was.text)
      assert.match(was.text, /<strong aria-current="true">theo cơ quan khi nhận \(mặc định\)/)
      assert.deepEqual(codesOn(was.text), [])
      const now = await clerk.get(`${PAGE}?${YEAR}&theo=hien-nay`)
      checkHtml(now.text)
      assert.match(now.text, /nơi đặt trụ sở huyện/)
      assert.deepEqual(
        codesOn(now.text).toSorted(),
        codes((file) => file.successor === successor),
      )
      assert.equal((await clerk.get(`${PAGE}/so.pdf?${YEAR}&theo=hien-nay`)).status, 404)
    }
  })

  test('an agency that nothing came to has no second reading', async () => {
    const { text } = await (await officerOf('so-y-te-ca-mau', 'clerk')).get(`${PAGE}?${YEAR}`)
    const has = app.services.directory.structure.holdingsOf(['so-y-te-ca-mau']).length > 1
    assert.equal(/Cách đọc/.test(text), has)
  })

  test('what is done is listed as it is now, and by each office as it was', async () => {
    const { successor, office } = files[0]!
    const leader = await officerOf(successor, 'agency_leader')
    const now = await leader.get('/can-bo/viec/done')
    checkHtml(now.text)
    assert.deepEqual(
      codesOn(now.text).toSorted(),
      codes((file) => file.successor === successor),
    )
    const was = await leader.get(`/can-bo/viec/done?co-quan=${office}`)
    checkHtml(was.text)
    assert.deepEqual(
      codesOn(was.text).toSorted(),
      codes((file) => file.successor === successor && file.office === office),
    )
    const other = await leader.get('/can-bo/viec/done?co-quan=so-y-te')
    assert.deepEqual(codesOn(other.text), codesOn(now.text), 'an office that is not his is no condition')
  })

  test('a found file names the office of its day and the one that answers now, and opens', async () => {
    const { code, successor, dossierId } = files[0]!
    const leader = await officerOf(successor, 'agency_leader')
    const { text } = await leader.post('/can-bo/tim', { q: code }, { form: '/can-bo/tim' })
    checkHtml(text)
    assert.match(text, /Sở Giao thông vận tải; Sở Xây dựng|Sở Giao thông vận tải; Công an tỉnh/i)
    const shown = await leader.get(`/can-bo/ho-so/${dossierId}`)
    assert.equal(shown.status, 200)
    checkHtml(shown.text)
  })
})
