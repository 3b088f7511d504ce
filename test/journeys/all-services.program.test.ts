import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  type Answers,
  breakAnswers,
  type FormDefinition,
  generateAnswers,
  readSection,
  seededRandom,
  validateSection,
} from '../../src/engines/forms/index.ts'
import type { ProcedureRevision } from '../../src/modules/catalog/index.ts'
import { formLists, type OpenTask } from '../../src/modules/dossiers/index.ts'
import { escapeText } from '../support/escape-text.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { aPdf, aPng, expectOn, sectionFields, sendSection, startOnline } from '../support/apply-online.ts'
import { examinerFor, loadDossier, officerFor } from '../support/dossier-builders.ts'
import { checkHtml } from '../support/html-check.ts'
import { formWith } from '../support/page-form.ts'
import type { Answer, Fields, Visitor } from '../support/visitor.ts'

const PROCEDURES = Array.from({ length: 56 }, (_, index) => `bl-${String(index + 1).padStart(2, '0')}`)
/** More steps than any process has: a dossier that goes in circles is a fault. */
const MOST_STEPS = 30

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

function revisionOf(procedureId: string): ProcedureRevision {
  const revision = app.services.catalog.findProcedure(procedureId)
  assert.ok(revision, `${procedureId} is in the catalogue`)
  return revision
}

/** A page as a browser gets it: answered, valid, and about what it should be. */
async function look(visitor: Visitor, path: string): Promise<string> {
  const answer = await visitor.get(path)
  assert.equal(answer.status, 200, `${path}: ${answer.status} ${answer.location}`)
  checkHtml(answer.text)
  return answer.text
}

interface Applying {
  readonly visitor: Visitor
  readonly base: string
  readonly form: FormDefinition
  readonly answers: Answers
}

/** Every way one answer of the section can be wrong: the page comes back and leads to it. */
async function refusedSections({ visitor, base, form, answers }: Applying, index: number): Promise<number> {
  const keys = new Set(form.sections[index]?.fields.map(({ key }) => key))
  const lists = formLists(app.services.directory)
  let refused = 0
  for (const { answers: wrong, expected } of breakAnswers(form, answers, seededRandom(7), lists)) {
    if (!keys.has(rootOf(expected.key))) continue
    const fields = sectionFields(form, index, wrong)
    const errors = validateSection(form, index, readAsPosted(form, index, fields, answers), lists)
    // What no browser can send wrong, such as characters that are taken out when a form is read.
    if (errors.length === 0) continue
    const answer = await visitor.post(`${base}/muc/${index + 1}`, { ...fields, _action: 'continue' })
    assert.equal(answer.status, 422, `${base} ${expected.key}: ${expected.message.vi}`)
    assert.ok(errors.some(({ key }) => rootOf(key) === rootOf(expected.key)))
    const summary = /govuk-error-summary[\s\S]*?<\/ul>/.exec(answer.text)?.[0] ?? ''
    for (const { id, message } of errors)
      assert.ok(
        summary.includes(`href="#${id}">${escapeText(message.vi)}</a>`),
        `${message.vi} in ${summary}`,
      )
    if (refused === 0) checkHtml(answer.text)
    refused += 1
  }
  return refused
}

function readAsPosted(form: FormDefinition, index: number, fields: Fields, answers: Answers): Answers {
  const posted = (name: string) => {
    const value = fields[name]
    return typeof value === 'string' ? [value] : value
  }
  return readSection(form, index, posted, answers)
}

const rootOf = (key: string) => key.split('[', 1)[0] ?? key

async function fillSections(applying: Applying): Promise<void> {
  const { visitor, base, form } = applying
  let refused = 0
  for (const { index } of form.sections) {
    const page = await visitor.get(`${base}/muc/${index + 1}`)
    if (page.status === 303) continue
    checkHtml(page.text)
    refused += await refusedSections(applying, index)
    expectOn(await sendSection(visitor, { ...applying, index }), `section ${index + 1}`)
  }
  assert.ok(refused > 0, 'the form refuses nothing')
}

