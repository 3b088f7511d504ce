import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { aDossier, driveTo } from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import { listDeskRegister, listReceived, listRegister } from '../../modules/dossiers/index.ts'
import { type OfficerActor, ROLES, type Role } from '../../modules/identity/index.ts'
import { countQueries } from '../../platform/db/count-queries.ts'
import { readPdf } from '../../platform/pdf/read-pdf.ts'

/** Offered by one agency, whose code they have, and received at the desk of another. */
const RECEIVED_ELSEWHERE = [
  ['bl-15', 'chi-cuc-thu-y', 'so-nnptnt'],
  ['bl-16', 'chi-cuc-thu-y', 'so-nnptnt'],
  ['bl-18', 'chi-cuc-bvtv', 'so-nnptnt'],
  ['bl-51', 'trung-tam-dvvl', 'so-ldtbxh'],
] as const
const PAGE = '/can-bo/so-theo-doi'
const DESK = 'chi-cuc-thu-y'
const PERIOD = { year: 2026, firstMonth: 1, lastMonth: 12 }

let app: TestApp
let visitor: Visitor
const codes = new Map<string, string>()
before(async () => {
  app = await testApp()
  // Whatever the offering agency receives at its own desk is in its register alone.
  codes.set('bl-17', (await driveTo(app.world, { procedureId: 'bl-17', state: 'received' })).state.code ?? '')
  for (const [procedureId] of RECEIVED_ELSEWHERE)
    codes.set(procedureId, (await driveTo(app.world, { procedureId, state: 'received' })).state.code ?? '')
  await aDossier(app.world, { procedureId: 'bl-15', applicant: { name: 'Chưa Nhận' } })
  visitor = await app.signedIn(await officerOf(DESK, 'receptionist'))
})
after(() => app.close())

const officerOf = (agencyId: string, role: Role): Promise<OfficerActor> =>
  app.world.officer([{ agencyId, unitId: app.world.directory.getUnitOfKind(agencyId, 'one_stop').id, role }])
const codesOn = (text: string) => [...text.matchAll(/data-row>([^<]+)</g)].map(([, code]) => code)
const deskRegister = (agencyId: string, more: { fromCode?: string; limit?: number } = {}) =>
  listDeskRegister(app.world, { agencyId, period: PERIOD, limit: 50, ...more })

describe('a file received at the desk of another agency than that of its code', () => {
  test('is in the register of both, and counted in one alone', async () => {
    for (const [procedureId, desk, office] of RECEIVED_ELSEWHERE) {
      const code = codes.get(procedureId) ?? ''
      const own = await listRegister(app.world.db, { agencyId: office, period: PERIOD, limit: 50 })
      const there = await deskRegister(desk)
      const [line] = there.entries.filter((entry) => entry.code === code)
      assert.ok(line, procedureId)
      assert.equal(line.number, own.entries.find((entry) => entry.code === code)?.number)
      assert.equal(line.agencyId, office)
      assert.ok(line.sentToUnitId && line.sentToUnitId !== `${desk}.mot-cua`, line.sentToUnitId)
    }
    const agencies = app.world.directory.agencies.map(({ id }) => id)
    let total = 0
    let atDesks = 0
    for (const agencyId of agencies) {
      total += (await listRegister(app.world.db, { agencyId, period: PERIOD, limit: 1 })).count
      atDesks += (await deskRegister(agencyId)).count
    }
    assert.deepEqual([total, atDesks], [5, 4], 'each file has one number in the province')
    assert.equal((await deskRegister('so-nnptnt')).count, 0)
  })

  test('is among what the desk received today', async () => {
    for (const [procedureId, desk] of RECEIVED_ELSEWHERE) {
      const { rows, totals } = await listReceived(
        app.world.db,
        await officerOf(desk, 'receptionist'),
        '2026-11-24',
      )
      assert.ok(
        rows.some((row) => row.code === codes.get(procedureId)),
        procedureId,
      )
      assert.equal(totals.online, rows.length)
    }
  })

  test('stands on pages whose place is a code, each line once, in three queries', async () => {
    const all = (await deskRegister(DESK)).entries.map(({ code }) => code)
    assert.deepEqual(all, [codes.get('bl-15'), codes.get('bl-16')])
    const one = await deskRegister(DESK, { limit: 1 })
    assert.equal(one.next, all[1])
    const { count, result } = await countQueries(() =>
      deskRegister(DESK, { limit: 1, fromCode: one.next ?? '' }),
    )
    assert.deepEqual(
      [...one.entries, ...result.entries].map(({ code }) => code),
      all,
    )
    assert.equal(result.next, undefined)
    assert.equal(count, 3)
  })
})

