import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testWorld, type World } from '../../../test/support/world.ts'
import { type Actor, type OfficerActor, ROLES, type Role } from '../identity/index.ts'
import {
  actOnFinding,
  addFinding,
  allocateTarget,
  annexReport,
  approveCommitment,
  askForCorrection,
  draftCommitment,
  dropActivity,
  parseDecisionRecord,
  parseDutiesRecord,
  planActivity,
  receiveReport,
  recordHeld,
  recordInspection,
  type ReportContext,
  returnCommitment,
  reviewCommitment,
  settleDecision,
  settleDuties,
  signReport,
  submitCommitment,
  writeReport,
} from './index.ts'

const AGENCY = 'so-gddt'
const YEAR = 2026
const PLACES = {
  own: AGENCY,
  planning: 'so-khdt',
  finance: 'so-tai-chinh',
  information: 'so-tttt',
  committee: 'ubnd-tinh',
  other: 'so-y-te',
} as const
type Place = keyof typeof PLACES
type Who = `${Role} at ${Place}`

const EVERYBODY: readonly Who[] = ROLES.flatMap((role) =>
  (Object.keys(PLACES) as Place[]).map((place): Who => `${role} at ${place}`),
)
const of = (roles: readonly Role[], ...places: readonly Place[]): Who[] =>
  places.flatMap((place) => roles.map((role): Who => `${role} at ${place}`))
const PLANNERS: readonly Role[] = ['agency_admin', 'agency_leader']

const OWN = of(PLANNERS, 'own')
const COMMITTEE = of(['agency_leader'], 'committee')
const INFORMATION = of(PLANNERS, 'information')
const COORDINATORS: readonly Who[] = [
  ...INFORMATION,
  ...COMMITTEE,
  ...EVERYBODY.filter((who) => who.startsWith('province_admin')),
]

let world: World
const actors = new Map<Who, OfficerActor>()
before(async () => {
  world = await testWorld()
  await settleRoadmap(world)
  for (const who of EVERYBODY) actors.set(who, await officerAt(who))
})
after(() => world.close())

async function settleRoadmap({ ownerDb, clock }: World): Promise<void> {
  const at = clock.now()
  await settleDecision(
    ownerDb,
    parseDecisionRecord({
      number: '43/QĐ-UBND',
      issuedOn: '2015-05-04',
      totals: { province: 1220, district: 230, commune: 123 },
      targets: [{ year: 2026, services: 40, of: 1573, levels: [3, 4] }],
    }),
    { at, by: null },
  )
  const duties = (['planning', 'finance', 'information'] as const).map((duty) => ({
    duty,
    agency: PLACES[duty],
    validFrom: '2015-05-04',
  }))
  await settleDuties(ownerDb, parseDutiesRecord({ source: 'Điều 1, mục IV', duties }), at)
}

function officerAt(who: Who): Promise<OfficerActor> {
  const [role, place] = who.split(' at ') as [Role, Place]
  const agencyId = PLACES[place]
  const unitId = world.directory.unitsOf(agencyId)[0]?.id ?? assert.fail(agencyId)
  return world.officer([{ agencyId, unitId, role }])
}

function contextFor(actor: OfficerActor): ReportContext {
  const { db, clock, directory, catalog } = world
  const services = catalog.services.map(({ id, procedureId, agencyId }) => ({
    serviceId: id,
    procedureId,
    agencyId,
    tier: catalog.findProcedure(procedureId)?.record.tier ?? ('province' as const),
    level: 3,
    missing: [],
  }))
  return {
    db,
    clock,
    actor,
    directory,
    catalog,
    readStanding: (day) => Promise.resolve({ day, services, steps: [] }),
    readFiles: () => Promise.resolve([]),
  }
}
const as = (who: Who) => contextFor(actors.get(who) ?? assert.fail(who))

let year = 2015
const place = () => ({ agencyId: AGENCY, year })
const content = () => ({
  services: world.catalog.services
    .filter(({ agencyId }) => agencyId === AGENCY)
    .slice(0, 1)
    .map(({ id }) => ({ serviceId: id, level: 3, quarter: 2 })),
  budget: [{ source: 'recurrent' as const, purpose: 'Bảo trì', amountVnd: 5_000_000 }],
  note: '',
})

