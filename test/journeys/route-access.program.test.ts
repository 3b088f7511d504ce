import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { backofficeRoutes } from '../../src/backoffice/index.ts'
import {
  CASE_ROLES,
  declineDossier,
  extendDeadline,
  requestFinancialDuty,
  requestSupplement,
  stopDossier,
  submitAtCounter,
  transferDossiers,
  WORK_LISTS,
} from '../../src/modules/dossiers/index.ts'
import { type CitizenActor, type OfficerActor, type Role } from '../../src/modules/identity/index.ts'
import { newId } from '../../src/platform/ids/id.ts'
import { portalRoutes } from '../../src/portal/index.ts'
import { type TestApp, testApp } from '../support/app.ts'
import {
  aDossier,
  aDraft,
  actOnTask,
  driveTo,
  loadDossier,
  officerFor,
  paperIds,
  serviceOf,
  type taskOf,
  upload,
} from '../support/dossier-builders.ts'
import { newerRevision, withDays } from '../support/newer-revision.ts'
import type { Answer, Visitor } from '../support/visitor.ts'

const PROCEDURE = 'bl-04'
const NAME = 'Bí Mật Thị Hồ Sơ'
const PHONE = '0917123987'
const NATIONAL_ID = '095190998877'

/** Reminders, letters due, figures: of one's own agency alone. */
const HEAD_PAGES = ['/can-bo/nhac-viec', '/can-bo/sap-qua-han', '/can-bo/dung-han', '/can-bo/du-bao-tre']

type Params = Readonly<Record<string, string>>

/** What stands behind an address, and somebody to whom it opens. */
interface Ground {
  readonly params: Params
  readonly rightful: Visitor
}

let app: TestApp
let applicant: CitizenActor
let strangers: ReadonlyMap<string, Visitor>
let grounds: ReadonlyMap<string, Ground>
const codes: string[] = []

before(async () => {
  app = await testApp()
  applicant = await app.world.citizen({ name: NAME, phone: PHONE, nationalId: NATIONAL_ID })
  grounds = await layGrounds()
  strangers = await signInStrangers()
})
after(() => app.close())

const routes = () => [...portalRoutes(app.services), ...backofficeRoutes(app.services)]
/** Addresses of one dossier, draft, file or slip. */
const guarded = () => routes().filter(({ path }) => /:(dossier|draft|slip)\b/.test(path))
const wish = () => ({
  procedureId: PROCEDURE,
  owner: applicant,
  applicant: { name: NAME, phone: PHONE, nationalId: NATIONAL_ID },
})
const pathOf = (pattern: string, params: Params) =>
  pattern.replace(/:(\w+)/g, (_all, name: string) => params[name] ?? `no-${name}`)

async function signInStrangers(): Promise<ReadonlyMap<string, Visitor>> {
  const { world } = app
  const agencyId = 'ubnd-phuong-2'
  const unitId = world.directory.getUnitOfKind(agencyId, 'one_stop').id
  const elsewhere = CASE_ROLES.map((role) => ({ agencyId, unitId, role }))
  const own = serviceOf(world, PROCEDURE).agencyId
  const admin = (role: Role) => world.officer([{ agencyId: own, unitId: `${own}.mot-cua`, role }])
  const people = {
    'another citizen': await world.citizen({ name: 'Người Tò Mò' }),
    'an organisation of the same name': await world.citizen({ kind: 'organisation', name: NAME }),
    'an officer of another agency': await world.officer(elsewhere),
    'the administrator of the agency': await admin('agency_admin'),
    'the administrator of the province': await admin('province_admin'),
    'an officer without a post': await world.officer([]),
  }
  const signedIn = Object.entries(people).map(
    async ([who, actor]) => [who, await app.signedIn(actor)] as const,
  )
  return new Map([['a visitor', app.visitor()], ...(await Promise.all(signedIn))])
}

