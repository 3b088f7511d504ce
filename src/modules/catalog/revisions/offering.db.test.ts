import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testWorld, type World } from '../../../../test/support/world.ts'
import type { OfficerActor } from '../../identity/index.ts'
import {
  actOnService,
  type Catalog,
  changeOffering,
  editDraft,
  findProcedureDraft,
  listServiceActs,
  loadCatalog,
  moveDraft,
  publishDraft,
  type RecordChange,
  type RegisterContext,
  servicePlanOf,
  startDraft,
} from '../index.ts'

const AGENCY = 'so-vhttdl'
const OTHER = 'so-xay-dung'
const CITY = 'ubnd-thanh-pho-bac-lieu'

let world: World
let agency: OfficerActor
let city: OfficerActor
let control: OfficerActor
let catalog: Catalog

before(async () => {
  world = await testWorld()
  agency = await officer('agency_admin', AGENCY)
  city = await officer('agency_admin', CITY)
  control = await officer('province_admin', 'ubnd-tinh')
  await reload()
})
after(() => world.close())

function officer(role: 'agency_admin' | 'province_admin', agencyId: string): Promise<OfficerActor> {
  const [unit] = world.directory.unitsOf(agencyId)
  return world.officer([{ agencyId, unitId: unit!.id, role }])
}

async function reload(): Promise<void> {
  catalog = await loadCatalog(world.db, world.directory, world.clock)
}

const ctx = (actor: OfficerActor): RegisterContext => ({ ...world.contextFor(actor), catalog })
/** Procedures that the agency offers, each used by one test. */
const own = (at: number) =>
  catalog.procedures.filter(({ record }) => record.offeredBy.includes(AGENCY))[at]!.procedureId

async function begun(procedureId: string, actor = agency) {
  const outcome = await startDraft(ctx(actor), { procedureId })
  assert.ok('draftId' in outcome, outcome.kind)
  return draftNow(outcome.draftId)
}

const draftNow = async (id: string) => (await findProcedureDraft(world.db, id))!

async function move(actor: OfficerActor, draftId: string, what: 'submit' | 'check') {
  const { version } = await draftNow(draftId)
  return (await moveDraft(ctx(actor), { draftId, version, move: what })).kind
}

const words = { fromOn: '', reason: 'Sắp xếp lại đầu mối', notice: 'Thông báo 7/TB' }

/** Drafted, checked and published. */
async function offered(
  procedureId: string,
  agencyIds: readonly string[],
  { by = agency, from, fromOn = '' }: { by?: OfficerActor; from: string; fromOn?: string },
) {
  const { id, version } = await begun(procedureId, by)
  const saved = await changeOffering(ctx(by), { ...words, fromOn, draftId: id, version, agencyIds })
  assert.equal(saved.kind, 'saved')
  assert.equal(await move(by, id, 'submit'), 'moved')
  assert.equal(await move(control, id, 'check'), 'moved')
  const outcome = await publishDraft(ctx(control), {
    draftId: id,
    version: (await draftNow(id)).version,
    decisionNumber: '12/QĐ-UBND',
    decidedOn: '2026-11-24',
    effectiveFrom: from,
    effectiveTo: null,
  })
  assert.equal(outcome.kind, 'published')
  await reload()
}

function servicesOn(procedureId: string, day: string) {
  const now = world.clock.now()
  world.clock.set(new Date(`${day}T08:00:00+07:00`))
  const found = catalog.servicesOf(procedureId)
  world.clock.set(now)
  return Object.fromEntries(found.map(({ agencyId, suspendedFrom }) => [agencyId, suspendedFrom]))
}