type Outcome = { readonly kind: string; readonly reason?: string }

/** Every command at the point where it is due, with those who may. */
interface Row {
  readonly command: string
  readonly allowed: readonly Who[]
  readonly prepare?: () => Promise<unknown>
  /** Nothing to hide: whoever may not is told so. */
  readonly isPublic?: boolean
  readonly act: (ctx: ReportContext) => Promise<Outcome>
}

const planner = () => as('agency_admin at own')
const written = () => draftCommitment(planner(), { ...place(), content: content(), seen: 0 })
const submitted = async () => {
  await written()
  return submitCommitment(planner(), { ...place(), seen: 1 })
}
const reviewed = async () => {
  await submitted()
  for (const duty of ['planning', 'finance', 'information'] as const)
    await reviewCommitment(as(`agency_leader at ${duty}`), { ...place(), duty, opinion: 'agree', note: '' })
}
const plan = (activityId: string) => ({
  activityId,
  kind: 'outreach' as const,
  title: 'Phát thanh',
  month: 5,
  sessions: 2,
  people: 100,
})
const planned = () => planActivity(planner(), { ...place(), plan: plan('a1') })
const inspected = () =>
  recordInspection(as('agency_leader at information'), { ...place(), on: `${year}-01-05`, summary: 'Đã xem' })
const finding = () => ({
  findingId: 'f1',
  text: 'Chưa có biểu mẫu',
  unitId: world.directory.unitsOf(AGENCY)[0]?.id ?? '',
  dueOn: `${year}-12-30`,
})
const found = async () => {
  await inspected()
  await addFinding(as('agency_leader at information'), { ...place(), finding: finding() })
}
const report = () => ({ ...place(), part: 'half_year' })
const reported = () => writeReport(planner(), { ...report(), narrative: 'Đã làm', proposals: '', seen: 0 })
const signed = async () => {
  await reported()
  return signReport(as('agency_leader at own'), report())
}

const ROWS: readonly Row[] = [
  {
    command: 'draftCommitment',
    allowed: OWN,
    act: (ctx) => draftCommitment(ctx, { ...place(), content: content(), seen: 0 }),
  },
  {
    command: 'submitCommitment',
    allowed: OWN,
    prepare: written,
    act: (ctx) => submitCommitment(ctx, { ...place(), seen: 1 }),
  },
  ...(['planning', 'finance', 'information'] as const).map(
    (duty): Row => ({
      command: `reviewCommitment for ${duty}`,
      allowed: of(PLANNERS, duty),
      prepare: submitted,
      act: (ctx) => reviewCommitment(ctx, { ...place(), duty, opinion: 'agree', note: '' }),
    }),
  ),
  {
    command: 'approveCommitment',
    allowed: COMMITTEE,
    prepare: reviewed,
    act: (ctx) => approveCommitment(ctx, { ...place(), decision: '12/QĐ-UBND', lines: [0] }),
  },
  {
    command: 'returnCommitment',
    allowed: COMMITTEE,
    prepare: submitted,
    act: (ctx) => returnCommitment(ctx, { ...place(), reason: 'Thiếu kinh phí' }),
  },
  {
    command: 'planActivity',
    allowed: OWN,
    act: (ctx) => planActivity(ctx, { ...place(), plan: plan('a1') }),
  },
  {
    command: 'recordHeld',
    allowed: OWN,
    prepare: planned,
    act: (ctx) =>
      recordHeld(ctx, {
        ...place(),
        activityId: 'a1',
        held: { heldId: 'h1', on: `${year}-02-01`, sessions: 1, people: 40, note: '' },
      }),
  },
  {
    command: 'dropActivity',
    allowed: OWN,
    prepare: planned,
    act: (ctx) => dropActivity(ctx, { ...place(), activityId: 'a1', reason: 'Dịch bệnh' }),
  },
  {
    command: 'recordInspection',
    allowed: COORDINATORS,
    act: (ctx) => recordInspection(ctx, { ...place(), on: `${year}-01-05`, summary: 'Đã xem' }),
  },
  {
    command: 'addFinding',
    allowed: COORDINATORS,
    prepare: inspected,
    act: (ctx) => addFinding(ctx, { ...place(), finding: finding() }),
  },
  {
    command: 'actOnFinding mended',
    allowed: OWN,
    prepare: found,
    act: (ctx) => actOnFinding(ctx, { ...place(), findingId: 'f1', act: 'mended', note: 'Đã đăng' }),
  },
  {
    command: 'actOnFinding closed',
    allowed: COORDINATORS,
    prepare: found,
    act: (ctx) => actOnFinding(ctx, { ...place(), findingId: 'f1', act: 'closed', note: 'Đã xem lại' }),
  },
  {
    command: 'writeReport',
    allowed: OWN,
    act: (ctx) => writeReport(ctx, { ...report(), narrative: 'Đã làm', proposals: '', seen: 0 }),
  },
  {
    command: 'signReport',
    allowed: of(['agency_leader'], 'own'),
    prepare: reported,
    act: (ctx) => signReport(ctx, report()),
  },
  {
    command: 'annexReport',
    allowed: of(['agency_leader'], 'own'),
    prepare: signed,
    act: (ctx) => annexReport(ctx, { ...report(), text: 'Đính chính', seen: 2 }),
  },
  {
    command: 'receiveReport',
    allowed: INFORMATION,
    prepare: signed,
    act: (ctx) => receiveReport(ctx, report()),
  },
  {
    command: 'askForCorrection',
    allowed: INFORMATION,
    prepare: signed,
    act: (ctx) => askForCorrection(ctx, { ...report(), reason: 'Thiếu đề xuất' }),
  },
  {
    command: 'allocateTarget',
    allowed: COORDINATORS,
    isPublic: true,
    act: (ctx) =>
      allocateTarget(ctx, { year: YEAR, shares: [{ owner: AGENCY, services: 4 }], reason: 'Kế hoạch' }),
  },
]

