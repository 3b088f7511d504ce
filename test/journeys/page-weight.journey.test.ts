import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { requestFinancialDuty, requestSupplement } from '../../src/modules/dossiers/index.ts'
import type { CitizenActor } from '../../src/modules/identity/index.ts'
import { examineLevels } from '../../src/modules/levels/index.ts'
import { levelContext } from '../../src/web/contexts.ts'
import { applyOnline } from '../support/apply-online.ts'
import {
  aDossier,
  driveTo,
  loadDossier,
  type MadeDossier,
  officerFor,
  serviceOf,
  taskOf,
} from '../support/dossier-builders.ts'
import { firstVisit } from '../support/journey.ts'
import { deskOfficer, journeyStage } from '../support/journey-stage.ts'
import type { Visitor } from '../support/visitor.ts'

/** Long form with rows and questions that answers bring up; the most kinds of steps. */
const FORM = 'bl-44'
const PROCESS = 'bl-04'
/** HTML, styles, scripts, fonts and pictures as they go over the line: two seconds on a slow mobile connection. */
const HEAVIEST = 100 * 1024

const { app, browser } = await journeyStage()

interface Weighed {
  readonly path: string
  readonly visitor?: Visitor
}

interface Told {
  diagnostic(words: string): void
}

async function weigh(t: Told, { path, visitor }: Weighed, locale: 'vi' | 'en') {
  const { bytes, parts } = await firstVisit(browser, `${app.baseUrl}${path}?lang=${locale}`, visitor)
  const said = `${path} (${locale}): ${Math.round(bytes / 1024)} KB`
  t.diagnostic(said)
  assert.ok(bytes > 5_000, said)
  return { bytes, said: [said, ...parts].join('\n') }
}

/** Those that are too heavy, with what they are made of. English weighs about the same: the heaviest are asked for it too. */
async function tooHeavy(t: Told, pages: readonly Weighed[]): Promise<readonly string[]> {
  const weights = new Map<Weighed, Awaited<ReturnType<typeof weigh>>>()
  for (const page of pages) weights.set(page, await weigh(t, page, 'vi'))
  const heaviest = pages.toSorted((one, other) => bytesOf(other) - bytesOf(one)).slice(0, 5)
  const english = []
  for (const page of heaviest) english.push(await weigh(t, page, 'en'))
  return [...weights.values(), ...english].filter(({ bytes }) => bytes > HEAVIEST).map(({ said }) => said)

  function bytesOf(page: Weighed): number {
    return weights.get(page)?.bytes ?? 0
  }
}

const person = (name: string): Promise<CitizenActor> =>
  app.world.citizen({ name, phone: '0918123456', nationalId: '095190001234' })

/** At the desk of reception, with something asked of the applicant. */
async function askedForMore(owner: CitizenActor): Promise<MadeDossier> {
  const dossier = await aDossier(app.world, { procedureId: FORM, owner })
  const { state } = await loadDossier(app.world, dossier.dossierId)
  const task = taskOf(state, 'receive')
  const asked = {
    dossierId: dossier.dossierId,
    token: task.token,
    reason: 'Bản chụp mờ',
    paperIds: state.content.papers.map(({ paperId }) => paperId),
    items: ['Ký lại đơn'],
  }
  assert.equal(
    (await requestSupplement(app.world.contextFor(await officerFor(app.world, task)), asked)).kind,
    'done',
  )
  return dossier
}

/** In the hands of its examiner, who waits for a payment. */
async function askedToPay(owner: CitizenActor): Promise<string> {
  const { dossierId, state } = await driveTo(app.world, { procedureId: PROCESS, state: 'assigned', owner })
  const task = taskOf(state, 'examine')
  const ctx = app.world.contextFor(await officerFor(app.world, task))
  const bill = { amountVnd: 1_500_000, content: 'Lệ phí trước bạ', payBy: '' }
  assert.equal((await requestFinancialDuty(ctx, { dossierId, token: task.token, ...bill })).kind, 'done')
  return dossierId
}