describe('the agencies that offer a procedure', () => {
  test('change on their day: the old service closes with reason and notice, the new one opens', async () => {
    const procedureId = own(0)
    await offered(procedureId, [OTHER], { from: '2026-12-01', fromOn: '2026-12-05' })
    assert.deepEqual(servicesOn(procedureId, '2026-12-04'), { [AGENCY]: null })
    assert.deepEqual(servicesOn(procedureId, '2026-12-05'), { [AGENCY]: '2026-12-05', [OTHER]: null })
    assert.match(
      catalog.findService(procedureId)?.suspensionReason ?? '',
      /Sắp xếp lại đầu mối\. Thông báo 7\/TB/,
    )
    const acts = await listServiceActs(world.db, [procedureId, `${procedureId}.${OTHER}`])
    assert.deepEqual(
      acts.map(({ serviceId, act, fromOn }) => [serviceId, act, fromOn]),
      [[procedureId, 'suspended', '2026-12-05']],
    )
    assert.deepEqual(catalog.revisionsOf(procedureId).at(-1)?.record.offeredBy, [OTHER])
  })

  test('never begin before the revision that names them', async () => {
    const procedureId = own(1)
    await offered(procedureId, [OTHER], { from: '2026-12-10', fromOn: '2026-12-01' })
    assert.deepEqual(servicesOn(procedureId, '2026-12-09'), { [AGENCY]: null })
    assert.deepEqual(servicesOn(procedureId, '2026-12-10'), { [AGENCY]: '2026-12-10', [OTHER]: null })
  })

  test('leave and come back; one that was suspended for another reason stays suspended', async () => {
    const procedureId = 'bl-55'
    const all = catalog.findProcedure(procedureId)!.record.offeredBy
    const [left, paused] = all.filter((id) => id !== CITY)
    const pause = { act: 'suspended', fromOn: '2026-11-24', reason: 'Sửa trụ sở', notice: 'TB 1' } as const
    await actOnService(ctx(control), { ...pause, serviceId: `${procedureId}.${paused}` })
    await reload()
    const fewer = all.filter((id) => id !== left)
    await offered(procedureId, fewer, { by: city, from: '2026-11-24' })
    assert.equal(servicesOn(procedureId, '2026-11-24')[left!], '2026-11-24')
    await offered(procedureId, all, { by: city, from: '2026-11-25' })
    const standing = servicesOn(procedureId, '2026-11-25')
    assert.equal(standing[left!], null)
    assert.equal(standing[paused!], '2026-11-24')
    const acts = await listServiceActs(world.db, [`${procedureId}.${left}`])
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['suspended', 'reopened'],
    )
  })

  test('of a draft are previewed, and stand as they are where the draft names the same', async () => {
    const procedureId = 'bl-56'
    const { id, version, record } = await begun(procedureId, city)
    assert.deepEqual(servicePlanOf({ catalog }, await draftNow(id)), { opens: [], reopens: [], closes: [] })
    const communes = ['ubnd-phuong-2', CITY]
    const saved = await changeOffering(ctx(city), { ...words, draftId: id, version, agencyIds: communes })
    assert.equal(saved.kind, 'saved')
    const plan = servicePlanOf({ catalog }, await draftNow(id))
    assert.deepEqual(plan.opens, ['ubnd-phuong-2'])
    assert.deepEqual(
      plan.closes.map(({ agencyId }) => agencyId).toSorted(),
      record.offeredBy.filter((one) => one !== CITY).toSorted(),
    )
    assert.deepEqual(
      Object.keys(servicesOn(procedureId, '2026-11-24')).toSorted(),
      record.offeredBy.toSorted(),
    )
  })

  test('of one tier give the procedure its tier', async () => {
    const { id, version } = await begun(own(2))
    const agencyIds = ['ubnd-phuong-2']
    assert.equal(
      (await changeOffering(ctx(agency), { ...words, draftId: id, version, agencyIds })).kind,
      'saved',
    )
    assert.equal((await draftNow(id)).record.tier, 'commune')
  })

  test('cannot share a reception that names one agency', async () => {
    const { id, version } = await begun(own(3))
    const agencyIds = [AGENCY, OTHER]
    assert.equal(
      (await changeOffering(ctx(agency), { ...words, draftId: id, version, agencyIds })).kind,
      'saved',
    )
    assert.equal(await move(agency, id, 'submit'), 'unsound')
  })

  test('cannot leave without reason and notice, be nobody, or begin in the past', async () => {
    const { id, version } = await begun(own(4))
    const input = { ...words, draftId: id, version, agencyIds: [OTHER] }
    const tries = [
      [{ reason: ' ', notice: '' }, ['reason', 'notice']],
      [{ agencyIds: [] }, ['agencies']],
      [{ agencyIds: ['so-khong-co'] }, ['agencies']],
      [{ fromOn: '2026-11-23' }, ['fromOn']],
      [{ fromOn: 'mai' }, ['fromOn']],
    ] as const
    for (const [more, errors] of tries)
      assert.deepEqual(await changeOffering(ctx(agency), { ...input, ...more }), { kind: 'invalid', errors })
    const stale = { ...input, version: version + 1 }
    assert.equal((await changeOffering(ctx(agency), stale)).kind, 'changed-meanwhile')
    const same = { ...input, agencyIds: [AGENCY, AGENCY], reason: '', notice: '' }
    assert.equal((await changeOffering(ctx(agency), same)).kind, 'saved')
    assert.deepEqual((await draftNow(id)).record.offeredBy, [AGENCY])
  })

  test('are those of one revision: the next draft begins without their change', async () => {
    const procedureId = own(0)
    const { record } = await begun(procedureId, await officer('agency_admin', OTHER))
    assert.deepEqual(record.offeredBy, [OTHER])
    assert.equal(record.offeringChange, undefined)
  })
})

