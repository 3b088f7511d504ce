import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import {
  CONTENT,
  History,
  HISTORY_ID,
  ISSUED,
  officerOf,
  packGraph,
} from '../../../test/support/dossier-history.ts'
import type { ProcessGraph } from '../../engines/workflow/index.ts'
import type { Applicant } from './dossier-content.ts'
import { nameKeys, nameQuery, projectDossier, type DossierTimes } from './dossier-projection.ts'
import { reduceDossier } from './reduce-dossier.ts'

let graph: ProcessGraph
before(async () => {
  graph = await packGraph('bl-01')
})

const REPLY = new Date('2026-11-25T02:00:00.000Z')
const STEP = new Date('2026-11-27T10:00:00.000Z')
const DUE: DossierTimes = { replyDueAt: () => REPLY, stepDueAt: () => STEP, clock: () => null }
const DIGEST = Buffer.from('abcd', 'hex')

const project = (history: History) =>
  projectDossier(
    reduceDossier(HISTORY_ID, () => graph, history.events),
    DIGEST,
    {
      times: DUE,
      powers: { field: 'Đất đai', area: '31825' },
    },
  )
const of = (applicant: Partial<Applicant>) =>
  project(new History(graph, { ...CONTENT, applicant: { ...CONTENT.applicant, ...applicant } }))

describe('the rows computed from a dossier', () => {
  test('before reception the step is due when the reply is, and has no plan of its own', () => {
    const [task] = project(new History(graph)).tasks
    assert.equal(task?.due_at, REPLY.toISOString())
    assert.equal(task?.step_due_at, null)
    assert.equal(task?.lead_agency_id, 'lead')
  })

  test('after reception the dossier’s own due date stands beside each open step', () => {
    const [task] = project(new History(graph).received()).tasks
    assert.equal(task?.due_at, '2026-12-08T10:00:00.000Z')
    assert.equal(task?.step_due_at, STEP.toISOString())
  })

  test('a consulted agency has the day it is to answer by, the others that of the dossier', () => {
    const asked = new History(graph).received().assigned().completed(3, 'examine_1', { account: 'examiner' })
    const rows = project(asked).tasks.map((task) => [task['kind'], task['due_at']])
    assert.deepEqual(rows.toSorted(), [
      ['consult', STEP.toISOString()],
      ['consult', STEP.toISOString()],
      ['examine', '2026-12-08T10:00:00.000Z'],
    ])
  })

  test('while the applicant is waited for the clock runs at no step', () => {
    const history = new History(graph).received().assigned()
    const runs = (rows: ReturnType<typeof project>) => rows.tasks.map((task) => task['clock_runs'])
    assert.deepEqual(runs(project(history)), [true])
    history.add(
      'supplement_requested',
      { stage: 'processing', token: 3, paperIds: [] },
      { reason: 'Thiếu', items: [] },
    )
    assert.deepEqual(runs(project(history)), [false])
    history.add(
      'supplemented',
      { paperIds: [], dueAt: '2026-12-10T10:00:00.000Z', calendarVersion: 'test' },
      { answers: {}, papers: [], message: '' },
    )
    assert.deepEqual(runs(project(history)), [true])
  })

  test('the agency whose desk received it stands beside that of its code', () => {
    const rowOf = (history: History) => project(history).dossier
    assert.equal(rowOf(new History(graph))['desk_agency_id'], null)
    const received = new History(graph).add(
      'received',
      {
        token: 1,
        code: '000.00.06.H04-261124-0001',
        dueAt: '2026-12-08T10:00:00.000Z',
        calendarVersion: 'test',
        checkedPaperIds: [],
        limit: { amount: 10, unit: 'working_day' },
      },
      null,
      officerOf('desk', 'branch'),
    )
    const { desk_agency_id: desk, office_agency_id: office } = rowOf(received)
    assert.deepEqual([desk, office], ['branch', 'lead'])
  })

  test('the same dossier gives the same rows, byte for byte', () => {
    const rows = () => JSON.stringify(project(new History(graph).received().assigned()))
    assert.equal(rows(), rows())
  })

  test('a consulted agency finds the dossier by name from when it is asked', () => {
    const history = new History(graph).received().assigned()
    const agencies = (rows: ReturnType<typeof project>) => [
      ...new Set(rows.names.map((row) => row['agency_id'])),
    ]
    assert.deepEqual(agencies(project(history)), ['lead'])
    const asked = project(history.completed(3, 'examine_1', { account: 'examiner' }))
    assert.deepEqual(agencies(asked), ['lead', 'co0', 'co1'])
    assert.deepEqual(
      asked.agencies.map((row) => row['agency_id']),
      ['lead', 'co0', 'co1'],
    )
  })

  test('an organisation is found by its tax code, a person by the number of the paper', () => {
    assert.equal(
      of({ nationalId: null, taxCode: '1999999015' }).dossier['applicant_national_id'],
      '1999999015',
    )
    assert.equal(of({ nationalId: '095190000123' }).dossier['applicant_national_id'], '095190000123')
  })

  test('a phone number is kept the way it is searched, however it was typed', () => {
    assert.equal(of({ phone: '+84 912 345 678' }).dossier['applicant_phone'], '0912345678')
    assert.equal(of({ phone: '115' }).dossier['applicant_phone'], '115')
    assert.equal(of({ phone: null }).dossier['applicant_phone'], null)
  })

  test('there is a row of the result once it is issued', () => {
    const history = new History(graph)
    assert.deepEqual(project(history).results, [])
    history.received().assigned()
    history.completed(3, 'examine_1', { account: 'x' })
    for (const [token, step] of [
      'consult_1',
      'consult_2',
      'examine_2',
      'propose',
      'review_1',
      'review_2',
    ].entries())
      history.completed(token + 4, step, { account: 'x' })
    history.completed(10, 'approve', { account: 'leader' })
    history.add('issued', { ...ISSUED, token: 11 }, null)
    const [row] = project(history).results
    assert.equal(row?.['notation'], '12/GP-UBND')
    assert.equal(row?.['revoked_at'], null)
  })
})

describe('names as they are searched', () => {
  test('any run of syllables is the beginning of a key', () => {
    assert.deepEqual(nameKeys('Nguyễn Văn An'), ['nguyen van an', 'van an', 'an'])
    for (const typed of ['nguyen', 'Văn An', 'VAN', ' vAn  aN ', 'nguyễn văn an', 'ng'])
      assert.ok(
        nameKeys('Nguyễn Văn An').some((key) => key.startsWith(nameQuery(typed))),
        typed,
      )
    assert.ok(!nameKeys('Nguyễn Văn An').some((key) => key.startsWith(nameQuery('Nguyễn An'))))
  })

  test('signs count neither in the name nor in what is typed', () => {
    const keys = nameKeys('Công ty TNHH "A&B" (chi nhánh)')
    for (const typed of ['A&B', 'a b', '(chi nhanh)', 'TNHH A&B'])
      assert.ok(
        keys.some((key) => key.startsWith(nameQuery(typed))),
        typed,
      )
    assert.equal(nameQuery(' -.- '), '')
  })

  test('đ is d, composed or not', () => {
    assert.deepEqual(nameKeys('Đặng'), ['dang'])
    assert.equal(nameQuery('Đặng'.normalize('NFD')), 'dang')
  })
})