async function portalPages(): Promise<readonly Weighed[]> {
  const owner = await person('Huỳnh Thị Nặng Nhẹ')
  const visitor = await app.signedIn(owner)
  const { base } = await applyOnline(app, visitor, { procedureId: FORM })
  const sections = app.services.catalog.formOf(revisionOf(FORM)).sections
  const asked = await askedForMore(owner)
  const returned = await driveTo(app.world, { procedureId: PROCESS, state: 'returned', owner })
  const unpaid = await askedToPay(owner)
  const own = [
    '/tai-khoan',
    '/tai-khoan/thong-tin',
    '/tai-khoan/mat-khau',
    '/ho-so',
    `/nop-ho-so/${FORM}`,
    base,
    ...sections.map(({ index }) => `${base}/muc/${index + 1}`),
    ...['giay-to', `giay-to/${firstPaper(asked)}`, 'nhan-ket-qua', 'kiem-tra'].map(
      (page) => `${base}/${page}`,
    ),
    ...[asked, returned].map(({ dossierId }) => `/ho-so/${dossierId}`),
    `/ho-so/${asked.dossierId}/bo-sung`,
    ...['', '/chung-tu-nop-tien'].map((page) => `/ho-so/${unpaid}${page}`),
  ]
  await examineLevels({ ...levelContext(app.services), makeBlankForm: async () => {} })
  const level = `/dich-vu/${FORM}/muc-do`
  const open = [
    '/',
    '/dich-vu',
    `/dich-vu/${FORM}`,
    level,
    '/huong-dan',
    '/tra-cuu',
    '/dang-nhap',
    '/dang-ky',
  ]
  return [...open.map((path) => ({ path })), ...own.map((path) => ({ path, visitor }))]
}

function revisionOf(procedureId: string) {
  const revision = app.services.catalog.findProcedure(procedureId)
  assert.ok(revision)
  return revision
}

const firstPaper = ({ service }: MadeDossier): string =>
  revisionOf(service.procedureId).record.papers.find(({ providedBy }) => providedBy === 'applicant')?.id ?? ''

async function officePages(): Promise<readonly Weighed[]> {
  const submitted = await aDossier(app.world, { procedureId: PROCESS })
  const desk = await app.signedIn(await deskOfficer(app, PROCESS))
  const lists = ['receive', 'unit', 'mine', 'late', 'done'].map((list) => `/can-bo/viec/${list}`)
  const { agencyId } = serviceOf(app.world, PROCESS)
  const post = { agencyId, unitId: `${agencyId}.van-thu`, role: 'agency_admin' } as const
  const admin = await app.signedIn(await app.world.officer([post]))
  return [
    { path: '/can-bo/dang-nhap' },
    ...['/can-bo/tai-khoan', '/can-bo/tim', '/can-bo/quay/hom-nay', '/can-bo/muc-do', ...lists].map(
      (path) => ({
        path,
        visitor: desk,
      }),
    ),
    { path: `/can-bo/tiep-nhan/${submitted.dossierId}`, visitor: desk },
    ...(await stepPages()),
    ...['/can-bo/can-bo', '/can-bo/can-bo/moi'].map((path) => ({ path, visitor: admin })),
  ]
}

/** The file at each step of its way, with the form of the step. */
async function stepPages(): Promise<readonly Weighed[]> {
  const forms = {
    received: 'phan-cong',
    assigned: 'hoan-thanh',
    proposed: 'hoan-thanh',
    approved: 'vao-so',
    issued: 'tra-ket-qua',
  } as const
  const pages: Weighed[] = []
  for (const [state, form] of Object.entries(forms)) {
    const wish = { procedureId: PROCESS, state: state as keyof typeof forms }
    const dossier = await driveTo(app.world, wish)
    const [task] = dossier.state.tasks
    assert.ok(task)
    const visitor = await app.signedIn(await officerFor(app.world, task))
    const home = `/can-bo/ho-so/${dossier.dossierId}`
    pages.push({ path: home, visitor }, { path: `${home}/buoc/${task.token}/${form}`, visitor })
  }
  const { dossierId, state } = await driveTo(app.world, { procedureId: 'bl-08', state: 'assigned' })
  const task = taskOf(state, 'propose')
  const visitor = await app.signedIn(await officerFor(app.world, task))
  return [...pages, { path: `/can-bo/ho-so/${dossierId}/buoc/${task.token}/de-xuat`, visitor }]
}

describe('a first visit brings at most 100 KB over the line', () => {
  test('of every page of the portal', async (t) => {
    assert.deepEqual(await tooHeavy(t, await portalPages()), [])
  })

  test('of every page of the back office', async (t) => {
    assert.deepEqual(await tooHeavy(t, await officePages()), [])
  })
})