/** A dossier at the step of that kind, and the officer who holds it. */
async function atStep(kind: Parameters<typeof taskOf>[1]) {
  const { dossierId } = await aDossier(app.world, wish())
  for (;;) {
    const loaded = await loadDossier(app.world, dossierId)
    const task = loaded.state.tasks.find(({ waitingFor }) => waitingFor === null)
    assert.ok(task, `no step of kind ${kind}`)
    if (task.kind === kind) return { loaded, task, officer: await officerFor(app.world, task) }
    assert.equal((await actOnTask(app.world, loaded, task)).kind, 'done')
  }
}

type AtStep = Awaited<ReturnType<typeof atStep>>

const paramsOf = ({ loaded, task }: AtStep): Params => ({
  dossier: loaded.state.id,
  token: String(task.token),
})

async function layGrounds(): Promise<ReadonlyMap<string, Ground>> {
  const citizen = await app.signedIn(applicant)
  const [online, desk] = [await onlineDraft(citizen), await counterDraft()]
  const steps = await stepGrounds()
  const made = new Map([...(await dossierGrounds(citizen)), ...(await timeGrounds(citizen))])
  const movable = await fileOfBefore()
  for (const name of ['move-to-revision', 'move-to-revision.send'])
    made.set(`backoffice.dossier.${name}`, movable)
  const named = (route: string): Ground | undefined => {
    if (route.startsWith('portal.apply.')) return route === 'portal.apply.done' ? made.get(route) : online
    if (route.startsWith('backoffice.counter.apply.')) return desk
    return made.get(route) ?? steps.get(route.replace(/\.send$/, ''))
  }
  return new Map(guarded().flatMap(({ name }) => (named(name) ? [[name, named(name) as Ground]] : [])))
}

async function onlineDraft(rightful: Visitor): Promise<Ground> {
  const { draftId } = await aDraft(app.world, wish())
  return { params: await draftParams(draftId), rightful }
}

async function counterDraft(): Promise<Ground> {
  const owner = await receptionist()
  const { draftId, revision } = await aDraft(app.world, { ...wish(), owner })
  const file = await upload(app.world, owner)
  const paperId = revision.record.papers.find(({ providedBy }) => providedBy === 'applicant')?.id
  await app.world.db
    .updateTable('drafts')
    .set({ papers: JSON.stringify([{ paperId, fileIds: [file], originals: 1, copies: 0 }]) })
    .where('id', '=', draftId)
    .execute()
  return { params: await draftParams(draftId), rightful: await app.signedIn(owner) }
}

function receptionist(): Promise<OfficerActor> {
  const { agencyId } = serviceOf(app.world, PROCEDURE)
  return app.world.officer([{ agencyId, unitId: `${agencyId}.mot-cua`, role: 'receptionist' }])
}

async function draftParams(draft: string): Promise<Params> {
  const { papers } = await app.world.db
    .selectFrom('drafts')
    .select('papers')
    .where('id', '=', draft)
    .executeTakeFirstOrThrow()
  const [paper] = papers as { paperId: string; fileIds: string[] }[]
  return { draft, section: '1', paper: paper?.paperId ?? '', file: paper?.fileIds[0] ?? '' }
}

/** Forms of officers, each at the step it belongs to. */
async function stepGrounds(): Promise<ReadonlyMap<string, Ground>> {
  const grounds = new Map<string, Ground>()
  const at = async (kind: Parameters<typeof taskOf>[1], ...names: readonly string[]) => {
    const step = await atStep(kind)
    const rightful = await app.signedIn(step.officer)
    for (const name of names) grounds.set(`backoffice.dossier.${name}`, { params: paramsOf(step), rightful })
  }
  await at('assign', 'assign', 'claim')
  await at('examine', 'complete', 'send-back', 'supplement', 'release', 'financial-duty')
  await at('propose', 'propose', 'preview')
  await at('number', 'issue', 'draft')
  await at('hand_over', 'hand-over')
  const asked = await atStep('examine')
  const asking = { dossierId: asked.loaded.state.id, token: asked.task.token, reason: 'Thiếu', paperIds: [] }
  const outcome = await requestSupplement(app.world.contextFor(asked.officer), { ...asking, items: ['x'] })
  assert.equal(outcome.kind, 'done')
  grounds.set('backoffice.dossier.stop', {
    params: paramsOf(asked),
    rightful: await app.signedIn(asked.officer),
  })
  return grounds
}