/** Answers what the papers depend on, then gives each that the page asks for. */
async function givePapers({ visitor, base }: Applying, revision: ProcedureRevision): Promise<void> {
  const situations = await visitor.get(`${base}/truong-hop`)
  if (situations.status === 200) {
    const asked = formWith(situations.text, `${base}/truong-hop`).choices
    const yes = Object.fromEntries(Object.keys(asked).map((name) => [name, 'yes']))
    expectOn(await visitor.post(`${base}/truong-hop`, yes), 'situations')
  }
  const list = await look(visitor, `${base}/giay-to`)
  const ids = [...list.matchAll(new RegExp(`href="${base}/giay-to/([^"/?]+)`, 'g'))].map(([, id = '']) => id)
  for (const id of new Set(ids)) {
    await look(visitor, `${base}/giay-to/${id}`)
    const accept = revision.record.papers.find((paper) => paper.id === id)?.accept ?? []
    const file = accept.includes('pdf') ? aPdf(`${id}.pdf`) : aPng(`${id}.png`)
    expectOn(await visitor.post(`${base}/giay-to/${id}`, {}, { files: [file] }), `paper ${id}`)
  }
  expectOn(await visitor.post(`${base}/giay-to`), 'papers')
}

async function apply(visitor: Visitor, procedureId: string): Promise<string> {
  const revision = revisionOf(procedureId)
  const form = app.services.catalog.formOf(revision)
  const seed = Number(procedureId.slice(3))
  const answers = generateAnswers(form, seededRandom(seed), formLists(app.services.directory))
  const sheet = await look(visitor, `/dich-vu/${procedureId}`)
  assert.ok(sheet.includes(`href="/nop-ho-so/${procedureId}`), 'the sheet leads to the application')
  await look(visitor, `/nop-ho-so/${procedureId}`)
  // Where districts decide, each its own: one is chosen, not always the same.
  const offered = app.services.catalog.servicesOf(procedureId)
  const agencyId = offered[seed % offered.length]?.agencyId
  const base = await startOnline(app, visitor, { procedureId, ...(agencyId ? { agencyId } : {}) })
  await look(visitor, base)
  const applying = { visitor, base, form, answers }
  await fillSections(applying)
  await givePapers(applying, revision)
  await look(visitor, `${base}/nhan-ket-qua`)
  const way = revision.record.delivery.includes('counter') ? 'counter' : 'online'
  expectOn(await visitor.post(`${base}/nhan-ket-qua`, { way }), 'delivery')
  await look(visitor, `${base}/kiem-tra`)
  const careless = await visitor.post(`${base}/kiem-tra`, {})
  assert.equal(careless.status, 422, 'nothing is sent without the declaration')
  const sent = expectOn(await visitor.post(`${base}/kiem-tra`, { 'cam-doan': 'yes' }), 'submission')
  const done = await look(visitor, sent)
  const dossierId = /\/ho-so\/([0-9a-f-]{36})/.exec(done)?.[1]
  assert.ok(dossierId, 'the page after sending leads to the file')
  await look(visitor, `/ho-so/${dossierId}`)
  return dossierId
}

/** Pages of officers hardly differ between services: one in five is read to the last sign. */
let desksSeen = 0
async function lookAtDesk(desk: Visitor, path: string): Promise<string> {
  desksSeen += 1
  if (desksSeen % 5 === 0) return look(desk, path)
  const answer = await desk.get(path)
  assert.equal(answer.status, 200, `${path}: ${answer.status} ${answer.location}`)
  return answer.text
}

const desks = new Map<string, Promise<Visitor>>()

async function deskOf(task: OpenTask): Promise<Visitor> {
  const officer = await officerFor(app.world, task)
  const known = desks.get(officer.accountId) ?? app.signedIn(officer)
  desks.set(officer.accountId, known)
  return known
}

async function receive(dossierId: string, task: OpenTask): Promise<Answer> {
  const desk = await deskOf(task)
  const path = `/can-bo/tiep-nhan/${dossierId}`
  const page = await lookAtDesk(desk, path)
  const { fields, choices } = formWith(page, path)
  const unchecked = await desk.post(path, { ...fields, viec: 'tiep-nhan' })
  if (page.includes('Bắt buộc</strong>')) assert.equal(unchecked.status, 422, 'papers are looked at first')
  if (unchecked.status === 303) return unchecked
  return desk.post(path, { ...fields, dung: choices['dung'] ?? [], viec: 'tiep-nhan' })
}