async function traces(): Promise<readonly number[]> {
  const tables = ['roadmap_records', 'roadmap_events', 'roadmap_allocations', 'audit_log'] as const
  return Promise.all(
    tables.map(async (table) => {
      const { count } = await world.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    }),
  )
}

/** Who reads all agencies' records is told that it is not his; strangers are told nothing. */
function readsIt(who: Who): boolean {
  const [role, where] = who.split(' at ') as [Role, Place]
  if (role === 'province_admin') return true
  if (where === 'other') return false
  if (where === 'committee') return role === 'agency_leader'
  return PLANNERS.includes(role)
}

for (const row of ROWS) {
  describe(`${row.command}: who may`, () => {
    for (const who of row.allowed) {
      test(`${who} may`, async () => {
        year += 1
        world.clock.set(new Date(`${year}-11-24T09:00:00+07:00`))
        await row.prepare?.()
        const outcome = await row.act(as(who))
        assert.equal(outcome.kind, 'done', JSON.stringify(outcome))
      })
    }

    test('nobody else may, and to strangers there is nothing', async () => {
      year += 1
      world.clock.set(new Date(`${year}-11-24T09:00:00+07:00`))
      await row.prepare?.()
      const before = await traces()
      for (const who of EVERYBODY.filter((one) => !row.allowed.includes(one))) {
        const outcome = await row.act(as(who))
        assert.equal(outcome.kind, 'refused', `${who}: ${JSON.stringify(outcome)}`)
        assert.equal(outcome.reason, row.isPublic || readsIt(who) ? 'not-your-role' : 'not-found', who)
      }
      assert.deepEqual(await traces(), before)
    })
  })
}

test('a citizen and a visitor are nobody here', async () => {
  for (const actor of [await world.citizen(), { kind: 'visitor' } as const] satisfies Actor[]) {
    const ctx = { ...planner(), actor: actor as unknown as OfficerActor }
    const outcome = await draftCommitment(ctx, { ...place(), content: content(), seen: 0 })
    assert.deepEqual(outcome, { kind: 'refused', reason: 'not-found' })
  }
})