async function dossierGrounds(citizen: Visitor): Promise<ReadonlyMap<string, Ground>> {
  const { world } = app
  const submitted = await atStep('receive')
  const lacking = await atStep('receive')
  const at = (step: AtStep) => ({ dossierId: step.loaded.state.id, token: step.task.token })
  const asked = { reason: 'Thiếu', paperIds: paperIds(lacking.loaded).slice(0, 1), items: [] }
  const supplement = await requestSupplement(world.contextFor(lacking.officer), { ...at(lacking), ...asked })
  const refused = await atStep('receive')
  const decline = await declineDossier(world.contextFor(refused.officer), {
    ...at(refused),
    reason: 'Sai nơi',
  })
  assert.deepEqual([supplement.kind, decline.kind], ['done', 'done'])
  const returned = await driveTo(world, { ...wish(), state: 'returned' })
  const { id, code, content } = returned.state
  codes.push(code ?? '–')
  const file = content.papers.flatMap(({ fileIds }) => fileIds)[0] ?? ''
  const desk = await app.signedIn(submitted.officer)
  const sent = await aDraft(world, wish())
  const outcome = await citizen.post(`/nop-ho-so/ho-so/${sent.draftId}/kiem-tra`, { 'cam-doan': 'yes' })
  assert.equal(outcome.status, 303)
  const slip = await handOverSlip()
  const mine = (dossier: string, more: Params = {}): Ground => ({
    params: { dossier, ...more },
    rightful: citizen,
  })
  const theirs = (dossier: string, more: Params = {}): Ground => ({
    params: { dossier, ...more },
    rightful: desk,
  })
  const [open, waiting, declined] = [submitted, lacking, refused].map((step) => step.loaded.state.id)
  assert.ok(open && waiting && declined)
  return new Map([
    ['portal.apply.done', { params: { draft: sent.draftId }, rightful: citizen }],
    ['portal.dossiers.show', mine(id)],
    ['portal.dossiers.message', mine(id)],
    ['portal.dossiers.time', mine(id)],
    ['portal.dossiers.supplement', mine(waiting)],
    ['portal.dossiers.supplement.send', mine(waiting)],
    ['portal.dossiers.withdraw', mine(open)],
    ['portal.dossiers.withdraw.send', mine(open)],
    ['portal.dossiers.sent-pdf', mine(id)],
    ['portal.dossiers.receipt-pdf', mine(id)],
    ['portal.dossiers.supplement-pdf', mine(waiting)],
    ['portal.dossiers.decline-pdf', mine(declined)],
    ['portal.dossiers.result', mine(id)],
    ['portal.dossiers.file', mine(id, { file })],
    ['backoffice.reception.show', theirs(open)],
    ['backoffice.dossier.withdraw', theirs(open)],
    ['backoffice.dossier.withdraw.send', theirs(open)],
    ['backoffice.reception.act', theirs(open)],
    ['backoffice.reception.done', theirs(id)],
    ['backoffice.reception.receipt', theirs(id)],
    ['backoffice.reception.supplement', theirs(waiting)],
    ['backoffice.reception.decline', theirs(declined)],
    ['backoffice.reception.sent', theirs(id)],
    ['backoffice.counter.done', theirs(id)],
    ['backoffice.transfer.slip', slip],
    ['backoffice.counter.supplement', theirs(waiting)],
    ['backoffice.counter.supplement.save', theirs(waiting)],
    ['backoffice.dossier.show', theirs(id)],
    ['backoffice.dossier.time', theirs(id)],
    ['backoffice.dossier.control-slip', theirs(id)],
    ['backoffice.dossier.message', theirs(id)],
    ['backoffice.dossier.note', theirs(id)],
    ['backoffice.dossier.file', theirs(id, { file })],
    ['backoffice.dossier.result', theirs(id)],
  ])
}