describe('the register of a desk', () => {
  test('that receives for another agency alone begins with that part, and says where each file was sent', async () => {
    const { status, text } = await visitor.get(PAGE)
    assert.equal(status, 200)
    checkHtml(text)
    assert.deepEqual(codesOn(text), [codes.get('bl-15'), codes.get('bl-16')])
    assert.match(text, />2 hồ sơ\.</)
    assert.match(text, /Nhận cho Sở NN[^,]*, số 2 trong sổ của Sở NN[\s\S]*Chuyển đến: /)
    assert.doesNotMatch(text, /Chưa Nhận|Khóa sổ/)
    const english = await visitor.get(`${PAGE}?lang=en`)
    checkHtml(english.text)
    assert.match(english.text, /Received for other agencies[\s\S]*Sent to: /)
  })

  test('has its own part too, and takes no harm from a forged place', async () => {
    const own = await visitor.get(`${PAGE}?phan=co-quan`)
    checkHtml(own.text)
    assert.deepEqual(codesOn(own.text), [])
    const second = await visitor.get(`${PAGE}?phan=nhan-thay&tu=${codes.get('bl-16')}`)
    checkHtml(second.text)
    assert.deepEqual(codesOn(second.text), [codes.get('bl-16')])
    for (const forged of [
      '?phan=khac',
      '?phan=nhan-thay&tu=3',
      '?phan=nhan-thay&tu=x-261124-0001z',
      '?tu=%27',
    ])
      assert.equal((await visitor.get(`${PAGE}${forged}`)).status, 200, forged)
    const early = { 'co-quan': DESK, nam: '2026', 'xac-nhan': 'co' }
    assert.equal((await visitor.post(`${PAGE}/khoa`, early, { form: '/can-bo/tai-khoan' })).status, 303)
  })

  test('comes on paper with the numbers of the other register, and no closing', async () => {
    const { status, bytes } = await visitor.get(`${PAGE}/so.pdf?phan=nhan-thay`)
    assert.equal(status, 200)
    const text = readPdf(bytes)
      .pages.map((page) => page.text)
      .join(' ')
    for (const words of ['Phần hồ sơ tiếp nhận cho cơ quan khác', codes.get('bl-15'), codes.get('bl-16')])
      assert.ok(text.includes(words ?? '?'), text)
    assert.doesNotMatch(text, /Mã niêm phong|Quyển số 01/)
  })

  test('of the agency of the code has one part, as before', async () => {
    const { text } = await (await app.signedIn(await officerOf('so-nnptnt', 'receptionist'))).get(PAGE)
    checkHtml(text)
    assert.equal(codesOn(text).length, 4)
    assert.doesNotMatch(text, /name="phan"/)
  })

  test('is for desk, clerk and leader of that desk’s agency alone', async () => {
    for (const role of ROLES) {
      const expected = ['receptionist', 'clerk', 'agency_leader'].includes(role) ? 200 : 403
      const own = await app.signedIn(await officerOf(DESK, role))
      assert.equal((await own.get(`${PAGE}?phan=nhan-thay`)).status, expected, role)
      const stranger = await app.signedIn(await officerOf('chi-cuc-bvtv', role))
      const there = await stranger.get(`${PAGE}?co-quan=${DESK}&phan=nhan-thay`)
      assert.equal(there.status, expected === 200 ? 404 : 403, role)
    }
  })
})