const MAIN_STEPS = /\/buoc\/\d+\/(?:phan-cong|hoan-thanh|de-xuat|vao-so|tra-ket-qua)/

async function act(dossierId: string, task: OpenTask): Promise<Answer> {
  const desk = await deskOf(task)
  // Somebody to assign to exists only once asked for.
  const examiner =
    task.kind === 'assign' ? await examinerFor(app.world, await loadDossier(app.world, dossierId), task) : ''
  const home = `/can-bo/ho-so/${dossierId}`
  const page = await lookAtDesk(desk, home)
  const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href)
  const path = links.find((href) => MAIN_STEPS.test(href) && href.includes(`/buoc/${task.token}/`))
  assert.ok(path, `${task.kind} is not offered to its holder`)
  const { fields, choices } = formWith(await lookAtDesk(desk, path), path)
  return desk.post(path, { ...fields, ...typed(task, choices, examiner) })
}

/** What an officer adds to what the page holds already. */
function typed(
  { kind }: OpenTask,
  choices: Readonly<Record<string, readonly string[]>>,
  examiner: string,
): Fields {
  const asked = (name: string, value: string): Fields =>
    choices[name]?.includes(value) ? { [name]: value } : {}
  switch (kind) {
    case 'assign':
      assert.ok(choices['officer']?.includes(examiner), 'the examiner stands in the list')
      return { officer: examiner }
    case 'number':
      return {}
    case 'hand_over':
      return { receiverPaper: '095190000123' }
    default:
      return {
        opinion: 'Đủ điều kiện',
        ...asked('outcome', 'granted'),
        ...asked('decision', 'grant'),
        ...asked('consultation', 'yes'),
      }
  }
}

/** Every step by the officer who holds it; gives the kinds passed. */
async function settle(dossierId: string): Promise<string[]> {
  const kinds: string[] = []
  while (kinds.length < MOST_STEPS) {
    const { state } = await loadDossier(app.world, dossierId)
    const task = state.tasks.find(({ waitingFor }) => waitingFor === null)
    if (!task) return kinds
    const answer = await (task.kind === 'receive' ? receive : act)(dossierId, task)
    expectOn(answer, task.kind)
    kinds.push(task.kind)
  }
  throw new Error(`goes in circles: ${kinds.join(', ')}`)
}

function assertPdf(answer: Answer): void {
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-type'), 'application/pdf')
  assert.equal(answer.bytes.subarray(0, 5).toString(), '%PDF-')
  assert.ok(answer.bytes.length > 3000, 'the document is not empty')
}

describe('every service, by the pages alone', { concurrency: 2 }, () => {
  for (const procedureId of PROCEDURES) {
    test(`${procedureId} goes from its sheet to a result in the hands of the applicant`, async () => {
      const citizen = await app.signedIn(await app.world.citizen())
      const dossierId = await apply(citizen, procedureId)
      const kinds = await settle(dossierId)
      assert.equal(kinds[0], 'receive')
      assert.ok(kinds.includes('approve') && kinds.includes('number'), kinds.join(', '))
      const { state } = await loadDossier(app.world, dossierId)
      assert.deepEqual([state.status, state.outcome], ['returned', 'granted'])
      const page = await look(citizen, `/ho-so/${dossierId}`)
      assert.ok(page.includes(`href="/ho-so/${dossierId}/ket-qua.pdf`), 'the file page offers the result')
      assertPdf(await citizen.get(`/ho-so/${dossierId}/ket-qua.pdf`))
      assertPdf(await citizen.get(`/ho-so/${dossierId}/giay-tiep-nhan.pdf`))
      // The brake on guessing lets one address ask so often only.
      if (Number(procedureId.slice(3)) % 4 !== 0) return
      const confirmed = await look(app.visitor(), `/xac-nhan/${state.result?.verificationCode}`)
      assert.ok(
        confirmed.includes(escapeText(state.result?.notation ?? '–')),
        'anybody can confirm the result',
      )
    })
  }
})