/** Where the clock of a file was moved, stopped or ended: by a new date, a payment, a refusal. */
async function timeGrounds(citizen: Visitor): Promise<ReadonlyMap<string, Ground>> {
  const { world } = app
  const [late, apologised, unpaid, stopped] = await Promise.all([1, 2, 3, 4].map(() => atStep('examine')))
  assert.ok(late && apologised && unpaid && stopped)
  const at = (step: AtStep) => ({ dossierId: step.loaded.state.id, token: step.task.token })
  const agencyId = serviceOf(world, PROCEDURE).agencyId
  const { id: unitId } = world.directory.getUnitOfKind(agencyId, 'leadership')
  const leader = await world.officer([{ agencyId, unitId, role: 'agency_leader' }])
  const letter = { dossierId: apologised.loaded.state.id, newDueOn: '2027-12-30', reason: 'Đo lại' }
  const kinds = [(await extendDeadline(world.contextFor(leader), letter)).kind as string]
  for (const step of [unpaid, stopped]) {
    const duty = { ...at(step), amountVnd: 1_000_000, content: 'Thuế', payBy: '' }
    kinds.push((await requestFinancialDuty(world.contextFor(step.officer), duty)).kind)
  }
  const stop = { ...at(stopped), reason: 'Không nộp' }
  kinds.push((await stopDossier(world.contextFor(stopped.officer), stop)).kind)
  assert.deepEqual(new Set(kinds), new Set(['done']))
  const refused = await driveTo(world, { ...wish(), state: 'issued', outcome: 'refused' })
  const examiner = await app.signedIn(unpaid.officer)
  const head = await app.signedIn(leader)
  const of = (dossier: string, rightful: Visitor): Ground => ({ params: { dossier }, rightful })
  const papers = [
    ['apology', 'apology-letter', apologised.loaded.state.id],
    ['stop', 'stop-notice', stopped.loaded.state.id],
    ['refusal', 'refusal-notice', refused.dossierId],
  ] as const
  return new Map([
    ...papers.flatMap(([own, theirs, dossier]) => [
      [`portal.dossiers.${own}-pdf`, of(dossier, citizen)] as const,
      [`backoffice.dossier.${theirs}`, of(dossier, head)] as const,
    ]),
    ...['extend', 'extend.send', 'extend.preview'].map(
      (name) => [`backoffice.dossier.${name}`, of(late.loaded.state.id, head)] as const,
    ),
    ...['payment', 'payment.send'].flatMap((name) => [
      [`portal.dossiers.${name}`, of(unpaid.loaded.state.id, citizen)] as const,
      [`backoffice.dossier.${name}`, of(unpaid.loaded.state.id, examiner)] as const,
    ]),
  ])
}

/** A file that came before the revision now in force, and the leader who may let it go on by that one. */
async function fileOfBefore(): Promise<Ground> {
  const procedureId = 'bl-12'
  const { dossierId } = await driveTo(app.world, { ...wish(), procedureId, state: 'received' })
  await newerRevision(app.world, procedureId, withDays(5))
  await app.refresh()
  const { agencyId } = serviceOf(app.world, procedureId)
  const { id: unitId } = app.world.directory.getUnitOfKind(agencyId, 'leadership')
  const leader = await app.world.officer([{ agencyId, unitId, role: 'agency_leader' }])
  return { params: { dossier: dossierId }, rightful: await app.signedIn(leader) }
}

/** A file taken in at the counter and handed over with its papers. */
async function handOverSlip(): Promise<Ground> {
  const owner = await receptionist()
  const ctx = app.world.contextFor(owner)
  const { draftId, revision } = await aDraft(app.world, { ...wish(), owner })
  const checkedPaperIds = revision.record.papers.map(({ id }) => id)
  const taken = await submitAtCounter(ctx, { draftId, checkedPaperIds })
  assert.equal(taken.kind, 'submitted')
  const [slip] = await transferDossiers(ctx, [draftId])
  return { params: { slip: slip?.slipId ?? '' }, rightful: await app.signedIn(owner) }
}

const GIVEAWAYS = [NAME, PHONE, NATIONAL_ID, '%PDF-']