describe('the steps of a draft', () => {
  test('are refused while they exceed the limit or name an office that nobody knows', async () => {
    const { id, version, record } = await begun(own(5))
    const faultOf = async (change: RecordChange) => {
      const outcome = await editDraft(ctx(agency), { draftId: id, version, record: change })
      assert.ok(outcome.kind === 'invalid' && outcome.faults.part === 'steps')
      return outcome.faults.faults.map(({ step, what }) => [step, what])
    }
    const [first, ...others] = record.steps
    assert.deepEqual(await faultOf({ steps: [{ ...first!, days: 500 }, ...others] }), [[null, 'days']])
    const [entry, ...rest] = record.stepOwners
    const nobody = { agency: AGENCY, unit: 'khong-co', role: 'receptionist' as const }
    const stepOwners = [{ ...entry!, owners: [nobody] }, ...rest]
    assert.deepEqual(await faultOf({ steps: record.steps, stepOwners }), [[1, 'owners']])
    const roleOwners = { ...record.roleOwners, clerk: { ...nobody, role: 'clerk' as const } }
    assert.deepEqual(await faultOf({ roleOwners }), [[null, 'clerk']])
    assert.deepEqual(await faultOf({ decidedBy: [{ agency: AGENCY, unit: 'khong-co', when: null }] }), [
      [null, 'deciders'],
    ])
  })

  test('may be drafted before the process is, and are sent on only when both agree', async () => {
    const { id, version, record } = await begun(own(6))
    const at = record.steps.findIndex(({ days }) => days >= 1)
    const steps = record.steps.map((step, index) =>
      index === at ? { ...step, days: step.days - 0.5 } : step,
    )
    assert.equal((await editDraft(ctx(agency), { draftId: id, version, record: { steps } })).kind, 'saved')
    assert.equal(await move(agency, id, 'submit'), 'unsound')
    const draft = await draftNow(id)
    assert.equal(draft.state, 'draft')
    const back = { draftId: id, version: draft.version, record: { steps: record.steps } }
    assert.equal((await editDraft(ctx(agency), back)).kind, 'saved')
    assert.equal(await move(agency, id, 'submit'), 'moved')
  })
})