/** Nothing of the dossier is in it, and it is not told apart from an address that leads nowhere. */
function assertClosed(answer: Answer, what: string): void {
  assert.ok([303, 401, 403, 404].includes(answer.status), `${what}: ${answer.status}`)
  if (answer.status === 303)
    assert.match(
      answer.location,
      /^(\/can-bo)?\/dang-nhap\?tiep=|^\/can-bo\/dang-nhap$/,
      `${what}: ${answer.location}`,
    )
  const content = `${answer.text} ${answer.bytes.subarray(0, 8).toString('latin1')}`
  for (const giveaway of [...GIVEAWAYS, ...codes])
    assert.ok(!content.includes(giveaway), `${what} shows ${giveaway}`)
}

describe('addresses of one dossier, draft or file', () => {
  test('are all looked at here', () => {
    const missing = guarded()
      .map(({ name }) => name)
      .filter((name) => !grounds.has(name))
    assert.deepEqual(missing, [])
  })

  test('open to whom they belong', async () => {
    for (const { name, method, path } of guarded().filter((route) => route.method === 'GET')) {
      const ground = grounds.get(name)
      if (!ground) continue
      const answer = await ground.rightful.get(pathOf(path, ground.params))
      assert.equal(answer.status, 200, `${method} ${name}: ${answer.status} ${answer.location}`)
    }
  })

  test('are closed to everybody else, and look as if there were nothing', async () => {
    for (const { name, path } of guarded().filter((route) => route.method === 'GET')) {
      const ground = grounds.get(name)
      if (!ground) continue
      for (const [who, visitor] of strangers) {
        const there = await visitor.get(pathOf(path, ground.params))
        assertClosed(there, `${name} for ${who}`)
        const absent = Object.fromEntries(Object.keys(ground.params).map((key) => [key, newId(app.clock)]))
        const nowhere = await visitor.get(
          pathOf(path, { ...ground.params, ...absent, token: '2', section: '1' }),
        )
        assert.equal(there.status, nowhere.status, `${name} for ${who}`)
      }
    }
  })

  test('of one face are closed at the other', async () => {
    for (const { name, path } of guarded().filter((route) => route.method === 'GET')) {
      const ground = grounds.get(name)
      if (!ground) continue
      const face = name.startsWith('portal.') ? 'backoffice.reception.show' : 'portal.dossiers.show'
      const other = grounds.get(face)?.rightful
      assert.ok(other)
      assertClosed(await other.get(pathOf(path, ground.params)), `${name} from the other face`)
    }
  })

  test('take no act from a stranger and change nothing', async () => {
    const before = await traces()
    for (const { name, path } of guarded().filter((route) => route.method === 'POST')) {
      const ground = grounds.get(name)
      if (!ground) continue
      const form = name.startsWith('portal.') ? '/tra-cuu' : '/can-bo/tai-khoan'
      for (const [who, visitor] of strangers) {
        const fields = {
          'cam-doan': 'yes',
          text: 'Chào',
          requestId: newId(app.clock),
          reason: 'Vì',
          viec: 'tiep-nhan',
        }
        await visitor.get(form)
        const answer = await visitor.post(pathOf(path, ground.params), fields, { form: '/tra-cuu' })
        assertClosed(answer, `${name} by ${who}`)
      }
    }
    assert.deepEqual(await traces(), before)
  })

  test('of a draft at the counter are closed to a colleague of the same desk too', async () => {
    const colleague = await app.signedIn(await receptionist())
    for (const { name, path, method } of guarded().filter(({ path }) => path.includes('/quay/ho-so/'))) {
      const ground = grounds.get(name)
      assert.ok(ground)
      const at = pathOf(path, ground.params)
      const answer =
        method === 'GET' ? await colleague.get(at) : await colleague.post(at, {}, { form: '/can-bo/quay' })
      assertClosed(answer, name)
    }
  })

  test('open a file only together with the dossier it hangs on', async () => {
    const { rightful, params } = grounds.get('portal.dossiers.file') as Ground
    const draft = grounds.get('portal.apply.file') as Ground
    const desk = grounds.get('backoffice.dossier.file') as Ground
    const alien = [
      [rightful, `/ho-so/${params['dossier']}/tep/${draft.params['file']}`],
      [rightful, `/nop-ho-so/ho-so/${draft.params['draft']}/tep/${params['file']}`],
      [desk.rightful, `/can-bo/ho-so/${params['dossier']}/tep/${draft.params['file']}`],
    ] as const
    for (const [visitor, path] of alien) assert.equal((await visitor.get(path)).status, 404, path)
  })
})

async function traces(): Promise<readonly unknown[]> {
  const tables = ['dossier_events', 'dossiers', 'files', 'drafts', 'audit_log'] as const
  const counts = tables.map((table) =>
    app.world.ownerDb
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow(),
  )
  const versions = await app.world.db.selectFrom('drafts').select(['id', 'version']).orderBy('id').execute()
  return [...(await Promise.all(counts)), ...versions]
}

describe('lists and searches', () => {
  test('of another citizen hold nothing of it', async () => {
    for (const who of ['another citizen', 'an organisation of the same name']) {
      const page = await (strangers.get(who) as Visitor).get('/ho-so')
      assert.equal(page.status, 200)
      for (const code of codes) assert.ok(!page.text.includes(code), who)
      assert.doesNotMatch(page.text, /\/ho-so\/[0-9a-f-]{36}/)
    }
  })

  test('of an officer of another agency hold nothing of it, whatever is searched for', async () => {
    const officer = strangers.get('an officer of another agency') as Visitor
    for (const list of WORK_LISTS) {
      const page = await officer.get(`/can-bo/viec/${list}`)
      assert.equal(page.status, 200, list)
      assert.ok(!page.text.includes(NAME), list)
    }
    for (const q of [...codes, NAME, 'bi mat thi', PHONE, NATIONAL_ID]) {
      const found = await officer.post('/can-bo/tim', { q })
      assert.equal(found.status, 200)
      assert.doesNotMatch(found.text, /href="\/can-bo\/ho-so\/[0-9a-f-]{36}/, q)
    }
    assert.ok(!(await officer.get('/can-bo/quay/hom-nay')).text.includes(NAME))
    for (const path of HEAD_PAGES) {
      const { status, text } = await officer.get(path)
      assert.equal(status, 200, path)
      for (const secret of [NAME, ...codes]) assert.ok(!text.includes(secret), path)
    }
  })

  test('find it for an officer of the agency', async () => {
    const { rightful } = grounds.get('backoffice.dossier.show') as Ground
    for (const q of [...codes, 'bi mat thi', PHONE, NATIONAL_ID])
      assert.match(
        (await rightful.post('/can-bo/tim', { q })).text,
        /href="\/can-bo\/(ho-so|tiep-nhan)\/[0-9a-f-]{36}/,
        q,
      )
  })

  test('open to nobody who does not work on files', async () => {
    for (const [who, visitor] of strangers) {
      if (who === 'an officer of another agency') continue
      for (const path of [
        '/can-bo/tim',
        '/can-bo/quay',
        '/can-bo/quay/hom-nay',
        ...HEAD_PAGES,
        ...WORK_LISTS.map((list) => `/can-bo/viec/${list}`),
      ])
        assertClosed(await visitor.get(path), `${path} for ${who}`)
    }
  })

  test('of the public give a dossier away to no guess', async () => {
    const visitor = app.visitor()
    for (const code of codes) {
      const answer = await visitor.post('/tra-cuu', { code, phone: '0900000000' })
      assert.ok(!answer.text.includes(NAME))
    }
  })
})

describe('addresses of the back office', () => {
  test('lead a citizen and a visitor to the sign-in page of officers', async () => {
    const citizen = await app.signedIn(applicant)
    const open = routes().filter(
      ({ path, method, access }) =>
        path.startsWith('/can-bo') && method === 'GET' && access.name !== 'anyone',
    )
    assert.ok(open.length > 20)
    for (const { path, name } of open) {
      for (const visitor of [app.visitor(), citizen]) {
        const answer = await visitor.get(pathOf(path, { ...grounds.get(name)?.params, list: 'mine' }))
        assert.equal(answer.status, 303, name)
        assert.match(answer.location, /^\/can-bo\/dang-nhap/, name)
      }
    }
  })

  test('state for whom they are', () => {
    for (const { name, access, path } of routes())
      if (path.startsWith('/can-bo') && access.name === 'anyone')
        assert.match(name, /^backoffice\.account\.sign-/)
  })
})
